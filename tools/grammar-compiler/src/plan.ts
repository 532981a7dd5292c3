import type { Capture, Choice, Expression, GrammarIr, Sequence } from "@callingcard/grammar/ir";
import { isTerminal, usedItems, type Analysis } from "./analysis.ts";

/**
 * How a rule is read: the same tree as its expressions, with everything that has no value of its own
 * and no recursion melted into stretches, and with small rules written out where they are used.
 */
export type Plan = StretchPlan | SequencePlan | ChoicePlan | RepeatPlan | CallPlan;

/** A regular part without captures inside; it becomes one finite automaton. */
export interface StretchPlan {
  readonly kind: "stretch";
  readonly rule: string;
  readonly items: readonly Expression[];

  /** The text it matches is a value. */
  readonly isText: boolean;
}

/** Steps one after the other. */
export interface SequencePlan {
  readonly kind: "sequence";
  readonly rule: string;
  readonly steps: readonly Step[];
  readonly capture: Capture | undefined;
}

/** One step of a sequence. */
interface Step {
  readonly plan: Plan;

  /** The item of the grammar whose value the step gives. */
  readonly item: number | undefined;
}

/** A decision between sequences. */
export interface ChoicePlan {
  readonly kind: "choice";
  readonly rule: string;
  readonly alternatives: readonly SequencePlan[];

  /** Where the value comes from; undefined without one. */
  readonly source: Expression | undefined;
}

/** `:?`, `:*` or `:+`. */
export interface RepeatPlan {
  readonly kind: "repeat";
  readonly rule: string;
  readonly min: 0 | 1;
  readonly isOption: boolean;
  readonly of: Plan;

  /** What is repeated, where its value is used. */
  readonly source: Expression | undefined;
}

/** Another rule, by its own function. */
export interface CallPlan {
  readonly kind: "call";
  readonly rule: string;
  readonly callee: string;
  readonly isWanted: boolean;
}

/** The plans of a grammar. */
export interface GrammarPlan {
  /** Rules with a function of their own, entries first. */
  readonly rules: ReadonlyMap<string, Plan>;
}

/** Decides how each rule is read. */
export function planGrammar(grammar: GrammarIr, analysis: Analysis): GrammarPlan {
  const uses = countCalls(grammar, analysis);
  const isInlined = (rule: string): boolean =>
    !analysis.recursive.has(rule) &&
    !grammar.entries.includes(rule) &&
    (uses.get(rule) === 1 || weight(planRule(rule, analysis, () => false)) <= 2);
  return { rules: reachablePlans(grammar, (rule) => planRule(rule, analysis, isInlined)) };
}

/** The plans inside a plan. */
export function innerPlans(plan: Plan): readonly Plan[] {
  switch (plan.kind) {
    case "sequence":
      return plan.steps.map((step) => step.plan);
    case "choice":
      return plan.alternatives;
    case "repeat":
      return [plan.of];
    case "stretch":
    case "call":
      return [];
  }
}

/** The rules that a plan calls, once for each place. */
function calledRules(plan: Plan): readonly string[] {
  return plan.kind === "call" ? [plan.callee] : innerPlans(plan).flatMap(calledRules);
}

function reachablePlans(
  grammar: GrammarIr,
  planOf: (rule: string) => Plan,
): ReadonlyMap<string, Plan> {
  const plans = new Map<string, Plan>();
  const waiting = [...grammar.entries];
  for (let rule = waiting.shift(); rule !== undefined; rule = waiting.shift()) {
    if (plans.has(rule)) continue;
    const plan = planOf(rule);
    plans.set(rule, plan);
    waiting.push(...calledRules(plan));
  }
  return plans;
}

function countCalls(grammar: GrammarIr, analysis: Analysis): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const plans = reachablePlans(grammar, (rule) => planRule(rule, analysis, () => false));
  for (const rule of [...plans.values()].flatMap(calledRules)) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

/** How much code a plan is, roughly in stretches. */
function weight(plan: Plan): number {
  const own = plan.kind === "sequence" ? 0 : 1;
  return innerPlans(plan).reduce((sum, inner) => sum + weight(inner), own);
}

