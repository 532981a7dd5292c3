import { readFileSync } from "node:fs";

/** A TypeScript example of a README. */
export interface ReadmeExample {
  readonly code: string;
  /** What it says it prints, line by line. */
  readonly said: readonly string[];
}

/**
 * Reads the first TypeScript example of a README, or the first one under a heading. What it prints is said behind a `console.log(…);` or in the comment
 * lines below it and its closing braces.
 *
 * @param file The README.
 * @param heading The heading, without its number signs. Default: from the beginning.
 * @throws Error When it has none.
 */
export function readmeExample(file: string, heading?: string): ReadmeExample {
  const readme = readFileSync(file, "utf8");
  const start = heading === undefined ? 0 : readme.search(new RegExp(`^#+ ${heading}$`, "m"));
  const code = start === -1 ? undefined : /^```ts\n([^]*?)^```$/m.exec(readme.slice(start))?.[1];
  if (code === undefined) throw new Error(`${file} has no example`);
  return { code, said: saidToPrint(code) };
}

function saidToPrint(code: string): readonly string[] {
  const said: string[] = [];
  let isBelowPrint = false;
  for (const line of code.split("\n")) {
    const [, before = "", comment] = /^(.*?)(?:\/\/ (.*))?$/.exec(line) ?? [];
    const prints = before.includes("console.log(");
    if (comment !== undefined && (prints || isBelowPrint)) said.push(comment);
    // A closing brace may stand between the call and the comment below it.
    if (before.trim() !== "}" && before !== "") isBelowPrint = prints && comment === undefined;
    else if (line === "") isBelowPrint = false;
  }
  return said;
}
