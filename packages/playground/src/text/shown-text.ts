/** What the line breaks of a text are, as people type it: each new line stands for one of them. */
export type LineBreak = "crlf" | "lf";

/** The first character that stands for a control character: U+2400 for U+0000, and so on. */
const PICTURES = 0x2400;

/** U+2421 stands for U+007F. */
const DELETE_PICTURE = "\u2421";

/** U+2426 before a picture, or before itself: what follows stands in the text as it is. */
const ITSELF = "\u2426";

const UNSHOWN = {
  crlf: /\r\n|[\u2400-\u241f\u2421\u2426]|(?![\t\u0080-\u009f])\p{Cc}/gu,
  lf: /[\u2400-\u241f\u2421\u2426]|(?![\t\n\u0080-\u009f])\p{Cc}/gu,
} as const;

const PICTURED = /\u2426[\u2400-\u241f\u2421\u2426]|[\u2400-\u241f\u2421]/g;

/**
 * Makes a text into one that an editor can show: each line break of the kind is a line feed, every other control
 * character but the tab is its picture (`␍` for a lone carriage return, `␀` for NUL). A picture that stands in the
 * text itself comes behind `␦`, and so does that.
 *
 * @param text Any text.
 * @param lineBreak What its line breaks are.
 * @returns What the editor shows.
 */
export function showText(text: string, lineBreak: LineBreak): string {
  return text.replace(UNSHOWN[lineBreak], (found) => {
    if (found === "\r\n") return "\n";
    return found >= "\u2400" ? `${ITSELF}${found}` : pictureOf(found);
  });
}

/**
 * Gives back the text that is meant by what an editor shows. A `␦` with neither a picture nor another one behind it
 * is itself.
 *
 * @param shown What {@link showText} gave, or what was typed.
 * @param lineBreak What a line feed stands for.
 * @returns The text.
 */
export function meantText(shown: string, lineBreak: LineBreak): string {
  const controls = shown.replace(/\r\n?/g, "\n");
  const breaks = lineBreak === "crlf" ? controls.replaceAll("\n", "\r\n") : controls;
  return breaks.replace(PICTURED, (found) =>
    found.length === 2 ? found.charAt(1) : controlOf(found),
  );
}

/**
 * Tells whether a text could be in an editor.
 *
 * @param text Any text.
 * @returns Whether it has no control characters but tabs and line feeds.
 */
export function isShown(text: string): boolean {
  return !/(?![\t\n\u0080-\u009f])\p{Cc}/u.test(text);
}

/**
 * Tells whether characters of a shown text stand for others.
 *
 * @param shown What is shown.
 * @returns Whether a picture is among them.
 */
export function hasPictures(shown: string): boolean {
  return /[\u2400-\u241f\u2421]|\u2426\u2426/.test(shown);
}

/**
 * Widens a stretch of a shown text, so that no `␦` is cut from the picture behind it.
 *
 * @param shown What is shown.
 * @param start Where the stretch starts.
 * @param end Where it ends.
 * @returns The stretch, one longer at each end that was between the two.
 */
export function wholePictures(
  shown: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  return {
    start: isBetween(shown, start) ? start - 1 : start,
    end: isBetween(shown, end) ? end + 1 : end,
  };
}

// Of a run of marks, each second one is itself.
function isBetween(shown: string, offset: number): boolean {
  if (!/^[\u2400-\u241f\u2421\u2426]/.test(shown.charAt(offset))) return false;
  let first = offset;
  while (first > 0 && shown[first - 1] === ITSELF) first -= 1;
  return (offset - first) % 2 === 1;
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
