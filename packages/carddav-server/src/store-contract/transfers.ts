import assert from "node:assert/strict";
import type { StoreContractCase } from "./case.ts";
import {
  changeName,
  changesOk,
  collect,
  listedCards,
  makeBook,
  newCard,
  putOk,
  text,
} from "./tools.ts";
import type { AddressBookStore, BookId } from "../store.ts";

const MOVE = { move: true, overwrite: true };
const COPY = { move: false, overwrite: true };

async function twoBooks(store: AddressBookStore): Promise<{ one: BookId; two: BookId }> {
  const one = await makeBook(store, "ada", "one");
  const two = await makeBook(store, "ada", "two");
  return { one: one.id, two: two.id };
}

async function names(store: AddressBookStore, book: BookId): Promise<readonly string[]> {
  return (await listedCards(store, book)).map(({ name }) => name);
}

/** Copies and moves. */
export const transferCases: readonly StoreContractCase[] = [
  {
    name: "a copy has the octets, entity tag, time and index of its source, which stays",
    run: async (store) => {
      const { one, two } = await twoBooks(store);
      const card = newCard("a.vcf", { text: "Grace" });
      await putOk(store, one, card);
      const from = { book: one, name: "a.vcf" };
      const result = await store.transferCard(from, { book: two, name: "b.vcf" }, COPY, {});
      assert.deepEqual(result, { kind: "created" });
      assert.deepEqual(await names(store, one), ["a.vcf"]);
      const condition = { kind: "key", property: "FN", match: "contains", key: "RAC" } as const;
      const [copy] = await collect(store.findCards(two, condition));
      assert.equal(text(copy?.octets ?? new Uint8Array()), text(card.octets));
      assert.deepEqual(
        [copy?.name, copy?.etag, copy?.modifiedMs, copy?.revision],
        ["b.vcf", card.etag, card.modifiedMs, 1],
      );
      assert.equal((await store.findBook("ada", "one"))?.revision, 1);
    },
  },
  {
    name: "a move between books is a deletion in one and a creation in the other",
    run: async (store) => {
      const { one, two } = await twoBooks(store);
      const card = newCard("a.vcf");
      await putOk(store, one, card);
      const from = { book: one, name: "a.vcf" };
      const result = await store.transferCard(from, { book: two, name: "a.vcf" }, MOVE, {});
      assert.deepEqual(result, { kind: "created" });
      const left = await changesOk(store, one, 1);
      assert.deepEqual([left.changes.map(changeName), left.revision], [["-a.vcf"], 2]);
      const arrived = await changesOk(store, two, 0);
      assert.deepEqual([arrived.changes.map(changeName), arrived.revision], [["a.vcf"], 1]);
      assert.deepEqual(
        await collect(store.findCards(one, { kind: "present", property: "FN" })),
        [],
      );
      const [moved] = await store.getCards(two, ["a.vcf"]);
      assert.equal(text(moved?.octets ?? new Uint8Array()), text(card.octets));
    },
  },
  {
    name: "a move within a book renames the card and takes two revisions",
    run: async (store) => {
      const { one } = await twoBooks(store);
      await putOk(store, one, newCard("a.vcf"));
      const result = await store.transferCard(
        { book: one, name: "a.vcf" },
        { book: one, name: "b.vcf" },
        MOVE,
        {},
      );
      assert.deepEqual(result, { kind: "created" });
      const { changes, revision } = await changesOk(store, one, 1);
      assert.deepEqual(changes.map(changeName).toSorted(), ["-a.vcf", "b.vcf"]);
      assert.equal(revision, 3);
    },
  },
  {
    name: "a copy within a book conflicts with the UID of its source",
    run: async (store) => {
      const { one } = await twoBooks(store);
      await putOk(store, one, newCard("a.vcf"));
      const to = { book: one, name: "b.vcf" };
      assert.deepEqual(await store.transferCard({ book: one, name: "a.vcf" }, to, COPY, {}), {
        kind: "uid-conflict",
        name: "a.vcf",
      });
    },
  },
  {
    name: "a card of the target name is replaced only with overwrite and only with the same UID",
    run: async (store) => {
      const { one, two } = await twoBooks(store);
      await putOk(store, one, newCard("a.vcf", { uid: "1", text: "new" }));
      await putOk(store, two, newCard("a.vcf", { uid: "1", text: "old" }));
      await putOk(store, two, newCard("b.vcf", { uid: "2" }));
      const from = { book: one, name: "a.vcf" };
      const a = { book: two, name: "a.vcf" };
      const b = { book: two, name: "b.vcf" };
      const c = { book: two, name: "c.vcf" };
      const keep = { move: true, overwrite: false };
      assert.deepEqual(await store.transferCard(from, a, keep, {}), { kind: "exists" });
      const conflict = { kind: "uid-conflict", name: "a.vcf" };
      assert.deepEqual(await store.transferCard(from, b, MOVE, {}), conflict);
      assert.deepEqual(await store.transferCard(from, c, COPY, {}), conflict);
      assert.equal((await store.findBook("ada", "two"))?.revision, 2);
      assert.deepEqual(await store.transferCard(from, a, MOVE, {}), { kind: "replaced" });
      const [card] = await store.getCards(two, ["a.vcf"]);
      assert.equal(card?.etag, newCard("a.vcf", { uid: "1", text: "new" }).etag);
      assert.deepEqual(await names(store, one), []);
    },
  },
  {
    name: "a move within a book does not replace a card with another UID",
    run: async (store) => {
      const { one } = await twoBooks(store);
      await putOk(store, one, newCard("a.vcf"));
      await putOk(store, one, newCard("b.vcf"));
      const to = { book: one, name: "b.vcf" };
      assert.deepEqual(await store.transferCard({ book: one, name: "a.vcf" }, to, MOVE, {}), {
        kind: "uid-conflict",
        name: "b.vcf",
      });
      assert.deepEqual(await names(store, one), ["a.vcf", "b.vcf"]);
    },
  },
  {
    name: "a transfer onto itself changes nothing",
    run: async (store) => {
      const { one } = await twoBooks(store);
      await putOk(store, one, newCard("a.vcf"));
      const address = { book: one, name: "a.vcf" };
      for (const options of [MOVE, COPY]) {
        const result = await store.transferCard(address, address, options, {});
        assert.deepEqual(result, { kind: "exists" });
      }
      assert.deepEqual(await names(store, one), ["a.vcf"]);
      assert.equal((await store.findBook("ada", "one"))?.revision, 1);
    },
  },
  {
    name: "a transfer tells a missing source, then a failed condition, then a missing book",
    run: async (store) => {
      const { one, two } = await twoBooks(store);
      await putOk(store, one, newCard("a.vcf"));
      const from = { book: one, name: "a.vcf" };
      const nowhere = { book: "00000000-0000-4000-8000-000000000000", name: "a.vcf" };
      const stale = { ifMatch: ["stale"] };
      const missing = { book: two, name: "a.vcf" };
      assert.deepEqual(await store.transferCard(missing, nowhere, MOVE, stale), {
        kind: "not-found",
      });
      assert.deepEqual(await store.transferCard(nowhere, missing, MOVE, stale), {
        kind: "not-found",
      });
      assert.deepEqual(await store.transferCard(from, nowhere, MOVE, stale), {
        kind: "precondition-failed",
      });
      assert.deepEqual(await store.transferCard(from, nowhere, MOVE, {}), { kind: "no-book" });
      const current = { ifMatch: [newCard("a.vcf").etag] };
      assert.deepEqual(await store.transferCard(from, missing, MOVE, current), { kind: "created" });
    },
  },
  {
    name: "a card moves to a name that was deleted before",
    run: async (store) => {
      const { one } = await twoBooks(store);
      await putOk(store, one, newCard("old.vcf", { uid: "1" }));
      await store.deleteCard(one, "old.vcf", {});
      await putOk(store, one, newCard("a.vcf", { uid: "1" }));
      const to = { book: one, name: "old.vcf" };
      const result = await store.transferCard({ book: one, name: "a.vcf" }, to, MOVE, {});
      assert.deepEqual(result, { kind: "created" });
      assert.deepEqual(await names(store, one), ["old.vcf"]);
    },
  },
];
