import { fileURLToPath } from "node:url";
import type { Entry } from "@callingcard/grammar";
import type { GrammarIr } from "@callingcard/grammar/ir";
import { proveGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";
import * as fieldEntries from "../src/generated/field.ts";
import { fieldIr } from "../src/generated/field.ir.ts";
import * as messageEntries from "../src/generated/message.ts";
import { messageIr } from "../src/generated/message.ir.ts";
import * as uriEntries from "../src/generated/uri.ts";
import { uriIr } from "../src/generated/uri.ir.ts";

const grammars: readonly [string, GrammarIr, Readonly<Record<string, Entry<unknown>>>][] = [
  ["message", messageIr, messageEntries],
  ["uri", uriIr, uriEntries],
  ["field", fieldIr, fieldEntries],
];

test.each(grammars)(
  "the generated parsers of %s.ne equal nearley",
  { timeout: 120_000 },
  (name, ir, entries) => {
    const file = fileURLToPath(new URL(`../grammar/${name}.ne`, import.meta.url));
    const proof = proveGrammar({ file, ir, entries, random: 1000, systematic: 10_000 });
    expect(proof.accepted).toBeGreaterThan(400);
    expect(proof.rejected).toBeGreaterThan(400);
  },
);
