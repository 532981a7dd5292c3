// What a program under test says: it reads standard input, prints what it read as JSON and ends with 0, or says why not
// and ends with 1.

import { readFileSync } from "node:fs";

/** Reads the text of standard input with `read`, and speaks of it. */
export function speak(read) {
  try {
    const value = read(readFileSync(0, "utf8"));
    process.stdout.write(`${JSON.stringify(value)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
