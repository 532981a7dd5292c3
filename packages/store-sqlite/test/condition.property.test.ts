import { meetsCondition } from "@callingcard/carddav-filter";
import { indexCondition, indexEntries } from "@callingcard/carddav-server/store-contract-arbitrary";
import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect } from "vitest";
import { openSqliteStore } from "@callingcard/store-sqlite";

test.prop([
  fc.array(indexEntries(), { maxLength: 8 }),
  fc.array(indexCondition(), { minLength: 1, maxLength: 6 }),
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
      expect(found.toSorted()).toEqual(expected);
    }
    await store.close();
  },
);
