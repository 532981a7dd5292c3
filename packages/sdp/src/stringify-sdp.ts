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
 * @throws RangeError for values with line breaks or NUL, lone surrogates and types that are no letter; in
 *   strict mode, for all that `parseSdp` would refuse without limits.
 */
export function stringifySdp(
  description: SessionDescription,
  options: StringifyOptions = {},
): string {
  let text = "";
  for (const line of description.lines) text += lineText(line);
  for (const { lines } of description.media) for (const line of lines) text += lineText(line);
  if (!text.isWellFormed())
    throw new RangeError("half a pair of surrogates in a session description");
  if (options.mode !== "lenient") check(text, description);
  return text;
}

function lineText({ type, value, lineEnd }: SdpLine): string {
  if (NO_VALUE.test(value)) throw new RangeError("a line break or NUL in a line");
  if (type === "") return value + lineEnd;
  if (!/^[A-Za-z]$/.test(type)) throw new RangeError("a line whose type is no letter");
  return `${type}=${value}${lineEnd}`;
}

function check(text: string, { media }: SessionDescription): void {
  const none = { maxLength: Infinity, maxLines: Infinity, maxMedia: Infinity };
  try {
    if (parseSdp(text, none).media.length === media.length) return;
  } catch (error) {
    if (!(error instanceof SdpError)) throw error;
    throw new RangeError(`not a session description: ${error.message}`, { cause: error });
  }
  throw new RangeError("a medium that does not begin with m=, or has two of them");
}
