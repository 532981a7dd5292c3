// Bundles each public module with its dependencies for the browser, as an application would, and compares the minified,
// compressed sizes with the table in packages/README.md, which `npm run tables` writes.

import { readFileSync } from "node:fs";
import { moduleSizes } from "./module-sizes.ts";
import { sizeProblems } from "./size-table.ts";

const sizes = await moduleSizes();
console.table(sizes);
const problems = sizeProblems(readFileSync("packages/README.md", "utf8"), sizes);
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error("npm run tables writes the table in packages/README.md again");
  process.exitCode = 1;
}
