import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";

/** Bundles grammars as data without how they make values, which a page that shows texts and rules never asks. */
export const grammarData: Plugin = {
  name: "grammar-data",
  setup(build) {
    build.onLoad({ filter: /\.ir\.ts$/ }, async ({ path }) => {
      const module: object = await import(pathToFileURL(path).href);
      const contents = Object.entries(module)
        .map(([name, ir]) => `export const ${name} = ${dataOf(ir)};`)
        .join("\n");
      return { contents, loader: "js" };
    });
  },
};

function dataOf(ir: unknown): string {
  return JSON.stringify(ir, (key, value: unknown) => (key === "capture" ? undefined : value));
}
