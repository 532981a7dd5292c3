import assert from "node:assert/strict";
import { UNINDEXED_KEY, type IndexCondition, type IndexEntry } from "@callingcard/carddav-filter";
import type { StoreContractCase } from "./case.ts";
import { collect, makeBook, newCard, putOk } from "./tools.ts";
import type { AddressBookStore, FoundCard, StoredCard } from "../store.ts";

const CARDS: readonly (readonly [string, readonly IndexEntry[]])[] = [
  ["ada", [entry("FN", "ADA LOVELACE"), entry("EMAIL", "ADA@EXAMPLE.ORG"), entry("NOTE", "")]],
  ["bob", [entry("FN", "BOB 100%_A"), entry("EMAIL", "BOB@EXAMPLE.ORG")]],
  ["eve", [entry("FN", "ЕВА"), entry("FN", "EVE"), entry("X-A", "\u{1F600}A\u0000B")]],
];

const QUERIES: readonly (readonly [IndexCondition, readonly string[]])[] = [
  [{ kind: "all" }, ["ada", "bob", "eve"]],
  [{ kind: "none" }, []],
  [{ kind: "present", property: "EMAIL" }, ["ada", "bob"]],
  [{ kind: "present", property: "NOTE" }, ["ada"]],
  [{ kind: "present", property: "TEL" }, []],
  [key("FN", "equals", "EVE"), ["eve"]],
  [key("FN", "equals", "EV"), []],
  [key("FN", "contains", "A"), ["ada", "bob"]],
  [key("FN", "contains", "%"), ["bob"]],
  [key("FN", "contains", "_"), ["bob"]],
  [key("FN", "contains", "ada"), []],
  [key("FN", "contains", "ЕВ"), ["eve"]],
  [key("FN", "contains", ""), ["ada", "bob", "eve"]],
  [key("EMAIL", "starts-with", "ADA"), ["ada"]],
  [key("EMAIL", "starts-with", "DA"), []],
  [key("EMAIL", "starts-with", ""), ["ada", "bob"]],
  [key("EMAIL", "ends-with", ".ORG"), ["ada", "bob"]],
  [key("EMAIL", "ends-with", "EXAMPLE"), []],
  [key("EMAIL", "ends-with", "A VERY LONG KEY, LONGER THAN THE VALUE .ORG"), []],
  [key("EMAIL", "ends-with", ""), ["ada", "bob"]],
  [key("X-A", "ends-with", "B"), ["eve"]],
  [key("X-A", "starts-with", "\u{1F600}A\u0000B"), ["eve"]],
  [key("NOTE", "equals", ""), ["ada"]],
  [key("NOTE", "contains", ""), ["ada"]],
  [key("NOTE", "starts-with", ""), ["ada"]],
  [key("NOTE", "ends-with", ""), ["ada"]],
  [{ kind: "and", of: [key("FN", "contains", "A"), key("EMAIL", "contains", "BOB")] }, ["bob"]],
  [
    { kind: "or", of: [key("FN", "equals", "EVE"), key("EMAIL", "contains", "BOB")] },
    ["bob", "eve"],
  ],
  [{ kind: "and", of: [] }, ["ada", "bob", "eve"]],
  [{ kind: "or", of: [] }, []],
  [
    {
      kind: "and",
      of: [{ kind: "or", of: [{ kind: "none" }, key("FN", "contains", "E")] }, { kind: "all" }],
    },
    ["ada", "eve"],
  ],
];

