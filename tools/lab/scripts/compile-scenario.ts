// Writes src/scenario/generated/scenario.ts: the rules of grammar/scenario.ne as nearley's own compiler
// makes them. Run: node scripts/compile-scenario.ts

import { readFileSync, writeFileSync } from "node:fs";
import { nearleyModule } from "../../build/nearley-module.ts";

const target = new URL("../src/scenario/generated/scenario.ts", import.meta.url);

/** The module's text; a test compares it with what is checked in. */
export function scenarioModule(): string {
  return nearleyModule({
    grammar: new URL("../grammar/scenario.ne", import.meta.url),
    name: "scenarioRules",
    madeBy: "scripts/compile-scenario.ts from grammar/scenario.ne",
  });
}

/** What is checked in. */
export function checkedIn(): string {
  return readFileSync(target, "utf8");
}

if (import.meta.main) writeFileSync(target, scenarioModule());
