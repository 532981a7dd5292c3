/** The code unit that stands for the first event of a grammar; the others follow it. */
export const FIRST_EVENT = 0xe000;

/** Most events that a grammar may name. */
export const MOST_EVENTS = 0x18ff;

/** A code unit that stands for an event which no grammar names, and which no parser takes. */
export const FOREIGN_EVENT: string = /* @__PURE__ */ String.fromCharCode(FIRST_EVENT + MOST_EVENTS);

/**
 * Numbers the events of a grammar.
 *
 * @param names The grammar's events: `EVENTS` of a generated module.
 * @returns For each name the code unit that stands for it in `Events`.
 * @example
 * const units = eventUnits(EVENTS);
 * const unitOf = (name: string) => units.get(name) ?? FOREIGN_EVENT;
 */
export function eventUnits(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name, index) => [name, String.fromCharCode(FIRST_EVENT + index)]));
}
