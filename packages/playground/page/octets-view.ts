import { h } from "@callingcard/page";
import { type HexRow, hexRows } from "../src/text/octet-difference.ts";

/** Octets that are marked, from one offset up to another. */
export interface MarkedOctets {
  readonly start: number;
  readonly end: number;
  /** Class of the marked octets: what was put in, or what differs. */
  readonly mark: "different" | "inserted";
}

/**
 * Shows octets in hexadecimal and as characters.
 *
 * @param caption What they are.
 * @param octets All octets.
 * @param marked Which of them are marked; the rows around its start are shown.
 * @param rows Most rows. Default 3.
 * @returns A table.
 */
export function octetsView(
  caption: string,
  octets: Uint8Array,
  marked: MarkedOctets,
  rows?: number,
): HTMLElement {
  const shown = hexRows(octets, marked.start, rows);
  return h(
    "div",
    { class: "octets", tabindex: "0", role: "region", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", {}, caption),
      h("tbody", {}, ...shown.map((row) => rowView(row, marked))),
    ),
  );
}

function rowView({ offset, hex, characters }: HexRow, marked: MarkedOctets): HTMLElement {
  const cells = (texts: readonly string[], between: string): readonly (HTMLElement | string)[] =>
    texts.flatMap((text, index) => {
      const isMarked = offset + index >= marked.start && offset + index < marked.end;
      const shown = isMarked
        ? h(marked.mark === "inserted" ? "ins" : "mark", { class: marked.mark }, text)
        : text;
      return index === 0 ? [shown] : [between, shown];
    });
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, offset.toString(16).padStart(4, "0")),
    h("td", { class: "hex" }, ...cells(hex, " ")),
    h("td", {}, ...cells(characters, "")),
  );
}
