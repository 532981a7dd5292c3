// The figures of the README: `node --conditions=@callingcard/source bench/cursor.ts`. The texts take
// turns in short slices, so that other work on the machine slows all of them; the best slice counts.

import { textCursor } from "@callingcard/grammar";

const SLICES = 40;
const SLICE_CHARACTERS = 2_000_000;
const MOST_TURNS = 20_000;

const line = "ADR;TYPE=home:;;1 High Street;Newtown;;;\r\n";
const texts: readonly (readonly [name: string, text: string])[] = [
  ["ASCII", line.slice(0, 8)],
  ["ASCII", line],
  ["ASCII", line.repeat(7)],
  ["a word beyond ASCII", `${line.repeat(6)}${line.replace("Newtown", "Новый")}`],
  ["ASCII", line.repeat(25_000)],
  ["words beyond ASCII", line.replace("Newtown", "Новый").repeat(25_000)],
];

const best = texts.map(() => Infinity);
for (let slice = 0; slice < SLICES; slice++) {
  for (const [index, [, text]] of texts.entries()) {
    const turns = Math.min(MOST_TURNS, Math.ceil(SLICE_CHARACTERS / text.length));
    const start = performance.now();
    for (let turn = 0; turn < turns; turn++) textCursor(text);
    best[index] = Math.min(best[index] ?? Infinity, (performance.now() - start) / turns);
  }
}
console.log(`Node ${process.versions.node}`);
for (const [index, [name, { length }]] of texts.entries()) {
  const microseconds = (best[index] ?? Number.NaN) * 1000;
  console.log(
    `| ${name} | ${length.toLocaleString("en")} | ${microseconds.toFixed(microseconds < 10 ? 2 : 0)} us |`,
  );
}
