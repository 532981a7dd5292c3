import type { Choice, Expression, GrammarIr, Sequence } from "./ir.ts";

/** What the generators of texts have to know about the rules of a grammar. */
export interface RuleFacts {
  /** The alternatives of a rule; throws `RangeError` when the grammar has no rule of that name. */
  readonly bodyOf: (rule: string) => Choice;

  /** Tells whether an expression can lead to a rule that contains itself. */
  readonly isRecursive: (expression: Expression) => boolean;

  /**
   * Tells whether a reference closes a circle of rules: each circle has at least one such
   * reference, so a text with few of them is not deeply nested.
   */
  readonly deepens: (from: string, to: string) => boolean;

  /** The rules that must be entered, one inside the other, for some text of the expression. */
  readonly heightOf: (expression: Expression) => number;

  /** Length of the shortest text of the expression, in code units. */
  readonly lengthOf: (expression: Expression) => number;

  /**
   * The alternatives of a choice, simplest first: those without recursion before the others, then
   * by height, then by length of the shortest text, then as written.
   */
  readonly simplestFirst: (choice: Choice) => readonly Sequence[];
}

const factsOf = new WeakMap<GrammarIr, RuleFacts>();

/**
 * Finds what the generators of texts have to know about the rules of a grammar. The answer is kept
 * as long as the grammar.
 *
 * @internal
 */
export function ruleFacts(ir: GrammarIr): RuleFacts {
  let facts = factsOf.get(ir);
  if (facts === undefined) {
    facts = findFacts(ir);
    factsOf.set(ir, facts);
  }
  return facts;
}

function findFacts(ir: GrammarIr): RuleFacts {
  const bodies = new Map(ir.rules.map((rule) => [rule.name, rule.body]));
  const order = new Map(ir.rules.map((rule, index) => [rule.name, index]));
  const reachable = reachableRules(bodies);
  const height = leastFixpoint(bodies, heightWith);
  const length = leastFixpoint(bodies, lengthWith);

  const bodyOf = (rule: string): Choice => {
    const body = bodies.get(rule);
    if (body === undefined) throw new RangeError(`${ir.file} has no rule ${rule}`);
    return body;
  };
  const reaches = (from: string, to: string) => reachable.get(from)?.has(to) === true;
  const isRecursive = (expression: Expression): boolean =>
    [...namesIn(expression)].some(
      (name) =>
        reaches(name, name) || [...(reachable.get(name) ?? [])].some((rule) => reaches(rule, rule)),
    );
  const heightOf = (expression: Expression) => heightWith(expression, height);
  const lengthOf = (expression: Expression) => lengthWith(expression, length);

  const ranks = new WeakMap<Sequence, readonly [number, number, number]>();
  const rankOf = (sequence: Sequence) => {
    let rank = ranks.get(sequence);
    if (rank === undefined) {
      const whole: Choice = { kind: "choice", alternatives: [sequence] };
      rank = [isRecursive(whole) ? 1 : 0, heightOf(whole), lengthOf(whole)];
      ranks.set(sequence, rank);
    }
    return rank;
  };

  return {
    bodyOf,
    isRecursive,
    deepens: (from, to) => reaches(to, from) && indexIn(order, to) <= indexIn(order, from),
    heightOf,
    lengthOf,
    simplestFirst: (choice) =>
      choice.alternatives.toSorted((a, b) => {
        const [recursionA, heightA, lengthA] = rankOf(a);
        const [recursionB, heightB, lengthB] = rankOf(b);
        if (recursionA !== recursionB) return recursionA - recursionB;
        if (recursionA === 1 && heightA !== heightB) return heightA - heightB;
        return lengthA - lengthB;
      }),
  };
}

function indexIn(order: ReadonlyMap<string, number>, rule: string): number {
  return order.get(rule) ?? -1;
}

// For each rule, the rules that a text of it may contain.
function reachableRules(bodies: ReadonlyMap<string, Choice>): Map<string, Set<string>> {
  const direct = new Map([...bodies].map(([name, body]) => [name, namesIn(body)]));
  return new Map(
    [...direct].map(([name, names]) => {
      const found = new Set(names);
      for (const next of found) for (const further of direct.get(next) ?? []) found.add(further);
      return [name, found];
    }),
  );
}

function namesIn(expression: Expression): Set<string> {
  switch (expression.kind) {
    case "set":
    case "literal":
      return new Set();
    case "rule":
      return new Set([expression.name]);
    case "repeat":
      return namesIn(expression.of);
    case "choice":
      return new Set(
        expression.alternatives.flatMap(({ items }) => items.flatMap((item) => [...namesIn(item)])),
      );
  }
}

type Measure = (expression: Expression, rules: ReadonlyMap<string, number>) => number;

// Measures every rule, where the measure of a rule depends on that of others.
function leastFixpoint(
  bodies: ReadonlyMap<string, Choice>,
  measure: Measure,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, body] of bodies) {
      const value = measure(body, found);
      if (value < (found.get(name) ?? Number.POSITIVE_INFINITY)) {
        found.set(name, value);
        changed = true;
      }
    }
  }
  return found;
}

function heightWith(expression: Expression, rules: ReadonlyMap<string, number>): number {
  switch (expression.kind) {
    case "set":
    case "literal":
      return 0;
    case "rule":
      return 1 + (rules.get(expression.name) ?? Number.POSITIVE_INFINITY);
    case "repeat":
      return expression.min === 0 ? 0 : heightWith(expression.of, rules);
    case "choice":
      return Math.min(
        ...expression.alternatives.map(({ items }) =>
          Math.max(0, ...items.map((item) => heightWith(item, rules))),
        ),
      );
  }
}

function lengthWith(expression: Expression, rules: ReadonlyMap<string, number>): number {
  switch (expression.kind) {
    case "set":
      return 1;
    case "literal":
      return expression.text.length;
    case "rule":
      return rules.get(expression.name) ?? Number.POSITIVE_INFINITY;
    case "repeat":
      return expression.min === 0 ? 0 : lengthWith(expression.of, rules);
    case "choice":
      return Math.min(
        ...expression.alternatives.map(({ items }) =>
          items.reduce((sum, item) => sum + lengthWith(item, rules), 0),
        ),
      );
  }
}
