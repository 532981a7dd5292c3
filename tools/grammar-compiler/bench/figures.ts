// The figures of the README for characters: `node --conditions=@callingcard/source bench/figures.ts`.
// The answers are compared first.

import { deepStrictEqual } from "node:assert";
import type { Entry } from "@callingcard/grammar";
import { linesByHand, type Line } from "./content-lines-by-hand.ts";
import { TEXTS } from "./content-lines-texts.ts";
import { linesWithMoo } from "./content-lines-with-moo.ts";
import { generatedModule } from "./generated-module.ts";
import { timesInTurn } from "./in-turn.ts";

const { contentlines: lines } = (await generatedModule("content-lines")) as {
  contentlines: Entry<readonly Line[]>;
};
const rows = TEXTS.map(([name, text]) => {
  const readers = [() => lines.parse(text), () => linesByHand(text), () => linesWithMoo(text)];
  for (const read of readers) deepStrictEqual(read(), linesByHand(text));
  const [generated = 0, byHand = 0, withMoo = 0] = timesInTurn(readers);
  return {
    text: name,
    characters: text.length,
    "generated, MB/s": Math.round(text.length / generated / 1000),
    "by hand": `${(byHand / generated).toFixed(2)}x`,
    "nearley with moo": `${(withMoo / generated).toFixed(0)}x`,
  };
});
console.log(`Node ${process.versions.node}; how many times faster the generated parser is`);
console.table(rows);
