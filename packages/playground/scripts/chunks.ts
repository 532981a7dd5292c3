// Cuts the page into chunks: what it starts with, and what is needed for a part of the syntaxes alone.

import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, transform } from "esbuild";
import { grammarData } from "./grammar-data.ts";

/** A chunk, and how it is told of to the registry. */
export interface Chunk {
  readonly name: string;
  /** The chunks whose modules it takes. */
  readonly needs: readonly string[];
  /** The statement that gives it to the registry. */
  readonly script: string;
}

/** All that a page is made of. */
export interface Chunks {
  readonly registry: string;
  readonly style: string;
  readonly chunks: readonly Chunk[];
  /** Paths of the files that were bundled. */
  readonly inputs: readonly string[];
}

/** Entries by the names of their chunks. The parts are entries too, so that their names stay. */
const ENTRIES = {
  main: "main.ts",
  contacts: "part/contacts.ts",
  search: "part/search.ts",
  forms: "part/forms.ts",
  messaging: "part/messaging.ts",
  documents: "part/documents.ts",
  worker: "worker.ts",
};

const TARGET = ["es2022", "chrome111", "firefox115", "safari16.4"];

const page = fileURLToPath(new URL("../page/", import.meta.url));

const SHARED = {
  bundle: true,
  minify: true,
  write: false,
  outdir: page,
  platform: "browser",
  target: TARGET,
  // From source, so that the page is bundled without a build of what it is built on.
  conditions: ["@callingcard/source"],
  plugins: [grammarData],
  legalComments: "none",
  logLevel: "warning",
} satisfies BuildOptions;

/**
 * Bundles the page.
 *
 * @returns Its chunks, without those that are loaded by nothing.
 */
export async function bundleChunks(): Promise<Chunks> {
  const [cut, alone] = await Promise.all([
    build({
      ...SHARED,
      entryPoints: Object.fromEntries(
        Object.entries(ENTRIES).map(([name, file]) => [name, page + file]),
      ),
      format: "esm",
      splitting: true,
      chunkNames: "[name]-[hash]",
      metafile: true,
    }),
    build({
      ...SHARED,
      entryPoints: [`${page}registry.ts`, `${page}style.css`],
      format: "iife",
    }),
  ]);
  const outputs = new Map(
    Object.entries(cut.metafile.outputs).map(([path, output]) => [nameOf(path), output]),
  );
  const chunks = cut.outputFiles.map(async ({ path, text }): Promise<Chunk> => {
    const name = nameOf(path);
    const imports = outputs.get(name)?.imports ?? [];
    const needs = imports.filter(({ kind }) => kind === "import-statement");
    return {
      name,
      needs: needs.map((one) => nameOf(one.path)),
      script: await scriptOf(name, text),
    };
  });
  return {
    registry: textOf(alone.outputFiles, ".js"),
    style: textOf(alone.outputFiles, ".css"),
    chunks: await Promise.all(chunks),
    inputs: Object.keys(cut.metafile.inputs),
  };
}

// A module becomes a function of the registry: files that are opened from disk cannot import each other.
async function scriptOf(name: string, module: string): Promise<string> {
  const { code } = await transform(module, { format: "cjs", minify: true, target: TARGET });
  const body = code
    .trim()
    .replace(/\b(import|require)\("\.\/([\w-]+)\.js"\)/g, (_, kind: string, needed: string) =>
      kind === "import" ? `load("${needed}")` : `require("${needed}")`,
    );
  return `callingcard.define("${name}",function(require,load,module){"use strict";${body}})`;
}

/**
 * Tells which chunks one needs, in the order in which they are made.
 *
 * @param chunks All chunks.
 * @param name The one.
 * @returns The chunks, with itself.
 */
export function closureOf(chunks: readonly Chunk[], name: string): readonly Chunk[] {
  const found = new Set<Chunk>();
  const visit = (wanted: string): void => {
    const chunk = chunks.find((one) => one.name === wanted);
    if (chunk === undefined || found.has(chunk)) return;
    for (const need of chunk.needs) visit(need);
    found.add(chunk);
  };
  visit(name);
  return [...found];
}

/**
 * Makes the digest of a script, as policies and Subresource Integrity write it.
 *
 * @param text The script.
 * @returns The digest, without quotation marks.
 */
export function digestOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function nameOf(path: string): string {
  return (path.split("/").at(-1) ?? "").replace(/\.js$/, "");
}

function textOf(
  files: readonly { readonly path: string; readonly text: string }[],
  ending: string,
): string {
  return (files.find(({ path }) => path.endsWith(ending))?.text ?? "").trim();
}
