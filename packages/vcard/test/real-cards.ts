import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Card, parseCards } from "../src/index.ts";

const folder = new URL("../../../../shared/testdata/vcard/", import.meta.url);

/** Names of the files of other programs that have cards. */
export const REAL_FILES: readonly string[] = readdirSync(fileURLToPath(folder), {
  recursive: true,
  encoding: "utf8",
})
  .filter((name) => name.endsWith(".vcf"))
  .toSorted();

/**
 * Reads the cards of a file, whatever is wrong with it.
 *
 * @param name Name of the file.
 */
export function readRealCards(name: string): Card[] {
  return parseCards(new Uint8Array(readFileSync(new URL(name, folder))), { onProblem: () => {} });
}
