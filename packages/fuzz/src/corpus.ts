import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** An input that was kept. */
export interface CorpusInput {
  /** Name of the file in the folder. */
  readonly file: string;
  readonly octets: Uint8Array;
}

/** A folder of inputs, a file each. */
export interface Corpus {
  readonly inputs: readonly CorpusInput[];
  /**
   * Keeps an input; the same octets are kept once.
   *
   * @param why The beginning of the file's name: `refused`, `seen`.
   * @param octets The input.
   * @returns Name of the file.
   */
  readonly keep: (why: string, octets: Uint8Array) => string;
}

/** What is larger is no input for a search. */
const MAX_FILE_OCTETS = 1 << 20;

/** Most files that are read. */
const MAX_FILES = 10_000;

/**
 * Opens a folder of inputs and makes it where there is none. Files over 1 MiB are left out, and so is what is behind
 * the first 10,000.
 *
 * @param folder The folder.
 */
export function openCorpus(folder: string): Corpus {
  mkdirSync(folder, { recursive: true });
  const inputs = readdirSync(folder)
    .toSorted()
    .slice(0, MAX_FILES)
    .map((file) => ({ file, path: join(folder, file), stat: statSync(join(folder, file)) }))
    .filter(({ stat }) => stat.isFile() && stat.size <= MAX_FILE_OCTETS)
    .map(({ file, path }) => ({ file, octets: Uint8Array.from(readFileSync(path)) }));
  return {
    inputs,
    keep: (why, octets) => {
      const hash = createHash("sha256").update(octets).digest("hex").slice(0, 12);
      const file = `${why}-${hash}`;
      writeFileSync(join(folder, file), octets);
      return file;
    },
  };
}
