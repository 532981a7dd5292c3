import { complement, describeCharacters, describeCodeUnit, quote } from "./diagnose-expected.ts";
import { eventNames } from "./event-names.ts";
import { intersection } from "./arbitrary-characters.ts";
import type { CharacterSet, Expression, GrammarIr } from "./ir.ts";

/** How the parts of a grammar, and of texts of it, are called in a change. */
export interface Names {
  /** Whether the grammar reads events. */
  readonly areEvents: boolean;
  /** A character, or an event. */
  readonly character: (text: string) => string;
  /** The characters that a class takes. */
  readonly class: (set: CharacterSet) => string;
  /** A text of an expression: by the name of what it is where that has one, else in quotes. */
  readonly part: (of: Expression, text: string) => string;
  /** A text, cut short. */
  readonly quoted: (text: string) => string;
}

/** So many kinds of characters are told of a class; of a larger one, what it leaves out. */
const MAX_KINDS = 4;

/** A longer text is cut short in a change, in UTF-16 code units. */
const MAX_QUOTED = 24;

/**
 * The names for changes of texts of a grammar.
 *
 * @internal
 */
export function namesOf(ir: GrammarIr): Names {
  const events = (text: string): string => eventNames(ir, text, "a foreign event").join(" ");
  const quoted = (text: string): string => {
    if (ir.events) return events(text);
    return quote(text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED - 1)}…` : text);
  };
  const character = (text: string): string =>
    ir.events ? events(text) : describeCodeUnit(text.charCodeAt(0));
  const ofClass = (set: CharacterSet): string => {
    if (!ir.events) return either(kindsOf(set));
    return either(
      set.flatMap(([low, high]) =>
        Array.from({ length: high - low + 1 }, (_, more) =>
          events(String.fromCharCode(low + more)),
        ),
      ),
    );
  };
  const part = (of: Expression, text: string): string => {
    switch (of.kind) {
      case "set":
        return ofClass(of.set);
      case "literal":
        return quoted(of.text);
      case "rule":
        return of.name;
      case "repeat":
        return of.max === 1 ? part(of.of, text) : quoted(text);
      case "choice":
        return quoted(text);
    }
  };
  return { areEvents: ir.events !== undefined, character, class: ofClass, part, quoted };
}

// A large class is told by what it leaves out of ASCII, if that is less.
function kindsOf(set: CharacterSet): readonly string[] {
  const kinds = describeCharacters(set);
  if (kinds.length <= MAX_KINDS) return kinds;
  const missing = describeCharacters(intersection(complement(set), [[0x20, 0x7e]]));
  if (missing.length === 0) return ["a printable character"];
  if (missing.length <= MAX_KINDS) return [`a character but ${either(missing)}`];
  return [...kinds.slice(0, MAX_KINDS), "the like"];
}

function either(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}`;
}
