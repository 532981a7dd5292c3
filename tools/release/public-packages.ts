// The packages that are published: every manifest of the workspace that is not private.

import { globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

/** What of a package.json matters here. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly engines?: { readonly node?: string };
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | { readonly default?: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package as a user names it. */
export interface PublicPackage {
  readonly name: string;
  readonly version: string;
  /** Its folder, from the root of the repository. */
  readonly folder: string;
  /** Last part of the folder, by which files made for it are named. */
  readonly short: string;
  /** Lowest version of Node that it names, as numbers. */
  readonly floor: readonly number[];
  /** Names of its public modules: `@callingcard/vcard/jcard`. */
  readonly modules: readonly string[];
  /** The files of those modules, from its folder. */
  readonly entries: readonly string[];
  /** Names of its programs. */
  readonly programs: readonly string[];
  /** Names of the packages that it may import. */
  readonly dependencies: ReadonlySet<string>;
}

/** What marks a package that runs in a browser too. */
const PURE_FLOOR = "22";

/** All public packages, by name. */
export function publicPackages(): readonly PublicPackage[] {
  return globSync("{packages,tools}/*/package.json")
    .toSorted()
    .map((file) => ({ file, manifest: JSON.parse(readFileSync(file, "utf8")) as Manifest }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ file, manifest }) => publicPackage(dirname(file), manifest));
}

/** Whether a package is without any platform. */
export function isPure({ floor }: PublicPackage): boolean {
  return floor.join(".") === PURE_FLOOR;
}

/** The lowest versions of Node that packages name, as full versions, the lowest first. */
export function floorsOf(packages: readonly PublicPackage[]): readonly string[] {
  const floors = packages.map(({ floor: [major = 0, minor = 0, patch = 0] }) =>
    [major, minor, patch].join("."),
  );
  return [...new Set(floors)].toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** Whether a package says that it runs on a version of Node. */
export function admits({ floor }: PublicPackage, version: string): boolean {
  const numbers = version.split(".").map(Number);
  for (const [index, least] of floor.entries()) {
    const number = numbers[index] ?? 0;
    if (number !== least) return number > least;
  }
  return true;
}

function publicPackage(folder: string, manifest: Manifest): PublicPackage {
  const { name, version, engines, bin = {}, exports = {} } = manifest;
  const [, floor] = /^>=([\d.]+)$/.exec(engines?.node ?? "") ?? [];
  if (floor === undefined) throw new Error(`${name} names no lowest version of Node`);
  return {
    name,
    version,
    folder,
    short: basename(folder),
    floor: floor.split(".").map(Number),
    modules: Object.keys(exports)
      .filter((path) => !path.endsWith(".json"))
      .map((path) => name + path.slice(1)),
    entries: Object.values(exports).flatMap((target) =>
      typeof target === "object" && target.default !== undefined ? [target.default] : [],
    ),
    programs: Object.keys(bin),
    dependencies: new Set([
      name,
      ...Object.keys(manifest.dependencies ?? {}),
      ...Object.keys(manifest.peerDependencies ?? {}),
    ]),
  };
}
