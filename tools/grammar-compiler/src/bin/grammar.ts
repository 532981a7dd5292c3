#!/usr/bin/env node
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { GrammarError } from "../grammar-error.ts";
import { grammarFiles, workspaceGrammars, type GrammarFiles } from "../grammar-files.ts";
import { outdated, writeGenerated } from "../generate.ts";
import { loadGrammar } from "../load-grammar.ts";
import { proveFiles } from "../prove-command.ts";
import { railroad } from "../railroad.ts";
import { COMPILER_VERSION } from "../version.ts";

interface TargetOptions {
  readonly out?: string;
}

interface ProveOptions extends TargetOptions {
  readonly random?: number;
  readonly seed?: number;
}

const HELP = `
A grammar reads characters, or with "@lexer events" a list of named events; any other lexer is passed
over in the packages of a workspace, and refused as a path. Three comments above the first rule are read:
  # entries: a, b             the rules that become parsers; default the first one
  # depth: 64                 how deep a rule may stand within itself; default 256
  # item: Token from "./x.ts" the type of what events stand for; default unknown`;

const program = new Command("grammar")
  .description("Compiles nearley grammars to deterministic TypeScript parsers, and proves them.")
  .addHelpText("after", HELP)
  .version(COMPILER_VERSION);

targetCommand("gen", "write the parser, the grammar as data and the railroad diagrams").action(
  (targets: string[], { out }: TargetOptions) => {
    for (const files of findGrammars(targets, out)) {
      attempt(() => {
        const written = writeGenerated(files);
        console.log(`${shown(files.grammar)}: ${written.map(shown).join(", ") || "up to date"}`);
      });
    }
  },
);

targetCommand("check", "exit with 1 and name the files that are not as their grammar says").action(
  (targets: string[], { out }: TargetOptions) => {
    for (const files of findGrammars(targets, out)) {
      attempt(() => {
        for (const path of outdated(files)) {
          console.error(`${shown(path)} differs from what ${shown(files.grammar)} gives`);
          process.exitCode = 1;
        }
      });
    }
  },
);

targetCommand("diagrams", "write the railroad diagrams alone").action(
  (targets: string[], { out }: TargetOptions) => {
    for (const { grammar, diagrams } of findGrammars(targets, out)) {
      attempt(() => {
        mkdirSync(dirname(diagrams), { recursive: true });
        writeFileSync(diagrams, railroad(loadGrammar(grammar)));
        console.log(shown(diagrams));
      });
    }
  },
);

targetCommand("prove", "compare the parsers with nearley, and exit with 1 at a difference")
  .option("--random <texts>", "random texts of each kind and grammar; default 2000", wholeNumber)
  .option("--seed <seed>", "seed of the random texts", wholeNumber)
  .action(async (targets: string[], { out, ...options }: ProveOptions) => {
    const isEqual = await proveFiles(findGrammars(targets, out), options, console.log);
    if (!isEqual) process.exitCode = 1;
  });

await program.parseAsync();

function targetCommand(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument("[targets...]", "packages of the workspace, or paths of .ne files; default all")
    .option("--out <folder>", "where the files of .ne targets lie; default ../src/generated");
}

function findGrammars(targets: readonly string[], out: string | undefined): GrammarFiles[] {
  const paths = targets.filter((target) => target.endsWith(".ne"));
  const packages = targets.filter((target) => !target.endsWith(".ne"));
  const isAll = targets.length === 0 || packages.length > 0;
  return [
    ...paths.map((path) => grammarFiles(path, out)),
    ...(isAll ? workspaceGrammars(".", packages) : []),
  ];
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

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("not a whole number");
  return Number(text);
}

function shown(path: string): string {
  return relative(".", path);
}
