import type {
  Capture,
  Choice,
  Expression,
  GrammarIr,
  Rule,
  Sequence,
} from "@callingcard/grammar/ir";
import {
  analyse,
  isCaptured,
  isTerminal,
  leftmostRules,
  usedItems,
  walk,
  type Analysis,
} from "./analysis.ts";
import { typeName } from "./emit/names.ts";
import { GrammarError, type GrammarErrorCode } from "./grammar-error.ts";

/**
 * Refuses what no deterministic parser can be made from, whatever its automata look like.
 *
 * @param grammar The grammar.
 * @param file The path to name in messages.
 * @throws GrammarError naming the rule and what to do.
 */
export function checkGrammar(grammar: GrammarIr, file: string = grammar.file): void {
  const refuse: Refuse = (code, rule, reason) => {
    const line = grammar.rules.find(({ name }) => name === rule)?.line;
    throw new GrammarError({ code, reason, file, rule, line });
  };
  checkNames(grammar, refuse);
  checkTypeNames(grammar, refuse);
  const analysis = analyse(grammar);
  for (const rule of grammar.rules) {
    if (analysis.shortest(rule.body) === Infinity) {
      refuse("endless-rule", rule.name, "matches no finite text; give it an alternative that ends");
    }
    checkRepetitions(rule, analysis, refuse);
    checkCaptures(rule, analysis, refuse);
  }
  checkLeftRecursion(grammar, analysis, refuse);
  for (const entry of grammar.entries) {
    if (analysis.hasValue(analysis.rule(entry).body)) continue;
    refuse("wrong-capture", entry, "an entry must have a value; give it a capture");
  }
}

type Refuse = (code: GrammarErrorCode, rule: string, reason: string) => never;

function checkNames(grammar: GrammarIr, refuse: Refuse): void {
  const names = new Set(grammar.rules.map(({ name }) => name));
  for (const { name, body } of grammar.rules) {
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      refuse("unusable-name", name, "use letters, digits and _ in the names of rules");
    }
    walk(body, (inner) => {
      if (inner.kind !== "rule" || names.has(inner.name)) return;
      refuse("undefined-name", name, `rule ${inner.name} is not defined`);
    });
  }
  for (const entry of grammar.entries) {
    if (!names.has(entry)) refuse("undefined-name", entry, "is an entry and not defined");
    if (entry === "EVENTS" && grammar.events) {
      refuse("unusable-name", entry, "EVENTS is the constant with the names of the events");
    }
    if (RESERVED.has(entry)) {
      refuse("unusable-name", entry, "an entry becomes a constant, and this is a reserved word");
    }
  }
}

/** The types of values are named after their rules, with a capital letter and without `_`. */
function checkTypeNames(grammar: GrammarIr, refuse: Refuse): void {
  const owners = new Map<string, string>();
  for (const { name } of grammar.rules.filter(({ body }) => isCaptured(body))) {
    const type = typeName(name);
    const owner = owners.get(type);
    if (!/^[A-Z]/.test(type)) {
      refuse("unusable-name", name, "has a value, so its name must have a letter to name the type");
    }
    if (type === grammar.item?.type) {
      refuse("unusable-name", name, `the type of its value has the name of the items; rename it`);
    }
    if (owner !== undefined) {
      refuse("unusable-name", name, `the type of its value has the name of ${owner}'s; rename one`);
    }
    owners.set(type, name);
  }
}

const RESERVED: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval " +
    "export extends false finally for function if implements import in instanceof interface let new " +
    "null package private protected public return static super switch this throw true try typeof " +
    "undefined var void while with yield"
  ).split(" "),
);

