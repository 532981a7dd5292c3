import { h } from "@callingcard/page";
import { type LineWindow, lineStartsOf, lineWindow } from "../src/text/line-window.ts";
import { markText, type Stretch, stretchesWithin } from "../src/text/marked-text.ts";

/** What is drawn under and beside a text area: a copy of the text that carries the marks, and the numbers of lines. */
export interface Underlay {
  readonly underlay: HTMLElement;
  readonly numbers: HTMLElement;
  /** Draws the text that is in the text area now, which may be a portion of a longer one. */
  readonly draw: (portion?: NumberedLines) => void;
  /** Draws other marks. */
  readonly mark: (stretches: readonly Stretch[]) => void;
  /** Follows the text area when it was scrolled or has another size. */
  readonly follow: () => void;
}

/** How the lines of a text area are numbered. */
interface NumberedLines {
  /** Number of the first one, from 1. */
  readonly firstLine: number;
  /** Lines of the whole text. */
  readonly lines: number;
}

/** Lines that are drawn above and below those in view, so that a little scrolling draws nothing anew. */
const LINES_BEYOND = 40;

/**
 * Makes what is under a text area. Only the lines in view are drawn, and some around them.
 *
 * @param input The text area, whose lines are not wrapped.
 * @returns The elements, and how they are drawn.
 */
export function createUnderlay(input: HTMLTextAreaElement): Underlay {
  const underlay = h("pre", { class: "underlay" });
  const numbers = h("pre", { class: "numbers" });
  let text = "";
  let starts: readonly number[] = [0];
  let marked: readonly Stretch[] = [];
  let drawn: LineWindow | undefined;
  let portion: NumberedLines = { firstLine: 1, lines: 1 };

  function inView(): { readonly firstLine: number; readonly lines: number } {
    const height = lineHeightOf(input);
    return {
      firstLine: Math.floor(input.scrollTop / height),
      lines: Math.ceil(input.clientHeight / height) + 1,
    };
  }

  function drawLines(): void {
    const { firstLine, lines } = inView();
    drawn = lineWindow(starts, text.length, {
      firstLine: firstLine - LINES_BEYOND,
      lines: lines + 2 * LINES_BEYOND,
    });
    underlay.replaceChildren(...piecesOf(drawn), "\n");
    const from = drawn.firstLine + portion.firstLine;
    numbers.textContent = Array.from({ length: drawn.lines }, (_, index) => from + index).join(
      "\n",
    );
    // As wide as the last number of all, so that nothing moves sideways.
    numbers.style.setProperty(
      "--digits",
      String(String(Math.max(starts.length, portion.lines)).length),
    );
    place(drawn);
  }

  function piecesOf({ start, end }: LineWindow): readonly (HTMLElement | string)[] {
    const shown = text.slice(start, end);
    const near = stretchesWithin(marked, start, end === text.length ? end + 1 : end);
    return markText(shown.length, near).map((piece) => {
      const characters = shown.slice(piece.start, piece.end);
      if (piece.marks.length === 0) return characters;
      // A mark at the end of a line or of the text has no character of its own to stand under.
      const visible = characters === "" || characters === "\n" ? ` ${characters}` : characters;
      return h("span", { class: piece.marks.join(" ") }, visible);
    });
  }

  function place({ firstLine }: LineWindow): void {
    const top = firstLine * lineHeightOf(input) - input.scrollTop;
    underlay.style.transform = `translate(${-input.scrollLeft}px, ${top}px)`;
    numbers.style.transform = `translateY(${top}px)`;
  }

  function follow(): void {
    const { firstLine, lines } = inView();
    const last = Math.min(firstLine + lines, starts.length);
    const isDrawn =
      drawn !== undefined &&
      drawn.firstLine <= Math.min(firstLine, starts.length - 1) &&
      drawn.firstLine + drawn.lines >= last;
    if (drawn === undefined || !isDrawn) drawLines();
    else place(drawn);
  }

  return {
    underlay,
    numbers,
    follow,
    draw(next = portion) {
      portion = next;
      text = input.value;
      starts = lineStartsOf(text);
      drawLines();
    },
    mark(stretches) {
      marked = stretches;
      drawLines();
    },
  };
}

/**
 * Measures the lines of a text area.
 *
 * @param input The text area.
 * @returns The height of each, in pixels.
 */
export function lineHeightOf(input: HTMLTextAreaElement): number {
  return Number.parseFloat(getComputedStyle(input).lineHeight);
}
