import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileGrammar, loadGrammar } from "../src/index.ts";
import { evaluate, scriptOf, type Parsers } from "./sabotage-evaluate.ts";

const FOLDER = fileURLToPath(new URL("grammars", import.meta.url));

/** The path of a grammar of the tests. */
export function grammarPath(name: string): string {
  return `${FOLDER}/${name}.ne`;
}

/** Names of the grammars that compile, or of those that are refused. */
export function grammarNames(folder?: "refused"): string[] {
  return readdirSync(folder ? `${FOLDER}/${folder}` : FOLDER)
    .filter((file) => file.endsWith(".ne"))
    .map((file) => `${folder ? `${folder}/` : ""}${file.replace(/\.ne$/, "")}`);
}

/** The parsers of a grammar of the tests, run from the generated text. */
export function parsersOf(name: string): Parsers {
  return evaluate(scriptOf(compileGrammar(loadGrammar(grammarPath(name))).parser));
}