function checkRepetitions({ name, body }: Rule, analysis: Analysis, refuse: Refuse): void {
  walk(body, (inner) => {
    if (inner.kind !== "repeat" || !analysis.isNullable(inner.of)) return;
    if (inner.max === 1) {
      const reason = "makes something optional that can be empty, which reads nothing in two ways";
      refuse("empty-repetition", name, `${reason}; leave out the :?`);
    }
    const reason = "repeats something that can be empty, which reads nothing in endless ways";
    refuse("empty-repetition", name, `${reason}; let each repetition take a character`);
  });
}

function checkLeftRecursion(grammar: GrammarIr, analysis: Analysis, refuse: Refuse): void {
  const leftmost = new Map(
    grammar.rules.map(({ name, body }) => [name, leftmostRules(body, analysis)]),
  );
  for (const { name } of grammar.rules) {
    const cycle = pathBack(name, leftmost);
    if (!cycle) continue;
    const path = [name, ...cycle].join(" -> ");
    refuse("left-recursion", name, `begins with itself (${path}); write the repetition with :*`);
  }
}

/** The way from what begins a rule back to the rule. */
function pathBack(
  name: string,
  leftmost: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const seen = new Set<string>();
  const search = (from: string): string[] | undefined => {
    for (const next of leftmost.get(from) ?? []) {
      if (next === name) return [next];
      if (seen.has(next)) continue;
      seen.add(next);
      const rest = search(next);
      if (rest) return [next, ...rest];
    }
    return undefined;
  };
  return search(name);
}

function checkCaptures({ name, body }: Rule, analysis: Analysis, refuse: Refuse): void {
  walk(body, (inner) => {
    if (inner.kind !== "choice") return;
    const captured = inner.alternatives.filter(({ capture }) => capture !== undefined);
    if (captured.length > 0 && captured.length < inner.alternatives.length) {
      refuse("wrong-capture", name, "give every alternative a capture, or none");
    }
    for (const sequence of captured) {
      const problem = captureProblem(sequence, analysis);
      if (problem) refuse("wrong-capture", name, problem);
    }
  });
}

function captureProblem({ items, capture }: Sequence, analysis: Analysis): string | undefined {
  if (capture?.op === "text" && analysis.alphabet.symbol === "event") {
    return "events have no text; use id, or pick with the number of the symbol";
  }
  for (const index of usedItems(capture)) {
    const item = items[index];
    if (!item) return `the capture names symbol ${index}, and the last one is ${items.length - 1}`;
    if (!isTerminal(item) && !analysis.hasValue(item)) {
      const word = analysis.alphabet.symbol === "event" ? "id" : "text";
      return `the capture uses symbol ${index}, which has no value; give its rule or group a capture, for example {% ${word} %}`;
    }
  }
  if (capture?.op === "list") return listProblem(items, capture);
  if (capture?.op === "text" && items.some((item) => hasStructure(item, analysis, new Set()))) {
    return "text over symbols that have values other than text; take those captures away, or use obj";
  }
  return undefined;
}

function listProblem(
  items: readonly Expression[],
  { tail }: Extract<Capture, { op: "list" }>,
): string | undefined {
  const item = items[tail];
  if (item?.kind === "repeat" && item.max === undefined) return undefined;
  return `list takes the elements of symbol ${tail}, which must be a :* or :+`;
}

/** Tells whether there is a capture other than text in an expression or in the rules it uses. */
function hasStructure(expression: Expression, analysis: Analysis, seen: Set<string>): boolean {
  if (expression.kind === "repeat") return hasStructure(expression.of, analysis, seen);
  if (expression.kind === "rule") {
    if (seen.has(expression.name)) return false;
    seen.add(expression.name);
    return choiceHasStructure(analysis.rule(expression.name).body, analysis, seen);
  }
  return expression.kind === "choice" && choiceHasStructure(expression, analysis, seen);
}

function choiceHasStructure(choice: Choice, analysis: Analysis, seen: Set<string>): boolean {
  return choice.alternatives.some(
    ({ items, capture }) =>
      (capture !== undefined && capture.op !== "text") ||
      items.some((item) => hasStructure(item, analysis, seen)),
  );
}
