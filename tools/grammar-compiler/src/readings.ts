import type { Expression, GrammarIr, Rule, Sequence } from "@callingcard/grammar/ir";
import { alphabetOf, type Alphabet } from "./alphabet.ts";
import { isCaptured } from "./analysis.ts";
import { has } from "./character-set.ts";

/** One way to read a text: the rules and groups that it is made of, written with brackets. */
export type Reading = string;

/** What is written down: every rule, or those that have values, the others as their text. */
type Detail = "all" | "values";

/** Steps after which the search for readings stops. */
const MOST_STEPS = 200_000;

/**
 * Reads a text in every way, until two different ones are found.
 *
 * @returns At most two readings, as short as they differ.
 */
export function twoReadings(grammar: GrammarIr, rule: string, text: string): readonly Reading[] {
  const brief = differentReadings(grammar, rule, text, "values");
  return brief.length === 2 ? brief : differentReadings(grammar, rule, text, "all");
}

function differentReadings(
  grammar: GrammarIr,
  rule: string,
  text: string,
  detail: Detail,
): readonly Reading[] {
  const reader = new EveryWay(grammar, text, detail);
  const readings = new Set<Reading>();
  for (const { end, shown } of reader.rule(rule, 0)) {
    if (end === text.length) readings.add(shown);
    if (readings.size === 2 || reader.isExhausted()) break;
  }
  return [...readings];
}

interface Way {
  readonly end: number;
  readonly shown: string;
}

class EveryWay {
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #alphabet: Alphabet;
  readonly #text: string;
  readonly #detail: Detail;
  #steps = 0;

  constructor(grammar: GrammarIr, text: string, detail: Detail) {
    this.#detail = detail;
    this.#alphabet = alphabetOf(grammar);
    this.#rules = new Map(grammar.rules.map((rule) => [rule.name, rule]));
    this.#text = text;
  }

  isExhausted(): boolean {
    return this.#steps > MOST_STEPS;
  }

  *rule(name: string, at: number): Generator<Way> {
    const rule = this.#rules.get(name);
    if (!rule) return;
    const isShown = this.#detail === "all" || isCaptured(rule.body);
    for (const { end, shown } of this.#expression(rule.body, at)) {
      yield isShown ? { end, shown: `${name}(${shown})` } : this.#plain(at, end);
    }
  }

  *#expression(expression: Expression, at: number): Generator<Way> {
    if (++this.#steps > MOST_STEPS) return;
    switch (expression.kind) {
      case "set":
        if (has(expression.set, this.#text.charCodeAt(at))) yield this.#plain(at, at + 1);
        return;
      case "literal": {
        const end = at + expression.text.length;
        if (this.#text.startsWith(expression.text, at)) yield this.#plain(at, end);
        return;
      }
      case "rule":
        yield* this.rule(expression.name, at);
        return;
      case "choice":
        for (const [index, one] of expression.alternatives.entries()) {
          for (const { end, shown } of this.#items(one, 0, at)) {
            const isMarked = this.#detail === "all" && expression.alternatives.length > 1;
            yield { end, shown: isMarked ? `${index + 1}:${shown}` : shown };
          }
        }
        return;
      case "repeat":
        for (const { end, shown } of this.#repeat(expression, at, 0)) {
          const isMarked = this.#detail === "all" && shown !== "";
          yield { end, shown: isMarked ? `(${shown})` : shown };
        }
    }
  }

  *#items(sequence: Sequence, index: number, at: number): Generator<Way> {
    const item = sequence.items[index];
    if (!item) {
      yield { end: at, shown: "" };
      return;
    }
    for (const first of this.#expression(item, at)) {
      for (const rest of this.#items(sequence, index + 1, first.end)) yield joined(first, rest);
    }
  }

  *#repeat(
    expression: Extract<Expression, { kind: "repeat" }>,
    at: number,
    count: number,
  ): Generator<Way> {
    if (count < (expression.max ?? Infinity)) {
      for (const first of this.#expression(expression.of, at)) {
        for (const rest of this.#repeat(expression, first.end, count + 1)) {
          yield joined({ end: first.end, shown: grouped(expression.of, first.shown) }, rest);
        }
      }
    }
    if (count >= expression.min) yield { end: at, shown: "" };
  }

  #plain(start: number, end: number): Way {
    if (start === end) return { end, shown: "" };
    return { end, shown: this.#alphabet.quote(this.#text.slice(start, end)) };
  }
}

/** Each turn of a repeated group gets brackets; characters stay together. */
function grouped(of: Expression, shown: string): string {
  return of.kind === "choice" ? `(${shown})` : shown;
}

/** Two pieces in a row; quoted text beside quoted text is one. */
function joined(first: Way, rest: Way): Way {
  if (first.shown.endsWith('"') && rest.shown.startsWith('"')) {
    return { end: rest.end, shown: first.shown.slice(0, -1) + rest.shown.slice(1) };
  }
  const space = first.shown !== "" && rest.shown !== "" ? " " : "";
  return { end: rest.end, shown: first.shown + space + rest.shown };
}
