// What a package imports, it has to name: in a project with many packages, a name that is missing goes unnoticed.

import { globSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { outcomeOf, type Outcome } from "./outcome.ts";
import type { PublicPackage } from "./public-packages.ts";

/** An import of a declaration file. */
const TYPE_IMPORT = /^(?:import|export)\b[^;"']*?\bfrom "([^"]+)"|\bimport\("([^"]+)"\)/gm;

/** Finds what the code and the declarations of a package import without naming it as a dependency. */
export async function checkDependencies(pkg: PublicPackage): Promise<Outcome> {
  return outcomeOf(pkg, "dependencies are named", async () => {
    const imported = new Set([...(await codeImports(pkg)), ...typeImports(pkg)].map(packageOf));
    return [...imported]
      .filter((name) => !isBuiltin(name) && !pkg.dependencies.has(name))
      .map((name) => `${name} is imported and is not among the dependencies`);
  });
}

async function codeImports({ folder, entries }: PublicPackage): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: join(process.cwd(), folder),
    entryPoints: [...entries, ...globSync("dist/bin/*.js", { cwd: folder })],
    bundle: true,
    format: "esm",
    logLevel: "silent",
    metafile: true,
    outdir: "nowhere",
    packages: "external",
    platform: "node",
    write: false,
  });
  return Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
}

function typeImports({ folder }: PublicPackage): readonly string[] {
  return globSync(`${folder}/dist/**/*.d.ts`)
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(TYPE_IMPORT)])
    .map(([, named, inline]) => named ?? inline ?? "")
    .filter((path) => !path.startsWith("."));
}

/** `@callingcard/vcard/jcard` is a module of `@callingcard/vcard`. */
function packageOf(module: string): string {
  if (isBuiltin(module)) return module;
  return module.split("/", module.startsWith("@") ? 2 : 1).join("/");
}
