import { existsSync, globSync, readFileSync, rmSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileGrammar, loadGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const guides = globSync("tools/docs/*.md", { cwd: ROOT }).map(
  (file) => [file, readFileSync(join(ROOT, file), "utf8")] as const,
);

const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

test.each(guides)("the files that %s names are there", (_, text) => {
  const named = [...text.matchAll(/(?:packages|tools)\/[\w./-]+\.(?:ts|ne|md|json)/g)];
  expect(named.map(([file]) => file).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test.each(guides)("the commands that %s names are there", (_, text) => {
  const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test.each(guides)("the links of %s lead to something", (file, text) => {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = ""]) => link);
  const isThere = (link: string): boolean => existsSync(join(ROOT, file, "..", link));
  expect(links.filter((link) => !isThere(link))).toEqual([]);
});

test("the parser that the guide shows is what its grammar gives", () => {
  const text = readFileSync(join(ROOT, "tools/docs/grammar-compiler.md"), "utf8");
  const block = (language: string): string =>
    new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "m").exec(text)?.[1] ?? language;
  const folder = mkdtempSync(join(tmpdir(), "guide-"));
  writeFileSync(join(folder, "shelf.ne"), block("nearley"));
  const { parser } = compileGrammar(loadGrammar(join(folder, "shelf.ne")));
  rmSync(folder, { recursive: true });
  // The formatter of the guide takes these parentheses away.
  expect(parser.replaceAll(/\((\w+)\)\[\]/g, "$1[]")).toContain(block("ts"));
});
