import { positionAt, type Position } from "@callingcard/grammar";
import type { CardSource } from "./card.ts";

/**
 * Finds a place of a card in the text that the card was read from, which may have held others: for
 * what is to be said about a property of it. Where a byte order mark stands before BEGIN, columns of that
 * line count from behind it.
 *
 * @param source The source of the card.
 * @param offset UTF-16 code units from the start of `source.text`, as in `source.spans`.
 * @returns Offset, line and column in the whole text.
 */
export function positionInText(source: CardSource, offset: number): Position {
  const { line, column } = positionAt(source.text, offset);
  return { offset: source.offset + offset, line: source.line + line - 1, column };
}
