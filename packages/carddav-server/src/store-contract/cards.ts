import assert from "node:assert/strict";
import type { StoreContractCase } from "./case.ts";
import { collect, listedCards, makeBook, newCard, putOk, text } from "./tools.ts";
import type { AddressBookStore, WriteCondition } from "../store.ts";

const PRECONDITION_FAILED = { kind: "precondition-failed" };

/** Cards: writing, reading, deleting, conditions and UIDs. */
export const cardCases: readonly StoreContractCase[] = [
  {
    name: "octets come back as they were stored, whatever they are",
    run: async (store) => {
      const book = await makeBook(store);
      const octets = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
      await putOk(store, book.id, { ...newCard("all.vcf"), octets });
      await putOk(store, book.id, { ...newCard("none.vcf"), octets: new Uint8Array() });
      const [all, none] = await store.getCards(book.id, ["all.vcf", "none.vcf"]);
      assert.deepEqual(Buffer.from(all?.octets ?? []), Buffer.from(octets));
      assert.equal(all?.octetCount, 70_000);
      assert.equal(none?.octets.length, 0);
      assert.equal(none.octetCount, 0);
    },
  },
  {
    name: "a card is created, then replaced, each at the next revision",
    run: async (store) => {
      const book = await makeBook(store);
      const first = newCard("a.vcf", { uid: "1", text: "first" });
      const second = newCard("a.vcf", { uid: "1", text: "second" });
      assert.deepEqual(await store.putCard(book.id, first, {}), { kind: "created", revision: 1 });
      assert.deepEqual(await store.putCard(book.id, second, {}), { kind: "replaced", revision: 2 });
      const [card] = await store.getCards(book.id, ["a.vcf"]);
      assert.equal(text(card?.octets ?? new Uint8Array()), text(second.octets));
      assert.deepEqual(
        { etag: card?.etag, modifiedMs: card?.modifiedMs, revision: card?.revision },
        { etag: second.etag, modifiedMs: second.modifiedMs, revision: 2 },
      );
      assert.equal((await store.findBook("ada", "contacts"))?.revision, 2);
    },
  },
  {
    name: "cards are given in the order asked, as often as asked, missing ones left out",
    run: async (store) => {
      const book = await makeBook(store);
      for (const name of ["a", "b", "c"]) await putOk(store, book.id, newCard(name));
      const cards = await store.getCards(book.id, ["c", "x", "a", "c", "A"]);
      assert.deepEqual(
        cards.map(({ name }) => name),
        ["c", "a", "c"],
      );
    },
  },
  {
    name: "a listing has each card once, ordered by name, over many pages",
    run: async (store) => {
      const book = await makeBook(store);
      const names = Array.from({ length: 2_345 }, (_, index) => `${(index * 7_919) % 2_345}.vcf`);
      await Promise.all(names.map((name) => putOk(store, book.id, newCard(name))));
      const infos = await listedCards(store, book.id);
      assert.deepEqual(
        infos.map(({ name }) => name),
        names.toSorted(),
      );
      const info = infos.find(({ name }) => name === "17.vcf");
      const { etag, octets, modifiedMs } = newCard("17.vcf");
      assert.deepEqual(
        { ...info, revision: 0 },
        { name: "17.vcf", etag, octetCount: octets.length, modifiedMs, revision: 0 },
      );
    },
  },
  {
    name: "names are exact: quotes, wildcards, scripts and case",
    run: async (store) => {
      const book = await makeBook(store);
      const names = ["a", "A", "a'", 'a"', "a%", "a_", "a b", "ä", "a\u0308", "名", "__proto__"];
      for (const name of names) await putOk(store, book.id, newCard(name));
      const cards = await store.getCards(book.id, names);
      assert.deepEqual(
        cards.map(({ name }) => name),
        names,
      );
      assert.equal((await store.deleteCard(book.id, "a%", {})).kind, "deleted");
      assert.equal((await listedCards(store, book.id)).length, names.length - 1);
    },
  },
  {
    name: "a deleted card is gone, at the next revision, and is not found again",
    run: async (store) => {
      const book = await makeBook(store);
      await putOk(store, book.id, newCard("a.vcf"));
      const deleted = await store.deleteCard(book.id, "a.vcf", {});
      assert.deepEqual(deleted, { kind: "deleted", revision: 2 });
      assert.deepEqual(await store.getCards(book.id, ["a.vcf"]), []);
      assert.deepEqual(await listedCards(store, book.id), []);
      assert.deepEqual(await store.deleteCard(book.id, "a.vcf", {}), { kind: "not-found" });
      assert.equal((await store.findBook("ada", "contacts"))?.revision, 2);
    },
  },
  {
    name: "a deleted name is free again, with another UID too",
    run: async (store) => {
      const book = await makeBook(store);
      await putOk(store, book.id, newCard("a.vcf", { uid: "old" }));
      await store.deleteCard(book.id, "a.vcf", {});
      const again = await store.putCard(book.id, newCard("a.vcf", { uid: "new" }), {
        ifNoneMatch: "*",
      });
      assert.deepEqual(again, { kind: "created", revision: 3 });
      assert.equal((await listedCards(store, book.id)).length, 1);
      await putOk(store, book.id, newCard("b.vcf", { uid: "old" }));
    },
  },
  {
    name: "conditions on a card that exists",
    run: async (store) => {
      for (const [condition, isMet] of CONDITIONS_ON_PRESENT) {
        await checkCondition(store, condition, isMet, true);
      }
    },
  },
  {
    name: "conditions on a card that does not exist",
    run: async (store) => {
      for (const [condition, isMet] of CONDITIONS_ON_ABSENT) {
        await checkCondition(store, condition, isMet, false);
      }
    },
  },
  {
    name: "a refused write changes nothing and takes no revision",
    run: async (store) => {
      const book = await makeBook(store);
      await putOk(store, book.id, newCard("a.vcf", { uid: "1" }));
      const other = newCard("a.vcf", { uid: "1", text: "other" });
      await store.putCard(book.id, other, { ifMatch: ["stale"] });
      await store.putCard(book.id, newCard("b.vcf", { uid: "1" }), {});
      await store.deleteCard(book.id, "a.vcf", { ifMatch: ["stale"] });
      await store.deleteCard(book.id, "missing.vcf", {});
      assert.equal((await store.findBook("ada", "contacts"))?.revision, 1);
      const [card] = await store.getCards(book.id, ["a.vcf"]);
      assert.equal(card?.etag, newCard("a.vcf", { uid: "1" }).etag);
      assert.deepEqual(
        await collect(
          store.findCards(book.id, { kind: "key", property: "FN", match: "equals", key: "OTHER" }),
        ),
        [],
      );
    },
  },
  {
    name: "a missing card is not found, whatever the condition of its deletion",
    run: async (store) => {
      const book = await makeBook(store);
      assert.deepEqual(await store.deleteCard(book.id, "a", { ifMatch: "*" }), {
        kind: "not-found",
      });
    },
  },
  {
    name: "a UID that another card of the book has is a conflict that names the card",
    run: async (store) => {
      const book = await makeBook(store);
      await putOk(store, book.id, newCard("a.vcf", { uid: "same" }));
      const conflict = { kind: "uid-conflict", name: "a.vcf" };
      assert.deepEqual(
        await store.putCard(book.id, newCard("b.vcf", { uid: "same" }), {}),
        conflict,
      );
      await putOk(store, book.id, newCard("b.vcf", { uid: "other" }));
      assert.deepEqual(
        await store.putCard(book.id, newCard("b.vcf", { uid: "same" }), {}),
        conflict,
      );
    },
  },
  {
    name: "a card is not replaced by one with another UID",
    run: async (store) => {
      const book = await makeBook(store);
      await putOk(store, book.id, newCard("a.vcf", { uid: "1" }));
      assert.deepEqual(await store.putCard(book.id, newCard("a.vcf", { uid: "2" }), {}), {
        kind: "uid-conflict",
        name: "a.vcf",
      });
    },
  },
  {
    name: "one UID may be in two books",
    run: async (store) => {
      const one = await makeBook(store, "ada", "one");
      const two = await makeBook(store, "ada", "two");
      await putOk(store, one.id, newCard("a.vcf", { uid: "same" }));
      await putOk(store, two.id, newCard("b.vcf", { uid: "same" }));
    },
  },
  {
    name: "a failed condition is told before a UID conflict",
    run: async (store) => {
      const book = await makeBook(store);
      await putOk(store, book.id, newCard("a.vcf", { uid: "1" }));
      const card = newCard("a.vcf", { uid: "2" });
      const result = await store.putCard(book.id, card, { ifNoneMatch: "*" });
      assert.deepEqual(result, PRECONDITION_FAILED);
    },
  },
  {
    name: "of concurrent creators of one name, one creates and the others fail",
    run: async (store) => {
      const book = await makeBook(store);
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          store.putCard(book.id, newCard("a.vcf", { uid: "1", text: `${index}` }), {
            ifNoneMatch: "*",
          }),
        ),
      );
      assert.equal(results.filter(({ kind }) => kind === "created").length, 1);
      assert.equal(results.filter(({ kind }) => kind === "precondition-failed").length, 9);
    },
  },
  {
    name: "of concurrent editors of one entity tag, one wins",
    run: async (store) => {
      const book = await makeBook(store);
      const first = newCard("a.vcf", { uid: "1" });
      await putOk(store, book.id, first);
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          store.putCard(book.id, newCard("a.vcf", { uid: "1", text: `edit ${index}` }), {
            ifMatch: [first.etag],
          }),
        ),
      );
      assert.equal(results.filter(({ kind }) => kind === "replaced").length, 1);
      assert.equal((await store.findBook("ada", "contacts"))?.revision, 2);
    },
  },
];

