import { isDeepStrictEqual } from "node:util";
import type { EventEntry } from "@callingcard/grammar";
import { eventsOf, readEvents, type Verdict } from "./prove-doors.ts";
import type { Difference, Subject } from "./prove-subject.ts";
import type { Reference } from "./reference.ts";

/** The parser of a rule over events, under proof. */
export function eventSubject(entry: EventEntry<number, unknown>, parser: Reference): Subject {
  const { rule } = entry;
  return {
    rule,
    accepts: (units) => entry.parse(eventsOf(units)) !== undefined,
    differenceOn: (units) => findDifference(entry, parser, units),
    tooDeepOn: (text) => {
      const actual = readEvents(entry, text);
      if ("code" in actual && actual.code === "too-deep") return undefined;
      return { rule, door: "parse", text, expected: "too deep", actual };
    },
  };
}

// Each event stands for its place in the list, so a value shows which events it is made of.
function findDifference(
  entry: EventEntry<number, unknown>,
  { parse }: Reference,
  text: string,
): Difference | undefined {
  const { rule } = entry;
  const result = parse(text, rule);
  if (result.ok && result.count !== 1)
    return { rule, door: "nearley", text, expected: "one parse", actual: `${result.count} parses` };
  const expected: Verdict = result.ok
    ? { value: result.value, end: text.length }
    : {
        code: result.offset === text.length ? "unexpected-end" : "unexpected-event",
        offset: result.offset,
      };
  const actual = readEvents(entry, text);
  if (!isDeepStrictEqual(actual, expected)) return { rule, door: "parse", text, expected, actual };

  const value = entry.parse(eventsOf(text));
  const valueOrNothing = "value" in expected ? expected.value : undefined;
  if (isDeepStrictEqual(value, valueOrNothing)) return undefined;
  const answer = value === undefined ? "undefined" : "a value";
  return { rule, door: "parse without onFailure", text, expected, actual: answer };
}
