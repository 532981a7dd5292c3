import { contexts } from "./arbitrary-context.ts";
import { ruleFacts } from "./arbitrary-rules.ts";
import type { Expression, GrammarIr } from "./ir.ts";

/**
 * Writes a sentence for each recursive rule that a rule leads to, in which that rule stands within
 * itself as often as asked, and everything else is as short as it can be. A parser without a limit
 * runs out of stack on them.
 *
 * @param ir The grammar as data, from the generated `<name>.ir.ts`.
 * @param rule Any rule of the grammar.
 * @param depth How often a rule stands within itself.
 * @yields Each text once; none for a grammar without recursion.
 * @throws {RangeError} When the grammar has no such rule.
 * @example
 * for (const text of nested(xmlIr, "document", 100_000)) myParser(text); // must not overflow
 */
export function* nested(ir: GrammarIr, rule: string, depth: number): Generator<string, void> {
  const facts = ruleFacts(ir);
  const { shortest } = contexts(facts);
  const step = (name: string) => referencesIn(facts.bodyOf(name), NOTHING, shortest);
  const seen = new Set<string>();
  for (const outer of reachedFrom(rule, step).values()) {
    const ring = reachedFrom(outer.name, step, false).get(outer.name);
    if (ring === undefined) continue;
    const innermost = shortest({ kind: "rule", name: outer.name });
    const text =
      outer.before + ring.before.repeat(depth) + innermost + ring.after.repeat(depth) + outer.after;
    if (seen.has(text)) continue;
    seen.add(text);
    yield text;
  }
}

/**
 * A reference to a rule, and the text around it.
 *
 * @internal
 */
export interface Reference {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * The text around a place.
 *
 * @internal
 */
export type Around = Omit<Reference, "name">;

const NOTHING: Around = { before: "", after: "" };

/**
 * Finds the rules that a rule leads to, by the fewest steps, the rule itself among them at once or only
 * where it leads back to itself.
 *
 * @internal
 */
export function reachedFrom(
  rule: string,
  step: (name: string) => Iterable<Reference>,
  isReached: boolean = true,
): Map<string, Reference> {
  const found = new Map<string, Reference>();
  const queue: Reference[] = [{ name: rule, ...NOTHING }];
  if (isReached) found.set(rule, { name: rule, ...NOTHING });
  for (const from of queue)
    for (const { name, before, after } of step(from.name)) {
      if (found.has(name)) continue;
      const to = { name, before: from.before + before, after: after + from.after };
      found.set(name, to);
      queue.push(to);
    }
  return found;
}

/**
 * Lists the references to rules in an expression, each with the shortest texts around it.
 *
 * @yields Each reference.
 * @internal
 */
export function* referencesIn(
  expression: Expression,
  { before, after }: Around,
  shortest: (expression: Expression) => string,
): Generator<Reference> {
  switch (expression.kind) {
    case "set":
    case "literal":
      return;
    case "rule":
      yield { name: expression.name, before, after };
      return;
    case "repeat":
      yield* referencesIn(expression.of, { before, after }, shortest);
      return;
    case "choice":
      for (const { items } of expression.alternatives) {
        const texts = items.map(shortest);
        for (const [index, item] of items.entries())
          yield* referencesIn(
            item,
            {
              before: before + texts.slice(0, index).join(""),
              after: texts.slice(index + 1).join("") + after,
            },
            shortest,
          );
      }
  }
}
