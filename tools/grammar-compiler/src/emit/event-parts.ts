import { FIRST_EVENT } from "@callingcard/grammar";
import type { Expression, GrammarIr } from "@callingcard/grammar/ir";
import type { Analysis } from "../analysis.ts";
import { CodeWriter } from "./code-writer.ts";
import { readerName, typeName } from "./names.ts";

/** The import of the type of items, if it is not TypeScript's own. */
export function importItem({ item }: GrammarIr): string[] {
  if (item?.from === undefined) return [];
  return [`import type { ${item.type} } from ${JSON.stringify(item.from)};`];
}

/** The constant with the names of the events, each with the number that stands for it in the code. */
export function eventNames({ events }: GrammarIr): string[] {
  if (events === undefined) return [];
  return [
    "/** The events that the grammar names. */",
    "export const EVENTS: readonly string[] = [",
    ...events.map((name, index) => `  ${JSON.stringify(name)}, // ${FIRST_EVENT + index}`),
    "];",
    "",
  ];
}

/** Writes the constant of an entry over events. */
export function writeEventEntry(
  rule: string,
  site: number,
  code: string,
  analysis: Analysis,
): string {
  const out = new CodeWriter();
  const types = `${analysis.alphabet.valueType}, ${typeName(rule)}`;
  out.part(`export const ${rule}: $.EventEntry<${types}> = /* @__PURE__ */ $.eventEntry(`, () => {
    out.line(`${JSON.stringify(rule)},`);
    out.line("$sites,");
    out.line(`${site},`);
    out.line(`"${escaped(orderOf(rule, analysis))}",`);
    out.part("(s, v, i) => {", () => {
      if (code.includes("$depth")) out.line("$depth = 0;");
      out.line(`const value = ${readerName(rule, "events")}(s, v, i);`);
      out.line("$.registers.end = $end;");
      out.line("return value;");
    });
    out.line("},");
  });
  out.line(");");
  return out.toString();
}

/** The events of a rule and of the rules it uses, in the order of their first mention. */
function orderOf(rule: string, analysis: Analysis): string {
  const units = new Set<number>();
  const entered = new Set<string>();
  const visit = (expression: Expression): void => {
    switch (expression.kind) {
      case "set":
        for (const [low] of expression.set) units.add(low);
        return;
      case "rule":
        if (entered.has(expression.name)) return;
        entered.add(expression.name);
        return visit(analysis.rule(expression.name).body);
      case "repeat":
        return visit(expression.of);
      case "choice":
        for (const { items } of expression.alternatives) for (const item of items) visit(item);
        return;
      case "literal":
        return;
    }
  };
  visit({ kind: "rule", name: rule });
  return String.fromCharCode(...units);
}

/** Code units of private use as they are read in a file. */
function escaped(units: string): string {
  return units.replaceAll(/[^ ]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}
