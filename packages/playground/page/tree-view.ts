import { h } from "@callingcard/page";
import type { TreeNode } from "@callingcard/syntaxes";
import { type PlacedNode, pathOf } from "../src/tree/path-at.ts";
import { opened, type TreeRow, visibleRows } from "../src/tree/visible-rows.ts";

/** The tree of what was read. */
export interface TreeView {
  readonly element: HTMLElement;
  /** Shows a tree; nodes that were opened stay so. */
  show(tree: readonly TreeNode[], textOf: (node: TreeNode) => string, isNew: boolean): void;
  /** Selects a node, opens those around it, and brings it into view. */
  select(key: string | undefined): void;
}

/** Rows that Page Up and Page Down pass. */
const PAGE_ROWS = 10;

/** How long letters that are typed belong together, in milliseconds. */
const TYPE_AHEAD_MS = 700;

/**
 * Makes the tree.
 *
 * @param onSelect A person selected a node: by the caret in the tree, or to go to its text.
 * @returns The tree, empty.
 */
export function createTreeView(onSelect: (placed: PlacedNode, goThere: boolean) => void): TreeView {
  const element = h("div", { role: "tree", "aria-label": "What was read", class: "tree" });
  let tree: readonly TreeNode[] = [];
  let textOf: (node: TreeNode) => string = () => "";
  let expanded = new Set<string>();
  let rows: readonly TreeRow[] = [];
  let selected: string | undefined;
  let typed = "";
  let typedMs = 0;

  function draw(): void {
    const visible = visibleRows(tree, (key) => expanded.has(key));
    rows = visible.rows;
    const focusable = rows.some(({ key }) => key === selected) ? selected : rows[0]?.key;
    const items = rows.map((row) =>
      rowView(row, textOf(row.node), row.key === selected, row.key === focusable),
    );
    const more = visible.isCut
      ? [h("p", { class: "quiet" }, "More is not shown. Close what is open.")]
      : [];
    const hadFocus = element.contains(document.activeElement);
    element.replaceChildren(...items, ...more);
    element.toggleAttribute("data-empty", rows.length === 0);
    if (hadFocus) focusRow(focusable);
  }

  // Where no node opens, two rows change and no other.
  function moveSelection(before: string | undefined): void {
    const focusable = itemOf(selected) ?? itemOf(rows[0]?.key);
    element.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    itemOf(before)?.setAttribute("aria-selected", "false");
    itemOf(selected)?.setAttribute("aria-selected", "true");
    focusable?.setAttribute("tabindex", "0");
  }

  function itemOf(key: string | undefined): HTMLElement | undefined {
    const index = rows.findIndex((row) => row.key === key);
    const item = element.children[index];
    return item instanceof HTMLElement ? item : undefined;
  }

  function focusRow(key: string | undefined): void {
    itemOf(key)?.focus({ preventScroll: true });
    itemOf(key)?.scrollIntoView({ block: "nearest" });
  }

  function goTo(row: TreeRow | undefined, goThere = false): void {
    if (row === undefined) return;
    selected = row.key;
    draw();
    focusRow(row.key);
    onSelect(row, goThere);
  }

  function setExpanded(row: TreeRow, isOpen: boolean): void {
    if (row.node.children.length === 0) return;
    if (isOpen) expanded.add(row.key);
    else expanded.delete(row.key);
    draw();
  }

  function typeAhead(letter: string, from: number): void {
    const nowMs = performance.now();
    typed = nowMs - typedMs > TYPE_AHEAD_MS ? letter : typed + letter;
    typedMs = nowMs;
    const start = typed.length === 1 ? from + 1 : from;
    const order = [...rows.slice(start), ...rows.slice(0, start)];
    goTo(order.find(({ node }) => node.name.toLowerCase().startsWith(typed.toLowerCase())));
  }

  element.addEventListener("keydown", (event) => {
    const index = rows.findIndex(({ key }) => key === keyOf(document.activeElement));
    const row = rows[index];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const parent = (): TreeRow | undefined =>
      rows.slice(0, index).findLast(({ level }) => level < row.level);
    const actions = new Map<string, () => void>([
      ["ArrowDown", () => goTo(rows[index + 1])],
      ["ArrowUp", () => goTo(rows[index - 1])],
      ["Home", () => goTo(rows[0])],
      ["End", () => goTo(rows.at(-1))],
      ["PageDown", () => goTo(rows[Math.min(index + PAGE_ROWS, rows.length - 1)])],
      ["PageUp", () => goTo(rows[Math.max(index - PAGE_ROWS, 0)])],
      ["ArrowRight", () => (row.isExpanded ? goTo(rows[index + 1]) : setExpanded(row, true))],
      ["ArrowLeft", () => (row.isExpanded ? setExpanded(row, false) : goTo(parent()))],
      ["Enter", () => onSelect(row, true)],
      [" ", () => setExpanded(row, !row.isExpanded)],
    ]);
    const action = actions.get(event.key);
    if (action === undefined && event.key.length > 1) return;
    event.preventDefault();
    if (action === undefined) typeAhead(event.key, index);
    else action();
  });

  element.addEventListener("click", (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const key = keyOf(target.closest("[role=treeitem]"));
    const row = rows.find((one) => one.key === key);
    if (row === undefined) return;
    if (target.closest(".twist") !== null) setExpanded(row, !row.isExpanded);
    goTo(rows.find((one) => one.key === key));
  });

  return {
    element,
    show(next, texts, isNew) {
      tree = next;
      textOf = texts;
      if (isNew) {
        expanded = new Set(opened(tree));
        selected = undefined;
      } else if (expanded.size === 0) expanded = new Set(opened(tree));
      draw();
    },
    select(key) {
      if (key === selected) return;
      const before = selected;
      selected = key;
      const around = key === undefined ? [] : pathOf(tree, key).slice(0, -1);
      const closed = around.filter((one) => !expanded.has(one.key));
      if (closed.length === 0) moveSelection(before);
      else {
        for (const one of closed) expanded.add(one.key);
        draw();
      }
      const item = itemOf(key);
      if (item === undefined) return;
      // Not by scrollIntoView, which would move the page too.
      const { offsetTop, offsetHeight } = item;
      if (offsetTop < element.scrollTop) element.scrollTop = offsetTop - offsetHeight;
      const below = offsetTop + offsetHeight - element.clientHeight;
      if (below > element.scrollTop) element.scrollTop = below + offsetHeight;
    },
  };
}

function rowView(
  row: TreeRow,
  text: string,
  isSelected: boolean,
  isFocusable: boolean,
): HTMLElement {
  const { node, level, position, siblings, isExpanded, key } = row;
  const hasChildren = node.children.length > 0;
  const item = h(
    "div",
    {
      role: "treeitem",
      "aria-level": String(level),
      "aria-posinset": String(position),
      "aria-setsize": String(siblings),
      "aria-expanded": hasChildren ? String(isExpanded) : undefined,
      "aria-selected": String(isSelected),
      tabindex: isFocusable ? "0" : "-1",
      "data-key": key,
      class: node.rule === undefined ? "part" : "rule",
    },
    h("span", { class: "twist", "aria-hidden": "true" }, hasChildren ? "▸" : ""),
    h("span", { class: "name" }, node.name),
    " ",
    h("span", { class: "excerpt", dir: "ltr" }, text),
  );
  item.style.setProperty("--level", String(level));
  return item;
}

function keyOf(element: Element | null): string | undefined {
  return element instanceof HTMLElement ? element.dataset["key"] : undefined;
}
