import { fc, test as property } from "@fast-check/vitest";
import { diagnose } from "@callingcard/grammar/diagnose";
import { expect, test } from "vitest";
import { CPIM_RULES, document, nearDocument, nearMiss, sentence } from "../src/arbitrary.ts";
import { cpimIr } from "../src/grammar.ts";
import {
  dateTime,
  dispositionNotification,
  encodeCpim,
  getAddresses,
  imdnMessageId,
  parseCpim,
} from "../src/index.ts";

const RUNS = { numRuns: 100 };

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

test("the rules are those of the grammar", () => {
  expect(CPIM_RULES).toEqual(cpimIr.rules.map(({ name }) => name));
});

test.each(CPIM_RULES)("%s has sentences, and near misses", (rule) => {
  for (const text of fc.sample(sentence(rule), { numRuns: 5, seed: 1 }))
    expect(diagnose(cpimIr, rule, text)).toBeUndefined();
  for (const { text, offset } of fc.sample(nearMiss(rule), { numRuns: 5, seed: 1 }))
    expect(offset).toBeLessThanOrEqual(text.length);
});

property.prop([document()], RUNS)("a document is read whole and written back", (text) => {
  const message = parseCpim(encode(text));
  expect(encodeCpim(message)).toEqual(encode(text));
  const { headers } = message;
  expect(getAddresses(headers, "From")).toHaveLength(1);
  for (const read of [dateTime, imdnMessageId, dispositionNotification])
    expect(() => read(headers)).not.toThrow();
});

property.prop([nearDocument()], RUNS)("a near document is refused", ({ text, offset }) => {
  expect(() => parseCpim(encode(text))).toThrow(/ at line \d/);
  expect(offset).toBeLessThanOrEqual(text.length);
});

test("documents shrink to what a person would write", () => {
  const smallest = fc.check(
    fc.property(document(), () => false),
    { seed: 1 },
  );
  const from = "From: <im:pooh@100akerwood.com>\r\n";
  const content = "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
  expect(smallest.counterexample).toEqual([from + content]);
  const spoilt = fc.check(
    fc.property(nearDocument(), ({ change }) => change !== '":" left out'),
    { seed: 1, numRuns: 1000 },
  );
  expect(spoilt.counterexample?.[0]).toEqual({
    text: `a\r\n${from}${content}`,
    offset: 1,
    rule: "header",
    change: '":" left out',
  });
});
