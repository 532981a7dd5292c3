import { fileURLToPath } from "node:url";
import { proveGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";
import { aclIr } from "../src/generated/acl.ir.ts";
import * as aclEntries from "../src/generated/acl.ts";
import { propertyIr } from "../src/generated/property.ir.ts";
import * as propertyEntries from "../src/generated/property.ts";

test.each([
  { name: "acl.ne", ir: aclIr, entries: aclEntries },
  { name: "property.ne", ir: propertyIr, entries: propertyEntries },
])("the parser generated from $name equals nearley", ({ name, ir, entries }) => {
  const file = fileURLToPath(new URL(`../grammar/${name}`, import.meta.url));
  const { texts, accepted, rejected } = proveGrammar({ file, ir, entries, systematic: 2000 });
  expect(texts).toBe(accepted + rejected);
  expect(accepted).toBeGreaterThan(50);
  expect(rejected).toBeGreaterThan(200);
});
