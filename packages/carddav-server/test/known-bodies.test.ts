import { describe, expect, test } from "vitest";
import { rememberBodies } from "../src/known-bodies.ts";

interface Read {
  readonly octets: Uint8Array;
}

function counted(): { readonly read: (octets: Uint8Array) => Read; readonly count: () => number } {
  let count = 0;
  const read = rememberBodies((octets) => {
    count += 1;
    if (octets[0] === 0x21) throw new RangeError("refused");
    return { octets };
  });
  return { read, count: () => count };
}

describe("bodies that are remembered", () => {
  test("the same octets are read once", () => {
    const { read, count } = counted();
    const first = read(new Uint8Array([1, 2, 3]));
    expect(read(new Uint8Array([1, 2, 3]))).toBe(first);
    expect(count()).toBe(1);
  });

  test("a body that differs in one octet, whichever it is, is another one", () => {
    const { read, count } = counted();
    for (let octet = 0; octet < 64; octet++) read(new Uint8Array([0x41, octet === 33 ? 0 : octet]));
    const distinct = Array.from({ length: 256 }, (_, octet) => new Uint8Array([0x42, octet]));
    for (const octets of distinct) expect(read(octets).octets).toBe(octets);
    expect(count()).toBe(63 + 256);
  });

  test("a long body is read each time", () => {
    const { read, count } = counted();
    read(new Uint8Array(1_025));
    read(new Uint8Array(1_025));
    expect(count()).toBe(2);
  });

  test("what is refused is refused again", () => {
    const { read, count } = counted();
    expect(() => read(new Uint8Array([0x21]))).toThrow(RangeError);
    expect(() => read(new Uint8Array([0x21]))).toThrow(RangeError);
    expect(count()).toBe(2);
  });

  test("the body that was not sent for the longest is forgotten first, after 64 others", () => {
    const { read, count } = counted();
    const bodies = Array.from({ length: 65 }, (_, n) => new Uint8Array([0x42, n]));
    for (const body of bodies.slice(0, 64)) read(body);
    read(new Uint8Array([0x42, 0]));
    read(new Uint8Array([0x42, 64]));
    expect(count()).toBe(65);
    read(new Uint8Array([0x42, 0]));
    expect(count()).toBe(65);
    read(new Uint8Array([0x42, 1]));
    expect(count()).toBe(66);
  });
});
