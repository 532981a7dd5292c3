import type { Failure } from "./entry.ts";
import type { EventEntry, Events } from "./event-entry.ts";
import type { Site } from "./runtime-entry.ts";
import { FAILED, fail, registers } from "./runtime-registers.ts";

/** Reads events from `i` on; `s` has their code units, `v` what they stand for. */
export type EventsReader<Item, Value> = (s: string, v: readonly Item[], i: number) => Value;

type OnFailure = (failure: Failure) => never;

/**
 * Makes the parser of a rule over events.
 *
 * @param rule The rule.
 * @param sites The table of the module.
 * @param endSite The place behind a whole list.
 * @param order The events of the rule.
 * @param read Reads the rule.
 * @returns The parser.
 */
export function eventEntry<Item, Value>(
  rule: string,
  sites: readonly Site[],
  endSite: number,
  order: string,
  read: EventsReader<Item, Value>,
): EventEntry<Item, Value> {
  const report = (length: number, onFailure?: OnFailure): undefined => {
    if (!onFailure) return undefined;
    const { failedAt: offset, isTooDeep, site } = registers;
    const [failedRule, expected] = sites[site] ?? [rule, ""];
    const code = offset === length ? "unexpected-end" : "unexpected-event";
    return onFailure({ code: isTooDeep ? "too-deep" : code, offset, rule: failedRule, expected });
  };

  function parse(events: Events<Item>): Value | undefined;
  function parse(events: Events<Item>, onFailure: OnFailure): Value;
  function parse({ units, items }: Events<Item>, onFailure?: OnFailure): Value | undefined {
    try {
      const value = read(units, items, 0);
      if (registers.end !== units.length) fail(registers.end, endSite);
      return value;
    } catch (signal) {
      if (signal !== FAILED) throw signal;
      return report(units.length, onFailure);
    }
  }

  return { rule, order, parse };
}
