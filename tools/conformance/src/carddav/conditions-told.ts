import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the server says which condition was not met. */
const TOLD =
  /(?:condition: (?:carddav|dav)|errorElement\((?:carddav|dav)|violation)\(\s*"([\w-]+)"/g;

/**
 * Finds the preconditions and postconditions that a server tells of, in its source.
 *
 * @param folder The source.
 * @returns Local names of the elements, each once.
 */
export function conditionsTold(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Set(
    files
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(folder, file), "utf8"))
      .flatMap((source) => [...source.matchAll(TOLD)].map(([, name = ""]) => name)),
  );
}
