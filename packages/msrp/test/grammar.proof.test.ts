import { fileURLToPath } from "node:url";
import { proveGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";
import { msrpIr } from "../src/generated/msrp.ir.ts";
import * as entries from "../src/generated/msrp.ts";

test("the generated parsers equal nearley", () => {
  const file = fileURLToPath(new URL("../grammar/msrp.ne", import.meta.url));
  const proof = proveGrammar({ file, ir: msrpIr, entries, random: 2000 });
  expect(proof.accepted).toBeGreaterThan(400);
  expect(proof.rejected).toBeGreaterThan(400);
});
