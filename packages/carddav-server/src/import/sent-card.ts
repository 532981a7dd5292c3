import type { ParseError } from "@callingcard/grammar";
import type { Card } from "@callingcard/vcard";

/** One card of many, as it was sent. */
export interface SentCard {
  readonly kind: "card";
  /** Where it is among the others: a line of a text, from 1, or a number, from 1. */
  readonly place: Place;
  readonly card: Card;
  readonly text: string;
  /** What is wrong with it. */
  readonly problem: string | undefined;
}

/** Something that is no card. */
export interface StrayPart {
  readonly kind: "stray";
  readonly place: Place;
  readonly problem: string;
  /** Whether it is a card that is too long. */
  readonly isTooLong?: boolean;
  /** Whether nothing behind it was looked at. */
  readonly isLast: boolean;
}

/** A place in what was sent. */
export interface Place {
  readonly unit: "line" | "card";
  readonly number: number;
}

/** A card, or what stands in the place of one. */
export type SentPart = SentCard | StrayPart;

/**
 * Makes a part of what could not be read.
 *
 * @internal
 */
export function strayOf({ code, line, message }: ParseError, isLast: boolean): StrayPart {
  const isTooLong = code === "card-too-long";
  return {
    kind: "stray",
    place: { unit: "line", number: line },
    problem: message,
    isTooLong,
    isLast,
  };
}
