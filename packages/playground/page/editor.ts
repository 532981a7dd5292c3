import { lineStartsOf } from "../src/text/line-window.ts";
import type { Stretch } from "../src/text/marked-text.ts";
import { h } from "./element.ts";
import { createUnderlay, lineHeightOf } from "./underlay.ts";

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
  const { underlay, numbers, draw, mark, follow } = createUnderlay(input);
  const gutter = h("div", { class: "gutter", "aria-hidden": "true" }, numbers);
  const layers = h(
    "div",
    { class: "layers" },
    h("div", { class: "under", "aria-hidden": "true" }, underlay),
    input,
  );
  const element = h("div", { class: "editor" }, gutter, layers);
  let caret = -1;

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
  input.addEventListener("scroll", follow);
  new ResizeObserver(follow).observe(input);
  document.addEventListener("selectionchange", tellCaret);
  for (const event of ["keyup", "click", "focus"]) input.addEventListener(event, tellCaret);

  return {
    element,
    input,
    setText(shown) {
      input.value = shown;
      input.setSelectionRange(0, 0);
      input.scrollTo(0, 0);
      caret = -1;
      mark([]);
      draw();
    },
    mark,
    select(start, end, takeFocus) {
      input.setSelectionRange(start, end);
      caret = start;
      bringIntoView(input, start);
      if (takeFocus) input.focus({ preventScroll: true });
      follow();
    },
  };
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
