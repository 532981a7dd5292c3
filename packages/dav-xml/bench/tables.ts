// node --conditions=@callingcard/source packages/dav-xml/bench/tables.ts
// Prints the table of conditions for the README.
import { CONDITIONS } from "@callingcard/dav-xml";

const rows = new Map<string, string[]>();
for (const [kind, { name, specification, status }] of CONDITIONS) {
  const row = `| ${specification} | ${status} | ${name.namespace === "DAV:" ? "`DAV:`" : "`CARDDAV:`"} |`;
  rows.set(row, [...(rows.get(row) ?? []), `\`${kind}\``]);
}
console.log("| Specification | Status | Namespace | Conditions |\n| --- | --- | --- | --- |");
for (const [row, kinds] of rows) console.log(`${row} ${kinds.join(", ")} |`);
