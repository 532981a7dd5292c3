// Whether hostile texts take time in proportion to their length: four times the text, four times the time.

import { parseCards, stringifyCards } from "@callingcard/vcard";

const KILOBYTES = [20, 80, 320];
const TURNS = 5;

function card(...lines: string[]): string {
  return ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");
}

function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

function numbered(length: number, line: (index: number) => string): string {
  let text = "";
  for (let index = 0; text.length < length; index++) text += `${line(index)}\r\n`;
  return text;
}

/** Each of them, of about so many octets. */
const SHAPES: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ["parameters", (length) => card(`TEL${fill(";A=b", length)}:1`)],
  ["values of a parameter", (length) => card(`TEL;A=${fill('"a",', length)}b:1`)],
  ["quotes that do not close", (length) => card(fill('TEL;A="a\r\n', length))],
  ["quotes with a colon", (length) => card(fill('TEL;A="a:\r\n', length))],
  ["circumflexes", (length) => card(`TEL;A=${fill("^", length)}:1`)],
  ["backslashes", (length) => card(`NOTE:${fill("\\", length)}`)],
  ["backslashes at the ends of lines", (length) => card(fill("A:\\\r\nB\\\r\n", length))],
  ["semicolons", (length) => card(`N:${fill(";", length)}`)],
  ["folds of one character", (length) => card(`NOTE:${fill("a\r\n ", length)}`)],
  ["folds in a name", (length) => card(`${fill("a\r\n ", length)}:1`)],
  ["folds before a wrong character", (length) => card(fill("NOTE:\r\n a\r\n \u0007\r\n", length))],
  ["one value with CR alone", (length) => card(`NOTE:${fill("a\r b\n ", length)}`)],
  ["soft line breaks", (length) => card(`NOTE;QUOTED-PRINTABLE:${fill("=\r\n", length)}a`)],
  ["base64 lines", (length) => card("PHOTO;BASE64:", fill("AAAA\r\n", length))],
  ["heads that are all different", (length) => card(numbered(length, (at) => `X-A;B=${at}:x`))],
  ["names of objects", (length) => card(fill("__proto__:1\r\nconstructor:2\r\n", length))],
  ["BEGIN without END", (length) => fill("BEGIN:VCARD\r\n", length)],
  ["AGENTs in AGENTs", (length) => card(fill("AGENT:\r\nBEGIN:VCARD\r\n", length))],
  ["empty names", (length) => card(fill(":\r\n", length))],
  ["a line without end", (length) => card(`NOTE:${fill("é", length)}`)],
];

/** Prints the time of each shape at each length, and how it grew. */
export function printGrowth(): void {
  console.log("\nHostile texts, read and written back, best of five, in ms\n");
  console.log(`| | ${KILOBYTES.map((size) => `${size} kB`).join(" | ")} | last by first |`);
  console.log(`| --- |${" --: |".repeat(KILOBYTES.length + 1)}`);
  for (const [name, make] of SHAPES) {
    const times = KILOBYTES.map((size) => best(make(1000 * size)));
    const growth = (times.at(-1) ?? 0) / (times[0] ?? 1);
    console.log(
      `| ${name} | ${times.map((ms) => ms.toFixed(1)).join(" | ")} | ${growth.toFixed(0)} |`,
    );
  }
}

function best(text: string): number {
  const options = { onProblem: () => {}, maxCards: Infinity, maxProblems: Infinity };
  let least = Infinity;
  for (let turn = 0; turn < TURNS; turn++) {
    const start = process.cpuUsage();
    const cards = parseCards(text, options);
    if (cards.length > 0 && stringifyCards(cards) !== text) throw new Error("something is lost");
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
