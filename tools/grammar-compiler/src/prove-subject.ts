import type { Entry, EventEntry } from "@callingcard/grammar";
import type { GrammarIr } from "@callingcard/grammar/ir";
import { textSubject } from "./prove-check.ts";
import type { Verdict } from "./prove-doors.ts";
import { eventSubject } from "./prove-events.ts";
import type { Reference } from "./reference.ts";

/** A text on which a generated parser and nearley do not agree. */
export interface Difference {
  readonly rule: string;
  /** The method of the entry; "nearley" when nearley finds two parses. */
  readonly door:
    | "parse"
    | "parse without onFailure"
    | "parseOctets"
    | "match"
    | "match on the string back end"
    | "nearley";
  /** The text; of a grammar over events a code unit for each event. */
  readonly text: string;
  readonly expected: Verdict | "one parse" | "too deep";
  readonly actual: Verdict | `${number} parses` | "a moved cursor" | "undefined" | "a value";
}

/** The parser of one rule, under proof. */
export interface Subject {
  readonly rule: string;
  readonly accepts: (text: string) => boolean;

  /** Looks for a door at which the parser differs from nearley. */
  readonly differenceOn: (text: string) => Difference | undefined;

  /** Looks for a door at which a text nested too deep is not refused as that. */
  readonly tooDeepOn: (text: string) => Difference | undefined;
}

/**
 * Finds the parser of a rule among everything that a generated module exports.
 *
 * @throws {RangeError} When it is not there.
 */
export function subjectOf(
  entries: Readonly<Record<string, unknown>>,
  rule: string,
  ir: GrammarIr,
  parser: Reference,
): Subject {
  for (const value of Object.values(entries)) {
    if (!isRuleOf(value, rule)) continue;
    if (ir.events === undefined && isEntry(value)) return textSubject(value, parser);
    if (ir.events !== undefined && isEventEntry(value)) return eventSubject(value, parser);
  }
  throw new RangeError(`${ir.file}: no parser for the entry ${rule}`);
}

function isRuleOf(value: unknown, rule: string): value is { readonly rule: string } {
  return typeof value === "object" && value !== null && "rule" in value && value.rule === rule;
}

function isEntry(value: object): value is Entry<unknown> {
  return "match" in value;
}

function isEventEntry(value: object): value is EventEntry<number, unknown> {
  return "order" in value;
}
