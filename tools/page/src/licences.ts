// What others wrote comes with their licences.

import { globSync, readFileSync } from "node:fs";

/** The licence of a package that was bundled. */
export interface Licence {
  /** Name of the package. */
  readonly name: string;
  readonly text: string;
}

/**
 * Collects the licences of what was bundled.
 *
 * @param inputs Paths of the files that were bundled.
 * @returns One for each package that others wrote.
 */
export function licencesOf(inputs: readonly string[]): readonly Licence[] {
  const folders = inputs.flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)?.[0] ?? [],
  );
  return [...new Set(folders)].toSorted().map((folder) => {
    const [file] = globSync(`${folder}LICEN[CS]E*`).toSorted();
    if (file === undefined) throw new Error(`${folder} has no licence`);
    const name = folder.split("node_modules/").at(-1) ?? "";
    return { name: name.slice(0, -1), text: readFileSync(file, "utf8").trim() };
  });
}