/** Searches by index entries. A store may answer more than meets a condition, never less. */
export const searchCases: readonly StoreContractCase[] = [
  {
    name: "a search finds every card whose entries meet the condition",
    run: async (store) => {
      const book = await filledBook(store);
      for (const [condition, expected] of QUERIES) {
        const all = await collect(store.findCards(book, condition));
        const found = all.map(({ name }) => name);
        const missing = expected.filter((name) => !found.includes(name));
        assert.deepEqual(missing, [], JSON.stringify(condition));
        assert.equal(new Set(found).size, found.length, JSON.stringify(condition));
        const vainly = all.filter(({ name, isSure }) => isSure && !expected.includes(name));
        assert.deepEqual(vainly, [], JSON.stringify(condition));
      }
    },
  },
  {
    name: "a search gives whole cards",
    run: async (store) => {
      const book = await filledBook(store);
      const found = await collect(store.findCards(book, { kind: "all" }));
      const stored = await store.getCards(book, ["ada", "bob", "eve"]);
      const asFound = (card: StoredCard): FoundCard => ({ ...card, isSure: true });
      assert.deepEqual(found.map(asFound), stored.map(asFound));
    },
  },
  {
    name: "a card is not surely found by what the index has not all keys of",
    run: async (store) => {
      const { id } = await makeBook(store);
      const index = [entry("NOTE", UNINDEXED_KEY), entry("NOTE", "LONG"), entry("FN", "ADA")];
      await putOk(store, id, { ...newCard("ada"), index });
      const note = key("NOTE", "contains", "LONG");
      const name = key("FN", "contains", "ADA");
      const conditions: readonly IndexCondition[] = [
        note,
        { kind: "and", of: [name, note] },
        { kind: "or", of: [name, note] },
      ];
      for (const condition of conditions) {
        const [found] = await collect(store.findCards(id, condition));
        assert.equal(found?.name, "ada");
        assert.equal(found.isSure, undefined, JSON.stringify(condition));
      }
    },
  },
  {
    name: "a card that is replaced while a search is read is not surely found",
    run: async (store) => {
      const { id } = await makeBook(store);
      const names = Array.from({ length: 60 }, (_, index) => `${index}`);
      const index = [entry("FN", "ADA")];
      await Promise.all(names.map((name) => putOk(store, id, { ...newCard(name), index })));
      let isReplaced = false;
      for await (const found of store.findCards(id, key("FN", "equals", "ADA"))) {
        if (!isReplaced) {
          const eves = names.map((name) => newCard(name, { text: "EVE" }));
          await Promise.all(eves.map((eve) => putOk(store, id, eve)));
          isReplaced = true;
        }
        // What was read before may be given, as it was.
        if (found.isSure) assert.deepEqual(found.octets, newCard(found.name).octets);
      }
      assert.ok(isReplaced);
    },
  },
  {
    name: "a replaced card is found by its new entries",
    run: async (store) => {
      const book = await filledBook(store);
      await putOk(store, book, { ...newCard("ada"), index: [entry("FN", "COUNTESS")] });
      const found = await collect(store.findCards(book, key("FN", "contains", "COUNT")));
      assert.deepEqual(
        found.map(({ name }) => name),
        ["ada"],
      );
    },
  },
  {
    name: "entries may be repeated and are found once",
    run: async (store) => {
      const { id } = await makeBook(store);
      const index = [entry("TEL", "1"), entry("TEL", "1"), entry("TEL", "12")];
      await putOk(store, id, { ...newCard("a"), index });
      const found = await collect(store.findCards(id, key("TEL", "starts-with", "1")));
      assert.equal(found.length, 1);
    },
  },
  {
    name: "a search stays within its book",
    run: async (store) => {
      const book = await filledBook(store);
      const other = await makeBook(store, "bob");
      assert.deepEqual(await collect(store.findCards(other.id, { kind: "all" })), []);
      assert.deepEqual(await collect(store.findCards(other.id, key("FN", "contains", "A"))), []);
      assert.equal((await collect(store.findCards(book, { kind: "all" }))).length, 3);
    },
  },
  {
    name: "a search of many cards has each once, and ends early when the reader stops",
    run: async (store) => {
      const { id } = await makeBook(store);
      const names = Array.from({ length: 450 }, (_, index) => `${index}.vcf`);
      await Promise.all(names.map((name) => putOk(store, id, newCard(name))));
      const found = await collect(store.findCards(id, key("FN", "contains", ".VCF")));
      assert.deepEqual(found.map(({ name }) => name).toSorted(), names.toSorted());
      let count = 0;
      for await (const card of store.findCards(id, { kind: "all" })) {
        count += card.octetCount > 0 ? 1 : 0;
        if (count === 3) break;
      }
      assert.equal(count, 3);
      await putOk(store, id, newCard("after.vcf"));
    },
  },
  {
    name: "cards that are deleted while a search is read do not break it",
    run: async (store) => {
      const { id } = await makeBook(store);
      const names = Array.from({ length: 300 }, (_, index) => `${1_000 + index}.vcf`);
      await Promise.all(names.map((name) => putOk(store, id, newCard(name))));
      const found: string[] = [];
      for await (const { name } of store.findCards(id, { kind: "all" })) {
        if (found.push(name) === 1) await store.deleteCard(id, "1299.vcf", {});
      }
      const left = found.filter((name) => name !== "1299.vcf");
      assert.deepEqual(left.toSorted(), names.slice(0, 299));
    },
  },
];

async function filledBook(store: AddressBookStore): Promise<string> {
  const { id } = await makeBook(store);
  for (const [name, index] of CARDS) await putOk(store, id, { ...newCard(name), index });
  return id;
}

function entry(property: string, value: string): IndexEntry {
  return { property, key: value };
}

function key(
  property: string,
  match: "equals" | "contains" | "starts-with" | "ends-with",
  value: string,
): IndexCondition {
  return { kind: "key", property, match, key: value };
}
