import { wholePictures } from "../src/text/shown-text.ts";

/**
 * Keeps each `␦` and the picture behind it together while a person types: both are erased at once, and nothing is
 * put between them.
 *
 * @param input The text area.
 */
export function keepPicturesWhole(input: HTMLTextAreaElement): void {
  input.addEventListener("beforeinput", ({ inputType }) => {
    const { selectionStart, selectionEnd, value } = input;
    const isCaret = selectionStart === selectionEnd;
    const isBackward = isCaret && inputType === "deleteContentBackward" && selectionStart > 0;
    const isForward = isCaret && inputType === "deleteContentForward";
    const start = isBackward ? selectionStart - 1 : selectionStart;
    const end = isForward ? selectionEnd + 1 : selectionEnd;
    const whole = wholePictures(value, start, end);
    if (whole.start === start && whole.end === end) return;
    // What the browser does next, it does to what is selected.
    const from = isCaret && !isBackward && !isForward ? whole.end : whole.start;
    input.setSelectionRange(from, whole.end);
  });
}
