// Looks at each package as a user would get it. publint reads the manifest of
// the packed tarball, arethetypeswrong resolves its types, and Node imports
// every public module of the build.

import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

interface Manifest {
  name: string;
  exports: Record<string, string | object>;
}

/** Resolutions that ask for CommonJS, which no package has. */
const FOREIGN_RESOLUTIONS: ReadonlySet<string> = new Set(["node10", "node16-cjs"]);

const folder = mkdtempSync(join(tmpdir(), "pack-"));

for (const file of globSync("{packages/*,tools/{grammar-compiler,lab}}/package.json").toSorted()) {
  const cwd = dirname(file);
  const { name, exports } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  const tarball = pack(cwd);
  const modules = Object.keys(exports)
    .filter((path) => !path.endsWith(".json"))
    .map((path) => name + path.slice(1));
  const problems = [
    ...(await manifestProblems(tarball)),
    ...(await typeProblems(tarball)),
    ...(await importProblems(file, modules)),
  ];
  for (const problem of problems) console.error(`${name}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

rmSync(folder, { recursive: true });

function pack(cwd: string): Uint8Array<ArrayBuffer> {
  const packed = execFileSync("pnpm", ["pack", "--json", "--pack-destination", folder], { cwd });
  const { filename } = JSON.parse(packed.toString()) as { filename: string };
  return new Uint8Array(readFileSync(filename));
}

async function manifestProblems({ buffer }: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages
    .filter(({ type }) => type === "error")
    .map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

async function typeProblems(tarball: Uint8Array): Promise<string[]> {
  const result = await checkPackage(createPackageFromTarballData(tarball));
  if (!result.types) return ["no types"];
  return result.problems
    .filter((problem) => !FOREIGN_RESOLUTIONS.has(Reflect.get(problem, "resolutionKind")))
    .map((problem) => JSON.stringify(problem));
}

async function importProblems(manifest: string, modules: readonly string[]): Promise<string[]> {
  const { resolve: resolveFrom } = createRequire(resolve(manifest));
  const problems: string[] = [];
  for (const module of modules) {
    try {
      await import(pathToFileURL(resolveFrom(module)).href);
    } catch (error) {
      problems.push(`import of ${module}: ${String(error)}`);
    }
  }
  return problems;
}
