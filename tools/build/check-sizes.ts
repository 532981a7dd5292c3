// Bundles each public module with its dependencies for the browser, as an application would, and compares the
// minified, brotli-compressed size with its budget.

import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** Octets allowed per module; a module that is not here has no budget. */
const BUDGETS: Readonly<Record<string, number>> = {};

interface Manifest {
  name: string;
  private?: boolean;
  engines?: { node: string };
  exports: Record<string, string | { default?: string }>;
}

/** What marks a package that runs in a browser too. */
const PURE_ENGINE = ">=22";

const rows: { module: string; octets: number; budget: number | undefined }[] = [];

for (const file of globSync("packages/*/package.json").toSorted()) {
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  if (manifest.engines?.node !== PURE_ENGINE) continue;
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    if (typeof target === "string" || target.default === undefined) continue;
    const { outputFiles } = await build({
      logLevel: "error",
      entryPoints: [join(dirname(file), target.default)],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "browser",
      external: ["fast-check"],
    });
    const module = manifest.name + subpath.slice(1);
    const octets = outputFiles.reduce(
      (sum, { contents }) => sum + brotliCompressSync(contents).length,
      0,
    );
    rows.push({ module, octets, budget: BUDGETS[module] });
  }
}

console.table(rows);
process.exitCode = rows.some(({ octets, budget }) => budget !== undefined && octets > budget)
  ? 1
  : 0;
