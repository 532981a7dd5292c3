// What a program under test says: it reads standard input, prints what it read as JSON and ends with 0, or says why not
// and ends with 1. With the argument `write` it prints what it makes of that as text, in JSON too.

import { readFileSync } from "node:fs";

/** Reads the text of standard input with `read`, and speaks of it, or of what `write` makes of it. */
export function speak(read, write) {
  try {
    const value = read(readFileSync(0, "utf8"));
    const said = process.argv[2] === "write" ? write(value) : value;
    process.stdout.write(`${JSON.stringify(said)}\n`);
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  }
}
