import { button, h } from "@callingcard/page";
import { lineStartsOf } from "../src/text/line-window.ts";
import type { Stretch } from "../src/text/marked-text.ts";
import type { Portion } from "../src/text/portion.ts";
import { hasPictures } from "../src/text/shown-text.ts";
import { createUnderlay, lineHeightOf } from "./underlay.ts";

/** What the editor is made of. */
export interface EditorView {
  readonly element: HTMLElement;
  readonly input: HTMLTextAreaElement;
  /** Draws the text that is in the text area now, a portion of a longer one or all of it. */
  show(portion: Portion, more: { readonly earlier: boolean; readonly later: boolean }): void;
  /** Draws what was typed into it. */
  draw(): void;
  /** Draws marks, whose places are those in the text area. */
  mark(stretches: readonly Stretch[]): void;
  /** Scrolls so that a place is seen. */
  bringIntoView(offset: number): void;
}

/** What people do beside the text. */
export interface EditorViewEvents {
  readonly onEarlier: () => void;
  readonly onLater: () => void;
}

/**
 * Makes what the editor is made of: the text area with numbers and marks, and what is told of its text.
 *
 * @param events What people do.
 * @returns The elements.
 */
export function createEditorView(events: EditorViewEvents): EditorView {
  const input = h("textarea", {
    id: "text",
    wrap: "off",
    spellcheck: "false",
    autocapitalize: "none",
    autocomplete: "off",
    "aria-describedby": "verdict portion pictures",
  });
  const { underlay, numbers, draw, mark, follow } = createUnderlay(input);
  const told = h("span", { id: "portion" });
  const earlier = button("Earlier lines", events.onEarlier);
  const later = button("Later lines", events.onLater);
  const notice = h("div", { class: "portion" }, told, earlier, later);
  const pictures = h(
    "p",
    { id: "pictures", class: "hint" },
    "A picture, as ␍ or ␀, stands for a control character; with ␦ before it, for itself.",
  );
  input.addEventListener("scroll", follow);
  new ResizeObserver(follow).observe(input);

  function tellPictures(): void {
    pictures.hidden = !hasPictures(input.value);
  }

  return {
    input,
    element: h(
      "div",
      {},
      h(
        "div",
        { class: "editor" },
        h("div", { class: "gutter", "aria-hidden": "true" }, numbers),
        h(
          "div",
          { class: "layers" },
          h("div", { class: "under", "aria-hidden": "true" }, underlay),
          input,
        ),
      ),
      pictures,
      notice,
    ),
    show(portion, more) {
      const isAll = !more.earlier && !more.later;
      notice.hidden = isAll;
      told.textContent = isAll
        ? ""
        : wordsOf(portion, more.later ? input.value.replace(/\n$/, "") : input.value);
      earlier.disabled = !more.earlier;
      later.disabled = !more.later;
      tellPictures();
      mark([]);
      draw(portion);
    },
    draw() {
      tellPictures();
      draw();
    },
    mark,
    bringIntoView(offset) {
      bringIntoView(input, offset);
      follow();
    },
  };
}

function wordsOf({ firstLine, lines }: Portion, shown: string): string {
  const last = firstLine + lineStartsOf(shown).length - 1;
  const [from, to, all] = [firstLine, last, lines].map((line) => line.toLocaleString("en"));
  return `Lines ${from} to ${to} of ${all} are here; all of them are read.`;
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
