import { fileURLToPath } from "node:url";
import { proveGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";
import * as carddav from "../src/generated/carddav.ts";
import { carddavIr } from "../src/generated/carddav.ir.ts";
import * as webdav from "../src/generated/webdav.ts";
import { webdavIr } from "../src/generated/webdav.ir.ts";

test.each([
  ["webdav", webdavIr, webdav],
  ["carddav", carddavIr, carddav],
])("the generated parser of %s equals nearley", (name, ir, entries) => {
  const file = fileURLToPath(new URL(`../grammar/${name}.ne`, import.meta.url));
  const { texts, accepted, rejected } = proveGrammar({ file, ir, entries });
  expect(texts).toBe(accepted + rejected);
  expect(accepted).toBeGreaterThan(50);
  expect(rejected).toBeGreaterThan(50);
});
