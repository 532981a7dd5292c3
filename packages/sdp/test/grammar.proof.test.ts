import { fileURLToPath } from "node:url";
import { proveGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";
import { sdpIr } from "../src/generated/sdp.ir.ts";
import * as entries from "../src/generated/sdp.ts";

test("the generated parsers equal nearley", () => {
  const file = fileURLToPath(new URL("../grammar/sdp.ne", import.meta.url));
  const proof = proveGrammar({ file, ir: sdpIr, entries, systematic: 10_000, random: 800 });
  expect(proof.accepted).toBeGreaterThan(400);
  expect(proof.rejected).toBeGreaterThan(400);
});
