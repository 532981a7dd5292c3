import { h } from "@callingcard/page";
import { listWindow } from "../src/book/list-window.ts";
import type { CardSummary } from "../src/book/summary.ts";
import { monogram } from "./picture-view.ts";

/** Height of a row, in pixels; the style has the same. */
const ROW_HEIGHT = 64;

/** A list of cards of any length, of which only the rows in view are in the document. */
export interface ListView {
  readonly element: HTMLElement;
  /**
   * Shows other cards.
   *
   * @param cards The cards in their order.
   */
  show(cards: readonly CardSummary[]): void;
  /**
   * Marks the card that is open.
   *
   * @param href Its href; `undefined` for none.
   */
  select(href: string | undefined): void;
  /** Moves the focus to the row of the card that is open, or was last. */
  focus(): void;
}

/**
 * Makes a list. Its rows are links; the arrow keys, Home, End and the keys of pages move between them, so that Tab
 * passes the list in one step.
 *
 * @param linkOf Gives the address of a card in this page.
 * @returns The list.
 */
export function createListView(linkOf: (href: string) => string): ListView {
  const list = h("ul", { class: "rows", "aria-label": "Cards" });
  const scroller = h("div", { class: "scroller" }, list);
  const rows = new Map<string, HTMLLIElement>();
  let cards: readonly CardSummary[] = [];
  let selected: string | undefined;
  let active = 0;

  function render(): void {
    const { start, end } = listWindow(
      scroller.scrollTop,
      scroller.clientHeight,
      ROW_HEIGHT,
      cards.length,
    );
    // The row that has the focus, or would get it, stays where the keyboard finds it.
    const indexes = new Set<number>();
    if (active < start && active < cards.length) indexes.add(active);
    for (let index = start; index < end; index += 1) indexes.add(index);
    if (active >= end && active < cards.length) indexes.add(active);
    const wanted = new Set([...indexes].map((index) => cards[index]?.href));
    for (const [href, row] of rows) {
      if (wanted.has(href)) continue;
      row.remove();
      rows.delete(href);
    }
    let next = list.firstElementChild;
    for (const index of indexes) {
      const card = cards[index];
      if (card === undefined) continue;
      const row = rowOf(card);
      place(row, index);
      if (row === next) next = next.nextElementSibling;
      else list.insertBefore(row, next);
    }
  }

  function rowOf(card: CardSummary): HTMLLIElement {
    const known = rows.get(card.href);
    if (known !== undefined) return known;
    const link = h(
      "a",
      { href: linkOf(card.href) },
      monogram(card.name),
      h(
        "span",
        { class: "row-text" },
        h("span", { class: "row-name", dir: "auto" }, card.name),
        h("span", { class: "row-detail", dir: "auto" }, card.detail),
      ),
    );
    const row = h("li", {}, link);
    rows.set(card.href, row);
    return row;
  }

  function place(row: HTMLLIElement, index: number): void {
    row.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
    row.setAttribute("aria-posinset", String(index + 1));
    row.setAttribute("aria-setsize", String(cards.length));
    row.dataset["index"] = String(index);
    const link = row.firstElementChild;
    link?.setAttribute("tabindex", index === active ? "0" : "-1");
    if (cards[index]?.href === selected) link?.setAttribute("aria-current", "true");
    else link?.removeAttribute("aria-current");
  }

  function moveTo(index: number): void {
    active = Math.min(Math.max(index, 0), cards.length - 1);
    const top = active * ROW_HEIGHT;
    const { scrollTop, clientHeight } = scroller;
    if (top < scrollTop) scroller.scrollTop = top;
    else if (top + ROW_HEIGHT > scrollTop + clientHeight) {
      scroller.scrollTop = top + ROW_HEIGHT - clientHeight;
    }
    render();
    focusActive();
  }

  function focusActive(): void {
    const row = rows.get(cards[active]?.href ?? "");
    (row?.firstElementChild as HTMLElement | null | undefined)?.focus({ preventScroll: true });
  }

  list.addEventListener("keydown", (event) => {
    const page = Math.max(Math.floor(scroller.clientHeight / ROW_HEIGHT) - 1, 1);
    const targets = new Map([
      ["ArrowDown", active + 1],
      ["ArrowUp", active - 1],
      ["PageDown", active + page],
      ["PageUp", active - page],
      ["Home", 0],
      ["End", cards.length - 1],
    ]);
    const target = targets.get(event.key);
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moveTo(target);
  });
  list.addEventListener("focusin", ({ target }) => {
    const row = (target as HTMLElement).closest("li");
    active = Number(row?.dataset["index"] ?? active);
    render();
  });
  scroller.addEventListener("scroll", render, { passive: true });
  new ResizeObserver(render).observe(scroller);

  return {
    element: scroller,
    show(next) {
      const hasFocus = list.contains(document.activeElement);
      const isOther = next.length !== cards.length;
      const focused = cards[active]?.href;
      cards = next;
      rows.clear();
      list.replaceChildren();
      list.style.height = `${cards.length * ROW_HEIGHT}px`;
      const wanted = hasFocus ? focused : selected;
      const index = cards.findIndex(({ href }) => href === wanted);
      active = Math.max(index, 0);
      if (isOther && index === -1) scroller.scrollTop = 0;
      render();
      if (hasFocus) focusActive();
    },
    select(href) {
      selected = href;
      const index = cards.findIndex((card) => card.href === href);
      if (index !== -1) active = index;
      render();
    },
    focus() {
      if (cards.length > 0) moveTo(active);
    },
  };
}
