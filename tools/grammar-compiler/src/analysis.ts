import type {
  Capture,
  Choice,
  Expression,
  GrammarIr,
  Rule,
  Sequence,
} from "@callingcard/grammar/ir";
import { alphabetOf, type Alphabet } from "./alphabet.ts";

/** Facts about a grammar that several steps need. */
export interface Analysis {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly alphabet: Alphabet;

  /** Rules that can stand within themselves. */
  readonly recursive: ReadonlySet<string>;

  /** The rules in which nesting is counted: one at least in every cycle. */
  readonly counted: ReadonlySet<string>;

  /** The rules that can be reached from a rule, without itself unless it is recursive. */
  reachable(rule: string): ReadonlySet<string>;

  /** Tells whether the expression can be empty. */
  isNullable(expression: Expression): boolean;

  /** Length of the shortest text of an expression; Infinity when there is none. */
  shortest(expression: Expression): number;

  /** Tells whether an expression gives a value; an event does, a character alone does not. */
  hasValue(expression: Expression): boolean;

  /** The named rule. */
  rule(name: string): Rule;
}

/** Collects the facts about a grammar whose rules are all defined. */
export function analyse(grammar: GrammarIr): Analysis {
  const rules = new Map(grammar.rules.map((rule) => [rule.name, rule]));
  const rule = (name: string): Rule => {
    const found = rules.get(name);
    if (!found) throw new Error(`no rule ${name}`);
    return found;
  };
  const references = new Map(grammar.rules.map(({ name, body }) => [name, ruleNames(body)]));
  const reached = new Map(grammar.rules.map(({ name }) => [name, closure(name, references)]));
  const lengths = shortestLengths(grammar.rules);
  const alphabet = alphabetOf(grammar);
  const hasValue = (expression: Expression): boolean => {
    switch (expression.kind) {
      case "set":
      case "literal":
        return alphabet.symbol === "event";
      case "rule": {
        const body = rules.get(expression.name)?.body;
        return body !== undefined && isCaptured(body);
      }
      case "repeat":
        return hasValue(expression.of);
      case "choice":
        return isCaptured(expression);
    }
  };

  return {
    rules,
    alphabet,
    rule,
    recursive: new Set([...reached].filter(([name, all]) => all.has(name)).map(([name]) => name)),
    counted: backEdgeTargets(grammar, references),
    reachable: (name) => reached.get(name) ?? new Set(),
    isNullable: (expression) => shortest(expression, lengths) === 0,
    shortest: (expression) => shortest(expression, lengths),
    hasValue,
  };
}

/** Calls `visit` for the expression and everything in it, without following rules. */
export function walk(expression: Expression, visit: (inner: Expression) => void): void {
  visit(expression);
  if (expression.kind === "repeat") walk(expression.of, visit);
  if (expression.kind !== "choice") return;
  for (const { items } of expression.alternatives) for (const item of items) walk(item, visit);
}

/** The items whose values a capture uses. */
export function usedItems(capture: Capture | undefined): readonly number[] {
  switch (capture?.op) {
    case "pick":
      return [capture.index];
    case "list":
      return [capture.head, capture.tail];
    case "object":
      return capture.fields.flatMap(({ from }) => ("index" in from ? [from.index] : []));
    case "text":
    case "constant":
    case undefined:
      return [];
  }
}

/** Tells whether an expression is one piece of fixed length whose value is its own text. */
export function isTerminal(expression: Expression): boolean {
  return expression.kind === "set" || expression.kind === "literal";
}

/** Tells whether the alternatives of a choice have captures. */
export function isCaptured(choice: Choice): boolean {
  return choice.alternatives.some(({ capture }) => capture !== undefined);
}

/** The rules that can begin an expression, with what may stand before them being empty. */
export function leftmostRules(expression: Expression, analysis: Analysis): string[] {
  switch (expression.kind) {
    case "rule":
      return [expression.name];
    case "repeat":
      return leftmostRules(expression.of, analysis);
    case "choice":
      return expression.alternatives.flatMap(({ items }) => {
        const solid = items.findIndex((item) => !analysis.isNullable(item));
        const leading = solid < 0 ? items : items.slice(0, solid + 1);
        return leading.flatMap((item) => leftmostRules(item, analysis));
      });
    case "set":
    case "literal":
      return [];
  }
}

function ruleNames(body: Choice): ReadonlySet<string> {
  const names = new Set<string>();
  walk(body, (inner) => {
    if (inner.kind === "rule") names.add(inner.name);
  });
  return names;
}

function closure(from: string, references: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(references.get(from) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(references.get(name) ?? []));
  }
  return reached;
}

/** Where a walk from the first rules comes back to a rule that it is still in. */
function backEdgeTargets(
  grammar: GrammarIr,
  references: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const targets = new Set<string>();
  const open = new Set<string>();
  const done = new Set<string>();
  const visit = (name: string): void => {
    if (open.has(name)) targets.add(name);
    if (open.has(name) || done.has(name)) return;
    open.add(name);
    for (const next of references.get(name) ?? []) visit(next);
    open.delete(name);
    done.add(name);
  };
  for (const name of grammar.entries) visit(name);
  for (const { name } of grammar.rules) visit(name);
  return targets;
}

function shortestLengths(rules: readonly Rule[]): ReadonlyMap<string, number> {
  const lengths = new Map(rules.map(({ name }) => [name, Infinity]));
  for (let changed = true; changed;) {
    changed = false;
    for (const { name, body } of rules) {
      const length = shortest(body, lengths);
      if (length >= (lengths.get(name) ?? Infinity)) continue;
      lengths.set(name, length);
      changed = true;
    }
  }
  return lengths;
}

function shortest(expression: Expression, lengths: ReadonlyMap<string, number>): number {
  switch (expression.kind) {
    case "set":
      return expression.set.length === 0 ? Infinity : 1;
    case "literal":
      return expression.text.length;
    case "rule":
      return lengths.get(expression.name) ?? Infinity;
    case "repeat":
      return expression.min === 0 ? 0 : shortest(expression.of, lengths);
    case "choice":
      return Math.min(...expression.alternatives.map((one) => sequenceLength(one, lengths)));
  }
}

function sequenceLength({ items }: Sequence, lengths: ReadonlyMap<string, number>): number {
  return items.reduce((sum, item) => sum + shortest(item, lengths), 0);
}
