import type { GrammarIr } from "@callingcard/grammar/ir";
import { irName, propertyName } from "./names.ts";

/** Writes the module with a grammar as data. */
export function writeIr(grammar: GrammarIr, header: readonly string[]): string {
  const rules = grammar.rules.map(({ name, body, comment }) =>
    comment === undefined ? { name, body } : { name, body, comment },
  );
  const { file, entries, events, maxDepth } = grammar;
  const fields = [
    `  file: ${literal(file)},`,
    `  entries: ${literal(entries)},`,
    ...(maxDepth === undefined ? [] : [`  maxDepth: ${maxDepth},`]),
    ...(events === undefined ? [] : [`  events: ${literal(events)},`]),
    "  rules: [",
    ...rules.map((rule) => `    ${literal(rule)},`),
    "  ],",
  ];
  return [
    ...header,
    'import type { GrammarIr } from "@callingcard/grammar/ir";',
    "",
    `/** The grammar of \`${file}\` as data: for sentences, derivations, diagnosis and diagrams. */`,
    `export const ${irName(file)}: GrammarIr = {`,
    ...fields,
    "};",
    "",
  ].join("\n");
}

function literal(value: unknown): string {
  if (value === undefined) return "undefined";
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([name, field]) => `${propertyName(name)}: ${literal(field)}`,
  );
  return `{ ${fields.join(", ")} }`;
}
