/** What the line breaks of a text are, as people type it: each new line stands for one of them. */
export type LineBreak = "crlf" | "lf";

/** The first character that stands for a control character: U+2400 for U+0000, and so on. */
const PICTURES = 0x2400;

/** U+2421 stands for U+007F. */
const DELETE_PICTURE = "\u2421";

const PICTURED = /[\u2400-\u241f\u2421]/g;

const UNSHOWN = {
  crlf: /\r\n|(?![\t\u0080-\u009f])\p{Cc}/gu,
  lf: /(?![\t\n\u0080-\u009f])\p{Cc}/gu,
} as const;

/**
 * Makes a text into one that an editor can show: each line break of the kind is a line feed, every other control
 * character but the tab is its picture (`␍` for a lone carriage return, `␀` for NUL).
 *
 * @param text Any text.
 * @param lineBreak What its line breaks are.
 * @returns What the editor shows. A picture that was in the text itself is taken for the control character.
 */
export function showText(text: string, lineBreak: LineBreak): string {
  return text.replace(UNSHOWN[lineBreak], (found) => (found === "\r\n" ? "\n" : pictureOf(found)));
}

/**
 * Gives back the text that is meant by what an editor shows.
 *
 * @param shown What {@link showText} gave, or what was typed.
 * @param lineBreak What a line feed stands for.
 * @returns The text.
 */
export function meantText(shown: string, lineBreak: LineBreak): string {
  const controls = shown.replace(/\r\n?/g, "\n");
  const breaks = lineBreak === "crlf" ? controls.replaceAll("\n", "\r\n") : controls;
  return breaks.replace(PICTURED, controlOf);
}

/**
 * Finds out what the line breaks of a text are.
 *
 * @param text The text.
 * @param otherwise What they are where it has none.
 * @returns CRLF where one of them is.
 */
export function lineBreakOf(text: string, otherwise: LineBreak): LineBreak {
  if (text.includes("\r\n")) return "crlf";
  return text.includes("\n") ? "lf" : otherwise;
}

/** Places in a text and in what is shown of it. */
export interface Places {
  /** The place in the shown text of a place in the meant one. */
  readonly toShown: (offset: number) => number;
  /** The place in the meant text of a place in the shown one. */
  readonly toMeant: (offset: number) => number;
}

/**
 * Finds places of a shown text in the meant one and back: where lines end in CRLF, each line before a place makes
 * a difference of one.
 *
 * @param shown What is shown.
 * @param lineBreak What a line feed stands for.
 * @returns The two functions; each takes time in the logarithm of the lines.
 */
export function placesOf(shown: string, lineBreak: LineBreak): Places {
  if (lineBreak === "lf") return { toShown: (offset) => offset, toMeant: (offset) => offset };
  const feeds: number[] = [];
  for (let at = shown.indexOf("\n"); at !== -1; at = shown.indexOf("\n", at + 1)) feeds.push(at);
  return {
    toMeant: (offset) => offset + countBelow(feeds.length, (index) => (feeds[index] ?? 0) < offset),
    // In the meant text, the carriage return of line `index` is as many places on as there are lines before.
    toShown: (offset) =>
      offset - countBelow(feeds.length, (index) => (feeds[index] ?? 0) + index < offset),
  };
}

// How many of the first indices a condition holds for that holds up to some index and not beyond.
function countBelow(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pictureOf(control: string): string {
  return control === "\u007f"
    ? DELETE_PICTURE
    : String.fromCharCode(PICTURES + control.charCodeAt(0));
}

function controlOf(picture: string): string {
  return picture === DELETE_PICTURE
    ? "\u007f"
    : String.fromCharCode(picture.charCodeAt(0) - PICTURES);
}
