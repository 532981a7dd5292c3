// Holds the READMEs of public packages to one form: the name and a sentence, an example that a test runs, and the sections
// a reader looks for, in their order; and the table of packages in the README of the repository to be complete.

import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { readmeProblems } from "./readme-form.ts";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly files?: readonly string[];
}

const house = readFileSync("README.md", "utf8");

for (const file of globSync("{packages,tools}/*/package.json").toSorted()) {
  const folder = dirname(file);
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  if (manifest.private === true) continue;
  const { name, files = [] } = manifest;
  const problems = [
    ...readmeProblems(readFileSync(`${folder}/README.md`, "utf8"), name, files),
    ...(isExampleRun(folder) ? [] : ["no test runs the example"]),
    ...(house.includes(`[\`${name}\`](${folder})`)
      ? []
      : ["README.md of the repository has no row of it"]),
  ];
  for (const problem of problems) console.error(`${folder}/README.md: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

function isExampleRun(folder: string): boolean {
  const tests = globSync(`${folder}/test/**/*.test.ts`).map((file) => readFileSync(file, "utf8"));
  return tests.some((text) => text.includes("runReadmeExample("));
}
