import { applyEdit, createHistory, type Edit, editBetween } from "../src/text/edit-history.ts";
import { lineStartsOf } from "../src/text/line-window.ts";
import { type Stretch, stretchesWithin } from "../src/text/marked-text.ts";
import { isPortion, portionAt } from "../src/text/portion.ts";
import type { LineBreak } from "../src/text/shown-text.ts";
import { type ClipboardEvents, type Piece, takeClipboard } from "./clipboard.ts";
import { createEditorView } from "./editor-view.ts";
import { takeHistoryKeys } from "./history-keys.ts";
import { keepPicturesWhole } from "./picture-keys.ts";

/**
 * The editor: a text area over a copy of its text that carries the marks. Of a long text, the text area has a portion;
 * all places are those of the whole text.
 */
export interface Editor {
  readonly element: HTMLElement;
  /** Gives the whole text. */
  text(): string;
  /** Tells where the caret is. */
  caret(): number;
  /** Takes another text; what was done to the one before cannot be undone. */
  setText(shown: string): void;
  /** Replaces the text, which can be undone; its line breaks were others before. */
  replaceText(shown: string, before: LineBreak): void;
  /** Draws marks under characters. */
  mark(stretches: readonly Stretch[]): void;
  /** Selects a stretch and brings it into view. */
  select(start: number, end: number, takeFocus: boolean): void;
}

/** What the editor tells of, and asks. */
export interface EditorEvents {
  readonly onInput: () => void;
  /** The caret moved, by a person. */
  readonly onCaret: (offset: number) => void;
  readonly onCopy: ClipboardEvents["onCopy"];
  /** A piece is pasted: gives what the editor shows of it. */
  readonly onPaste: (piece: Piece, isWhole: boolean) => string;
  /** What the line breaks are. */
  readonly lineBreak: () => LineBreak;
  /** The line breaks are others, by undoing. */
  readonly onLineBreak: (lineBreak: LineBreak) => void;
}

/** A portion that grew by typing is cut anew above this many lines. */
const MAX_GROWN_LINES = 2_000;

/**
 * Makes the editor.
 *
 * @param events What it tells of.
 * @returns The editor.
 */
