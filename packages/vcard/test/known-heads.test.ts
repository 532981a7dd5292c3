import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { contentline } from "../src/generated/vcard.ts";
import { toHead } from "../src/head.ts";
import { knownHead } from "../src/known-heads.ts";

function find(line: string): ReturnType<typeof knownHead> {
  return knownHead(Uint8Array.of(...new TextEncoder().encode(line), 255), 0);
}

describe("a known head", () => {
  test("is one that was asked for twice", () => {
    expect([1, 2, 3].map(() => find("X-ONCE;TYPE=a:b")?.length)).toEqual([undefined, 14, 14]);
    expect(find("X-ONCE;TYPE=a:another value")).toBe(find("X-ONCE;TYPE=a:b"));
  });

  test("cannot be changed, because many properties share it", () => {
    find("X-FROZEN;TYPE=a:");
    const parameters = find("X-FROZEN;TYPE=a:")?.parameters ?? [];
    expect(parameters).toHaveLength(1);
    for (const one of [parameters, ...parameters, parameters[0]?.values]) {
      expect(one).toSatisfy(Object.isFrozen);
    }
  });

  test("is not taken for another in the same slot", () => {
    for (let index = 10_000; index < 15_000; index++) {
      const names = [1, 2].map(() => find(`X-${index}:`)?.name ?? `X-${index}`);
      expect(names).toEqual([`X-${index}`, `X-${index}`]);
    }
  });

  test("is short", () => {
    const name = "X".repeat(63);
    expect([1, 2].map(() => find(`${name}:`)?.name)).toEqual([undefined, name]);
    expect([1, 2].map(() => find(`${name}X:`)?.name)).toEqual([undefined, undefined]);
  });

  test.each([":", "A B:", 'A;B="x:', "A", "É:", "A;B=\u007f:", ""])("is not %j", (line) => {
    expect([1, 2, 3].map(() => find(line))).toEqual([undefined, undefined, undefined]);
  });

  const line = fc.oneof(
    arbitrary.sentence("vcard/contentline"),
    arbitrary.nearMiss("vcard/contentline").map(({ text }) => text),
  );

  propertyTest.prop([line])("is what the grammar reads, however often it was asked for", (text) => {
    const read = contentline.parse(text);
    for (let turn = 0; turn < 3; turn++) {
      const head = find(text);
      if (head === undefined || read === undefined) continue;
      expect(head).toEqual({ ...toHead(read), length: text.length - read.value.length });
    }
  });
});
