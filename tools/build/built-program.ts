// Where the program is: as it is shipped where all of it was built after its last change, or else its source.

import { globSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUILT = `${ROOT}packages/callingcard/dist/bin/callingcard.js`;
const SOURCE = [
  "--conditions=@callingcard/source",
  `${ROOT}packages/callingcard/src/bin/callingcard.ts`,
];

/**
 * Gives the arguments with which Node runs the program.
 */
export function programArguments(): readonly string[] {
  return isBuilt() ? [BUILT] : SOURCE;
}

function isBuilt(): boolean {
  return globSync("{packages/*,tools/lab}/src", { cwd: ROOT }).every((folder) => {
    const built = statSync(`${ROOT}${folder}/../dist/index.js`, { throwIfNoEntry: false });
    const sources = readdirSync(ROOT + folder, { recursive: true });
    return sources.every(
      (name) => statSync(`${ROOT}${folder}/${String(name)}`).mtimeMs < (built?.mtimeMs ?? 0),
    );
  });
}
