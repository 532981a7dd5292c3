// What a program under test says: it reads standard input, prints what it read as JSON and ends with 0, or says why not
// and ends with 1. With the argument `write` it prints what it makes of that as text, in JSON too, and with `text` the
// text itself.

import { readFileSync } from "node:fs";

/** Reads the text of standard input with `read`, and speaks of it, or of what `write` makes of it. */
export function speak(read, write) {
  try {
    const value = read(readFileSync(0, "utf8"));
    const [, , what] = process.argv;
    const said = what === undefined ? value : write(value);
    process.stdout.write(what === "text" ? said : `${JSON.stringify(said)}\n`);
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  }
}
