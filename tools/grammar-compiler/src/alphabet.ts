import { FIRST_EVENT } from "@callingcard/grammar";
import type { CharacterSet, GrammarIr } from "@callingcard/grammar/ir";
import { showCharacters } from "@callingcard/grammar/railroad";
import { END } from "./character-set.ts";

/** What a grammar reads, where that makes a difference to people and types. */
export interface Alphabet {
  /** What one piece of a text is called. */
  readonly symbol: "character" | "event";

  /** The type of the value of one symbol. */
  readonly valueType: string;

  /** Describes a set. */
  readonly show: (set: CharacterSet) => string;

  /** Shows a text. */
  readonly quote: (text: string) => string;
}

/** The alphabet of a grammar. */
export function alphabetOf({ events, item }: GrammarIr): Alphabet {
  return events === undefined ? CHARACTERS : eventAlphabet(events, item?.type ?? "unknown");
}

const CHARACTERS: Alphabet = {
  symbol: "character",
  valueType: "string",
  show: showCharacters,
  quote: (text) => JSON.stringify(text),
};

function eventAlphabet(names: readonly string[], valueType: string): Alphabet {
  const nameOf = (unit: number): string =>
    unit === END ? "end of input" : (names[unit - FIRST_EVENT] ?? "(foreign)");
  const shown = (units: readonly number[], between: string): string =>
    units.map(nameOf).join(between);
  return {
    symbol: "event",
    valueType,
    show: (set) => shown(set.flatMap(unitsOf), " or "),
    quote: (text) => (text === "" ? "nothing" : shown(codeUnits(text), " ")),
  };
}

function unitsOf([low, high]: CharacterSet[number]): number[] {
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

function codeUnits(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}
