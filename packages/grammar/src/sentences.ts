import * as fc from "fast-check";
import {
  codeUnitAt,
  edgeCharacters,
  hasAllSurrogates,
  pleasantCharacters,
  sizeOfSet,
  withoutSurrogates,
} from "./arbitrary-characters.ts";
import { type RuleFacts, ruleFacts } from "./arbitrary-rules.ts";
import type { CharacterSet, Choice, Expression, GrammarIr, Sequence } from "./ir.ts";

/** How large the texts become, and of which characters. */
export interface SentenceOptions {
  /** Most often that `:*` and `:+` are taken beyond their minimum; half of it one level deeper. Default 6. */
  readonly maxRepeat?: number;

  /** How often a rule may stand inside itself. Default 4. */
  readonly maxDepth?: number;

  /**
   * Whether characters may be halves of surrogate pairs, as the grammar's classes allow; such a
   * text has no UTF-8. Default false.
   */
  readonly loneSurrogates?: boolean;
}

/**
 * Random sentences of one rule of a grammar: every text is in the language, by construction. First
 * and last characters of each class come often, and shrinking leads to the shortest sentence.
 *
 * @param ir The grammar as data, from the generated `<name>.ir.ts`.
 * @param rule Any rule of the grammar, also one that is not an entry.
 * @param options How large the texts become, and of which characters.
 * @throws {RangeError} When the grammar has no such rule.
 * @example
 * fc.assert(fc.property(sentences(vcardIr, "contentline"), (line) => myParser(line) !== undefined));
 */
export function sentences(
  ir: GrammarIr,
  rule: string,
  options: SentenceOptions = {},
): fc.Arbitrary<string> {
  return sentenceBuilder(ir, options).rule(rule, 0);
}

/**
 * Builds the arbitraries of all places of a grammar. A depth counts how often the rules around the
 * place stand inside themselves.
 *
 * @internal
 */
export interface SentenceBuilder {
  readonly facts: RuleFacts;
  readonly maxDepth: number;

  /** Sentences of a rule. */
  readonly rule: (name: string, depth: number) => fc.Arbitrary<string>;

  /** Sentences of an expression that stands in the rule `inside`. */
  readonly expression: (of: Expression, inside: string, depth: number) => fc.Arbitrary<string>;

  /** Texts that repeat an expression at least `min` times. */
  readonly repeated: (
    of: Expression,
    min: number,
    inside: string,
    depth: number,
  ) => fc.Arbitrary<string>;
}

/**
 * Prepares the sentences of a grammar; they are built when asked for, each once.
 *
 * @internal
 */
export function sentenceBuilder(ir: GrammarIr, options: SentenceOptions): SentenceBuilder {
  const { maxRepeat = 6, maxDepth = 4, loneSurrogates = false } = options;
  const facts = ruleFacts(ir);
  const rules = new Map<string, fc.Arbitrary<string>[]>();

  // At the deepest level only alternatives without recursion, or the least high ones, are taken:
  // the heights fall with every rule entered, so building comes to an end.
  const rule = (name: string, depth: number): fc.Arbitrary<string> => {
    const level = Math.min(depth, maxDepth);
    const levels = rules.get(name) ?? [];
    rules.set(name, levels);
    return (levels[level] ??= choice(facts.bodyOf(name), name, level));
  };

  const expression = (of: Expression, inside: string, depth: number): fc.Arbitrary<string> => {
    switch (of.kind) {
      case "set":
        return characters(loneSurrogates ? of.set : withoutSurrogates(of.set));
      case "literal":
        return fc.constant(of.text);
      case "rule":
        return rule(of.name, facts.deepens(inside, of.name) ? depth + 1 : depth);
      case "choice":
        return choice(of, inside, depth);
      case "repeat": {
        if (of.max === undefined) return repeated(of.of, of.min, inside, depth);
        if (depth >= maxDepth && facts.isRecursive(of.of)) return fc.constant("");
        return fc.oneof(crossShrink, fc.constant(""), expression(of.of, inside, depth));
      }
    }
  };

  const repeated = (of: Expression, min: number, inside: string, depth: number) => {
    const isDeepest = depth >= maxDepth && facts.isRecursive(of);
    // What is not needed is not even built: it would lead back here without end.
    if (isDeepest && min === 0) return fc.constant("");
    const element = expression(of, inside, depth);
    return fc
      .array(takesSurrogates(of, facts) ? withPairs(element) : element, {
        minLength: min,
        maxLength: isDeepest ? min : min + (maxRepeat >> depth),
      })
      .map(joinTexts);
  };

  const choice = (of: Choice, inside: string, depth: number) => {
    const alternatives = allowed(facts, of, depth >= maxDepth).map(({ items }) =>
      concatenation(items.map((item) => expression(item, inside, depth))),
    );
    return oneOf(alternatives);
  };

  return { facts, maxDepth, rule, expression, repeated };
}

