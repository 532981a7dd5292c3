import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
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
  const code = block("ts");
  const stdout = execFileSync(
    process.execPath,
    ["--conditions=@callingcard/source", "--input-type=module-typescript", "--eval", code],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" },
  );
  expect(stdout.trim()).toBe(/^\/\/ prints: (.*)$/m.exec(code)?.[1]);
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
