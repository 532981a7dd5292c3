import type { Choice, Expression, GrammarIr, Sequence } from "@callingcard/grammar/ir";

/** In how many ways a piece of text that begins somewhere can be read, by where it ends. */
type Ways = ReadonlyMap<number, number>;

/** More ways than this are not told apart. */
const MANY = 2;

/**
 * Counts the parses of a text in polynomial time, where nearley makes them all: none, one, or two
 * for any more.
 */
export function countParses(ir: GrammarIr, rule: string, text: string): number {
  const bodies = new Map(ir.rules.map(({ name, body }) => [name, body]));
  const table = new Map<Expression, Map<number, Ways>>();

  const ways = (expression: Expression, start: number): Ways => {
    const places = table.get(expression) ?? new Map<number, Ways>();
    table.set(expression, places);
    let found = places.get(start);
    if (found === undefined) {
      found = find(expression, start);
      places.set(start, found);
    }
    return found;
  };

  const find = (expression: Expression, start: number): Ways => {
    switch (expression.kind) {
      case "set": {
        const unit = text.charCodeAt(start);
        const isIn = expression.set.some(([low, high]) => low <= unit && unit <= high);
        return isIn ? new Map([[start + 1, 1]]) : new Map();
      }
      case "literal":
        return text.startsWith(expression.text, start)
          ? new Map([[start + expression.text.length, 1]])
          : new Map();
      case "rule":
        return ways(bodies.get(expression.name) ?? NOTHING, start);
      case "choice":
        return sum(expression.alternatives.map((alternative) => sequence(alternative, start)));
      case "repeat": {
        const once = ways(expression.of, start);
        if (expression.max === 1) return sum([new Map([[start, 1]]), once]);
        const taken = then(once, (end) => ways(anyNumber(expression), end));
        return expression.min === 0 ? sum([new Map([[start, 1]]), taken]) : taken;
      }
    }
  };

  const starred = new Map<Expression, Expression>();
  const anyNumber = (repeat: Extract<Expression, { kind: "repeat" }>): Expression => {
    const known = repeat.min === 0 ? repeat : starred.get(repeat);
    const star = known ?? { ...repeat, min: 0 };
    starred.set(repeat, star);
    return star;
  };

  const sequence = ({ items }: Sequence, start: number): Ways =>
    items.reduce<Ways>(
      (before, item) => then(before, (end) => ways(item, end)),
      new Map([[start, 1]]),
    );

  return ways({ kind: "rule", name: rule }, 0).get(text.length) ?? 0;
}

const NOTHING: Choice = { kind: "choice", alternatives: [] };

function sum(all: readonly Ways[]): Ways {
  const total = new Map<number, number>();
  for (const ways of all)
    for (const [end, count] of ways) total.set(end, Math.min(MANY, (total.get(end) ?? 0) + count));
  return total;
}

function then(before: Ways, following: (end: number) => Ways): Ways {
  return sum(
    [...before].map(([middle, count]) => {
      const after = [...following(middle)];
      return new Map(after.map(([end, times]) => [end, Math.min(MANY, count * times)]));
    }),
  );
}
