import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test as unit } from "vitest";
import {
  EMPTY_TRIE,
  findEntry,
  type KeyTrie,
  removeEntry,
  setEntry,
  trieSize,
  valuesOf,
} from "../src/key-trie.ts";

interface Entry {
  readonly key: string;
  readonly value: number;
}

const command = fc.record({
  add: fc.boolean(),
  key: fc.nat({ max: 60 }).map((number) => `k${number}`),
});

test.prop([fc.array(command, { maxLength: 300 }), fc.integer()])(
  "a trie is a map, and the old one stays what it was",
  (commands, seed) => {
    let trie: KeyTrie<Entry> = EMPTY_TRIE;
    const map = new Map<string, Entry>();
    for (const [value, { add, key }] of commands.entries()) {
      const before = trie;
      const listed = valuesOf(before).length;
      if (add) {
        map.set(key, { key, value });
        trie = setEntry(trie, { key, value }, seed);
      } else {
        const had = map.delete(key);
        trie = removeEntry(trie, key, seed);
        if (!had) expect(trie).toBe(before);
      }
      expect(valuesOf(before)).toHaveLength(listed);
      expect(trieSize(trie)).toBe(map.size);
      expect(findEntry(trie, key, seed)).toEqual(map.get(key));
    }
    expect(new Set(valuesOf(trie))).toEqual(new Set(map.values()));
  },
);

unit("setting what is there already changes nothing", () => {
  let trie: KeyTrie<Entry> = EMPTY_TRIE;
  const entries = Array.from({ length: 100 }, (_, value) => ({ key: `k${value}`, value }));
  for (const entry of entries) trie = setEntry(trie, entry, 1);
  for (const entry of entries) expect(setEntry(trie, entry, 1)).toBe(trie);
});

unit("an empty trie has no parts", () => {
  let trie: KeyTrie<Entry> = EMPTY_TRIE;
  for (let value = 0; value < 100; value++) trie = setEntry(trie, { key: `k${value}`, value }, 1);
  for (let value = 0; value < 100; value++) trie = removeEntry(trie, `k${value}`, 1);
  expect(trie).toBe(EMPTY_TRIE);
});
