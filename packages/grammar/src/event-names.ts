import { FIRST_EVENT } from "./event-units.ts";
import type { GrammarIr } from "./ir.ts";

/**
 * Reads a text of a grammar over events as a list of names. Sentences and all other texts that are
 * made of such a grammar have a code unit for each event.
 *
 * @param ir The grammar as data, from the generated `<name>.ir.ts`.
 * @param text The text.
 * @param foreign The name that stands for events which the grammar does not name. Default `foreign`.
 * @returns A name for each code unit.
 * @throws {RangeError} When the grammar reads characters.
 * @example
 * const children = nearMisses(davIr, "response").map(({ text }) => eventNames(davIr, text));
 */
export function eventNames(ir: GrammarIr, text: string, foreign: string = "foreign"): string[] {
  const { events } = ir;
  if (events === undefined) throw new RangeError(`${ir.file} has no events`);
  return Array.from(
    { length: text.length },
    (_, index) => events[text.charCodeAt(index) - FIRST_EVENT] ?? foreign,
  );
}
