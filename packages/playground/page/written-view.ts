import { h } from "@callingcard/page";
import { compareOctets } from "../src/text/octet-difference.ts";
import { octetsView } from "./octets-view.ts";

/**
 * Shows what the writer makes of what was read, against what was read.
 *
 * @param element Where to show it.
 * @param read The octets that were read.
 * @param written The octets that were written; `undefined` where nothing could be.
 */
export function showWritten(
  element: HTMLElement,
  read: Uint8Array,
  written: Uint8Array | undefined,
): void {
  if (written === undefined) {
    element.replaceChildren(
      h("p", { class: "quiet" }, "Nothing is written back of a refused text."),
    );
    return;
  }
  const difference = compareOctets(read, written);
  if (difference === undefined) {
    element.replaceChildren(h("p", { class: "same" }, `The same ${octetCount(read.length)}.`));
    return;
  }
  const { offset, sameAtEnd } = difference;
  const marked = (octets: Uint8Array) =>
    ({
      start: offset,
      end: Math.max(octets.length - sameAtEnd, offset + 1),
      mark: "different",
    }) as const;
  element.replaceChildren(
    h(
      "p",
      {},
      `${octetCount(read.length)} were read, ${octetCount(written.length)} written; the first that differs is octet ${offset.toLocaleString("en")}.`,
    ),
    octetsView("Read", read, marked(read)),
    octetsView("Written", written, marked(written)),
  );
}

/**
 * Counts octets in words.
 *
 * @param length How many.
 * @returns The words.
 */
export function octetCount(length: number): string {
  return `${length.toLocaleString("en")} ${length === 1 ? "octet" : "octets"}`;
}
