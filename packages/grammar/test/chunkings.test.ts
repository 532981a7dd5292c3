import * as fc from "fast-check";
import { test as propertyTest } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { chunkings } from "@callingcard/grammar/arbitrary";

const SAMPLE = { numRuns: 500, seed: 20_261_122 };

const TEXT = "N:é\r\n€😀";

const octets = new TextEncoder().encode(TEXT);

function joined(chunks: readonly Uint8Array[]): number[] {
  return chunks.flatMap((chunk) => [...chunk]);
}

function sample(): number[][] {
  return fc
    .sample(chunkings(fc.constant(octets)), SAMPLE)
    .map((chunks) => chunks.map(({ length }) => length));
}

propertyTest.prop([
  fc.uint8Array().chain((all) => fc.tuple(fc.constant(all), chunkings(fc.constant(all)))),
])("the chunks are the octets", ([all, chunks]) => {
  expect(joined(chunks)).toEqual([...all]);
  expect(chunks.length).toBeGreaterThan(0);
});

test("there is one chunk, and there is one for each octet", () => {
  const all = sample();
  expect(all).toContainEqual([octets.length]);
  expect(all).toContainEqual(Array.from(octets, () => 1));
});

test("chunks end between CR and LF and inside each character beyond ASCII", () => {
  const ends = sample().map((lengths) =>
    lengths
      .slice(0, -1)
      .reduce<number[]>((all, length) => [...all, (all.at(-1) ?? 0) + length], []),
  );
  const alone = new Set(ends.filter(({ length }) => length === 1).flat());
  for (const inside of [3, 5, 7, 8, 10, 11, 12]) expect(alone).toContain(inside);
});

test.each(["é", "\r\n"])("a place inside %j is cut often, however long the text is", (pair) => {
  const long = new TextEncoder().encode(`${"a".repeat(5000)}${pair}`);
  const all = fc.sample(chunkings(fc.constant(long)), SAMPLE);
  expect(all.filter((chunks) => chunks.at(-1)?.length === 1).length).toBeGreaterThan(100);
});

test("some chunks are empty, and no octets are one empty chunk or more", () => {
  expect(sample().some((lengths) => lengths.includes(0))).toBe(true);
  for (const chunks of fc.sample(chunkings(fc.constant(new Uint8Array())), SAMPLE))
    expect(joined(chunks)).toEqual([]);
});

test("shrinks to one chunk, and to one cut where a cut is to blame", () => {
  const shrunk = (isSound: (chunks: readonly Uint8Array[]) => boolean) =>
    fc
      .check(fc.property(chunkings(fc.constant(octets)), isSound), { seed: 3, numRuns: 500 })
      .counterexample?.[0].map(({ length }) => length);
  expect(shrunk(() => false)).toEqual([octets.length]);
  expect(shrunk((chunks) => !chunks.some((chunk) => chunk.at(-1) === 0x0d))).toEqual([5, 8]);
});

test("a chunk can be changed without harm to the others", () => {
  const [chunks = []] = fc.sample(chunkings(fc.constant(octets)), { numRuns: 1, seed: 4 });
  for (const chunk of chunks) chunk.fill(0);
  expect(new TextDecoder().decode(octets)).toBe(TEXT);
});
