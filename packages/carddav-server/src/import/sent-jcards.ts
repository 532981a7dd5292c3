import { fromJCard, JCardError } from "@callingcard/vcard/jcard";
import { stringifyCard } from "@callingcard/vcard";
import type { SentPart } from "./sent-card.ts";

/**
 * Reads a JSON array of jCards, or one jCard (RFC 7095).
 *
 * @param maxCards Most cards; what is behind them is not looked at.
 * @yields Each card, and each item that is none.
 *
 * @internal
 */
export function* sentJCards(octets: Uint8Array, maxCards: number): Generator<SentPart> {
  const items = readItems(octets);
  if (items === undefined) {
    yield stray(1, "the body is not JSON in UTF-8", true);
    return;
  }
  for (const [index, item] of items.entries()) {
    const number = index + 1;
    if (index === maxCards) {
      yield stray(number, `more than ${maxCards} cards`, true);
      return;
    }
    yield readItem(item, number);
  }
}

function readItems(octets: Uint8Array): readonly unknown[] | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(octets);
    const json: unknown = JSON.parse(text);
    return Array.isArray(json) && json[0] !== "vcard" ? json : [json];
  } catch {
    return undefined;
  }
}

function readItem(item: unknown, number: number): SentPart {
  try {
    const card = fromJCard(item);
    const text = stringifyCard(card);
    return { kind: "card", place: { unit: "card", number }, card, text, problem: undefined };
  } catch (error) {
    if (!(error instanceof JCardError) && !(error instanceof RangeError)) throw error;
    return stray(number, error.message, false);
  }
}

function stray(number: number, problem: string, isLast: boolean): SentPart {
  return { kind: "stray", place: { unit: "card", number }, problem, isLast };
}
