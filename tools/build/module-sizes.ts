// What a module of a package brings into a page: bundled with its dependencies, minified, compressed.

import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

interface Manifest {
  readonly name: string;
  readonly engines?: { readonly node: string };
  readonly exports: Readonly<Record<string, string | { readonly default?: string }>>;
}

/** A public module and its size. */
export interface ModuleSize {
  readonly module: string;
  /** Octets in brotli. */
  readonly octets: number;
}

/** What marks a package that runs in a browser too. */
const PURE_ENGINE = ">=22";

/** Modules for tests, of which no page is made. */
const FOR_TESTS = /^\.\/(?:arbitrary|specimens)$/;

/** Bundles each public module that a page can use, from what was built; by name. */
export async function moduleSizes(): Promise<readonly ModuleSize[]> {
  const sizes: ModuleSize[] = [];
  for (const file of globSync("packages/*/package.json").toSorted()) {
    const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
    if (manifest.engines?.node !== PURE_ENGINE) continue;
    for (const [subpath, target] of Object.entries(manifest.exports)) {
      if (typeof target === "string" || target.default === undefined) continue;
      if (FOR_TESTS.test(subpath)) continue;
      const octets = await compressedSize(join(dirname(file), target.default));
      sizes.push({ module: manifest.name + subpath.slice(1), octets });
    }
  }
  return sizes;
}

async function compressedSize(file: string): Promise<number> {
  const { outputFiles } = await build({
    logLevel: "error",
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    external: ["fast-check"],
  });
  return outputFiles.reduce((sum, { contents }) => sum + brotliCompressSync(contents).length, 0);
}
