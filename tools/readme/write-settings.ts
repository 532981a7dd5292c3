// Writes the tables of settings into the README of the program; the formatter makes their columns even.

import { readFileSync, writeFileSync } from "node:fs";
import { withSettingsTables } from "../../packages/callingcard/test/settings-table.ts";

const FILE = new URL("../../packages/callingcard/README.md", import.meta.url);
const readme = readFileSync(FILE, "utf8");
writeFileSync(FILE, withSettingsTables(readme, ["program", "sign-in", "messaging"]));
