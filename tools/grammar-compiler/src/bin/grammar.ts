#!/usr/bin/env node
import { relative } from "node:path";
import { Command } from "commander";
import { GrammarError } from "../grammar-error.ts";
import { grammarFiles, workspaceGrammars, type GrammarFiles } from "../grammar-files.ts";
import { outdated, writeGenerated } from "../generate.ts";
import { COMPILER_VERSION } from "../version.ts";

const TARGETS = "packages of the workspace, or paths of .ne files; default all packages";
const OUT =
  "folder for the modules of .ne files; default ../src/generated beside the grammar's folder";

const program = new Command("grammar")
  .description("Compiles nearley grammars to deterministic TypeScript parsers.")
  .version(COMPILER_VERSION);

program
  .command("gen")
  .description("write the parser, the grammar as data and the railroad diagrams")
  .argument("[targets...]", TARGETS)
  .option("--out <folder>", OUT)
  .action((targets: string[], { out }: { out?: string }) => {
    for (const files of findGrammars(targets, out)) {
      attempt(() => {
        const written = writeGenerated(files);
        console.log(`${shown(files.grammar)}: ${written.map(shown).join(", ") || "up to date"}`);
      });
    }
  });

program
  .command("check")
  .description("exit with 1 and the list of files that are not as their grammar says")
  .argument("[targets...]", TARGETS)
  .option("--out <folder>", OUT)
  .action((targets: string[], { out }: { out?: string }) => {
    for (const files of findGrammars(targets, out)) {
      attempt(() => {
        for (const path of outdated(files)) {
          console.error(
            `${shown(path)} is not what ${shown(files.grammar)} gives; run "grammar gen"`,
          );
          process.exitCode = 1;
        }
      });
    }
  });

program.parse();

function findGrammars(targets: readonly string[], out: string | undefined): GrammarFiles[] {
  const paths = targets.filter((target) => target.endsWith(".ne"));
  const packages = targets.filter((target) => !target.endsWith(".ne"));
  const found = targets.length > 0 && packages.length === 0 ? [] : workspaceGrammars(".", packages);
  return [...paths.map((path) => grammarFiles(path, out)), ...found];
}

function attempt(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function shown(path: string): string {
  return relative(".", path);
}
