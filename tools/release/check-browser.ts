// Bundles what is pure for a browser, from what was installed, and loads all of it in Chromium.

import { join } from "node:path";
import { build } from "esbuild";
import { loadInChromium } from "./chromium.ts";
import type { Outcome } from "./outcome.ts";
import type { Project } from "./project.ts";
import { isPure, type PublicPackage } from "./public-packages.ts";

/** A module that loads every public module of a package. */
function entryText({ modules }: PublicPackage): string {
  return modules.map((name, index) => `export * as m${index} from "${name}";\n`).join("");
}

/** Bundles the public modules of each pure package, and loads the bundles in Chromium. */
export async function checkBrowser(project: Project): Promise<readonly Outcome[]> {
  const bundles = new Map<string, Uint8Array>();
  const outcomes: Outcome[] = [];
  const pure = project.packages.filter(isPure);
  for (const pkg of pure) {
    const problems: string[] = [];
    try {
      bundles.set(`/${pkg.short}.js`, await bundle(project, pkg));
    } catch (error) {
      problems.push(String(error));
    }
    outcomes.push({ package: pkg.name, check: "bundled for browsers", problems });
  }
  const loaded = await loadInChromium(bundles);
  for (const pkg of pure) {
    const problem = loaded.get(`/${pkg.short}.js`);
    const problems = problem === undefined ? [] : [problem];
    outcomes.push({ package: pkg.name, check: "loaded in Chromium", problems });
  }
  return outcomes;
}

/** Nothing is left out of the bundle, so whatever needs a platform fails here. */
async function bundle({ folder }: Project, pkg: PublicPackage): Promise<Uint8Array> {
  const { outputFiles, warnings } = await build({
    stdin: { contents: entryText(pkg), resolveDir: folder, sourcefile: `${pkg.short}.ts` },
    absWorkingDir: join(folder),
    bundle: true,
    format: "esm",
    logLevel: "silent",
    minify: true,
    platform: "browser",
    target: "es2024",
    write: false,
  });
  const [warning] = warnings;
  if (warning !== undefined) throw new Error(warning.text);
  const [file] = outputFiles;
  if (file === undefined) throw new Error("gave no bundle");
  return file.contents;
}
