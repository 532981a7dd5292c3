import * as fc from "fast-check";
import { HEAD } from "./reference-grammar.ts";

/** The characters of the texts: one octet, two octets, and four octets (two code units). */
export const ALPHABET: readonly string[] = ["a", "b", "c", "é", "\u{1f600}"];

/** Terminals of the first, the second and the third rule of text: they share few characters. */
const TERMINALS = [
  ['"a"', "[ab]", '"ab"', '"ba"', '"é"', String.raw`[a\u0080-\uffff]`, String.raw`[\u00e0-\u00ff]`],
  ['"b"', "[bc]", '"B"i', '"cb"', '"\u{1f600}"', "[^ab]", String.raw`[\ud800-\udbff]`],
  ['"c"', "[bc]", '"cb"', '"aé"', '"é\u{1f600}"', String.raw`[\u0080-\uffff]`, "[ac]"],
] as const;

/** Symbols in a row, the first of them seldom left out: that is ambiguous too often. */
function inARow(symbol: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string[]> {
  const first = fc.constantFrom("", "", "", "", "", "", ":+", ":+", ":+", ":?");
  const next = fc.constantFrom("", "", "", "", ":*", ":+", ":?");
  return fc
    .tuple(fc.tuple(symbol, first), fc.array(fc.tuple(symbol, next), { maxLength: maxLength - 1 }))
    .map(([head, tail]) => [head, ...tail].map((part) => part.join("")));
}

/** Text without captures inside, with a group now and then. */
function stretchOf(terminals: readonly string[]): fc.Arbitrary<string> {
  const { stretch } = fc.letrec<{ stretch: string }>((tie) => {
    const group = fc.tuple(tie("stretch"), tie("stretch")).map((two) => `(${two.join(" | ")})`);
    const symbol = fc.oneof(
      { maxDepth: 2, depthSize: "small" },
      { weight: 5, arbitrary: fc.constantFrom(...terminals) },
      { weight: 1, arbitrary: group },
    );
    return { stretch: inARow(symbol, 3).map((symbols) => symbols.join(" ")) };
  });
  return stretch;
}

function ruleOf(terminals: readonly string[], capture: string): fc.Arbitrary<string> {
  return fc
    .array(stretchOf(terminals), { minLength: 1, maxLength: 2 })
    .map((all) => all.map((each) => `${each}${capture}`).join(" | "));
}

/** Rules with a value that the main rule is made of. */
const VALUED = ["x", "y", "pair", "marked", "nest"];

const alternative = inARow(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("x", "y", "pair", "marked") },
    { weight: 1, arbitrary: fc.constant("nest") },
    { weight: 2, arbitrary: fc.constantFrom("plain", "plain", '"c"', '"é"', '"ab"') },
  ),
  4,
);

function valueOf(symbols: readonly string[], number: number): string {
  const fields = symbols
    .map((symbol, index) => ({ name: symbol.replace(/:.*/, ""), index }))
    .filter(({ name }) => VALUED.includes(name))
    .map(({ index }) => `f${index}: ${index}`);
  return `obj({ ${[`kind: lit(${number})`, ...fields].join(", ")} })`;
}

const main = fc
  .array(alternative, { minLength: 1, maxLength: 3 })
  .map((all) =>
    all
      .map((symbols, number) => `${symbols.join(" ")} {% ${valueOf(symbols, number)} %}`)
      .join(" | "),
  );

const nest = fc
  .tuple(
    fc.constantFrom('"a"', '"b"', '"é"', '"bb"'),
    fc.constantFrom('"c"', '"a"', "plain", '"\u{1f600}"'),
    fc.constantFrom("", ":?", ":*"),
    fc.constantFrom('"b"', '"c"', "plain"),
  )
  .map(
    ([open, middle, times, close]) =>
      `${open} (main ${middle} {% pick(0) %})${times} ${close} {% pick(1) %}`,
  );

/**
 * Small grammars, as the text of a `.ne` file: runs of text, lists, options, groups and recursion
 * over a few characters, so close together that their decisions need lookahead or cannot be made.
 */
export const grammars: fc.Arbitrary<string> = fc
  .record({
    main,
    x: ruleOf(TERMINALS[0], " {% text %}"),
    y: ruleOf(TERMINALS[1], " {% text %}"),
    plain: ruleOf(TERMINALS[2], ""),
    nest,
    entries: fc.boolean(),
  })
  .map(
    (rules) => `# entries: main${rules.entries ? ", x" : ""}
main -> ${rules.main}
x -> ${rules.x}
y -> ${rules.y}
plain -> ${rules.plain}
pair -> x ("a" x {% pick(1) %}):* {% list(0, 1) %}
marked -> "b" y {% pick(1) %} | "c" x {% pick(1) %}
nest -> ${rules.nest}
`,
  )
  .map((text) => HEAD + text);

/** All texts over the alphabet of up to so many characters, those that begin alike together. */
export function allTexts(length: number): string[] {
  if (length === 0) return [""];
  const shorter = allTexts(length - 1);
  return ["", ...ALPHABET.flatMap((first) => shorter.map((rest) => first + rest))];
}
