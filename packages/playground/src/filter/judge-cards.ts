import { FilterRefusal } from "@callingcard/carddav-filter";
import { explainFilter, type FilterExplanation } from "@callingcard/carddav-filter/explain";
import type { Filter } from "@callingcard/dav-xml";
import { ParseError } from "@callingcard/grammar";
import { type Card, getProperty, parseCards } from "@callingcard/vcard";

/** What a filter says of a card. */
export interface JudgedCard {
  /** Its FN, for people; empty where it has none. */
  readonly name: string;
  readonly explanation: FilterExplanation;
}

/** What a filter says of a text of cards. */
export interface Judgement {
  readonly cards: readonly JudgedCard[];
  /** Cards that come after those. */
  readonly others: number;
  /** Why nothing can be said: the filter is refused, or the text has limits that it exceeds. */
  readonly problem?: string;
}

/** Cards that are judged; the others are counted. */
const MAX_CARDS = 20;

/** Octets of a text whose cards are judged; a card that goes beyond them is judged as far as it goes. */
const MAX_OCTETS = 131_072;

/**
 * Judges the cards of a text by a filter.
 *
 * @param octets The text; its cards are read as far as they can be.
 * @param filter The filter.
 * @returns What it says of each, of the first twenty in the first 131,072 octets.
 */
export function judgeCards(octets: Uint8Array, filter: Filter): Judgement {
  try {
    const cards = parseCards(octets.subarray(0, MAX_OCTETS), { onProblem: () => undefined });
    const judged = cards.slice(0, MAX_CARDS).map((card) => ({
      name: nameOf(card),
      explanation: explainFilter(filter, card, { maxProperties: 20 }),
    }));
    return { cards: judged, others: cards.length - judged.length };
  } catch (error) {
    if (error instanceof FilterRefusal || error instanceof ParseError) {
      return { cards: [], others: 0, problem: error.message };
    }
    throw error;
  }
}

function nameOf(card: Card): string {
  return getProperty(card, "FN")?.value ?? "";
}
