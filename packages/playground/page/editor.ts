import { markText, type Stretch } from "../src/text/marked-text.ts";
import { h } from "./element.ts";

/** The editor: a text area over a copy of its text that carries the marks. */
export interface Editor {
  readonly element: HTMLElement;
  readonly input: HTMLTextAreaElement;
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
}

/** Texts up to this length carry marks, in UTF-16 code units: drawing a text twice takes its time. */
const MAX_MARKED_LENGTH = 262_144;

/**
 * Makes the editor.
 *
 * @param events What it tells of.
 * @returns The editor.
 */
export function createEditor(events: EditorEvents): Editor {
  const { onInput, onCaret } = events;
  const input = h("textarea", {
    id: "text",
    wrap: "off",
    spellcheck: "false",
    autocapitalize: "none",
    autocomplete: "off",
    "aria-describedby": "verdict",
  });
  const underlay = h("pre", { class: "underlay" });
  const numbers = h("pre", { class: "numbers" });
  const gutter = h("div", { class: "gutter", "aria-hidden": "true" }, numbers);
  const layers = h(
    "div",
    { class: "layers" },
    h("div", { class: "under", "aria-hidden": "true" }, underlay),
    input,
  );
  const element = h("div", { class: "editor" }, gutter, layers);
  let marked: readonly Stretch[] = [];
  let lines = 0;
  let caret = -1;

  function scroll(): void {
    underlay.style.transform = `translate(${-input.scrollLeft}px, ${-input.scrollTop}px)`;
    numbers.style.transform = `translateY(${-input.scrollTop}px)`;
  }

  function draw(): void {
    const text = input.value;
    const isMarked = text.length <= MAX_MARKED_LENGTH;
    const pieces = isMarked ? piecesOf(text) : [];
    underlay.replaceChildren(...pieces, "\n");
    drawNumbers(text);
    scroll();
  }

  function piecesOf(text: string): readonly (HTMLElement | string)[] {
    return markText(text.length, marked).map(({ start, end, marks }) => {
      const piece = text.slice(start, end);
      if (marks.length === 0) return piece;
      // A mark at the end of a line or of the text has no character of its own to stand under.
      const shown = piece === "" || piece === "\n" ? ` ${piece}` : piece;
      return h("span", { class: marks.join(" ") }, shown);
    });
  }

  function drawNumbers(text: string): void {
    const count = countLines(text);
    if (count !== lines) {
      lines = count;
      numbers.textContent = Array.from({ length: count }, (_, index) => index + 1).join("\n");
    }
  }

  // Says once where the caret is.
  function tellCaret(): void {
    if (document.activeElement !== input || input.selectionStart === caret) return;
    caret = input.selectionStart;
    onCaret(caret);
  }

  input.addEventListener("input", () => {
    // Marks stay where they were until the text is read again, which is soon.
    draw();
    onInput();
  });
  input.addEventListener("scroll", scroll);
  document.addEventListener("selectionchange", tellCaret);
  for (const event of ["keyup", "click", "focus"]) input.addEventListener(event, tellCaret);

  return {
    element,
    input,
    setText(shown) {
      input.value = shown;
      input.setSelectionRange(0, 0);
      input.scrollTo(0, 0);
      marked = [];
      caret = -1;
      draw();
    },
    mark(stretches) {
      marked = stretches;
      draw();
    },
    select(start, end, takeFocus) {
      input.setSelectionRange(start, end);
      caret = start;
      bringIntoView(input, start);
      if (takeFocus) input.focus({ preventScroll: true });
      scroll();
    },
  };
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

// By lines and columns, as all characters of the editor are equally wide, nearly.
function bringIntoView(input: HTMLTextAreaElement, offset: number): void {
  const before = input.value.slice(0, offset);
  const style = getComputedStyle(input);
  const lineHeight = Number.parseFloat(style.lineHeight);
  const characterWidth = Number.parseFloat(style.fontSize) * 0.6;
  const top = (countLines(before) - 1) * lineHeight;
  const left = (offset - before.lastIndexOf("\n") - 1) * characterWidth;
  if (top < input.scrollTop || top > input.scrollTop + input.clientHeight - 2 * lineHeight) {
    input.scrollTop = top - input.clientHeight / 3;
  }
  if (left < input.scrollLeft || left > input.scrollLeft + input.clientWidth - 80) {
    input.scrollLeft = Math.max(0, left - input.clientWidth / 3);
  }
}
