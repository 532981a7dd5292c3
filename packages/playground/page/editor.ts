import { lineStartsOf } from "../src/text/line-window.ts";
import { type Stretch, stretchesWithin } from "../src/text/marked-text.ts";
import { isPortion, type Portion, portionAt } from "../src/text/portion.ts";
import { button, h } from "./element.ts";
import { createUnderlay, lineHeightOf } from "./underlay.ts";

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
  /** Replaces the text, as if nothing had been typed. */
  setText(shown: string): void;
  /** Draws marks under characters. */
  mark(stretches: readonly Stretch[]): void;
  /** Selects a stretch and brings it into view. */
  select(start: number, end: number, takeFocus: boolean): void;
}

/** What the editor tells of. */
export interface EditorEvents {
  readonly onInput: () => void;
  /** The caret moved, by a person. */
  readonly onCaret: (offset: number) => void;
  /** A text was pasted: gives what the editor shows of it. */
  readonly onPaste: (pasted: string, isWhole: boolean) => string;
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
  const { onInput, onCaret, onPaste } = events;
  const input = h("textarea", {
    id: "text",
    wrap: "off",
    spellcheck: "false",
    autocapitalize: "none",
    autocomplete: "off",
    "aria-describedby": "verdict portion",
  });
  const { underlay, numbers, draw, mark: drawMarks, follow } = createUnderlay(input);
  const gutter = h("div", { class: "gutter", "aria-hidden": "true" }, numbers);
  const layers = h(
    "div",
    { class: "layers" },
    h("div", { class: "under", "aria-hidden": "true" }, underlay),
    input,
  );
  const told = h("span", { id: "portion" });
  const earlier = button("Earlier lines", () => goTo(before.length - 1));
  const later = button("Later lines", () => goTo(before.length + input.value.length));
  const notice = h("div", { class: "portion" }, told, earlier, later);
  const element = h("div", {}, h("div", { class: "editor" }, gutter, layers), notice);
  let before = "";
  let after = "";
  let marked: readonly Stretch[] = [];
  let caret = -1;

  const text = (): string => before + input.value + after;

  // Shows the portion of a text around a place.
  function show(whole: string, offset: number): void {
    const portion = portionAt(whole, offset);
    before = whole.slice(0, portion.start);
    after = whole.slice(portion.end);
    input.value = whole.slice(portion.start, portion.end);
    const isAll = before === "" && after === "";
    notice.hidden = isAll;
    told.textContent = isAll
      ? ""
      : wordsOf(portion, after === "" ? input.value : input.value.replace(/\n$/, ""));
    earlier.disabled = before === "";
    later.disabled = after === "";
    drawMarks([]);
    draw(portion);
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
    bringIntoView(input, from);
    follow();
  }

  function mark(stretches: readonly Stretch[]): void {
    marked = stretches;
    const end = before.length + input.value.length;
    drawMarks(stretchesWithin(stretches, before.length, after === "" ? end + 1 : end));
  }

  // Says once where the caret is.
  function tellCaret(): void {
    if (document.activeElement !== input) return;
    const offset = before.length + input.selectionStart;
    if (offset === caret) return;
    caret = offset;
    onCaret(caret);
  }

  input.addEventListener("input", () => {
    // Marks stay where they were until the text is read again, which is soon.
    const lines = lineStartsOf(input.value).length;
    if (lines > MAX_GROWN_LINES || !isPortion(input.value, 1)) {
      const offset = before.length + input.selectionStart;
      show(text(), offset);
      place(offset, offset);
    } else draw();
    onInput();
  });
  input.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (pasted === "") return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = input;
    const rest = value.length - (selectionEnd - selectionStart);
    const shown = onPaste(pasted, before.length + after.length + rest === 0);
    if (isPortion(shown, lineStartsOf(shown).length)) insert(input, shown);
    else {
      // Too much for a text area: it never gets all of it.
      const start = before.length + selectionStart;
      const head = before + value.slice(0, selectionStart);
      show(head + shown + value.slice(selectionEnd) + after, start);
      place(start, start);
      onInput();
    }
  });
  input.addEventListener("scroll", follow);
  new ResizeObserver(follow).observe(input);
  document.addEventListener("selectionchange", tellCaret);
  for (const event of ["keyup", "click", "focus"]) input.addEventListener(event, tellCaret);

  return {
    element,
    text,
    caret: () => before.length + input.selectionStart,
    setText(shown) {
      marked = [];
      show(shown, 0);
      input.setSelectionRange(0, 0);
      input.scrollTo(0, 0);
      caret = -1;
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

function wordsOf({ firstLine, lines }: Portion, shown: string): string {
  const last = firstLine + lineStartsOf(shown).length - 1;
  const [from, to, all] = [firstLine, last, lines].map((line) => line.toLocaleString("en"));
  return `Lines ${from} to ${to} of ${all} are here; all of them are read.`;
}

// The only way to put in a text that can be undone.
function insert(input: HTMLTextAreaElement, text: string): void {
  if (document.execCommand("insertText", false, text)) return;
  input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
  input.dispatchEvent(new Event("input"));
}

// By lines and columns, as all characters of the editor are equally wide, nearly.
function bringIntoView(input: HTMLTextAreaElement, offset: number): void {
  const before = input.value.slice(0, offset);
  const lineHeight = lineHeightOf(input);
  const characterWidth = Number.parseFloat(getComputedStyle(input).fontSize) * 0.6;
  const top = (lineStartsOf(before).length - 1) * lineHeight;
  const left = (offset - before.lastIndexOf("\n") - 1) * characterWidth;
  if (top < input.scrollTop || top > input.scrollTop + input.clientHeight - 2 * lineHeight) {
    input.scrollTop = top - input.clientHeight / 3;
  }
  if (left < input.scrollLeft || left > input.scrollLeft + input.clientWidth - 80) {
    input.scrollLeft = Math.max(0, left - input.clientWidth / 3);
  }
}