/** Shrinks towards the first alternative, whatever was drawn. */
const crossShrink = { withCrossShrink: true } as const;

/**
 * One text of each arbitrary, one behind the other.
 *
 * @internal
 */
export function concatenation(parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const [only] = parts;
  if (only === undefined) return fc.constant("");
  return parts.length === 1 ? only : fc.tuple(...parts).map(joinTexts);
}

function oneOf(alternatives: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const [only] = alternatives;
  if (only !== undefined && alternatives.length === 1) return only;
  return fc.oneof(crossShrink, ...alternatives);
}

function joinTexts(parts: readonly string[]): string {
  return parts.join("");
}

// The alternatives that may be taken, simplest first.
function allowed(facts: RuleFacts, choice: Choice, isDeepest: boolean): readonly Sequence[] {
  const ordered = facts.simplestFirst(choice);
  if (!isDeepest) return ordered;
  const flat = ordered.filter((sequence) => !sequence.items.some(facts.isRecursive));
  return flat.length > 0 ? flat : ordered.slice(0, 1);
}

function characters(set: CharacterSet): fc.Arbitrary<string> {
  const readable = pleasantCharacters(set);
  const size = sizeOfSet(set);
  const drawn = [{ weight: 2, arbitrary: fc.constantFrom(...edgeCharacters(set)) }];
  if (readable.length > 0) drawn.unshift({ weight: 8, arbitrary: fc.constantFrom(...readable) });
  if (size > readable.length) drawn.push({ weight: 1, arbitrary: anyCharacter(set, size) });
  return fc.oneof(crossShrink, ...drawn);
}

function anyCharacter(set: CharacterSet, size: number): fc.Arbitrary<string> {
  return fc.nat({ max: size - 1 }).map((index) => String.fromCharCode(codeUnitAt(set, index)));
}

// Now and then a character outside the Basic Multilingual Plane: two code units, four octets.
function withPairs(element: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const pair = fc
    .integer({ min: 0x1_00_00, max: 0x10_ff_ff })
    .map((codePoint) => String.fromCodePoint(codePoint));
  return fc.oneof(crossShrink, { weight: 24, arbitrary: element }, { weight: 1, arbitrary: pair });
}

// Tells whether an expression can be any single surrogate, so that a repetition takes pairs.
function takesSurrogates(
  expression: Expression,
  facts: RuleFacts,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  switch (expression.kind) {
    case "set":
      return hasAllSurrogates(expression.set);
    case "literal":
    case "repeat":
      return false;
    case "rule": {
      if (seen.has(expression.name)) return false;
      const body = facts.bodyOf(expression.name);
      return takesSurrogates(body, facts, new Set(seen).add(expression.name));
    }
    case "choice":
      return expression.alternatives.some(({ items: [first, ...more] }) => {
        return first !== undefined && more.length === 0 && takesSurrogates(first, facts, seen);
      });
  }
}
