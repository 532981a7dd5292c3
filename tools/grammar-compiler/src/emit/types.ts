import type { Capture, Choice, Constant, Expression, Sequence } from "@callingcard/grammar/ir";
import { isCaptured, type Analysis } from "../analysis.ts";
import { propertyName, typeName } from "./names.ts";

/** Says the types of values. */
export class ValueTypes {
  readonly #analysis: Analysis;
  readonly #mentioned = new Set<string>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  /** The type of an expression's value. */
  of(expression: Expression): string {
    switch (expression.kind) {
      case "set":
      case "literal":
        return this.#analysis.alphabet.valueType;
      case "rule":
        this.#mentioned.add(expression.name);
        return typeName(expression.name);
      case "repeat":
        return expression.max === 1
          ? `${this.of(expression.of)} | undefined`
          : `readonly ${element(this.of(expression.of))}[]`;
      case "choice":
        return this.#union(expression, undefined);
    }
  }

  /** Declares the types of rules and of all rules that they mention. */
  declarations(rules: readonly string[]): string[] {
    const declared: string[] = [];
    const names = new Set([...rules, ...this.#mentioned]);
    for (const rule of names) {
      const { body, comment } = this.#analysis.rule(rule);
      if (!isCaptured(body)) continue;
      declared.push(...documentation(comment), this.#declaration(rule, body));
      for (const mentioned of this.#mentioned) names.add(mentioned);
    }
    return declared;
  }

  #declaration(rule: string, body: Choice): string {
    const [only, second] = body.alternatives;
    const name = typeName(rule);
    if (only?.capture?.op === "object" && !second) {
      return `export interface ${name} ${this.#object(only, only.capture)}`;
    }
    return `export type ${name} = ${this.#union(body, rule)};`;
  }

  /** A union of the types of the alternatives. A rule's own name in its own union says nothing. */
  #union(choice: Choice, rule: string | undefined): string {
    const types = choice.alternatives.flatMap((sequence) => this.#members(sequence, rule));
    return [...new Set(types)].join(" | ");
  }

  #members({ items, capture }: Sequence, rule: string | undefined): string[] {
    switch (capture?.op) {
      case "text":
        return ["string"];
      case "constant":
        return [constantType(capture.value)];
      case "object":
        return [this.#object({ items }, capture)];
      case "list":
        return [`readonly ${element(this.#item(items, capture.head))}[]`];
      case "pick": {
        const item = items[capture.index];
        if (item?.kind === "rule" && rule !== undefined && this.#isAlias(item.name, rule)) {
          return item.name === rule ? [] : this.#body(item.name, rule);
        }
        return [this.#item(items, capture.index)];
      }
      case undefined:
        return [];
    }
  }

  /** Tells whether the type of a rule would be defined by that of another, and that by its own. */
  #isAlias(from: string, to: string, seen: ReadonlySet<string> = new Set()): boolean {
    if (from === to) return true;
    if (seen.has(from)) return false;
    return this.#analysis.rule(from).body.alternatives.some(({ items, capture }) => {
      const item = capture?.op === "pick" ? items[capture.index] : undefined;
      return item?.kind === "rule" && this.#isAlias(item.name, to, new Set(seen).add(from));
    });
  }

  #body(name: string, rule: string): string[] {
    return this.#analysis
      .rule(name)
      .body.alternatives.flatMap((sequence) => this.#members(sequence, rule));
  }

  #object({ items }: Sequence, { fields }: Extract<Capture, { op: "object" }>): string {
    const members = fields.map(({ name, from }) => {
      const type = "index" in from ? this.#item(items, from.index) : constantType(from.value);
      return `readonly ${propertyName(name)}: ${type}`;
    });
    return `{ ${members.join("; ")} }`;
  }

  #item(items: readonly Expression[], index: number): string {
    const item = items[index];
    return item ? this.of(item) : "never";
  }
}

/** A constant as it stands in code. */
export function constantText(value: Constant): string {
  return value === undefined ? "undefined" : JSON.stringify(value);
}

function constantType(value: Constant): string {
  return constantText(value);
}

/** A type that can stand before `[]`. */
function element(type: string): string {
  return /[|\s]/.test(type) ? `(${type})` : type;
}

/** A comment of the grammar as documentation. */
function documentation(comment: string | undefined): string[] {
  if (comment === undefined) return [];
  const lines = comment.replaceAll("*/", "* /").split("\n");
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"];
}
