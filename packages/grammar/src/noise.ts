import * as fc from "fast-check";
import { alphabet } from "./arbitrary-alphabet.ts";
import { edgeCharacters } from "./arbitrary-characters.ts";
import { ruleFacts } from "./arbitrary-rules.ts";
import type { GrammarIr } from "./ir.ts";
import { sentences, type SentenceOptions } from "./sentences.ts";

/**
 * Random texts of which the grammar knows little: sentences with one to three characters left out,
 * put in or replaced anywhere, cut short, or with a piece of them repeated. The new characters are
 * the edges of the grammar's own classes and those that often make trouble.
 *
 * @param ir The grammar as data, from the generated `<name>.ir.ts`.
 * @param rule Any rule of the grammar.
 * @param options How large the texts become, and of which characters.
 * @throws {RangeError} When the grammar has no such rule.
 * @example
 * fc.assert(fc.property(noise(vcardIr, "cards"), (text) => { myParser(text); })); // never throws
 */
export function noise(
  ir: GrammarIr,
  rule: string,
  options: SentenceOptions = {},
): fc.Arbitrary<string> {
  const edges = edgeCharacters(alphabet(ruleFacts(ir), rule));
  const characters = ir.events ? edges : [...TROUBLE, ...edges];
  const damages = fc.array(damage(characters), { minLength: 1, maxLength: 3 });
  const texts = fc
    .tuple(sentences(ir, rule, options), damages)
    .map(([text, steps]) => steps.reduce(apply, text));
  return options.loneSurrogates === true ? texts : texts.map((text) => text.toWellFormed());
}

interface Damage {
  readonly kind: "omit" | "insert" | "replace" | "cut" | "repeat";
  /** Where in the text, as a part of its length. */
  readonly at: number;
  readonly character: string;
}

/** NUL, TAB, LF, CR, space, quotation mark, backslash, DEL, the first of two octets, and the like. */
const TROUBLE = '\0\t\n\r "\\\u007f\u0080\u07ff\u0800\ufeff\ufffd\uffff';

/** How finely a place in a text is chosen. */
const AT_SCALE = 2 ** 20;

/** How much of a text is repeated, in code units. */
const REPEATED_LENGTH = 3;

function damage(characters: readonly string[]): fc.Arbitrary<Damage> {
  return fc.record({
    kind: fc.constantFrom("omit", "insert", "replace", "cut", "repeat"),
    // Without bias: the generator would else damage the very beginning more often than not.
    at: fc.noBias(fc.nat({ max: AT_SCALE - 1 })).map((at) => at / AT_SCALE),
    character: fc.constantFrom(...characters),
  });
}

function apply(text: string, { kind, at, character }: Damage): string {
  const index = Math.floor(at * (text.length + 1));
  const before = text.slice(0, index);
  switch (kind) {
    case "omit":
      return before + text.slice(index + 1);
    case "insert":
      return before + character + text.slice(index);
    case "replace":
      return before + character + text.slice(index + 1);
    case "cut":
      return before;
    case "repeat":
      return before + text.slice(Math.max(0, index - REPEATED_LENGTH));
  }
}
