import type { Card, CardSource, Property } from "./card.ts";
import { LineWriter } from "./line-writer.ts";
import { encodeOctets } from "./octets.ts";
import { stringifyProperty } from "./stringify-property.ts";

/**
 * Writes one card. A property that is the object that was read is written as it was read, octet for
 * octet; any other is written anew: folded at 75 octets, parameter values encoded by RFC 6868 and
 * quoted where needed, with the line break that the card was read with, else CRLF. A card whose
 * properties were not touched is exactly the text it had. The version is written by the VERSION among
 * the properties.
 *
 * @param card The card.
 * @returns The text, from BEGIN to the line break behind END.
 * @throws RangeError for a property that no content line can carry.
 */
export function stringifyCard(card: Card): string {
  const { source, properties } = card;
  if (source === undefined) {
    const writer = new LineWriter();
    writeAnew(writer, properties);
    return writer.toString();
  }
  const { text, start, bodyStart, bodyEnd, end } = source;
  if (properties === source.properties) return text.slice(start, end);
  const pieces: string[] = [];
  const lineBreak = lineBreakOf(source);
  append(pieces, text.slice(start, bodyStart), lineBreak);
  appendEdited(pieces, properties, source, lineBreak);
  append(pieces, text.slice(bodyEnd, end), lineBreak);
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
  return writeCards(cards).toString();
}

function writeCards(cards: readonly Card[]): LineWriter {
  const writer = new LineWriter();
  let endsOpen = false;
  for (const [index, card] of cards.entries()) {
    const { source } = card;
    if (endsOpen) writer.writeText("\r\n");
    endsOpen = false;
    if (source === undefined) {
      writeAnew(writer, card.properties);
      continue;
    }
    // What stood before the first card, as a byte order mark, belongs to the start of a text.
    const before = index === 0 ? source.text.slice(0, source.start) : "";
    const behind = source.text.slice(source.end);
    const text = before + stringifyCard(card);
    const needsBreak = behind !== "" && !endsLine(text);
    writer.writeText(`${text}${needsBreak ? "\r\n" : ""}${behind}`);
    endsOpen = !endsLine(behind === "" ? text : behind);
  }
  return writer;
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
  const charset = cards[0]?.source?.charset ?? "utf-8";
  const writer = writeCards(cards);
  const written = charset === "utf-8" ? writer.toOctets() : undefined;
  const octets = written ?? encodeOctets(writer.toString(), charset);
  const lastOctet = cards.at(-1)?.source?.lastOctet;
  return lastOctet === undefined ? octets : Uint8Array.of(...octets, lastOctet);
}

function writeAnew(writer: LineWriter, properties: readonly Property[]): void {
  writer.writeLine("BEGIN:VCARD\r\n");
  for (const property of properties) writer.writeProperty(property);
  writer.writeLine("END:VCARD\r\n");
}

// Writes the lines of a card that was read and then edited. What lay between the properties (blank
// lines, lines that could not be read) stays where it was.
function appendEdited(
  pieces: string[],
  properties: readonly Property[],
  source: CardSource,
  lineBreak: string,
): void {
  const indexes = new Map(source.properties.map((property, index) => [property, index]));
  const kept = new Set(properties);
  /** The first property of the source that was not passed yet. */
  let next = 0;
  for (const property of properties) {
    const index = indexes.get(property);
    if (index !== undefined) {
      for (; next <= index; next++) append(pieces, textBefore(source, next), lineBreak);
      const line = source.text.slice(source.spans[2 * index], source.spans[2 * index + 1]);
      append(pieces, line, lineBreak);
      continue;
    }
    const old = source.properties[next];
    if (old !== undefined && !kept.has(old)) {
      // The new property stands for the old one, behind the lines that were before that.
      append(pieces, textBefore(source, next), lineBreak);
      next += 1;
    }
    append(pieces, stringifyAlike(property, lineBreak), lineBreak);
  }
  for (; next <= source.properties.length; next++)
    append(pieces, textBefore(source, next), lineBreak);
}

// Writes a property with the line break of the lines around it; what a card in an AGENT has inside is
// a part of the value and stays.
function stringifyAlike(property: Property, lineBreak: string): string {
  const line = stringifyProperty(property);
  if (lineBreak === "\r\n") return line;
  if (!/[\r\n]/.test(property.value)) return line.replaceAll("\r\n", lineBreak);
  const valueStart = line.length - property.value.length - 2;
  const head = line.slice(0, valueStart).replaceAll("\r\n", lineBreak);
  return head + property.value + lineBreak;
}

// The line break of a card that was read: that of its BEGIN line.
function lineBreakOf({ text, bodyStart }: CardSource): string {
  if (text.charAt(bodyStart - 1) === "\r") return "\r";
  return /(?<!\r)\n$/.test(text.slice(bodyStart - 2, bodyStart)) ? "\n" : "\r\n";
}

// What lies between two properties, or at an end of the card: nothing, mostly.
function textBefore({ text, bodyStart, bodyEnd, spans }: CardSource, index: number): string {
  const from = index === 0 ? bodyStart : spans[2 * index - 1];
  return text.slice(from, spans[2 * index] ?? bodyEnd);
}

// Appends lines, behind the line break that the last line before them may lack.
function append(pieces: string[], lines: string, lineBreak: string): void {
  if (lines === "") return;
  const last = pieces.at(-1);
  if (last !== undefined && !endsLine(last)) pieces.push(lineBreak);
  pieces.push(lines);
}

function endsLine(text: string): boolean {
  if (text === "\ufeff") return true;
  const last = text.endsWith("\ufeff") ? text.at(-2) : text.at(-1);
  return last === "\n" || last === "\r";
}
