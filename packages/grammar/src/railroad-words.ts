import type { Choice, Expression, GrammarIr, Sequence } from "./ir.ts";
import { showSet } from "./railroad-set.ts";

/**
 * Says a rule in words, for those who hear a diagram rather than see it: `any number of param, then ":"`.
 *
 * @internal
 */
export function sayChoice({ alternatives }: Choice, ir: GrammarIr): string {
  const said = alternatives.map((one) => saySequence(one, ir));
  return said.length === 1 ? said.join("") : `one of: ${said.join("; or ")}`;
}

function saySequence({ items }: Sequence, ir: GrammarIr): string {
  return items.length === 0 ? "nothing" : items.map((item) => sayItem(item, ir)).join(", then ");
}

function sayItem(item: Expression, ir: GrammarIr): string {
  switch (item.kind) {
    case "set":
      return showSet(item.set, ir);
    case "literal":
      return showLiteral(item.text, ir);
    case "rule":
      return item.name;
    case "choice":
      return `(${sayChoice(item, ir)})`;
    case "repeat": {
      const inner = sayItem(item.of, ir);
      if (item.max === 1) return `optionally ${inner}`;
      return `${item.min === 0 ? "any number of" : "one or more of"} ${inner}`;
    }
  }
}

/**
 * Shows a fixed text: in quotation marks, or as the names of events.
 *
 * @internal
 */
export function showLiteral(text: string, ir: GrammarIr): string {
  if (ir.events === undefined) return JSON.stringify(text);
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return units.map((unit) => showSet([[unit, unit]], ir)).join(" ");
}
