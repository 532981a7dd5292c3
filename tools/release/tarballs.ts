// Packs packages as they are published, and looks at what is in them.

import type { Outcome } from "./outcome.ts";
import type { PublicPackage } from "./public-packages.ts";
import { mustRun } from "./run-command.ts";

const PACK_MS = 120_000;

/** What every tarball has. */
const NEEDED = [
  /^LICENSE$/,
  /^README\.md$/,
  /^package\.json$/,
  /^dist\/.*\.js$/,
  /^dist\/.*\.d\.ts$/,
];

/** What no tarball has. */
const FOREIGN =
  /(?:^|\/)(?:test|bench|fuzz\/corpus|node_modules|reports)\/|\.tsbuildinfo$|\.test\.ts$/;

/** A packed package. */
export interface Tarball {
  readonly of: PublicPackage;
  readonly file: string;
  /** Paths in it. */
  readonly paths: readonly string[];
}

/** Packs the packages into a folder; references to the workspace become versions. */
export async function packAll(
  packages: readonly PublicPackage[],
  folder: string,
): Promise<readonly Tarball[]> {
  const pack = ["--recursive", "pack", "--json", "--pack-destination", folder];
  const args = ["run", "--silent", "pnpm", "--", ...pack];
  const printed = await mustRun("npm", args, { cwd: process.cwd(), timeoutMs: PACK_MS });
  const packed = JSON.parse(printed) as readonly {
    readonly name: string;
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  return packages.map((of) => {
    const found = packed.find(({ name }) => name === of.name);
    if (found === undefined) throw new Error(`${of.name} was not packed`);
    return { of, file: found.filename, paths: found.files.map(({ path }) => path) };
  });
}

/** Finds what a tarball lacks and what it should not have. */
export function checkContents({ of, paths }: Tarball): Outcome {
  const missing = NEEDED.filter((pattern) => !paths.some((path) => pattern.test(path)));
  const foreign = paths.filter((path) => FOREIGN.test(path));
  const problems = [
    ...missing.map((pattern) => `nothing like ${pattern.source} is packed`),
    ...foreign.map((path) => `${path} is packed`),
  ];
  return { package: of.name, check: "contents of the tarball", problems };
}
