/** How a line ends; with nothing only the last one, in lenient mode. */
export type LineEnd = "\r\n" | "\n" | "";

/** One line, as it is written: `type "=" value lineEnd`. */
export interface SdpLine {
  /** One letter; empty for what is no line, in lenient mode, and is all value then. */
  readonly type: string;
  readonly value: string;
  readonly lineEnd: LineEnd;
}

/** A part of a session description with lines of its own. */
export interface Section {
  readonly lines: readonly SdpLine[];
}

/** One medium: its `m=` line and those up to the next one (RFC 8866 section 5.14). */
export type MediaDescription = Section;

/** A session description (RFC 8866 section 5): the lines before the first medium, and the media. */
export interface SessionDescription extends Section {
  readonly media: readonly MediaDescription[];
}

/**
 * Makes a line.
 *
 * @param type Its letter.
 * @param value What stands behind the equals sign.
 * @param lineEnd How it ends. Default CRLF.
 * @returns The line. What no line can carry is refused when it is written.
 */
export function sdpLine(type: string, value: string, lineEnd: LineEnd = "\r\n"): SdpLine {
  return { type, value, lineEnd };
}

/**
 * Collects the values of all lines of a type.
 *
 * @param section The session or a medium.
 * @param type The letter.
 * @returns The values in their order.
 */
export function lineValues(section: Section, type: string): string[] {
  return section.lines.filter((line) => line.type === type).map(({ value }) => value);
}

/**
 * Finds the value of the first line of a type.
 *
 * @param section The session or a medium.
 * @param type The letter: `s` for the name of the session, `i` for information, and so on.
 * @returns The value; `undefined` without such a line.
 */
export function lineValue(section: Section, type: string): string | undefined {
  return section.lines.find((line) => line.type === type)?.value;
}
