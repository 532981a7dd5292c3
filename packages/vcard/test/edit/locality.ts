import { expect } from "vitest";
import { parseCards, stringifyCards, stringifyProperty, type Card } from "../../src/index.ts";

/**
 * Holds that an edit of one card changed nothing but the lines of what it changed: all else is there, in
 * its order, and the cards are read again as they were edited.
 */
export function expectLocal(cards: readonly Card[], index: number, edited: Card): void {
  const card = cards[index];
  const { source } = card ?? {};
  if (card === undefined || source === undefined) throw new Error("no card that was read");
  const text = stringifyCards(cards);
  const before = cards
    .slice(0, index)
    .reduce((sum, one) => sum + (one.source?.text.length ?? 0), 0);
  const kept = new Set(edited.properties);
  const known = new Set(card.properties);
  const pieces: string[] = [];
  let from = 0;
  for (const [at, property] of source.properties.entries()) {
    const start = before + (source.spans[2 * at] ?? 0);
    const end = before + (source.spans[2 * at + 1] ?? 0);
    pieces.push(text.slice(from, start));
    if (kept.has(property)) pieces.push(text.slice(start, end));
    from = end;
  }
  pieces.push(text.slice(from));
  const lineBreak = lineBreakOf(source.text.slice(source.start, source.bodyStart));
  const made = edited.properties
    .filter((property) => !known.has(property))
    .map((property) => withLineBreak(stringifyProperty(property), property.value, lineBreak));
  const written = stringifyCards(cards.with(index, edited));
  expectPieces(written, pieces, made.join("").length);
  const again = parseCards(written, { onProblem: () => {} });
  expect(again.map(plain)).toEqual(cards.with(index, edited).map(plain));
}

// The pieces are there in their order, and beside them no more than so many characters.
function expectPieces(written: string, pieces: readonly string[], more: number): void {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const lineBreaks = written.length - length - more;
  // A last line without a line break gets one.
  expect(lineBreaks).toBeGreaterThanOrEqual(-2);
  expect(lineBreaks).toBeLessThanOrEqual(2);
  let from = 0;
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const at = isLast ? written.length - piece.length : written.indexOf(piece, from);
    expect(at).toBeGreaterThanOrEqual(from);
    if (index === 0 && pieces.length > 1) expect(at).toBe(0);
    expect(written.slice(at, at + piece.length)).toBe(piece);
    from = at + piece.length;
  }
}

function withLineBreak(line: string, value: string, lineBreak: string): string {
  return /[\r\n]/.test(value) ? line : line.replaceAll("\r\n", lineBreak);
}

function lineBreakOf(line: string): string {
  return line.endsWith("\r") ? "\r" : /(?<!\r)\n$/.test(line) ? "\n" : "\r\n";
}

function plain({ version, properties }: Card): Omit<Card, "source"> {
  return { version, properties };
}
