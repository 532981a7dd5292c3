import { fileURLToPath } from "node:url";
import { proveGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";
import { xmlIr } from "../src/generated/xml.ir.ts";
import * as entries from "../src/generated/xml.ts";

test("the generated parser equals nearley", () => {
  const file = fileURLToPath(new URL("../grammar/xml.ne", import.meta.url));
  const { texts, accepted, rejected } = proveGrammar({
    file,
    ir: xmlIr,
    entries,
    systematic: 10_000,
  });
  expect(texts).toBe(accepted + rejected);
  expect(accepted).toBeGreaterThan(400);
  expect(rejected).toBeGreaterThan(400);
});
