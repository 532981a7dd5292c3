import { fileURLToPath } from "node:url";
import { proveGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";
import * as entries from "../src/generated/mime.ts";
import { mimeIr } from "../src/generated/mime.ir.ts";

test("the generated parsers equal nearley", () => {
  const file = fileURLToPath(new URL("../grammar/mime.ne", import.meta.url));
  const proof = proveGrammar({ file, ir: mimeIr, entries, random: 1000, systematic: 10_000 });
  expect(proof.accepted).toBeGreaterThan(400);
  expect(proof.rejected).toBeGreaterThan(400);
});
