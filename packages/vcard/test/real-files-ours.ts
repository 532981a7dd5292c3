import { encodeCards, parseCards } from "../src/index.ts";
import { OctetDecoder } from "../src/octet-decoder.ts";
import { validateCards } from "../src/validate.ts";
import type { Outcome, RealFile } from "./real-files.ts";

/** Reads and writes a file with this package. */
export function readOurs({ octets, text }: RealFile): Outcome {
  const cards = parseCards(octets, { onProblem: () => {} });
  const written = encodeCards(cards);
  const isSame = Buffer.compare(written, octets) === 0;
  // One octet that is another makes the text another, whatever it decodes to.
  return { cards: cards.length, written: isSame ? text : new TextDecoder().decode(written) };
}

/**
 * Counts the octets of a file that are neither in a property nor in a marker of a card nor in a diagnostic;
 * white space and byte order marks aside.
 */
export function unreadOctets({ octets }: RealFile): number {
  const decoder = new OctetDecoder();
  const text = decoder.push(octets) + decoder.end();
  const isRead = new Uint8Array(text.length);
  for (const { source } of parseCards(octets, { onProblem: () => {} })) {
    if (source === undefined) continue;
    const read = (from = 0, to = 0): void => {
      isRead.fill(1, source.offset + from, source.offset + to);
    };
    read(source.start, source.bodyStart);
    read(source.bodyEnd, source.end);
    for (let index = 0; index < source.spans.length; index += 2) {
      read(source.spans[index], source.spans[index + 1]);
    }
  }
  for (const { unread } of validateCards(octets, { maxProblems: Infinity })) {
    if (unread !== undefined) isRead.fill(1, unread.offset, unread.offset + unread.length);
  }
  return isRead.filter((is, index) => is === 0 && !/[\s\ufeff]/.test(text.charAt(index))).length;
}
