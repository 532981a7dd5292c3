import { isShown, type LineBreak, wholePictures } from "../src/text/shown-text.ts";

/** A piece of a text that goes from the editor to elsewhere, or comes to it. */
export interface Piece {
  /** What other programs have of it. */
  readonly text: string;
  /** What the editor showed of it; `undefined` where it comes from another program. */
  readonly shown?: ShownPiece;
}

/** What an editor shows of a piece. */
interface ShownPiece {
  readonly text: string;
  readonly lineBreak: LineBreak;
}

/** How pieces go and come. */
export interface ClipboardEvents {
  /** Gives what goes out for what is selected. */
  readonly onCopy: (shown: string) => Piece;
  /** A piece comes, to where the selection is. */
  readonly onPaste: (piece: Piece) => void;
}

/** Kind of data that keeps what a plain text may lose: control characters, and octets that are not UTF-8. */
const SHOWN_TYPE = "text/x-callingcard-shown";

/**
 * Has the text itself go out where a person copies, cuts or drags what stands for it, and come back as it was.
 *
 * @param input The text area.
 * @param events How pieces go and come.
 */
export function takeClipboard(input: HTMLTextAreaElement, events: ClipboardEvents): void {
  const { onCopy, onPaste } = events;

  function give(data: DataTransfer | null): boolean {
    const { start, end } = wholePictures(input.value, input.selectionStart, input.selectionEnd);
    if (data === null || input.selectionStart === input.selectionEnd) return false;
    const { text, shown } = onCopy(input.value.slice(start, end));
    data.clearData();
    data.setData("text/plain", text);
    // As JSON, which has an escape for what is no character.
    if (shown !== undefined) {
      data.setData(SHOWN_TYPE, JSON.stringify([shown.lineBreak, shown.text]));
    }
    return true;
  }

  function take(event: Event, piece: Piece | undefined): void {
    if (piece === undefined || piece.text === "") return;
    event.preventDefault();
    onPaste(piece);
  }

  input.addEventListener("copy", (event) => {
    if (give(event.clipboardData)) event.preventDefault();
  });
  input.addEventListener("cut", (event) => {
    if (!give(event.clipboardData)) return;
    event.preventDefault();
    document.execCommand("delete");
  });
  input.addEventListener("paste", (event) => take(event, pieceOf(event.clipboardData)));
  input.addEventListener("dragstart", (event) => void give(event.dataTransfer));
  // What was dropped is told first; then it is erased where it was, and only then the caret is where it goes.
  let dropped: Piece | undefined;
  input.addEventListener("drop", (event) => (dropped = pieceOf(event.dataTransfer)));
  input.addEventListener("beforeinput", (event) => {
    if (event.inputType === "insertFromDrop") take(event, dropped);
  });
}

// Anyone may have put anything there.
function pieceOf(data: DataTransfer | null): Piece | undefined {
  if (data === null) return undefined;
  const text = data.getData("text/plain");
  const [lineBreak, shown] = parseJson(data.getData(SHOWN_TYPE));
  if ((lineBreak !== "crlf" && lineBreak !== "lf") || typeof shown !== "string") return { text };
  return isShown(shown) ? { text, shown: { text: shown, lineBreak } } : { text };
}

function parseJson(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