const CURRENT = newCard("a.vcf").etag;

const CONDITIONS_ON_PRESENT: readonly (readonly [WriteCondition, boolean])[] = [
  [{}, true],
  [{ ifMatch: "*" }, true],
  [{ ifMatch: [CURRENT] }, true],
  [{ ifMatch: ["stale", CURRENT] }, true],
  [{ ifMatch: ["stale"] }, false],
  [{ ifMatch: [] }, false],
  [{ ifNoneMatch: "*" }, false],
  [{ ifNoneMatch: [CURRENT] }, false],
  [{ ifNoneMatch: ["stale", CURRENT] }, false],
  [{ ifNoneMatch: ["stale"] }, true],
  [{ ifMatch: [CURRENT], ifNoneMatch: ["stale"] }, true],
  [{ ifMatch: [CURRENT], ifNoneMatch: "*" }, false],
];

const CONDITIONS_ON_ABSENT: readonly (readonly [WriteCondition, boolean])[] = [
  [{}, true],
  [{ ifMatch: "*" }, false],
  [{ ifMatch: [CURRENT] }, false],
  [{ ifNoneMatch: "*" }, true],
  [{ ifNoneMatch: [CURRENT] }, true],
];

async function checkCondition(
  store: AddressBookStore,
  condition: WriteCondition,
  isMet: boolean,
  isPresent: boolean,
): Promise<void> {
  const label = JSON.stringify(condition);
  const book = await makeBook(store, "ada", `${isPresent ? "present" : "absent"} ${label}`);
  if (isPresent) await putOk(store, book.id, newCard("a.vcf"));
  const text = { uid: "uid-of-a.vcf", text: "next" };
  const { kind } = await store.putCard(book.id, newCard("a.vcf", text), condition);
  const done = isPresent ? "replaced" : "created";
  assert.equal(kind, isMet ? done : "precondition-failed", `put ${label}`);
  if (!isPresent || isMet) return;
  const deleted = await store.deleteCard(book.id, "a.vcf", condition);
  assert.deepEqual(deleted, PRECONDITION_FAILED, `delete ${label}`);
}
