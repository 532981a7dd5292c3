import { readFileSync } from "node:fs";

/** A row of the README's table of sentences: the test that holds one, and its file in `test/`. */
export interface Sentence {
  readonly file: string;
  readonly test: string;
}

/** The rows, in order. */
export function readSentences(): readonly Sentence[] {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const rows = readme.matchAll(/^\|[^|]*\|[^|]*\| `([\w.-]+)`: (.*?) *\|$/gm);
  return Array.from(rows, ([, file = "", test = ""]) => ({ file, test }));
}
