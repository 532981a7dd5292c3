import type { Card, CardSource, Property } from "./card.ts";
import { encodeOctets } from "./octets.ts";
import { stringifyProperty } from "./stringify-property.ts";

/**
 * Writes one card. A property that is the object that was read is written as it was read, octet for
 * octet; any other is written anew: CRLF, folded at 75 octets, parameter values encoded by RFC 6868
 * and quoted where needed. A card whose properties were not touched is exactly the text it had. The
 * version is written by the VERSION among the properties.
 *
 * @param card The card.
 * @returns The text, from BEGIN to the line break behind END.
 * @throws RangeError for a property that no content line can carry.
 */
export function stringifyCard(card: Card): string {
  const { source, properties } = card;
  if (source === undefined) {
    return `BEGIN:VCARD\r\n${properties.map(stringifyProperty).join("")}END:VCARD\r\n`;
  }
  const { text, start, bodyStart, bodyEnd, end } = source;
  if (properties === source.properties) return text.slice(start, end);
  const pieces: string[] = [];
  append(pieces, text.slice(start, bodyStart));
  appendEdited(pieces, properties, source);
  append(pieces, text.slice(bodyEnd, end));
  return pieces.join("");
}

/**
 * Writes cards one after the other, with what stood before the first and behind each of them in the
 * text they were read from: cards that were not touched give back the whole text.
 *
 * @param cards The cards.
 * @returns The text.
 * @throws RangeError as {@link stringifyCard} does.
 */
export function stringifyCards(cards: readonly Card[]): string {
  const pieces: string[] = [];
  for (const [index, card] of cards.entries()) {
    const { source } = card;
    // What stood before the first card, as a byte order mark, belongs to the start of a text.
    const before = index === 0 ? (source?.text.slice(0, source.start) ?? "") : "";
    append(pieces, before + stringifyCard(card));
    append(pieces, source?.text.slice(source.end) ?? "");
  }
  return pieces.join("");
}

/**
 * Writes cards as octets: the text of {@link stringifyCards}, in the encoding that the first card
 * was read from, else in UTF-8. Octets that were not UTF-8 are themselves again.
 *
 * @param cards The cards.
 * @returns The octets.
 * @throws RangeError as {@link stringifyCard} does.
 */
export function encodeCards(cards: readonly Card[]): Uint8Array<ArrayBuffer> {
  return encodeOctets(stringifyCards(cards), cards[0]?.source?.charset ?? "utf-8");
}

// Writes the lines of a card that was read and then edited. What lay between the properties (blank
// lines, lines that could not be read) stays where it was.
function appendEdited(pieces: string[], properties: readonly Property[], source: CardSource): void {
  const indexes = new Map(source.properties.map((property, index) => [property, index]));
  const kept = new Set(properties);
  /** The first property of the source that was not passed yet. */
  let next = 0;
  for (const property of properties) {
    const index = indexes.get(property);
    if (index !== undefined) {
      for (; next <= index; next++) append(pieces, textBefore(source, next));
      append(pieces, source.text.slice(source.spans[2 * index], source.spans[2 * index + 1]));
      continue;
    }
    const old = source.properties[next];
    if (old !== undefined && !kept.has(old)) {
      // The new property stands for the old one, behind the lines that were before that.
      append(pieces, textBefore(source, next));
      next += 1;
    }
    append(pieces, stringifyProperty(property));
  }
  for (; next <= source.properties.length; next++) append(pieces, textBefore(source, next));
}

// What lies between two properties, or at an end of the card: nothing, mostly.
function textBefore({ text, bodyStart, bodyEnd, spans }: CardSource, index: number): string {
  const from = index === 0 ? bodyStart : spans[2 * index - 1];
  return text.slice(from, spans[2 * index] ?? bodyEnd);
}

// Appends lines, behind the line break that the last line before them may lack.
function append(pieces: string[], lines: string): void {
  if (lines === "") return;
  const last = pieces.at(-1);
  if (last !== undefined && !endsLine(last)) pieces.push("\r\n");
  pieces.push(lines);
}

function endsLine(text: string): boolean {
  if (text === "\ufeff") return true;
  const last = text.endsWith("\ufeff") ? text.at(-2) : text.at(-1);
  return last === "\n" || last === "\r";
}
