// The JavaScript of a package. Entries are the source conditions of `exports` and the targets of `bin`, so package.json
// stays the one list of public modules.

import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly "@callingcard/source"?: string }>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/**
 * Bundles what a package publishes into its `dist`, with a source map for each file. What it depends on stays an import.
 *
 * @param folder The package.
 */
export async function bundlePackage(folder: string): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const programs = Object.values(manifest.bin ?? {});
  await build({
    absWorkingDir: folder,
    entryPoints: [...publicModules(manifest), ...programs.map(sourceOf)],
    outbase: "src",
    outdir: "dist",
    bundle: true,
    splitting: true,
    sourcemap: true,
    format: "esm",
    target: "es2024",
    platform: "neutral",
    external: ["node:*", ...externals(manifest)],
    logLevel: "warning",
  });
  for (const program of programs) chmodSync(join(folder, program), 0o755);
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

/** Each dependency and what is below it; what is none is bundled. */
function externals({ dependencies, peerDependencies }: Manifest): readonly string[] {
  return Object.keys({ ...dependencies, ...peerDependencies }).flatMap((name) => [
    name,
    `${name}/*`,
  ]);
}