function planRule(name: string, analysis: Analysis, isInlined: (rule: string) => boolean): Plan {
  return new Planner(analysis, isInlined).rule(name);
}

class Planner {
  readonly #analysis: Analysis;
  readonly #isInlined: (rule: string) => boolean;
  readonly #rules: string[] = [];

  constructor(analysis: Analysis, isInlined: (rule: string) => boolean) {
    this.#analysis = analysis;
    this.#isInlined = isInlined;
  }

  rule(name: string): Plan {
    this.#rules.push(name);
    const { body } = this.#analysis.rule(name);
    const isWanted = this.#analysis.hasValue(body);
    const plan = this.#choice(body, isWanted ? { kind: "rule", name } : undefined);
    this.#rules.pop();
    return plan;
  }

  #expression(expression: Expression, isWanted: boolean): Plan {
    if (!isWanted && this.#isRegular(expression)) return this.#stretch([expression], false);
    switch (expression.kind) {
      case "set":
      case "literal":
        return this.#stretch([expression], isWanted);
      case "rule":
        return isWanted && this.#isInlined(expression.name)
          ? this.rule(expression.name)
          : { kind: "call", rule: this.#current(), callee: expression.name, isWanted };
      case "repeat":
        return {
          kind: "repeat",
          rule: this.#current(),
          min: expression.min,
          isOption: expression.max === 1,
          of: this.#expression(expression.of, isWanted),
          source: isWanted ? expression.of : undefined,
        };
      case "choice":
        return this.#choice(expression, isWanted ? expression : undefined);
    }
  }

  #choice(choice: Choice, source: Expression | undefined): Plan {
    const isWanted = source !== undefined;
    const alternatives = choice.alternatives.map((one) => this.#sequence(one, isWanted));
    const [only, ...others] = alternatives;
    if (only && others.length === 0) return only;
    return { kind: "choice", rule: this.#current(), alternatives, source };
  }

  #sequence({ items, capture }: Sequence, isWanted: boolean): SequencePlan {
    const rule = this.#current();
    if (isWanted && capture?.op === "text" && items.every((item) => this.#isRegular(item))) {
      const steps = [{ plan: this.#stretch(items, true), item: 0 }];
      return { kind: "sequence", rule, steps, capture: { op: "pick", index: 0 } };
    }
    const used = new Set(isWanted ? usedItems(capture) : []);
    const steps: Step[] = [];
    let open: Expression[] = [];
    const close = (): void => {
      if (open.length > 0) steps.push({ plan: this.#stretch(open, false), item: undefined });
      open = [];
    };
    for (const [index, item] of items.entries()) {
      if (!used.has(index) && this.#isRegular(item)) {
        open.push(item);
        continue;
      }
      close();
      const isUsed = used.has(index);
      steps.push({ plan: this.#expression(item, isUsed), item: isUsed ? index : undefined });
    }
    close();
    return { kind: "sequence", rule, steps, capture: isWanted ? capture : undefined };
  }

  #stretch(items: readonly Expression[], isText: boolean): StretchPlan {
    const [only, ...others] = items;
    // A failure names the innermost rule, so a stretch that is one rule bears its name.
    const rule = only?.kind === "rule" && others.length === 0 ? only.name : this.#current();
    return { kind: "stretch", rule, items, isText };
  }

  /** Tells whether an expression whose value is not wanted is a regular language. */
  #isRegular(expression: Expression): boolean {
    if (isTerminal(expression)) return true;
    if (expression.kind === "repeat") return this.#isRegular(expression.of);
    if (expression.kind === "choice") {
      return expression.alternatives.every(({ items }) =>
        items.every((item) => this.#isRegular(item)),
      );
    }
    if (expression.kind !== "rule") return false;
    const { recursive } = this.#analysis;
    if (recursive.has(expression.name)) return false;
    return ![...this.#analysis.reachable(expression.name)].some((name) => recursive.has(name));
  }

  #current(): string {
    return this.#rules.at(-1) ?? "";
  }
}
