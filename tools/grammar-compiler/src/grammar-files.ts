import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** A grammar and the files that are made from it. */
export interface GrammarFiles {
  readonly grammar: string;
  readonly parser: string;
  readonly ir: string;
  readonly diagrams: string;
}

/**
 * Finds the grammars of a workspace: `packages/<name>/grammar/*.ne`, without those that have a lexer
 * other than `events`.
 *
 * @param root Folder of the workspace.
 * @param packages Names of packages; without any all of them.
 */
export function workspaceGrammars(root: string, packages: readonly string[]): GrammarFiles[] {
  const parent = join(root, "packages");
  const names = packages.length > 0 ? packages : readdirSync(parent).toSorted();
  return names.flatMap((name) => {
    const folder = join(parent, name, "grammar");
    if (!existsSync(folder)) return [];
    const paths = readdirSync(folder).map((file) => join(folder, file));
    return paths.filter(isCompiled).toSorted().map(packageGrammar);
  });
}

/**
 * The files of a grammar, by its path or the name of its package.
 *
 * @param out Folder for the modules; without it `../src/generated` beside the grammar's folder.
 */
export function grammarFiles(path: string, out: string | undefined): GrammarFiles {
  const grammar = resolve(path);
  if (out === undefined) return packageGrammar(grammar);
  const name = basename(grammar, ".ne");
  const folder = resolve(out);
  return {
    grammar,
    parser: join(folder, `${name}.ts`),
    ir: join(folder, `${name}.ir.ts`),
    diagrams: join(folder, `${name}.html`),
  };
}

/** A grammar over tokens runs under nearley itself, and is none of ours. */
function isCompiled(path: string): boolean {
  return path.endsWith(".ne") && !/^@lexer\s+(?!events\b)/m.test(readFileSync(path, "utf8"));
}

function packageGrammar(grammar: string): GrammarFiles {
  const name = basename(grammar, ".ne");
  const folder = dirname(grammar);
  const generated = join(dirname(folder), "src", "generated");
  return {
    grammar,
    parser: join(generated, `${name}.ts`),
    ir: join(generated, `${name}.ir.ts`),
    diagrams: join(folder, `${name}.html`),
  };
}
