// What others wrote comes with their licences.

import { globSync, readFileSync } from "node:fs";

/**
 * Collects the licences of what was bundled.
 *
 * @param inputs Paths of the files that were bundled.
 * @returns Their texts, such that they can stand in a comment of HTML.
 */
export function licencesOf(inputs: readonly string[]): string {
  const folders = inputs.flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)?.[0] ?? [],
  );
  return [...new Set(folders)]
    .toSorted()
    .map((found) => {
      const [file] = globSync(`${found}LICEN[CS]E*`).toSorted();
      if (file === undefined) throw new Error(`${found} has no licence`);
      const name = found.split("node_modules/").at(-1)?.slice(0, -1);
      return `${name}\n\n${readFileSync(file, "utf8").trim().replaceAll("--", "- -")}\n`;
    })
    .join("\n\n");
}
