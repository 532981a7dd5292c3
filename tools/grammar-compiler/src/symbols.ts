import { FIRST_EVENT, MOST_EVENTS } from "@callingcard/grammar";
import type { Expression } from "@callingcard/grammar/ir";
import { fromRegExp, only } from "./character-set.ts";
import type { GrammarErrorCode } from "./grammar-error.ts";

/** How a grammar file writes what it reads. */
export interface Symbols {
  /** `"text"`. */
  readonly literal: (text: string) => Expression;

  /** `[a-z]`. */
  readonly characterClass: (pattern: RegExp) => Expression;

  /** `"text"i`, of which nearley's reader makes characters and classes. */
  readonly allowFolding: () => void;

  /** `%name`. */
  readonly token: (name: string) => Expression;
}

type Refuse = (code: GrammarErrorCode, reason: string) => never;

/** Characters, the alphabet of a file that says nothing. */
export function characterSymbols(refuse: Refuse): Symbols {
  return {
    literal: (text) => {
      if (text === "") return refuse("syntax", 'write null in place of ""');
      return text.length === 1
        ? { kind: "set", set: only(text.charCodeAt(0)) }
        : { kind: "literal", text };
    },
    characterClass: (pattern) => ({ kind: "set", set: fromRegExp(pattern) }),
    allowFolding: () => undefined,
    token: (name) => refuse("not-scannerless", `%${name}: a compiled grammar has no lexer`),
  };
}

/**
 * Events, the alphabet of a file with `@lexer events`.
 *
 * @param units The code units of the events so far, in order of their first appearance; new ones are
 *   added.
 */
export function eventSymbols(units: Map<string, number>, refuse: Refuse): Symbols {
  const advice = 'a grammar over events has their names in quotes, as in "D:href"';
  return {
    literal: (text) => {
      if (text === "") return refuse("syntax", 'write null in place of ""');
      const number = units.get(text) ?? FIRST_EVENT + units.size;
      if (number === FIRST_EVENT + MOST_EVENTS) {
        return refuse("too-large", `names more than ${MOST_EVENTS} events; split the grammar`);
      }
      units.set(text, number);
      return { kind: "set", set: only(number) };
    },
    characterClass: ({ source }) => refuse("not-an-event", `${source}: ${advice}`),
    allowFolding: () => refuse("not-an-event", `"..."i: ${advice}, and each name has one case`),
    token: (name) => refuse("not-an-event", `%${name}: ${advice}`),
  };
}
