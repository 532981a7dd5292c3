import {
  compileFilter,
  filterCondition,
  FilterRefusal,
  type IndexCondition,
} from "@callingcard/carddav-filter";
import { parseSearch } from "@callingcard/carddav-filter/search";
import { ParseError } from "@callingcard/grammar";
import { parseCard } from "@callingcard/vcard";
import { ExitError } from "./surroundings.ts";

/** Which cards are wanted: what the index is asked, and what judges the cards it finds. */
export interface CardSearch {
  readonly condition: IndexCondition;
  readonly matches: (octets: Uint8Array) => boolean;
}

export const ALL_CARDS: CardSearch = { condition: { kind: "all" }, matches: () => true };

/**
 * Reads a search expression, as in `name:smith -group:work has:photo`.
 *
 * @param expression As it was typed.
 * @throws ExitError Status 2, with the place in the expression and what to do.
 */
export function readSearch(expression: string): CardSearch {
  try {
    const filter = parseSearch(expression);
    const matches = compileFilter(filter);
    return {
      condition: filterCondition(filter),
      matches: (octets) => matches(parseCard(octets, { onProblem: () => undefined })),
    };
  } catch (error) {
    if (!(error instanceof ParseError || error instanceof FilterRefusal)) throw error;
    throw new ExitError(2, `--search: ${error.message}`);
  }
}
