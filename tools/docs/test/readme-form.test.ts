import { expect, test } from "vitest";
import { readmeProblems } from "../../readme/readme-form.ts";

const SECTIONS = ["Install", "API", "Conformance", "Safety", "Performance", "Related"];

function readme(sections: readonly string[]): string {
  const example = "```ts\nconsole.log(1); // 1\n```\n";
  const head = `# @callingcard/shelf\n\nReads shelf marks.\n\n${example}\n`;
  return head + sections.map((title) => `## ${title}\n\nOf @callingcard/shelf.\n\n`).join("");
}

const problems = (text: string): readonly string[] =>
  readmeProblems(text, "@callingcard/shelf", ["dist", "src"]);

test("a README in the form of the house has no problem, with further sections too", () => {
  expect(problems(readme(SECTIONS))).toEqual([]);
  expect(problems(readme(SECTIONS.toSpliced(3, 0, "Real files")))).toEqual([]);
});

test("a section that is missing or out of order is told", () => {
  expect(problems(readme(SECTIONS.toSpliced(3, 1)))).toEqual(["no section Safety"]);
  expect(problems(readme([...SECTIONS.slice(1), "Install"]))).toEqual([
    "sections in another order",
  ]);
});

test("a README without a sentence or an example is told, and one with another name", () => {
  const text = readme(SECTIONS);
  expect(problems(text.replace("\nReads shelf marks.\n", ""))).toEqual([
    "no sentence says what it is",
  ]);
  expect(problems(text.replace("```ts", "```text"))).toEqual([
    "no example stands before the sections",
  ]);
  expect(problems(text.replace("# @callingcard/shelf", "# shelf"))).toEqual([
    'it does not begin with "# @callingcard/shelf"',
  ]);
});

test("a link to what is not packed is told", () => {
  const links = "[a](src/a.ts) [b](example/b.ts) [c](https://example.org/) [d](#api)";
  expect(problems(readme(SECTIONS) + links)).toEqual(["example/b.ts is linked and not packed"]);
});
