import type { RuleFacts } from "./arbitrary-rules.ts";
import type { CharacterSet, Expression } from "./ir.ts";

const LAST_CODE_UNIT = 0xffff;

/**
 * Divides all code units into the ranges that the classes and fixed texts of a rule, and of the
 * rules it leads to, tell apart.
 *
 * @internal
 */
export function alphabet(facts: RuleFacts, rule: string): CharacterSet {
  const cuts = new Set([0, LAST_CODE_UNIT + 1]);
  const names = new Set([rule]);
  const visit = (expression: Expression): void => {
    switch (expression.kind) {
      case "set":
        for (const [low, high] of expression.set) cuts.add(low).add(high + 1);
        break;
      case "literal":
        for (let index = 0; index < expression.text.length; index++) {
          const codeUnit = expression.text.charCodeAt(index);
          cuts.add(codeUnit).add(codeUnit + 1);
        }
        break;
      case "rule":
        names.add(expression.name);
        break;
      case "repeat":
        visit(expression.of);
        break;
      case "choice":
        for (const { items } of expression.alternatives) for (const item of items) visit(item);
        break;
    }
  };
  for (const name of names) visit(facts.bodyOf(name));
  const starts = [...cuts].toSorted((a, b) => a - b);
  return starts.slice(1).map((next, index) => [starts[index] ?? 0, next - 1] as const);
}
