import { line as lineRule } from "./generated/sdp.ts";
import { parseSdp } from "./parse-sdp.ts";
import { SdpError } from "./sdp-error.ts";
import type { SdpLine, SessionDescription } from "./session-description.ts";

/** What the writer of session descriptions takes. */
export interface StringifyOptions {
  /**
   * `strict` writes only what RFC 8866 allows; `lenient` any lines, as they were read in lenient mode.
   * Default `strict`.
   */
  readonly mode?: "strict" | "lenient";
}

/** What no line can carry: behind a line break, a value would go on as a line of its own. */
// oxlint-disable-next-line no-control-regex
const NO_VALUE = /[\0\r\n]/;

/**
 * Writes a session description; what was parsed and not changed comes back as it was written.
 *
 * @param description The description.
 * @param options Strict or lenient.
 * @returns The text.
 * @throws RangeError for what would be read as other lines or media: values with line breaks or NUL, types
 *   that are no letter, a line without an end that is not the last one, a medium that does not begin with
 *   its only `m=`; for lone surrogates; in strict mode, for all that `parseSdp` would refuse without limits.
 */
export function stringifySdp(
  description: SessionDescription,
  options: StringifyOptions = {},
): string {
  const { lines, media } = description;
  if (lines.some(isMediaLine)) throw new RangeError("a medium among the lines of the session");
  let text = linesText(lines, "");
  for (const section of media) {
    if (section.lines.findLastIndex(isMediaLine) !== 0) {
      throw new RangeError("a medium that does not begin with m=, or has two of them");
    }
    text = linesText(section.lines, text);
  }
  if (!text.isWellFormed())
    throw new RangeError("half a pair of surrogates in a session description");
  if (options.mode !== "lenient") check(text);
  return text;
}

function isMediaLine({ type }: SdpLine): boolean {
  return type === "m";
}

// Puts lines behind a text, whose last line has to have an end.
function linesText(lines: readonly SdpLine[], before: string): string {
  let text = before;
  for (const line of lines) {
    if (text !== "" && !text.endsWith("\n"))
      throw new RangeError("a line behind one without an end");
    text += lineText(line);
  }
  return text;
}

function lineText({ type, value, lineEnd }: SdpLine): string {
  if (NO_VALUE.test(value)) throw new RangeError("a line break or NUL in a line");
  const text = value + lineEnd;
  if (type === "" && text !== "" && lineRule.parse(value) === undefined) return text;
  if (!/^[A-Za-z]$/.test(type)) throw new RangeError("a line whose type is no letter");
  return `${type}=${value}${lineEnd}`;
}

function check(text: string): void {
  try {
    parseSdp(text, { maxLength: Infinity, maxLines: Infinity, maxMedia: Infinity });
  } catch (error) {
    if (!(error instanceof SdpError)) throw error;
    throw new RangeError(`not a session description: ${error.message}`, { cause: error });
  }
}
