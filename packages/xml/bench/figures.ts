// node --conditions=@callingcard/source packages/xml/bench/figures.ts [rounds]
// Makes the table of the README: the processor's time of each reader for each body, in turns of a few
// milliseconds, and the median of its ratios to the turns of `parseXml` beside them.
import { cpus } from "node:os";
import { bodies } from "./bodies.ts";
import { scan } from "./hand-scanner.ts";
import { agrees, asHandElement, PEERS } from "./peers.ts";
import { shipped } from "./shipped.ts";

const TURN_MS = 25;
const WARM_UP_TURNS = 8;
const rounds = Number(process.argv[2] ?? 15);
const { parseXml, stringifyXml } = await shipped();

interface Row {
  readonly name: string;
  readonly cells: string[];
}

const titles: string[] = [];
const rows = new Map<string, Row>();

for (const [title, text] of bodies()) {
  const octets = new TextEncoder().encode(text);
  const tree = asHandElement(parseXml(octets).root);
  if (JSON.stringify(scan(text)) !== JSON.stringify(tree)) throw new Error("trees differ");
  const wrong = PEERS.find((peer) => !agrees(peer, text, tree));
  if (wrong !== undefined) throw new Error(`${wrong.name} reads ${title} otherwise`);
  const { root } = parseXml(octets);
  titles.push(`${title}, ${sizeOf(octets.length)}`);
  compare([
    ["`parseXml` of octets", () => parseXml(octets)],
    ["`parseXml` of a string", () => parseXml(text)],
    ["hand scanner, of a string", () => scan(text)],
    ...PEERS.map(({ name, note, read }): readonly [string, () => unknown] => [
      note === "" ? name : `${name} (${note})`,
      () => read(text),
    ]),
    ["`stringifyXml` of the tree", () => stringifyXml(root)],
  ]);
}

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim() ?? ""}\n`);
console.log(`| | ${titles.join(" | ")} |\n|---|${titles.map(() => "---").join("|")}|`);
for (const { name, cells } of rows.values()) console.log(`| ${name} | ${cells.join(" | ")} |`);

function compare(contestants: readonly (readonly [name: string, run: () => unknown])[]): void {
  const turns: number[][] = contestants.map(() => []);
  for (let round = -WARM_UP_TURNS; round < rounds; round += 1) {
    for (const [index, [, run]] of contestants.entries()) {
      const time = turn(run);
      if (round >= 0) turns[index]?.push(time);
    }
  }
  const [base = []] = turns;
  for (const [index, [name]] of contestants.entries()) {
    const own = turns[index] ?? [];
    const ratio = median(own.map((time, round) => time / (base[round] ?? time)));
    const shown = index === 0 ? "" : ` (${ratio.toPrecision(2)})`;
    const row = rows.get(name) ?? { name, cells: [] };
    rows.set(name, row);
    row.cells.push(`${durationOf(Math.min(...own))}${shown}`);
  }
}

/** Milliseconds for one run. */
function turn(run: () => unknown): number {
  const start = process.cpuUsage();
  let count = 0;
  let elapsed = 0;
  // Asking for the time takes longer than reading a short document.
  for (let batch = 1; elapsed < TURN_MS; batch *= 2) {
    for (let left = batch; left > 0; left -= 1) run();
    count += batch;
    const { user, system } = process.cpuUsage(start);
    elapsed = (user + system) / 1000;
  }
  return elapsed / count;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

function durationOf(ms: number): string {
  return ms < 1 ? `${(ms * 1000).toPrecision(3)} µs` : `${ms.toPrecision(3)} ms`;
}

function sizeOf(octets: number): string {
  return octets < 10_000 ? `${octets} B` : `${Math.round(octets / 1000)} kB`;
}
