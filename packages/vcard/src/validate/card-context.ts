import type { Card, Property } from "../card.ts";
import type { PropertyDefinition, Version } from "../values.ts";
import type { Finding, Findings } from "./finding.ts";

/** A card that is looked at, and who takes what is found in it. */
export interface CardContext {
  readonly card: Card;

  /** The version that it is read by. */
  readonly version: Version;

  readonly findings: Findings<Finding>;
}

/** A property that is looked at. */
export interface PropertyContext extends CardContext {
  readonly property: Property;

  /** Its index in the card. */
  readonly index: number;

  /** What is known of its name; `undefined` for a name that is not known. */
  readonly definition: PropertyDefinition | undefined;
}

/**
 * Shortens what comes from a card for a message: a message never holds a whole input.
 *
 * @param text A name or value.
 * @returns The text in quotes, cut behind 40 characters.
 */
export function quote(text: string): string {
  return text.length <= 40 ? `"${text}"` : `"${text.slice(0, 40).toWellFormed()}…"`;
}
