// npm run tables: writes the sizes of what was built into packages/README.md; the formatter makes the columns even.

import { readFileSync, writeFileSync } from "node:fs";
import { moduleSizes } from "./module-sizes.ts";
import { withSizes } from "./size-table.ts";

const FILE = "packages/README.md";

writeFileSync(FILE, withSizes(readFileSync(FILE, "utf8"), await moduleSizes()));
