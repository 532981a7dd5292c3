// The figures of the README: `node --conditions=@callingcard/source bench/figures.ts`. The readers
// take turns in short slices, so that other work on the machine slows all of them; the best slice of
// each counts. The answers are compared first.

import { deepStrictEqual } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Entry } from "@callingcard/grammar";
import { compileGrammar, loadGrammar } from "../src/index.ts";
import { grammarPath } from "../test/grammar-folder.ts";
import { linesByHand, type Line } from "./content-lines-by-hand.ts";
import { TEXTS } from "./content-lines-texts.ts";
import { linesWithMoo } from "./content-lines-with-moo.ts";

const ROUNDS = 60;
const SLICE_MS = 8;

async function generatedLines(): Promise<Entry<readonly Line[]>> {
  const { parser } = compileGrammar(loadGrammar(grammarPath("content-lines")));
  const folder = mkdtempSync(join(tmpdir(), "figures-"));
  try {
    const file = join(folder, "content-lines.ts");
    const runtime = import.meta.resolve("@callingcard/grammar/runtime");
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(file, parser.replace("@callingcard/grammar/runtime", runtime));
    const module = (await import(pathToFileURL(file).href)) as {
      contentlines: Entry<readonly Line[]>;
    };
    return module.contentlines;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function time(read: () => unknown, turns: number): number {
  const start = performance.now();
  for (let turn = 0; turn < turns; turn++) read();
  return performance.now() - start;
}

function turnsPerSlice(read: () => unknown): number {
  const end = performance.now() + 200;
  let turns = 0;
  for (; performance.now() < end; turns++) read();
  return Math.max(1, Math.round((turns / 200) * SLICE_MS));
}

/** Millions of characters a second, for each reader. */
function speeds(readers: readonly (() => unknown)[], length: number): number[] {
  const turns = readers.map(turnsPerSlice);
  const best = readers.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, read] of readers.entries()) {
      const count = turns[index] ?? 1;
      best[index] = Math.min(best[index] ?? Infinity, time(read, count) / count);
    }
  }
  return best.map((milliseconds) => length / milliseconds / 1000);
}

const lines = await generatedLines();
const rows = TEXTS.map(([name, text]) => {
  const readers = [() => lines.parse(text), () => linesByHand(text), () => linesWithMoo(text)];
  for (const read of readers) deepStrictEqual(read(), linesByHand(text));
  const [generated = 0, byHand = 0, withMoo = 0] = speeds(readers, text.length);
  return {
    text: name,
    characters: text.length,
    "generated, MB/s": Math.round(generated),
    "by hand": `${(generated / byHand).toFixed(2)}x`,
    "nearley with moo": `${(generated / withMoo).toFixed(0)}x`,
  };
});
console.log(`Node ${process.versions.node}; how many times faster the generated parser is`);
console.table(rows);
