// Bundles each public module with its dependencies, as an application would,
// and compares the minified, brotli-compressed size with its budget.

import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes allowed per module; a module that is not here has no budget. */
const BUDGETS: Readonly<Record<string, number>> = {
  "@callingcard/parse-error": 600,
  "@callingcard/cpim": 6500,
};

interface Manifest {
  name: string;
  exports: Record<string, string | { default?: string }>;
}

const rows: { module: string; bytes: number; budget: number | undefined }[] = [];

for (const file of globSync("packages/*/package.json").toSorted()) {
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    if (typeof target === "string" || target.default === undefined) continue;
    const { outputFiles } = await build({
      entryPoints: [join(dirname(file), target.default)],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "node",
      external: ["fast-check"],
    });
    const module = manifest.name + subpath.slice(1);
    const bytes = outputFiles.reduce(
      (sum, { contents }) => sum + brotliCompressSync(contents).length,
      0,
    );
    rows.push({ module, bytes, budget: BUDGETS[module] });
  }
}

console.table(rows);
process.exitCode = rows.some(({ bytes, budget }) => budget !== undefined && bytes > budget) ? 1 : 0;
