import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Files of other programs and test suites, which stay where they are: beside the repository. */
const FOLDER = fileURLToPath(new URL("../../../../shared/testdata/vcard", import.meta.url));

/** One file with cards. */
export interface RealFile {
  readonly name: string;
  readonly octets: Uint8Array;
  readonly text: string;
  /** How often BEGIN:VCARD stands at the start of a line, outside of an AGENT. */
  readonly cards: number;
}

/** What a library does with a file: the cards that it reads, and what it writes of them. */
export interface Outcome {
  readonly cards: number;
  /** The text written; `undefined` from a library that does not write what it read. */
  readonly written: string | undefined;
}

/** What became of all files. */
export interface Tally {
  readonly throwing: number;
  readonly cards: number;
  readonly lines: number;
  /** Lines of the input, unfolded, that what was written has too; `undefined` without a writer. */
  readonly kept: number | undefined;
  /** The same, in any case. */
  readonly keptInAnyCase: number | undefined;
  readonly identical: number | undefined;
}

/** Reads all files that have a card. */
export function readRealFiles(): RealFile[] {
  return readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".vcf"))
    .toSorted()
    .map((name) => readRealFile(name))
    .filter(({ cards }) => cards > 0);
}

function readRealFile(name: string): RealFile {
  const octets = new Uint8Array(readFileSync(join(FOLDER, name)));
  const charset = octets[0] === 0xff && octets[1] === 0xfe ? "utf-16le" : "utf-8";
  const text = new TextDecoder(charset, { ignoreBOM: true }).decode(octets);
  const nested = text.match(/^AGENT.*:[\r\n]+BEGIN:VCARD/gim)?.length ?? 0;
  const begins = text.match(/^\ufeff?BEGIN:VCARD\s*$/gim)?.length ?? 0;
  return { name, octets, text, cards: begins - nested };
}

/** Counts what a library does with all files. */
export function tally(
  files: readonly RealFile[],
  read: (file: RealFile) => Outcome,
  writes: boolean,
): Tally {
  let throwing = 0;
  let cards = 0;
  let lines = 0;
  let kept = 0;
  let keptInAnyCase = 0;
  let identical = 0;
  for (const file of files) {
    const expected = linesOf(file.text);
    lines += expected.length;
    let outcome: Outcome;
    try {
      outcome = read(file);
    } catch {
      throwing += 1;
      continue;
    }
    cards += outcome.cards;
    const { written } = outcome;
    if (written === undefined) continue;
    if (written === file.text) identical += 1;
    const found = linesOf(written);
    kept += countCommon(expected, found);
    keptInAnyCase += countCommon(expected.map(lowerCase), found.map(lowerCase));
  }
  if (!writes) {
    return {
      throwing,
      cards,
      lines,
      kept: undefined,
      keptInAnyCase: undefined,
      identical: undefined,
    };
  }
  return { throwing, cards, lines, kept, keptInAnyCase, identical };
}

/** The lines of a text without their folds, blank lines and byte order marks left out. */
function linesOf(text: string): string[] {
  return text
    .replace(/\ufeff/g, "")
    .replace(/(?:\r+\n?|\n)[ \t]/g, "")
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "");
}

function lowerCase(line: string): string {
  return line.toLowerCase();
}

/** Counts the lines of one text that another has too, each as often as it is there. */
function countCommon(expected: readonly string[], found: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of found) counts.set(line, (counts.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of expected) {
    const left = counts.get(line) ?? 0;
    if (left === 0) continue;
    counts.set(line, left - 1);
    common += 1;
  }
  return common;
}
