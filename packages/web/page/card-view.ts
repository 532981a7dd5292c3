import { button, h } from "@callingcard/page";
import type { ReadCard } from "../src/book/card-resource.ts";
import { pictureOf } from "../src/book/picture.ts";
import { showCard, type ShownLine } from "../src/book/shown-card.ts";
import { monogram, pictureView } from "./picture-view.ts";

/** What can be done with a card that is shown. */
export interface CardActions {
  readonly onBack: () => void;
  readonly onEdit: () => void;
  readonly onShare: () => void;
  readonly onExport: () => void;
  readonly onDelete: () => void;
}

/**
 * Shows a card.
 *
 * @param read The card.
 * @param actions What its buttons do.
 * @returns The view, whose heading takes the focus.
 */
export function cardView(read: ReadCard, actions: CardActions): HTMLElement {
  const shown = showCard(read.card);
  const picture = pictureOf(read.card);
  const { name, details, lines, categories, others } = shown;
  return h(
    "article",
    { class: "card", "aria-labelledby": "card-name" },
    button("Back", actions.onBack, { class: "back" }),
    h(
      "div",
      { class: "card-head" },
      picture === undefined ? monogram(name) : pictureView(picture, `Picture of ${name}`),
      h(
        "div",
        {},
        h("h2", { id: "card-name", tabindex: "-1", dir: "auto" }, name),
        ...details.map((text) => h("p", { class: "quiet", dir: "auto" }, text)),
      ),
    ),
    h(
      "div",
      { class: "toolbar" },
      button("Edit", actions.onEdit, { class: "primary" }),
      button("Share", actions.onShare),
      button("Export", actions.onExport),
      button("Delete", actions.onDelete, { class: "danger" }),
    ),
    lines.length === 0 ? h("p", { class: "quiet" }, "Nothing else is known.") : linesView(lines),
    categories.length === 0
      ? undefined
      : h(
          "ul",
          { class: "tags", "aria-label": "Categories" },
          ...categories.map((category) => h("li", { dir: "auto" }, category)),
        ),
    others.length === 0
      ? undefined
      : h("details", { class: "others" }, h("summary", {}, "More of this card"), linesView(others)),
  );
}

function linesView(lines: readonly ShownLine[]): HTMLElement {
  return h(
    "dl",
    { class: "lines" },
    ...lines.map(({ label, text, link }) =>
      h(
        "div",
        {},
        h("dt", {}, label),
        h("dd", { dir: "auto" }, link === undefined ? text : linkView(link, text)),
      ),
    ),
  );
}

function linkView(link: string, text: string): HTMLElement {
  const isPage = /^https?:/i.test(link);
  return h(
    "a",
    { href: link, ...(isPage && { target: "_blank", rel: "noopener noreferrer" }) },
    text,
  );
}
