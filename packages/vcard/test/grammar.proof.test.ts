import { fileURLToPath } from "node:url";
import type { Entry } from "@callingcard/grammar";
import type { GrammarIr } from "@callingcard/grammar/ir";
import { proveGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";
import * as dateTimeEntries from "../src/generated/date-time.ts";
import { dateTimeIr } from "../src/generated/date-time.ir.ts";
import * as uriEntries from "../src/generated/uri.ts";
import { uriIr } from "../src/generated/uri.ir.ts";
import * as valueEntries from "../src/generated/value.ts";
import { valueIr } from "../src/generated/value.ir.ts";
import * as vcardEntries from "../src/generated/vcard.ts";
import { vcardIr } from "../src/generated/vcard.ir.ts";

const grammars: readonly [string, GrammarIr, Readonly<Record<string, Entry<unknown>>>][] = [
  ["vcard", vcardIr, vcardEntries],
  ["date-time", dateTimeIr, dateTimeEntries],
  ["uri", uriIr, uriEntries],
  ["value", valueIr, valueEntries],
];

test.each(grammars)("the generated parsers of %s.ne equal nearley", (name, ir, entries) => {
  const file = fileURLToPath(new URL(`../grammar/${name}.ne`, import.meta.url));
  const proof = proveGrammar({ file, ir, entries, random: 1000, systematic: 10_000 });
  expect(proof.accepted).toBeGreaterThan(400);
  expect(proof.rejected).toBeGreaterThan(400);
});
