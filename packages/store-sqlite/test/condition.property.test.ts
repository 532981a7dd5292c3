import {
  type IndexCondition,
  type IndexEntry,
  meetsCondition,
  UNINDEXED_KEY,
} from "@callingcard/carddav-filter";
import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect } from "vitest";
import { openSqliteStore } from "@callingcard/store-sqlite";

const property = fc.constantFrom("FN", "EMAIL", "X-A");
// Few characters, so that keys contain each other often; some are wildcards elsewhere, some take
// several octets, one ends C strings.
const key = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.string({
      unit: fc.constantFrom("A", "B", "%", "_", "É", "\u{1F600}", "\u0000", "'"),
      maxLength: 4,
    }),
  },
  { weight: 1, arbitrary: fc.constant(UNINDEXED_KEY) },
);
const entry: fc.Arbitrary<IndexEntry> = fc.record({ property, key });
const match = fc.constantFrom("equals", "contains", "starts-with", "ends-with");
const { condition } = fc.letrec<{ condition: IndexCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant("key"), property, match, key }),
    fc.record({ kind: fc.constant("present"), property }),
    fc.record({ kind: fc.constantFrom("all", "none") }),
    fc.record({
      kind: fc.constantFrom("and", "or"),
      of: fc.array(tie("condition"), { maxLength: 3 }),
    }),
  ),
}));

test.prop([
  fc.array(fc.array(entry, { maxLength: 5 }), { maxLength: 8 }),
  fc.array(condition, { minLength: 1, maxLength: 6 }),
])(
  "a search finds exactly the cards whose entries meet the condition",
  async (cards, conditions) => {
    const store = openSqliteStore({ file: ":memory:" });
    const book = await store.createBook("ada", "contacts", []);
    const id = book?.id ?? "";
    await Promise.all(
      cards.map((index, n) =>
        store.putCard(
          id,
          {
            name: `${n}`,
            octets: new Uint8Array([n]),
            etag: `${n}`,
            uid: `${n}`,
            index,
            modifiedMs: n,
          },
          {},
        ),
      ),
    );
    for (const asked of conditions) {
      const found: string[] = [];
      for await (const { name } of store.findCards(id, asked)) found.push(name);
      const expected = cards.flatMap((index, n) => (meetsCondition(index, asked) ? [`${n}`] : []));
      expect(found).toEqual(expected);
    }
    await store.close();
  },
);
