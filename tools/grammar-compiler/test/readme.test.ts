import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../readme/run-example.ts";
import { loadGrammar } from "../src/index.ts";
import { compileGrammar } from "../src/compile-grammar.ts";
import { withGrammars } from "./reference-grammar.ts";
import { evaluate, scriptOf } from "./sabotage-evaluate.ts";

const GRAMMAR = fileURLToPath(new URL("../../../packages/grammar", import.meta.url));

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

function block(language: string, number: number = 0): string {
  const blocks = [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))];
  const found = blocks[number]?.[1];
  if (found === undefined) throw new Error(`the README has too few ${language} examples`);
  return found;
}

test("the library's example of the README prints what it says", () => {
  const { printed, said } = runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the grammar of the README gives the value that it says", () => {
  withGrammars({ "shelf.ne": block("nearley") }, (folder) => {
    const { parser } = compileGrammar(loadGrammar(`${folder}/shelf.ne`));
    expect(evaluate(scriptOf(parser)).get("shelfmark")?.parse("attic/42,b;3")).toEqual({
      room: "attic",
      segments: ["42,b"],
      volume: "3",
    });
  });
});

test("the example over events runs beside its parser and prints what it says", () => {
  const example = block("ts", 1);
  withGrammars({ "search.ne": block("nearley", 1), "example.ts": example }, (folder) => {
    mkdirSync(`${folder}/generated`);
    writeFileSync(
      `${folder}/generated/search.ts`,
      compileGrammar(loadGrammar(`${folder}/search.ne`)).parser,
    );
    mkdirSync(`${folder}/node_modules/@callingcard`, { recursive: true });
    symlinkSync(GRAMMAR, `${folder}/node_modules/@callingcard/grammar`);
    writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
    const options = ["--conditions=@callingcard/source", `${folder}/example.ts`];
    const printed = execFileSync(process.execPath, options, { encoding: "utf8" });
    expect(`// ${printed}`).toBe(example.slice(example.indexOf("// ")));
  });
});
