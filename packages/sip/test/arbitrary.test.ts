import type { GrammarIr } from "@callingcard/grammar/ir";
import { diagnose } from "@callingcard/grammar/diagnose";
import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { fieldIr, messageIr, uriIr } from "../src/grammar.ts";
import {
  encodeMessage,
  parseMessage,
  SipDecoder,
  SipError,
  validateMessage,
} from "../src/index.ts";

const encoder = new TextEncoder();
const nearDocuments = arbitrary.nearDocument();
const GRAMMARS: readonly (readonly [string, GrammarIr])[] = [
  ["message", messageIr],
  ["field", fieldIr],
  ["uri", uriIr],
];

/** What is wrong with a message: the code of the error, or of the first problem. */
function faultOf(text: string): string | undefined {
  try {
    return validateMessage(parseMessage(encoder.encode(text)))[0]?.code;
  } catch (error) {
    if (error instanceof SipError) return error.code;
    throw error;
  }
}

test("each rule of the grammars has sentences", () => {
  const names = GRAMMARS.flatMap(([file, ir]) => ir.rules.map(({ name }) => `${file}/${name}`));
  expect(arbitrary.SIP_RULES).toEqual(names);
});

const placed = fc.constantFrom(...GRAMMARS).chain(([file, ir]) =>
  fc.constantFrom(...ir.entries).map((name) => {
    const rule = arbitrary.SIP_RULES.find((one) => one === `${file}/${name}`);
    return { ir, name, rule: rule ?? "field/vias" };
  }),
);

property.prop(
  [
    placed.chain(({ ir, name, rule }) =>
      fc.record({
        ir: fc.constant(ir),
        name: fc.constant(name),
        sound: arbitrary.sentence(rule),
        near: arbitrary.nearMiss(rule, { refused: true }),
      }),
    ),
  ],
  { numRuns: 20 },
)("the rule takes its sentences, and not its near misses", ({ ir, name, sound, near }) => {
  expect(diagnose(ir, name, sound)).toBe(undefined);
  expect(diagnose(ir, name, near.text)).not.toBe(undefined);
});

property.prop([arbitrary.document()])("a document is a message without a problem", (text) => {
  const octets = encoder.encode(text);
  const message = parseMessage(octets);
  expect(validateMessage(message)).toEqual([]);
  expect(encodeMessage(message)).toEqual(octets);
  expect([...new SipDecoder().push(octets)]).toEqual([message]);
});

property.prop([nearDocuments])("a near document is refused or has a problem", (near) => {
  expect(faultOf(near.text)).not.toBe(undefined);
  expect(near.offset).toBeLessThanOrEqual(near.text.length);
});

/** What remains of the first value that a broken parser takes for another, once it is as small as can be. */
function smallest<Value>(values: fc.Arbitrary<Value>, isTaken: (value: Value) => boolean): unknown {
  return fc.check(fc.property(values, isTaken), { seed: 1, numRuns: 1000 }).counterexample?.[0];
}

/** The header fields behind Via of the smallest message. */
const FIELDS = [
  "From: <sip:a>;tag=a",
  "To: <sip:a>",
  "Call-ID: a",
  "CSeq: 0 OPTIONS",
  "Max-Forwards: 70",
  "Content-Length: 0",
];

test("a parser that knows no folded lines is shown one folded line", () => {
  const text = smallest(arbitrary.document(), (message) => !message.includes("\r\n "));
  const folds = String(text).split("\r\n ");
  expect(folds).toHaveLength(2);
  expect(String(text).length).toBeLessThan(180);
});

test("a parser that takes no second Via is shown two short ones", () => {
  const text = smallest(arbitrary.document(), (message) => !/^Via[^]*^Via/m.test(message));
  const via = "Via: SIP/2.0/UDP a;branch=z9hG4bK0";
  expect(text).toBe(["OPTIONS sip:a SIP/2.0", via, via, ...FIELDS, "", ""].join("\r\n"));
});

test("a parser that trusts Content-Length is shown a body that is not there", () => {
  const near = smallest(nearDocuments, ({ change }) => !change.includes("too large"));
  const via = "Via: SIP/2.0/UDP a;branch=z9hG4bK0";
  const fields = FIELDS.with(-1, "Content-Length: 1");
  expect(near).toEqual({
    text: ["OPTIONS sip:a SIP/2.0", via, ...fields, "", ""].join("\r\n"),
    offset: 156,
    rule: "messageheader",
    change: "Content-Length one too large",
  });
});
