import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

// Passwords are hashed and files synced, which on a busy machine takes seconds.
vi.setConfig({ testTimeout: 30_000 });

const folder = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${folder}README.md`, "utf8");

test("the example of the README runs and prints what it says", async () => {
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const said = [...example.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
  expect(said).toHaveLength(4);
  const options = ["--conditions=@callingcard/source", "--input-type=module-typescript", "--eval"];
  await withFolder(async (data) => {
    const printed = execFileSync(process.execPath, [...options, example], {
      cwd: folder,
      encoding: "utf8",
      env: { TMPDIR: data },
    });
    expect(printed.trimEnd().split("\n")).toEqual(said);
  });
});

test("every command and option of the README is known, and the other way round", async () => {
  const helps = await Promise.all(
    [["serve"], ["user", "add"], ["user", "passwd"], ["user", "list"], ["import"], ["export"]].map(
      async (command) => (await run([...command, "--help"])).stdout,
    ),
  );
  const options = (text: string): readonly string[] =>
    [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/g))].toSorted();
  const known = options(helps.join("\n")).filter((option) => option !== "--help");
  const api = readme.slice(readme.indexOf("## API"), readme.indexOf("## Conformance"));
  expect(options(api)).toEqual(known);
});

test("every variable that the program reads is in the README", () => {
  const sources = ["settings.ts", "password.ts", "first-user.ts"]
    .map((name) => readFileSync(`${folder}src/${name}`, "utf8"))
    .join("\n");
  const read = new Set(sources.match(/CALLINGCARD_[A-Z_]+/g));
  const named = new Set(readme.match(/CALLINGCARD_[A-Z_]+/g));
  expect([...read].toSorted()).toEqual([...named].toSorted());
});
