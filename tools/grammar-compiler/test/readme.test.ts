import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../readme/run-example.ts";
import { loadGrammar } from "../src/index.ts";
import { compileGrammar } from "../src/compile-grammar.ts";
import { withGrammars } from "./reference-grammar.ts";
import { evaluate, scriptOf } from "./sabotage-evaluate.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "m").exec(readme)?.[1];
  if (found === undefined) throw new Error(`the README has no ${language} example`);
  return found;
}

test("the library's example of the README prints what it says", { timeout: 30_000 }, () => {
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
