import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How many blocks of code an input runs through, at one size and at four times the size. */
export interface Growth {
  readonly name: string;
  readonly once: number;
  readonly fourTimes: number;
}

/**
 * Runs `count-work.ts` beside a test, a program that calls `printWork`.
 *
 * @param test URL of the test: `import.meta.url`.
 */
export function countGrowth(test: string): readonly Growth[] {
  const program = fileURLToPath(new URL("count-work.ts", test));
  const options = ["--conditions=@callingcard/source", program];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: "utf8" })) as Growth[];
}
