import { pathToFileURL } from "node:url";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type { GrammarFiles } from "./grammar-files.ts";
import { type Proof, ProofError, type ProofOptions, proveGrammar } from "./prove.ts";
import { proofTable } from "./prove-table.ts";

/** How the parsers of several grammars are proved. */
export type ProveCommandOptions = Pick<ProofOptions, "random" | "systematic" | "seed">;

/**
 * Proves the parsers that lie beside their grammars, and prints a table of what was seen.
 *
 * @param files The grammars and the modules made from them; without modules run `grammar gen`.
 * @param print Called for each line of the answer.
 * @returns Whether no difference was found.
 */
export async function proveFiles(
  files: readonly GrammarFiles[],
  options: ProveCommandOptions,
  print: (line: string) => void,
): Promise<boolean> {
  const proofs: Proof[] = [];
  let isEqual = true;
  for (const { grammar, parser, ir } of files) {
    const [entries, data] = await Promise.all([load(parser), load(ir)]);
    try {
      proofs.push(proveGrammar({ file: grammar, ir: grammarIn(data, ir), entries, ...options }));
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      print(error.message);
      isEqual = false;
    }
  }
  print(proofTable(proofs));
  return isEqual;
}

async function load(path: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
}

function grammarIn(module: Readonly<Record<string, unknown>>, path: string): GrammarIr {
  const ir = Object.values(module).find(isGrammarIr);
  if (ir === undefined) throw new RangeError(`${path} exports no grammar`);
  return ir;
}

function isGrammarIr(value: unknown): value is GrammarIr {
  return typeof value === "object" && value !== null && "rules" in value && "entries" in value;
}
