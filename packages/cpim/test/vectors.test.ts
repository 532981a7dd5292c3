import { expect, test } from "vitest";
import { CpimHeadDecoder, encodeCpim, parseCpim, parseCpimHead } from "../src/index.ts";
import { refusal } from "./refusal.ts";
import { asExpected, vectors } from "./vectors.ts";

const all = vectors();
const right = all.filter(({ expect: expected }) => expected !== null);

test("there are 23 messages", () => {
  expect(all).toHaveLength(23);
  expect(right).toHaveLength(19);
});

test.each(right)("reads $file: $note", ({ octets, expect: expected }) => {
  const message = parseCpim(octets);
  expect(asExpected(message)).toEqual(expected);
  expect(encodeCpim(message)).toEqual(octets);
});

test.each([
  ["20-prefix-not-declared.cpim", "undeclared-prefix at 133"],
  ["21-line-without-colon.cpim", "unexpected-character at 137"],
  ["22-no-space-after-colon.cpim", "missing-space at 140"],
  ["23-no-second-block.cpim", "unexpected-end at 133"],
])("refuses %s", (name, said) => {
  const vector = all.find(({ file }) => file === name);
  expect(vector?.expect).toBe(null);
  expect(refusal(() => parseCpim(vector?.octets ?? new Uint8Array()))).toBe(said);
});

test.each(right)("reads $file alike wherever it is cut", ({ octets }) => {
  const whole = parseCpimHead(octets);
  for (let size = 1; size <= 9; size++) {
    const decoder = new CpimHeadDecoder();
    let head;
    for (let from = 0; head === undefined && from < octets.length; from += size) {
      // Memory that is used again, as that of some sockets.
      const chunk = octets.slice(from, from + size);
      head = decoder.push(chunk);
      chunk.fill(0);
    }
    expect(head).toEqual(whole);
    expect(decoder.push(octets)).toBe(head);
    expect(decoder.end()).toBe(head);
  }
});
