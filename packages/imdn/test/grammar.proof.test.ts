import { fileURLToPath } from "node:url";
import { proveGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";
import { imdnIr } from "../src/generated/imdn.ir.ts";
import * as imdn from "../src/generated/imdn.ts";
import { isComposingIr } from "../src/generated/is-composing.ir.ts";
import * as isComposing from "../src/generated/is-composing.ts";

test.each([
  { name: "imdn", ir: imdnIr, entries: imdn },
  { name: "is-composing", ir: isComposingIr, entries: isComposing },
])("the parser generated from $name equals nearley", ({ name, ir, entries }) => {
  const file = fileURLToPath(new URL(`../grammar/${name}.ne`, import.meta.url));
  const { texts, accepted, rejected } = proveGrammar({
    file,
    ir,
    entries,
    random: 1000,
    systematic: 10_000,
  });
  expect(texts).toBe(accepted + rejected);
  expect(accepted).toBeGreaterThan(30);
  expect(rejected).toBeGreaterThan(200);
});