export function createEditor(events: EditorEvents): Editor {
  const { onInput, onCaret, onCopy, onPaste, lineBreak, onLineBreak } = events;
  const view = createEditorView({
    onEarlier: () => goTo(before.length - 1),
    onLater: () => goTo(before.length + input.value.length),
  });
  const { input } = view;
  const history = createHistory<LineBreak>();
  let before = "";
  let after = "";
  /** What was in the text area when its last change was noted. */
  let noted = "";
  let marked: readonly Stretch[] = [];
  let caret = -1;

  const text = (): string => before + input.value + after;

  // Shows the portion of a text around a place.
  function show(whole: string, offset: number): void {
    const portion = portionAt(whole, offset);
    before = whole.slice(0, portion.start);
    after = whole.slice(portion.end);
    input.value = whole.slice(portion.start, portion.end);
    noted = input.value;
    view.show(portion, { earlier: before !== "", later: after !== "" });
    mark(marked);
  }

  function goTo(offset: number): void {
    show(text(), offset);
    place(offset, offset);
    input.focus({ preventScroll: true });
  }

  function place(start: number, end: number): void {
    const from = Math.max(0, start - before.length);
    input.setSelectionRange(from, Math.min(end - before.length, input.value.length));
    view.bringIntoView(from);
  }

  function mark(stretches: readonly Stretch[]): void {
    marked = stretches;
    const end = before.length + input.value.length;
    view.mark(stretchesWithin(stretches, before.length, after === "" ? end + 1 : end));
  }

  // Says once where the caret is.
  function tellCaret(): void {
    if (document.activeElement !== input) return;
    const offset = before.length + input.selectionStart;
    if (offset === caret) return;
    caret = offset;
    onCaret(caret);
  }

  // Notes what was done in the text area since the last time.
  function note(): void {
    const edit = editBetween(noted, input.value, input.selectionEnd);
    if (edit === undefined) return;
    noted = input.value;
    const kind = lineBreak();
    history.add({ ...edit, offset: before.length + edit.offset, before: kind, after: kind });
  }

  // Within what is shown, nothing but the edit moves.
  function carryOut(edit: Edit<LineBreak>): void {
    const { offset, removed, inserted } = edit;
    const isShort = isPortion(inserted, lineStartsOf(inserted).length);
    const from = offset - before.length;
    if (isShort && from >= 0 && from + removed.length <= input.value.length) {
      input.setRangeText(inserted, from, from + removed.length, "end");
      cutAnew();
    } else {
      // Too much for a text area: it never gets all of it.
      show(applyEdit(text(), edit), offset);
    }
    const caret = isShort ? offset + inserted.length : offset;
    place(caret, caret);
    onInput();
  }

  // Draws what is in the text area now, or less of it where that has become too long.
  function cutAnew(): void {
    noted = input.value;
    const lines = lineStartsOf(input.value).length;
    if (lines <= MAX_GROWN_LINES && isPortion(input.value, 1)) view.draw();
    else {
      const offset = before.length + input.selectionStart;
      show(text(), offset);
      place(offset, offset);
    }
  }

  function replay(edit: Edit<LineBreak> | undefined): void {
    if (edit === undefined) return;
    if (edit.after !== lineBreak()) onLineBreak(edit.after);
    carryOut(edit);
  }

  function paste(piece: Piece): void {
    const { selectionStart, selectionEnd, value } = input;
    const rest = value.length - (selectionEnd - selectionStart);
    const kind = lineBreak();
    const shown = onPaste(piece, before.length + after.length + rest === 0);
    const isShort = isPortion(shown, lineStartsOf(shown).length);
    if (isShort && kind === lineBreak()) {
      insert(input, shown);
      return;
    }
    const edit: Edit<LineBreak> = {
      offset: before.length + selectionStart,
      removed: value.slice(selectionStart, selectionEnd),
      inserted: shown,
      before: kind,
      after: lineBreak(),
    };
    history.add(edit);
    carryOut(edit);
  }

  function onTyped(event: Event): void {
    // What is being composed is noted when it is done. Marks stay where they were until the text is read again.
    if (event instanceof InputEvent && event.isComposing) view.draw();
    else {
      note();
      cutAnew();
    }
    onInput();
  }

  keepPicturesWhole(input);
  takeHistoryKeys(input, {
    onUndo: () => replay(history.undo()),
    onRedo: () => replay(history.redo()),
  });
  takeClipboard(input, { onCopy, onPaste: paste });
  input.addEventListener("input", onTyped);
  input.addEventListener("compositionend", note);
  document.addEventListener("selectionchange", tellCaret);
  for (const event of ["keyup", "click", "focus"]) input.addEventListener(event, tellCaret);

  function setText(shown: string): void {
    marked = [];
    show(shown, 0);
    input.setSelectionRange(0, 0);
    input.scrollTo(0, 0);
    caret = -1;
  }

  return {
    element: view.element,
    text,
    caret: () => before.length + input.selectionStart,
    setText(shown) {
      history.clear();
      setText(shown);
    },
    replaceText(shown, kind) {
      const own = { offset: 0, removed: text(), inserted: shown, before: kind, after: lineBreak() };
      if (own.removed !== shown || kind !== own.after) history.add(own);
      setText(shown);
    },
    mark,
    select(start, end, takeFocus) {
      const isShown = start >= before.length && start <= before.length + input.value.length;
      if (!isShown) show(text(), start);
      caret = start;
      place(start, end);
      if (takeFocus) input.focus({ preventScroll: true });
    },
  };
}

// As if it were typed.
function insert(input: HTMLTextAreaElement, text: string): void {
  if (document.execCommand("insertText", false, text)) return;
  input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
  input.dispatchEvent(new Event("input"));
}
