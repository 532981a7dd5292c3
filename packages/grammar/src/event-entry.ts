import type { Failure } from "./entry.ts";

/** A list of events in the order in which they are to be read. */
export interface Events<Item> {
  /** One code unit for each item, from `eventUnits` of the grammar's `EVENTS`. */
  readonly units: string;

  /** What the events stand for; values are made of them. */
  readonly items: readonly Item[];
}

/** A parser for one rule of a grammar over events. It keeps no state between calls. */
export interface EventEntry<Item, Value> {
  /** The name of the rule. */
  readonly rule: string;

  /**
   * The events of the rule, as code units, each once, in the order in which the rule first names
   * them. A reader who has to pass over foreign events leaves out those that are not in it; one for
   * whom the order is irrelevant sorts the others by it.
   */
  readonly order: string;

  /**
   * Reads a whole list.
   *
   * @returns undefined for a list outside the language.
   */
  parse(this: void, events: Events<Item>): Value | undefined;

  /**
   * Reads a whole list.
   *
   * @param onFailure Called for a list outside the language, to throw. The offset is the place in
   *   the list of the first wrong event, and its length where more must come.
   */
  parse(this: void, events: Events<Item>, onFailure: (failure: Failure) => never): Value;
}
