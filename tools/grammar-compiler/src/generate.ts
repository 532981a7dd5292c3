import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { compileGrammar } from "./compile-grammar.ts";
import type { GrammarFiles } from "./grammar-files.ts";
import { loadGrammar } from "./load-grammar.ts";
import { railroad } from "./railroad.ts";
import { COMPILER_VERSION } from "./version.ts";

/**
 * Makes the contents of the files that come from a grammar.
 *
 * @returns For each path its content.
 * @throws GrammarError
 */
function generate(files: GrammarFiles): ReadonlyMap<string, string> {
  const grammar = loadGrammar(files.grammar);
  const header = [
    `Generated from ${basename(files.grammar)} by @callingcard/grammar-compiler ${COMPILER_VERSION}; do not edit.`,
    `sha256 of the grammar: ${createHash("sha256").update(readFileSync(files.grammar)).digest("hex")}`,
  ];
  const { parser, ir } = compileGrammar(grammar, { file: files.grammar, header });
  return new Map([
    [files.parser, parser],
    [files.ir, ir],
    [files.diagrams, railroad(grammar)],
  ]);
}

/** Writes the files that come from a grammar, where they differ. */
export function writeGenerated(files: GrammarFiles): string[] {
  return differing(generate(files)).map(([path, content]) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  });
}

/** The files that are not as their grammar says. */
export function outdated(files: GrammarFiles): string[] {
  return differing(generate(files)).map(([path]) => path);
}

function differing(contents: ReadonlyMap<string, string>): (readonly [string, string])[] {
  return [...contents].filter(
    ([path, content]) => !existsSync(path) || readFileSync(path, "utf8") !== content,
  );
}
