import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What the first example of a README printed, and what it says it prints, line by line. */
export interface ReadmeExample {
  readonly printed: readonly string[];
  readonly said: readonly string[];
}

/**
 * Runs the first TypeScript example of a README as it stands. What it prints is said behind a
 * `console.log(…);` or in the comment lines below it and its closing braces.
 *
 * @param test URL of a test in the folder beside the README: `import.meta.url`.
 * @param rewrite Changes the example before it runs.
 */
export function runReadmeExample(
  test: string,
  rewrite: (code: string) => string = (code) => code,
): ReadmeExample {
  const folder = fileURLToPath(new URL("..", test));
  const readme = readFileSync(`${folder}README.md`, "utf8");
  const code = /^```ts\n([^]*?)^```$/m.exec(readme)?.[1];
  if (code === undefined) throw new Error(`${folder}README.md has no example`);
  const options = ["--conditions=@callingcard/source", "--input-type=module-typescript", "--eval"];
  const stdout = execFileSync(process.execPath, [...options, rewrite(code)], {
    cwd: folder,
    encoding: "utf8",
  });
  return { printed: stdout.trimEnd().split("\n"), said: saidToPrint(code) };
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
