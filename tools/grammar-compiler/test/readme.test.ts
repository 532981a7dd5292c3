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

const PROGRAM = fileURLToPath(new URL("../src/bin/grammar.ts", import.meta.url));

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

function block(language: string, number: number = 0): string {
  const blocks = [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))];
  const found = blocks[number]?.[1];
  if (found === undefined) throw new Error(`the README has too few ${language} examples`);
  return found;
}

test("the library's example of the README prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
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

test("a parser of one's own is tested in an empty folder as it is said", () => {
  const example = block("ts", 2);
  withGrammars({ "my.ne": block("nearley", 2), "check.ts": example }, (folder) => {
    mkdirSync(`${folder}/node_modules/@callingcard`, { recursive: true });
    symlinkSync(GRAMMAR, `${folder}/node_modules/@callingcard/grammar`);
    symlinkSync(`${GRAMMAR}/node_modules/fast-check`, `${folder}/node_modules/fast-check`);
    writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
    const [, gen = ""] = /^npx @callingcard\/grammar-compiler (.*)$/m.exec(block("sh", 1)) ?? [];
    const run = (...args: readonly string[]) =>
      execFileSync(process.execPath, ["--conditions=@callingcard/source", ...args], {
        cwd: folder,
        encoding: "utf8",
      });
    expect(run(PROGRAM, ...gen.split(" "))).toBe("my.ne: my.ts, my.ir.ts, my.html\n");
    const said = [...example.matchAll(/\/\/ (.*)$/gm)].map(([, text]) => text).slice(1);
    expect(run("check.ts").trimEnd().split("\n")).toEqual(said);
  });
});

test("the example without files prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url, undefined, "Without files");
  expect(printed).toEqual(said);
});
