// The JavaScript of a package. Entries are the source conditions of `exports` and the targets of `bin`, so package.json
// stays the one list of public modules.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "tsup";

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly "@callingcard/source"?: string }>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/**
 * Bundles what a package publishes into its `dist`, with a source map for each file. What it depends on stays an import.
 *
 * @param folder The package.
 */
export async function bundlePackage(folder: string): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const programs = Object.values(manifest.bin ?? {});
  const before = process.cwd();
  // tsup reads what stays an import from the manifest of the folder it works in.
  process.chdir(folder);
  await build({
    config: false,
    entry: [...publicModules(manifest), ...programs.map(sourceOf)],
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
    // esbuild keeps the folder that it was started in.
    esbuildOptions: (options) => {
      options.absWorkingDir = folder;
    },
  });
  process.chdir(before);
}

function publicModules({ exports }: Manifest): readonly string[] {
  return Object.values(exports).flatMap((target) =>
    typeof target === "object" && target["@callingcard/source"] !== undefined
      ? [target["@callingcard/source"]]
      : [],
  );
}

function sourceOf(program: string): string {
  return program.replace("./dist/", "./src/").replace(/\.js$/, ".ts");
}
