// What a module of a package brings into a page: bundled with its dependencies, minified, compressed.

import { globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";

interface Manifest {
  readonly name: string;
  readonly engines?: { readonly node: string };
  readonly exports: Readonly<Record<string, string | { readonly default?: string }>>;
}

/** A public module and its size. */
export interface ModuleSize {
  readonly module: string;
  /** Octets in brotli of quality 10. */
  readonly octets: number;
}

/** What marks a package that runs in a browser too. */
const PURE_ENGINE = ">=22";

/** Quality 11 gives 2 % less for more than twice the time. */
const COMPRESSION = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };

/** A folder that bundles are named in; none is written. */
const BUNDLES = "reports/bundles";

/** Modules for tests, of which no page is made. */
const FOR_TESTS = /^\.\/(?:arbitrary|specimens)$/;

/** Bundles each public module that a page can use, from what was built; by name. */
export async function moduleSizes(): Promise<readonly ModuleSize[]> {
  const modules = globSync("packages/*/package.json").toSorted().flatMap(modulesOf);
  // One run for all, which reads each file once; each bundle has all that its module needs all the same.
  const { outputFiles } = await build({
    logLevel: "error",
    entryPoints: modules.map(({ file }) => file),
    outbase: ".",
    outdir: BUNDLES,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    external: ["fast-check"],
  });
  const bundles = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
  return modules.map(({ module, file }) => {
    const bundle = bundles.get(resolve(BUNDLES, file));
    if (bundle === undefined) throw new Error(`${file} gave no bundle`);
    return { module, octets: brotliCompressSync(bundle, COMPRESSION).length };
  });
}

function modulesOf(file: string): readonly { readonly module: string; readonly file: string }[] {
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  if (manifest.engines?.node !== PURE_ENGINE) return [];
  return Object.entries(manifest.exports).flatMap(([subpath, target]) => {
    if (typeof target === "string" || target.default === undefined) return [];
    if (FOR_TESTS.test(subpath)) return [];
    return [
      { module: manifest.name + subpath.slice(1), file: join(dirname(file), target.default) },
    ];
  });
}
