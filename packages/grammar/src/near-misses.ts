import * as fc from "fast-check";
import { otherCase, outsideCharacters } from "./arbitrary-characters.ts";
import type { Choice, Expression, GrammarIr, Sequence } from "./ir.ts";
import {
  concatenation,
  type SentenceBuilder,
  sentenceBuilder,
  type SentenceOptions,
} from "./sentences.ts";

/**
 * Random texts that are sentences of a rule but for one place: a character just outside its class,
 * something left out, doubled, in the other case or before its neighbour, a repetition once too
 * rarely or too often. Each place of the grammar, on each way to it, is spoilt about as often as
 * any other. Half of the texts and more are outside the language; the others are sentences still,
 * since a grammar may allow a character more or less, and tell whether a parser is too strict.
 *
 * @param ir The grammar as data, from the generated `<name>.ir.ts`.
 * @param rule Any rule of the grammar.
 * @param options How large the texts become, and of which characters.
 * @throws {RangeError} When the grammar has no such rule.
 * @example
 * fc.assert(
 *   fc.property(nearMisses(vcardIr, "contentline"), (line) => {
 *     expect(myParser(line) !== undefined).toBe(theirParser(line) !== undefined);
 *   }),
 * );
 */
export function nearMisses(
  ir: GrammarIr,
  rule: string,
  options: SentenceOptions = {},
): fc.Arbitrary<string> {
  const { arbitrary, places } = spoiltTexts(sentenceBuilder(ir, options)).rule(rule, 0);
  const texts = places === 0 ? fc.constant("") : arbitrary;
  return options.loneSurrogates === true ? texts : texts.map((text) => text.toWellFormed());
}

/** Texts with one spoilt place, and the number of places among which it was chosen. */
interface Spoilt {
  readonly arbitrary: fc.Arbitrary<string>;
  readonly places: number;
}

/** Where more places are, they share this weight: a weight has to stay a small whole number. */
const MAX_PLACES = 100_000;

const NOTHING: Spoilt = { arbitrary: fc.constant(""), places: 0 };

interface SpoiltTexts {
  readonly rule: (name: string, depth: number) => Spoilt;
}

function spoiltTexts(builder: SentenceBuilder): SpoiltTexts {
  const { facts, maxDepth } = builder;
  const rules = new Map<string, Spoilt[]>();

  const rule = (name: string, depth: number): Spoilt => {
    const levels = rules.get(name) ?? [];
    rules.set(name, levels);
    return (levels[depth] ??= choice(facts.bodyOf(name), name, depth));
  };

  const expression = (of: Expression, inside: string, depth: number): Spoilt => {
    switch (of.kind) {
      case "set":
        return place(spoiltCharacter(of, builder.expression(of, inside, depth)));
      case "literal":
        return place(spoiltLiteral(of.text));
      case "rule": {
        const deeper = facts.deepens(inside, of.name) ? depth + 1 : depth;
        return deeper > maxDepth ? NOTHING : rule(of.name, deeper);
      }
      case "choice":
        return choice(of, inside, depth);
      case "repeat": {
        const sound = builder.repeated(of.of, 0, inside, depth);
        const one = builder.expression(of.of, inside, depth);
        const inner = expression(of.of, inside, depth);
        const around =
          of.max === 1
            ? inner
            : { ...inner, arbitrary: concatenation([sound, inner.arbitrary, sound]) };
        const twice = place(concatenation([one, one]));
        return either([around, of.max === 1 ? twice : of.min === 1 ? omitted : NOTHING]);
      }
    }
  };

  const choice = (of: Choice, inside: string, depth: number): Spoilt =>
    either(of.alternatives.map((alternative) => sequence(alternative, inside, depth)));

  const sequence = ({ items }: Sequence, inside: string, depth: number): Spoilt => {
    const sound = items.map((item) => builder.expression(item, inside, depth));
    const spoilt = items.map((item, index) => {
      const { arbitrary, places } = expression(item, inside, depth);
      return { arbitrary: concatenation(sound.with(index, arbitrary)), places };
    });
    const omissions = items.map((_, index) => place(concatenation(sound.toSpliced(index, 1))));
    const doublings = sound.map((item, index) =>
      place(concatenation(sound.toSpliced(index, 0, item))),
    );
    const swaps = sound
      .slice(1)
      .map((second, index) =>
        place(concatenation(sound.toSpliced(index, 2, second, sound[index] ?? second))),
      );
    const whole = items.length > 1 ? [...omissions, ...doublings, ...swaps] : [];
    return either([...spoilt, ...whole]);
  };

  return { rule };
}

const omitted = place(fc.constant(""));

function place(arbitrary: fc.Arbitrary<string>): Spoilt {
  return { arbitrary, places: 1 };
}

// One of several ways to spoil, each as often as it has places.
function either(ways: readonly Spoilt[]): Spoilt {
  const open = ways.filter(({ places }) => places > 0);
  const [only] = open;
  if (only === undefined) return NOTHING;
  if (open.length === 1) return only;
  const places = open.reduce((sum, way) => sum + way.places, 0);
  const weighted = open.map(({ arbitrary, places: weight }) => ({ weight, arbitrary }));
  return { arbitrary: fc.oneof(...weighted), places: Math.min(places, MAX_PLACES) };
}

function spoiltCharacter(
  { set }: Extract<Expression, { kind: "set" }>,
  sound: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const outside = outsideCharacters(set);
  const ways = [fc.constant(""), concatenation([sound, sound])];
  if (outside.length > 0) ways.push(fc.constantFrom(...outside), fc.constantFrom(...outside));
  return fc.oneof(...ways);
}

function spoiltLiteral(text: string): fc.Arbitrary<string> {
  return fc
    .record({
      index: fc.nat({ max: text.length - 1 }),
      way: fc.constantFrom("omit", "double", "swap", "case", "next", "cut"),
    })
    .map(({ index, way }) => {
      const [before, character, after] = [
        text.slice(0, index),
        text.charAt(index),
        text.slice(index + 1),
      ];
      switch (way) {
        case "omit":
          return before + after;
        case "double":
          return before + character + character + after;
        case "swap":
          if (after === "") return character + before;
          return before + after.charAt(0) + character + after.slice(1);
        case "case":
          return before + (otherCase(character) ?? "") + after;
        case "next":
          return before + String.fromCharCode(character.charCodeAt(0) + 1) + after;
        case "cut":
          return before;
      }
    });
}
