// The packages that are documented: every one of the workspace that is published.

import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | { readonly "@callingcard/source"?: string }>>;
}

/** A package and the sources of its public modules. */
export interface DocumentedPackage {
  readonly name: string;
  /** Its folder. */
  readonly folder: string;
  /** Names of its public modules by their sources. */
  readonly modules: ReadonlyMap<string, string>;
}

/**
 * Finds the packages.
 *
 * @param root Root of the repository.
 */
export function documentedPackages(root: string): readonly DocumentedPackage[] {
  return globSync("{packages,tools}/*/package.json", { cwd: root })
    .toSorted()
    .map((file) => {
      const folder = join(root, dirname(file));
      return { folder, manifest: JSON.parse(readFileSync(join(root, file), "utf8")) as Manifest };
    })
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest: { name, exports = {} } }) => ({
      name,
      folder,
      modules: new Map(
        Object.entries(exports).flatMap(([path, target]) => {
          const source = typeof target === "string" ? undefined : target["@callingcard/source"];
          return source === undefined
            ? []
            : [[join(folder, source), name + path.slice(1)] as const];
        }),
      ),
    }));
}
