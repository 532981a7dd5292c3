// Writes src/generated/search.ts: the rules of grammar/search.ne as nearley's own compiler makes
// them. Run: node scripts/compile-search.ts

import { readFileSync, writeFileSync } from "node:fs";
import { nearleyModule } from "../../../tools/build/nearley-module.ts";

const target = new URL("../src/generated/search.ts", import.meta.url);

/** The module's text; a test compares it with what is checked in. */
export function searchModule(): string {
  return nearleyModule({
    grammar: new URL("../grammar/search.ne", import.meta.url),
    name: "searchRules",
    madeBy: "scripts/compile-search.ts from grammar/search.ne",
  });
}

/** What is checked in. */
export function checkedIn(): string {
  return readFileSync(target, "utf8");
}

if (import.meta.main) writeFileSync(target, searchModule());
