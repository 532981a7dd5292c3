import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { syntaxes } from "../src/index.ts";
import { nearMissesOf, sentencesOf } from "../src/specimens.ts";
import { expectTree } from "./expect-tree.ts";

for (const { name, read } of syntaxes) {
  property.prop([sentencesOf(name)], { numRuns: 10 })(
    `${name}: a document is accepted`,
    ({ octets, text, wrong }) => {
      const reading = read(octets);
      expect(wrong).toBeUndefined();
      expect(reading.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(reading.value).toBeDefined();
      expect(reading.text).toBe(text);
      expectTree(reading);
    },
  );

  property.prop([nearMissesOf(name)], { numRuns: 10 })(
    `${name}: a document that is spoilt in one place is not accepted`,
    ({ octets, text, wrong }) => {
      const reading = read(octets);
      expect(wrong?.text).toBe(text);
      expect(reading).toMatchObject({ accepted: false, value: undefined });
      expectTree(reading);
    },
  );
}

test("a rule is found by its name, and by its grammar's where several have it", () => {
  const [line] = fc.sample(sentencesOf("vcard", "contentline"), { numRuns: 1, seed: 1 });
  expect(line?.text).toContain(":");
  const [value] = fc.sample(sentencesOf("vcard", "value/boolean"), { numRuns: 1, seed: 1 });
  expect(value?.text.toLowerCase()).toMatch(/^(true|false)$/);
  const [miss] = fc.sample(nearMissesOf("sip", "field/cseq"), { numRuns: 1, seed: 1 });
  expect(miss?.wrong).toMatchObject({ offset: expect.any(Number), change: expect.any(String) });
});

test("a sentence of a grammar over events is their names", () => {
  const [events] = fc.sample(sentencesOf("imdn", "deliveryNotification"), { numRuns: 1, seed: 1 });
  expect(events?.text).toBe("I:status");
});

test("a name that nothing has is an error", () => {
  expect(() => sentencesOf("nothing")).toThrow("there is no syntax nothing");
  expect(() => nearMissesOf("vcard", "nothing")).toThrow("vcard has no rule nothing");
  expect(() => nearMissesOf("vcard", "uri/contentline")).toThrow(RangeError);
});
