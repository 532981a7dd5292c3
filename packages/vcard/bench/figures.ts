// Makes the figures of the README, in plain Node: in a test runner, imports cost more than a short line.
//
//   node --conditions=@callingcard/source bench/figures.ts [cards]
//
// Contestants take turns, and each time is processor time, which neighbours disturb less than the
// clock. A ratio is the median of the ratios within one turn.

import { cpus } from "node:os";
import { textCursor } from "@callingcard/grammar";
import { contentline } from "../src/generated/vcard.ts";
import { checkScanners, rightAnswers } from "./agreement.ts";
import { makeFacts, textOf } from "./cards.ts";
import { scanContentLine } from "./hand-scanner.ts";
import { parseByNearley } from "./nearley-moo.ts";
import { makeContestants, makeWriters } from "./peers.ts";

const TURNS = 9;
const count = Number(process.argv[2] ?? 5_000);

interface Runner {
  readonly name: string;
  readonly run: () => unknown;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}

/** Milliseconds of processor time. */
function time(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Prints for each runner its median time and how many times the first one's that is. */
function compare(title: string, runners: readonly Runner[], megabytes: number): void {
  for (const { run } of runners) run();
  const turns = Array.from({ length: TURNS }, () => runners.map(({ run }) => time(run)));
  console.log(`\n${title}\n`);
  console.log("| | ms | MB/s | times the first |\n| --- | --: | --: | --: |");
  for (const [index, { name }] of runners.entries()) {
    const ms = median(turns.map((turn) => turn[index] ?? Number.NaN));
    const ratio = median(
      turns.map((turn) => (turn[index] ?? Number.NaN) / (turn[0] ?? Number.NaN)),
    );
    const speed = (megabytes * 1000) / ms;
    console.log(`| ${name} | ${ms.toFixed(1)} | ${speed.toFixed(0)} | ${ratio.toFixed(2)} |`);
  }
}

function compareReaders(title: string, version?: "4.0"): void {
  const { text, fullNames, contestants } = makeContestants(count, version);
  const runners: Runner[] = [];
  for (const contestant of contestants) {
    const { name, note, parse } = contestant;
    const right = rightAnswers(contestant, fullNames);
    if (right === fullNames.length) runners.push({ name: `${name} (${note})`, run: parse });
    else console.log(`${name} (${note}) is left out: of ${fullNames.length} full names ${right}`);
  }
  const megabytes = Buffer.byteLength(text) / 1e6;
  const size = `${fullNames.length} cards, ${megabytes.toFixed(1)} MB`;
  compare(`${title}, ${size}`, runners, megabytes);
}

function compareScanners(): void {
  const lines = makeFacts(count)
    .flatMap((card) => textOf(card).replaceAll("\r\n ", "").split("\r\n"))
    .filter((line) => line !== "" && line.length < 200);
  checkScanners(lines);
  const text = lines.join("\r\n");
  const megabytes = Buffer.byteLength(text) / 1e6;
  compare(
    `Content lines of one text, ${lines.length}, ${megabytes.toFixed(1)} MB`,
    [
      { name: "generated, `match` on a cursor", run: () => matchLines(text) },
      { name: "by hand, line by line", run: () => scanLines(text) },
    ],
    megabytes,
  );
  compare(
    `Content lines one by one, ${lines.length}, ${megabytes.toFixed(1)} MB`,
    [
      {
        name: "generated, `parse`",
        run: () => countLines(lines, (line) => contentline.parse(line)),
      },
      { name: "by hand", run: () => countLines(lines, scanContentLine) },
      { name: "nearley with moo", run: () => countLines(lines, parseByNearley) },
    ],
    megabytes,
  );
}

function matchLines(text: string): number {
  const cursor = textCursor(text);
  let found = 0;
  while (contentline.match(cursor) !== undefined) {
    found += 1;
    cursor.offset += 2;
  }
  return found;
}

function scanLines(text: string): number {
  let found = 0;
  for (let from = 0; from < text.length;) {
    const end = text.indexOf("\r\n", from);
    const line = text.slice(from, end === -1 ? text.length : end);
    if ("value" in scanContentLine(line)) found += 1;
    from += line.length + 2;
  }
  return found;
}

function countLines(lines: readonly string[], read: (line: string) => unknown): number {
  let found = 0;
  for (const line of lines) if (read(line) !== undefined) found += 1;
  return found;
}

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim() ?? ""}, ${count} cards`);
compareReaders("Reading, 3.0 and 4.0");
compareReaders("Reading, 4.0 alone", "4.0");
const megabytes = Buffer.byteLength(makeFacts(count).map(textOf).join("")) / 1e6;
compare(
  "Writing",
  makeWriters(count).map(({ name, write }) => ({ name, run: write })),
  megabytes,
);
compareScanners();
