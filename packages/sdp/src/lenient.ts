import { line as lineRule } from "./generated/sdp.ts";
import { DEFAULT_LIMITS, type ParseOptions } from "./options.ts";
import { SdpError, type SdpErrorCode } from "./sdp-error.ts";
import type { LineEnd, SdpLine, SessionDescription } from "./session-description.ts";

/**
 * Reads lines as they come: the lenient mode.
 *
 * @param text The text.
 * @param options Limits.
 * @returns The lines; the media begin with the first `m=`.
 * @throws SdpError for what no line can be, for a text without one, and beyond limits.
 */
export function readLenient(text: string, options: ParseOptions): SessionDescription {
  const { maxLines = DEFAULT_LIMITS.maxLines, maxMedia = DEFAULT_LIMITS.maxMedia } = options;
  const sections: SdpLine[][] = [[]];
  let lines = 0;
  for (let offset = 0; offset < text.length; lines++) {
    if (lines === maxLines)
      throw refused("too-many-lines", "more lines than the limit", text, offset);
    const line = readLine(text, offset);
    if (line.type === "m" && sections.length > maxMedia) {
      throw refused("too-many-media", `more than ${maxMedia} media`, text, offset);
    }
    if (line.type === "m") sections.push([line]);
    else sections.at(-1)?.push(line);
    offset +=
      line.type.length + line.value.length + line.lineEnd.length + (line.type === "" ? 0 : 1);
  }
  const [session = [], ...media] = sections;
  if (lines === 0) throw refused("unexpected-end", "text without a line", text, 0);
  return { lines: session, media: media.map((section) => ({ lines: section })) };
}

function readLine(text: string, offset: number): SdpLine {
  const feed = text.indexOf("\n", offset);
  const lineEnd = lineEndAt(text, feed, offset);
  const end = (feed === -1 ? text.length : feed + 1) - lineEnd.length;
  const written = text.slice(offset, end);
  const wrong = written.search(/[\0\r]/);
  if (wrong !== -1) {
    const isNull = written[wrong] === "\0";
    const code = isNull ? "nul" : "lone-carriage-return";
    const reason = isNull ? "character NUL" : "carriage return without line feed";
    throw refused(code, reason, text, offset + wrong);
  }
  const line = lineRule.parse(written);
  return line === undefined ? { type: "", value: written, lineEnd } : { ...line, lineEnd };
}

function lineEndAt(text: string, feed: number, offset: number): LineEnd {
  if (feed === -1) return "";
  return feed > offset && text[feed - 1] === "\r" ? "\r\n" : "\n";
}

function refused(code: SdpErrorCode, reason: string, source: string, offset: number): SdpError {
  return new SdpError({ code, reason, source, offset, rule: "RFC 8866 section 5" });
}
