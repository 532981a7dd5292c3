// What a program under test says: it reads standard input, prints what it read as JSON and ends with 0, or says why not
// and ends with 1. With the argument `write` it prints what it makes of that as text, in JSON too, and with `text` the
// text itself. With `lines` behind that it goes on: it reads a text in base64 from each line and answers each with a line.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** Reads the text of standard input with `read`, and speaks of it, or of what `write` makes of it. */
export function speak(read, write) {
  const words = process.argv.slice(2);
  const goesOn = words.at(-1) === "lines";
  const [what] = goesOn ? words.slice(0, -1) : words;
  const say = (text) => (what === undefined ? read(text) : write(read(text)));
  if (goesOn) {
    createInterface({ input: process.stdin }).on("line", (line) => {
      process.stdout.write(`${answer(() => say(Buffer.from(line, "base64").toString()))}\n`);
    });
    return;
  }
  try {
    const said = say(readFileSync(0, "utf8"));
    process.stdout.write(what === "text" ? said : `${JSON.stringify(said)}\n`);
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  }
}

function answer(say) {
  try {
    return JSON.stringify(say());
  } catch (error) {
    return `no ${String(error).split("\n", 1)[0]}`;
  }
}
