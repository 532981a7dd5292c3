import { sampleCharacter } from "./arbitrary-characters.ts";
import type { RuleFacts } from "./arbitrary-rules.ts";
import type { Expression } from "./ir.ts";

/** One text of an expression, the same each time. */
export type Context = (expression: Expression) => string;

/** Longest rich text of a rule, in code units; where it would be longer, the shortest is taken. */
const MAX_RICH_LENGTH = 200;

/**
 * The two texts with which an enumerator fills what surrounds a place: the shortest one, and one
 * in which every option and every repetition is present once and the longest alternative is taken.
 *
 * @internal
 */
export function contexts(facts: RuleFacts): { readonly shortest: Context; readonly rich: Context } {
  const shortest = remembered((expression) => {
    switch (expression.kind) {
      case "set":
        return sampleCharacter(expression.set);
      case "literal":
        return expression.text;
      case "rule":
        return shortest(facts.bodyOf(expression.name));
      case "repeat":
        return expression.min === 0 ? "" : shortest(expression.of);
      case "choice":
        return facts.simplestFirst(expression)[0]?.items.map(shortest).join("") ?? "";
    }
  });

  const rich = remembered((expression) => {
    if (facts.isRecursive(expression)) return shortest(expression);
    switch (expression.kind) {
      case "set":
      case "literal":
        return shortest(expression);
      case "rule": {
        const text = rich(facts.bodyOf(expression.name));
        return text.length > MAX_RICH_LENGTH ? shortest(expression) : text;
      }
      case "repeat":
        return rich(expression.of);
      case "choice":
        return expression.alternatives
          .map(({ items }) => items.map(rich).join(""))
          .reduce((longest, text) => (text.length > longest.length ? text : longest), "");
    }
  });

  return { shortest, rich };
}

// A function that works out the text of an expression only once.
function remembered(work: Context): Context {
  const texts = new WeakMap<Expression, string>();
  return (expression) => {
    let text = texts.get(expression);
    if (text === undefined) {
      text = work(expression);
      texts.set(expression, text);
    }
    return text;
  };
}
