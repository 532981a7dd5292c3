// npm run example: bundles the example of one codec for the browser and prints its size.

import { build } from "esbuild";
import { brotliCompressSync, gzipSync } from "node:zlib";

const EXAMPLE = "packages/vcard/example/names.ts";

/** Octets allowed, minified and gzipped. */
const BUDGET = 11_500;

const { outputFiles } = await build({
  entryPoints: [EXAMPLE],
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  platform: "browser",
  conditions: ["@callingcard/source"],
});
const [bundle] = outputFiles;
if (bundle === undefined) throw new Error(`${EXAMPLE} gave no bundle`);
const gzipped = gzipSync(bundle.contents).length;
const brotli = brotliCompressSync(bundle.contents).length;
console.log(`${EXAMPLE}: ${bundle.contents.length} octets, ${gzipped} gzipped, ${brotli} brotli`);
if (gzipped > BUDGET) {
  console.error(`it is to stay within ${BUDGET} octets gzipped`);
  process.exitCode = 1;
}
