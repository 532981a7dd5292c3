// Shared by every package. Entries are the source conditions of `exports` and
// the targets of `bin`, so package.json stays the one list of public modules.

import { readFileSync } from "node:fs";
import { defineConfig } from "tsup";

interface Manifest {
  exports: Record<string, string | { "@callingcard/source"?: string }>;
  bin?: Record<string, string>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const modules = Object.values(manifest.exports).flatMap((target) =>
  typeof target === "object" && target["@callingcard/source"]
    ? [target["@callingcard/source"]]
    : [],
);
const programs = Object.values(manifest.bin ?? {}).map((path) =>
  path.replace("./dist/", "./src/").replace(/\.js$/, ".ts"),
);

export default defineConfig({
  entry: [...modules, ...programs],
  format: "esm",
  target: "es2024",
  platform: "neutral",
  external: [/^node:/],
  splitting: true,
  sourcemap: true,
  clean: true,
  // node:sqlite exists only under its prefix, which tsup strips unless told not to.
  removeNodeProtocol: false,
  dts: false,
  silent: true,
});
