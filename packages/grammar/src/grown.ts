import { contexts } from "./arbitrary-context.ts";
import { type Around, reachedFrom, referencesIn } from "./arbitrary-nesting.ts";
import { ruleFacts } from "./arbitrary-rules.ts";
import type { Expression, GrammarIr } from "./ir.ts";

/** A family of texts that grow in one place. */
export interface GrownShape {
  /** What grows: a repetition in a rule, or a rule within itself. */
  readonly kind: "repetition" | "nesting";

  /** The rule that the place is in. */
  readonly rule: string;

  /** What is there again and again; for a nesting what is around the next one. */
  readonly body: string;

  /**
   * Whether the texts are wrong, and only at their end: what a reader tries again and again that
   * believed in them too early.
   */
  readonly late: boolean;

  /**
   * Writes a text of the family.
   *
   * @param length About how many code units it has; never fewer.
   */
  readonly text: (length: number) => string;
}

/** No rule allows it in the middle of anything, or it is the end of a text that it does not end. */
const WRONG_END = "\u0000";

/**
 * Lists the places at which the sentences of a rule can grow without end, each as a family of texts:
 * each repetition of each rule that it leads to, with the shortest and with a rich text of what is
 * repeated; each rule that can stand within itself; and all of these once more with a wrong end. A
 * parser whose time grows faster than the text has a weakness there.
 *
 * @param ir The grammar as data, from the generated `<name>.ir.ts`.
 * @param rule Any rule of the grammar.
 * @throws {RangeError} When the grammar has no such rule.
 * @example
 * for (const { text } of grown(vcardIr, "contentline")) {
 *   console.log(timeOf(() => myParser(text(100_000))) / timeOf(() => myParser(text(50_000))));
 * }
 */
export function grown(ir: GrammarIr, rule: string): readonly GrownShape[] {
  const facts = ruleFacts(ir);
  const { shortest, rich } = contexts(facts);
  const step = (name: string) => referencesIn(facts.bodyOf(name), NOTHING, shortest);
  const shapes: GrownShape[] = [];
  const seen = new Set<string>();
  const add = (place: Place): void => {
    const { before, body, middle, close, after } = place;
    const key = JSON.stringify([before, body, middle, close, after]);
    if (body + close === "" || seen.has(key)) return;
    seen.add(key);
    shapes.push(shapeOf(place, false));
    if (body !== "") shapes.push(shapeOf(place, true));
  };
  for (const outer of reachedFrom(rule, step).values()) {
    const { name } = outer;
    for (const { of, before, after } of repetitionsIn(facts.bodyOf(name), NOTHING, shortest)) {
      const around = { before: outer.before + before, after: after + outer.after };
      for (const body of [shortest(of), rich(of)])
        add({ kind: "repetition", rule: name, ...around, body, middle: "", close: "" });
    }
    const ring = reachedFrom(name, step, false).get(name);
    if (ring === undefined) continue;
    const { before, after } = outer;
    const middle = shortest({ kind: "rule", name });
    add({
      kind: "nesting",
      rule: name,
      before,
      after,
      body: ring.before,
      middle,
      close: ring.after,
    });
  }
  return shapes;
}

const NOTHING: Around = { before: "", after: "" };

/** A place that grows: `body` and `close` are there as often as each other, with `middle` between. */
interface Place extends Around {
  readonly kind: GrownShape["kind"];
  readonly rule: string;
  readonly body: string;
  readonly middle: string;
  readonly close: string;
}

interface Repetition extends Around {
  readonly of: Expression;
}

function shapeOf(
  { kind, rule, before, body, middle, close, after }: Place,
  late: boolean,
): GrownShape {
  const text = (length: number): string => {
    const unit = late ? body : body + close;
    const times = Math.max(1, Math.ceil(length / unit.length));
    const open = before + body.repeat(times) + middle;
    return open + (late ? WRONG_END : close.repeat(times) + after);
  };
  return { kind, rule, body, late, text };
}

// The repetitions without an end in an expression, each with the shortest texts around it.
function* repetitionsIn(
  expression: Expression,
  { before, after }: Around,
  shortest: (expression: Expression) => string,
): Generator<Repetition> {
  switch (expression.kind) {
    case "set":
    case "literal":
    case "rule":
      return;
    case "repeat":
      if (expression.max === undefined) yield { of: expression.of, before, after };
      yield* repetitionsIn(expression.of, { before, after }, shortest);
      return;
    case "choice":
      for (const { items } of expression.alternatives) {
        const texts = items.map(shortest);
        for (const [index, item] of items.entries()) {
          const around = {
            before: before + texts.slice(0, index).join(""),
            after: texts.slice(index + 1).join("") + after,
          };
          yield* repetitionsIn(item, around, shortest);
        }
      }
  }
}
