import { DatabaseSync } from "node:sqlite";
import type { IndexEntry } from "@callingcard/carddav-filter";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { withFile } from "./temporary-file.ts";

/** More than one statement writes or removes. */
const PROPERTIES = 40;

function entries(from: number, to: number, key: string): IndexEntry[] {
  return Array.from({ length: to - from }, (_, index) => ({ property: `X-${from + index}`, key }));
}

function indexed(file: string): string[] {
  const database = new DatabaseSync(file);
  const rows = database.prepare("SELECT property, hex(keys) AS keys FROM card_index").all();
  database.close();
  return rows.map(({ property, keys }) => `${String(property)} ${String(keys)}`).toSorted();
}

function rows(list: readonly IndexEntry[]): string[] {
  return list
    .map(({ property, key }) => `${property} FF${Buffer.from(key).toString("hex").toUpperCase()}FF`)
    .toSorted();
}

test("a card of many properties has a row for each, changed, removed and added with the card", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = (await store.createBook("ada", "contacts", []))?.id ?? "";
    const put = async (index: readonly IndexEntry[]) =>
      store.putCard(
        id,
        { name: "a", uid: "a", etag: "a", octets: new Uint8Array(1), modifiedMs: 0, index },
        {},
      );
    const first = entries(0, PROPERTIES, "A");
    await put(first);
    expect(indexed(file)).toEqual(rows(first));
    // The first go, the next ones stay, then some are changed, and others come.
    const second = [
      ...entries(18, 20, "A"),
      ...entries(20, PROPERTIES, "B"),
      ...entries(PROPERTIES, PROPERTIES + 18, "C"),
    ];
    await put(second);
    expect(indexed(file)).toEqual(rows(second));
    await store.deleteCard(id, "a", {});
    expect(indexed(file)).toEqual([]);
    await store.close();
  });
});

test("the rows of a card are those of its last entries, whichever were changed, left out, added or in another order", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = (await store.createBook("ada", "contacts", []))?.id ?? "";
    const lists = [
      ["FN A", "N A", "TEL A", "NOTE A"],
      ["FN A", "N B", "TEL A", "NOTE B"],
      ["FN A", "TEL A", "NOTE B"],
      ["FN A", "TEL B", "NOTE B", "ORG A", "URL A"],
      ["FN B", "URL A", "ORG B", "NOTE B"],
      ["NOTE B", "FN B", "N C"],
      ['N" A', "N\\ A"],
      ['N\\" A', "N B"],
      [],
      ["FN A"],
    ];
    for (const [step, list] of [...lists, ...lists.toReversed()].entries()) {
      const index = list.map((entry) => {
        const [property = "", key = ""] = entry.split(" ");
        return { property, key };
      });
      const card = { name: "a", uid: "a", etag: "a", octets: new Uint8Array(1), modifiedMs: 0 };
      await store.putCard(id, { ...card, index }, {});
      expect(indexed(file), `step ${step}`).toEqual(rows(index));
    }
    await store.close();
  });
});
