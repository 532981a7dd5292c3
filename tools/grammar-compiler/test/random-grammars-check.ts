import { isDeepStrictEqual } from "node:util";
import { nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import { diagnose } from "@callingcard/grammar/diagnose";
import type { GrammarIr } from "@callingcard/grammar/ir";
import * as fc from "fast-check";
import { compileGrammar } from "../src/compile-grammar.ts";
import { GrammarError } from "../src/grammar-error.ts";
import { loadGrammar } from "../src/load-grammar.ts";
import { textSubject } from "../src/prove-check.ts";
import type { Difference } from "../src/prove-subject.ts";
import { type Reference, reference } from "../src/reference.ts";
import { allTexts, ALPHABET } from "./random-grammars-arbitrary.ts";
import { countParses } from "./random-grammars-count.ts";
import { withGrammars } from "./reference-grammar.ts";
import { evaluate, scriptOf } from "./sabotage-evaluate.ts";

/** What became of one grammar. */
export type Outcome =
  | {
      readonly kind: "compiled";
      readonly texts: number;
      readonly accepted: number;
      /** Texts that are left too soon: the right verdict at a smaller offset, or a shorter match. */
      readonly leftEarly: number;
    }
  | { readonly kind: "ambiguous"; readonly isConfirmed: boolean; readonly message: string }
  | { readonly kind: "refused"; readonly code: string };

const SHORT_TEXTS = allTexts(4);

const MAX_LONG_TEXT = 40;

/** Longest text of an ambiguous grammar that nearley reads. */
const MAX_AMBIGUOUS_TEXT = 8;

/**
 * Compiles a grammar and compares the parser with nearley on all short texts and some long ones,
 * and the diagnosis with what nearley takes; a refusal as ambiguous is checked for a second parse.
 *
 * @throws When anything differs.
 */
export function checkGrammar(source: string): Outcome {
  return withGrammars({ "random.ne": source }, (folder) => {
    const file = `${folder}/random.ne`;
    try {
      const ir = loadGrammar(file);
      const parsers = evaluate(scriptOf(compileGrammar(ir, { file }).parser));
      return compare(ir, reference(file), parsers);
    } catch (error) {
      if (!(error instanceof GrammarError)) throw error;
      if (error.code !== "ambiguous") return { kind: "refused", code: error.code };
      const isConfirmed = hasTwoReadings(file, error);
      return { kind: "ambiguous", isConfirmed, message: error.message };
    }
  });
}

function compare(ir: GrammarIr, parser: Reference, parsers: ReturnType<typeof evaluate>): Outcome {
  let texts = 0;
  let accepted = 0;
  let leftEarly = 0;
  for (const rule of ir.entries) {
    const entry = parsers.get(rule);
    if (entry === undefined) throw new Error(`no parser for ${rule}`);
    const subject = textSubject(entry, parser);
    for (const text of [...SHORT_TEXTS, ...longTexts(ir, rule)]) {
      const difference = subject.differenceOn(text);
      checkDiagnosis(ir, rule, parser, text);
      texts += 1;
      if (entry.parse(text) !== undefined) accepted += 1;
      if (difference === undefined) continue;
      if (!isEarly(difference, parser)) throw new Error(JSON.stringify(difference, undefined, 1));
      leftEarly += 1;
    }
  }
  return { kind: "compiled", texts, accepted, leftEarly };
}

// A decision sees every context in which its rule is used, not only the present one. In these
// grammars, where all follows upon all, that can end a wrong text a little sooner than nearley
// does, and a match before what stands behind the sentence. No wrong text is read, and no whole
// sentence refused.
function isEarly(difference: Difference, { parse }: Reference): boolean {
  const { rule, door, text, expected, actual } = difference;
  if (typeof expected === "string" || typeof actual === "string") return false;
  if ("code" in expected) return "code" in actual && actual.offset < expected.offset;
  if ("code" in actual) return door.startsWith("match") && actual.offset < expected.end;
  if (actual.end >= expected.end) return false;
  const shorter = parse(text.slice(0, actual.end), rule);
  return shorter.ok && isDeepStrictEqual(shorter.value, actual.value);
}

function longTexts(ir: GrammarIr, rule: string): string[] {
  const options = { maxRepeat: 3, maxDepth: 3, loneSurrogates: true };
  const misses = nearMisses(ir, rule, options).map(({ text }) => text);
  const both = fc.oneof(sentences(ir, rule, options), misses);
  return fc
    .sample(both, { numRuns: 60, seed: 1 })
    .filter(({ length }) => length <= MAX_LONG_TEXT)
    .toSorted();
}

function checkDiagnosis(ir: GrammarIr, rule: string, parser: Reference, text: string): void {
  const result = parser.parse(text, rule);
  const diagnosis = diagnose(ir, rule, text);
  if ((result.ok ? undefined : result.offset) !== diagnosis?.offset)
    throw new Error(`the diagnosis of ${JSON.stringify(text)} is elsewhere`);
  if (diagnosis === undefined) return;
  const prefix = text.slice(0, diagnosis.offset);
  for (const character of ALPHABET) {
    const unit = character.charCodeAt(0);
    const next = parser.parse(prefix + character.charAt(0), rule);
    const isTaken = next.ok || next.offset > prefix.length;
    const isExpected = diagnosis.characters.some(([low, high]) => low <= unit && unit <= high);
    if (isTaken !== isExpected)
      throw new Error(`the diagnosis of ${JSON.stringify(text)} is wrong about ${character}`);
  }
}

// A witness in the message must have two parses. A grammar can also be refused without one, by a
// decision that no lookahead makes: then all short texts and many sentences are tried.
function hasTwoReadings(file: string, { reason }: GrammarError): boolean {
  const ir = loadGrammar(file);
  const parser = reference(file);
  const isAmbiguous = (text: string, rule: string): boolean => {
    const count = countParses(ir, rule, text);
    // nearley makes every parse, and their number can double with each character.
    if (text.length > MAX_AMBIGUOUS_TEXT) return count > 1;
    const result = parser.parse(text, rule);
    const isConfirmed = result.ok && result.count > 1;
    if (isConfirmed !== count > 1) throw new Error(`${text} has not ${count} parses as ${rule}`);
    return isConfirmed;
  };
  const [, rule, witness] = /of this text, read as (\w+): (".*")$/.exec(reason) ?? [];
  if (rule !== undefined && witness !== undefined) {
    if (isAmbiguous(JSON.parse(witness) as string, rule)) return true;
    throw new Error(`${witness} has one parse as ${rule}`);
  }
  return ir.entries.some((entry) =>
    [...SHORT_TEXTS, ...shortSentences(ir, entry)].some((text) => isAmbiguous(text, entry)),
  );
}

function shortSentences(ir: GrammarIr, rule: string): string[] {
  const options = { maxRepeat: 4, maxDepth: 3, loneSurrogates: true };
  return fc
    .sample(sentences(ir, rule, options), { numRuns: 400, seed: 1 })
    .filter(({ length }) => length <= MAX_AMBIGUOUS_TEXT)
    .toSorted((first, second) => first.length - second.length);
}
