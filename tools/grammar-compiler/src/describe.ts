import type { Expression } from "@callingcard/grammar/ir";
import { size } from "./character-set.ts";
import type { Alphabet } from "./alphabet.ts";
import type { Plan, StretchPlan } from "./plan.ts";

/** An expression as it stands in a grammar, roughly. */
function describeExpression(expression: Expression, alphabet: Alphabet): string {
  switch (expression.kind) {
    case "set":
      return size(expression.set) === 1
        ? alphabet.show(expression.set)
        : `[${shorten(alphabet.show(expression.set))}]`;
    case "literal":
      return JSON.stringify(expression.text);
    case "rule":
      return expression.name;
    case "repeat":
      return `${describeExpression(expression.of, alphabet)}${suffix(expression.max === 1, expression.min)}`;
    case "choice": {
      const alternatives = expression.alternatives.map(({ items }) =>
        items.map((item) => describeExpression(item, alphabet)).join(" "),
      );
      return `(${alternatives.join(" | ")})`;
    }
  }
}

/** A stretch as it stands in a grammar, roughly. */
export function describeStretch({ items }: StretchPlan, alphabet: Alphabet): string {
  return items.map((item) => describeExpression(item, alphabet)).join(" ");
}

/** A plan as it stands in a grammar, roughly. */
export function describePlan(plan: Plan, alphabet: Alphabet): string {
  switch (plan.kind) {
    case "stretch":
      return describeStretch(plan, alphabet);
    case "sequence":
      return plan.steps.map((step) => describePlan(step.plan, alphabet)).join(" ") || "nothing";
    case "choice":
      return `(${plan.alternatives.map((one) => describePlan(one, alphabet)).join(" | ")})`;
    case "repeat":
      return `(${describePlan(plan.of, alphabet)})${suffix(plan.isOption, plan.min)}`;
    case "call":
      return plan.callee;
  }
}

function suffix(isOption: boolean, min: 0 | 1): string {
  if (isOption) return ":?";
  return min === 1 ? ":+" : ":*";
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
