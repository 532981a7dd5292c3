import { eventUnits, FOREIGN_EVENT } from "@callingcard/grammar";
import { diagnose } from "@callingcard/grammar/diagnose";
import type { GrammarIr } from "@callingcard/grammar/ir";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileGrammar } from "../src/compile-grammar.ts";
import { GrammarError } from "../src/grammar-error.ts";
import { loadGrammar } from "../src/load-grammar.ts";
import { eventSubject } from "../src/prove-events.ts";
import type { Difference } from "../src/prove-subject.ts";
import { type Reference, reference } from "../src/reference.ts";
import { EVENTS_HEAD, withGrammars } from "./reference-grammar.ts";
import { evaluate, scriptOf } from "./sabotage-evaluate.ts";

/** `RANDOM_GRAMMARS=5000 RANDOM_GRAMMARS_SEED=$RANDOM npm run watch random-event` looks further. */
const NUMBER = Number(process.env["RANDOM_GRAMMARS"] ?? 60);
const SEED = Number(process.env["RANDOM_GRAMMARS_SEED"] ?? 20_261_121);

const NAMES = ["D:a", "D:b", "D:c", "D:d"];

/** Content models as DTDs have them: events, groups of alternatives and rules, with ?, * and +. */
const { model } = fc.letrec<{ model: string; particle: string }>((tie) => ({
  model: fc
    .array(
      fc
        .array(fc.tuple(tie("particle"), fc.constantFrom("", "", "", ":?", ":*", ":+")), {
          minLength: 1,
          maxLength: 4,
        })
        .map((symbols) => {
          const fields = symbols.map((_, index) => `f${index}: ${index}`);
          return `${symbols.map((symbol) => symbol.join("")).join(" ")} {% obj({ ${fields.join(", ")} }) %}`;
        }),
      { minLength: 1, maxLength: 3 },
    )
    .map((alternatives) => alternatives.join(" | ")),
  particle: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    { weight: 8, arbitrary: fc.constantFrom(...NAMES.map((name) => `"${name}"`)) },
    { weight: 1, arbitrary: fc.constant("inner") },
    { weight: 2, arbitrary: tie("model").map((text) => `(${text})`) },
  ),
}));

const grammars = fc.record({ model, inner: model, isNested: fc.boolean() }).map((rules) => {
  const inner = rules.inner.replaceAll("inner", rules.isNested ? '"D:d" main "D:a"' : '"D:c"');
  return `${EVENTS_HEAD}main -> ${rules.model}\ninner -> "D:d" (${inner}) {% pick(1) %}\n`;
});

type Outcome =
  | { readonly kind: "compiled"; readonly lists: number; readonly early: number }
  | { readonly kind: "ambiguous"; readonly hasWitness: boolean }
  | { readonly kind: "refused" };

function check(source: string): Outcome {
  return withGrammars({ "random.ne": source }, (folder) => {
    const file = `${folder}/random.ne`;
    try {
      const ir = loadGrammar(file);
      const { parser } = compileGrammar(ir, { file });
      return compare(ir, reference(file, ir.events), evaluate(scriptOf(parser)));
    } catch (error) {
      if (!(error instanceof GrammarError)) throw error;
      return refused(error, file);
    }
  });
}

function compare(ir: GrammarIr, parser: Reference, parsers: ReturnType<typeof evaluate>): Outcome {
  const entry = parsers.get("main");
  if (entry === undefined) throw new Error("no parser for main");
  const subject = eventSubject(entry, parser);
  const lists = allLists(4, ir);
  const differences = lists.map(subject.differenceOn).filter((found) => found !== undefined);
  const wrong = differences.find((difference) => !isEarly(difference));
  if (wrong !== undefined) throw new Error(JSON.stringify(wrong));
  for (const list of lists) {
    const result = parser.parse(list, "main");
    if (diagnose(ir, "main", list)?.offset !== (result.ok ? undefined : result.offset))
      throw new Error(`the diagnosis of ${JSON.stringify(list)} is elsewhere`);
  }
  return { kind: "compiled", lists: lists.length, early: differences.length };
}

// A decision in a rule sees all places where the rule is used: the README says so.
function isEarly({ expected, actual }: Difference): boolean {
  if (typeof expected === "string" || typeof actual === "string") return false;
  return "code" in expected && "code" in actual && actual.offset < expected.offset;
}

function refused({ code, reason }: GrammarError, file: string): Outcome {
  if (code !== "ambiguous") return { kind: "refused" };
  const names = / read as main: (.*)$/.exec(reason)?.[1];
  if (names === undefined) return { kind: "ambiguous", hasWitness: false };
  const ir = loadGrammar(file);
  const units = eventUnits(ir.events ?? []);
  const list = names === "nothing" ? [] : names.split(" ").map((name) => units.get(name) ?? "?");
  const result = reference(file, ir.events).parse(list.join(""), "main");
  if (!result.ok || result.count < 2) throw new Error(`${names} has one parse`);
  return { kind: "ambiguous", hasWitness: true };
}

function allLists(length: number, ir: GrammarIr): string[] {
  if (length === 0) return [""];
  const shorter = allLists(length - 1, ir);
  const units = [...eventUnits(ir.events ?? []).values(), FOREIGN_EVENT];
  return [...new Set(["", ...units.flatMap((first) => shorter.map((rest) => first + rest))])];
}

test(
  "a random grammar over events is compiled to nearley's equal, or refused with a list read twice",
  { timeout: NUMBER * 1000 },
  () => {
    const outcomes: Outcome[] = [];
    const property = fc.property(grammars, (grammar) => void outcomes.push(check(grammar)));
    fc.assert(property, { numRuns: NUMBER, seed: SEED });
    const compiled = outcomes.filter((outcome) => outcome.kind === "compiled");
    const ambiguous = outcomes.filter((outcome) => outcome.kind === "ambiguous");
    expect(compiled.length).toBeGreaterThan(NUMBER / 5);
    expect(ambiguous.length).toBeGreaterThan(NUMBER / 20);
    const shown = ambiguous.filter(({ hasWitness }) => hasWitness);
    expect(shown.length).toBeGreaterThan(ambiguous.length * 0.85);
    const sum = (field: "lists" | "early") =>
      compiled.reduce((total, outcome) => total + outcome[field], 0);
    expect(sum("early")).toBeLessThanOrEqual(sum("lists") / 200);
  },
);
