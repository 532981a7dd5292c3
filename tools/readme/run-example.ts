import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readmeExample } from "./readme-example.ts";

/** What an example of a README printed, and what it says it prints, line by line. */
export interface RanExample {
  readonly printed: readonly string[];
  readonly said: readonly string[];
}

/**
 * Runs the first TypeScript example of a README as it stands, or the first one under a heading.
 *
 * @param test URL of a test in the folder beside the README: `import.meta.url`.
 * @param rewrite Changes the example before it runs.
 * @param heading The heading, without its number signs. Default: from the beginning.
 */
export function runReadmeExample(
  test: string,
  rewrite: (code: string) => string = (code) => code,
  heading?: string,
): RanExample {
  const folder = fileURLToPath(new URL("..", test));
  const { code, said } = readmeExample(`${folder}README.md`, heading);
  const options = ["--conditions=@callingcard/source", "--input-type=module-typescript", "--eval"];
  const stdout = execFileSync(process.execPath, [...options, rewrite(code)], {
    cwd: folder,
    encoding: "utf8",
  });
  return { printed: stdout.trimEnd().split("\n"), said };
}
