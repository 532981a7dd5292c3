import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./stand-in.ts";

const README = readFileSync(new URL("../../fuzz/README.md", import.meta.url), "utf8");

// The first block of a language behind a text of the README.
function block(behind: string, language: string): string {
  const from = README.slice(README.indexOf(behind));
  const [, code] = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "m").exec(from) ?? [];
  if (code === undefined) throw new Error(`no ${language} behind ${behind}`);
  return code;
}

test("the start of fuzz's README finds what it says, with the program that it shows", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-start-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const program = join(folder, "read-cards.mjs");
  writeFileSync(program, block("## In five minutes", "js"));
  const [npx, name, ...words] = block("Give it cards", "sh").trim().split(" ");
  expect([npx, name]).toEqual(["npx", "callingcard"]);
  const here = new Map([
    ["node", process.execPath],
    ["read-cards.mjs", program],
  ]);
  const { stdout, status } = await run(words.map((word) => here.get(word) ?? word));
  expect(stdout).toContain(block("Give it cards", "text"));
  expect(status).toBe(1);
});
