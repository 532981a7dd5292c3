import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import {
  emptyMap,
  findValue,
  hashOf,
  type KeyedMap,
  valuesOf,
  withoutKey,
  withValue,
} from "../src/keyed-map.ts";

interface Entry {
  readonly key: string;
  readonly number: number;
}

const change = fc.record({ key: fc.string({ maxLength: 2 }), number: fc.option(fc.nat(9)) });

property.prop([fc.array(change, { maxLength: 200 }), fc.integer()])(
  "holds what a Map holds, and leaves the maps before as they were",
  (changes, seed) => {
    const model = new Map<string, number>();
    let map: KeyedMap<Entry> = emptyMap(seed);
    for (const { key, number } of changes) {
      const before = map;
      const known = valuesOf(before);
      if (number === null) {
        model.delete(key);
        map = withoutKey(map, key);
      } else {
        model.set(key, number);
        map = withValue(map, { key, number });
      }
      expect(valuesOf(before)).toEqual(known);
    }
    expect(map.size).toBe(model.size);
    expect(valuesOf(map)).toHaveLength(model.size);
    for (const [key, number] of model) expect(findValue(map, key)).toEqual({ key, number });
    expect(findValue(map, "none of these")).toBeUndefined();
  },
);

test("keys are spread by the seed", () => {
  const places = (seed: number) =>
    new Set(Array.from({ length: 4096 }, (_, index) => hashOf(`z9hG4bK${index}`, seed) & 4095))
      .size;
  // So many places of 4 096 are taken by chance.
  for (const seed of [0, 1, -7]) expect(Math.abs(places(seed) - 2589)).toBeLessThan(120);
  expect(hashOf("a", 1)).not.toBe(hashOf("a", 2));
});

test("removing what is not there gives the same map", () => {
  const map = emptyMap(1);
  expect(withoutKey(map, "a")).toBe(map);
});
