import assert from "node:assert/strict";
import type { StoreContractCase } from "./case.ts";
import { makeBook, newCard, putOk } from "./tools.ts";

/** A card of the suite and how many octets it has. */
const CARD = newCard("a.vcf");
const SIZE = CARD.octets.length;

/** Octets of an owner, and the bound on them. */
export const quotaCases: readonly StoreContractCase[] = [
  {
    name: "the octets of an owner are those of the living cards of all of their books",
    run: async (store) => {
      assert.equal(await store.usedOctets("ada"), 0);
      const one = await makeBook(store, "ada", "one");
      const two = await makeBook(store, "ada", "two");
      const other = await makeBook(store, "bob");
      await putOk(store, one.id, CARD);
      await putOk(store, two.id, CARD);
      await putOk(store, other.id, CARD);
      assert.equal(await store.usedOctets("ada"), 2 * SIZE);
      const longer = newCard("a.vcf", { text: "a.vcf and more" });
      await putOk(store, one.id, longer);
      assert.equal(await store.usedOctets("ada"), SIZE + longer.octets.length);
      await store.deleteCard(one.id, "a.vcf", {});
      assert.equal(await store.usedOctets("ada"), SIZE);
      await putOk(store, one.id, CARD);
      await store.deleteBook(two.id);
      assert.equal(await store.usedOctets("ada"), SIZE);
      assert.equal(await store.usedOctets("bob"), SIZE);
    },
  },
  {
    name: "copies count, moves of one owner do not, and what is replaced counts no more",
    run: async (store) => {
      const one = await makeBook(store, "ada", "one");
      const two = await makeBook(store, "ada", "two");
      const from = { book: one.id, name: "a.vcf" };
      const to = { book: two.id, name: "b.vcf" };
      await putOk(store, one.id, CARD);
      await store.transferCard(from, to, { move: false, overwrite: true }, {});
      assert.equal(await store.usedOctets("ada"), 2 * SIZE);
      await store.transferCard(from, to, { move: true, overwrite: true }, {});
      assert.equal(await store.usedOctets("ada"), SIZE);
      await store.deleteBook(two.id);
      assert.equal(await store.usedOctets("ada"), 0);
    },
  },
  {
    name: "a write beyond the quota is refused and changes nothing",
    run: async (store) => {
      const { id } = await makeBook(store);
      const exceeded = { kind: "quota-exceeded" };
      const tight = { quotaOctets: SIZE };
      assert.deepEqual(await store.putCard(id, CARD, {}, { quotaOctets: SIZE - 1 }), exceeded);
      assert.equal((await store.findBook("ada", "contacts"))?.revision, 0);
      assert.equal((await store.putCard(id, CARD, {}, tight)).kind, "created");
      assert.deepEqual(await store.putCard(id, newCard("b.vcf"), {}, tight), exceeded);
      const longer = newCard("a.vcf", { text: "a.vcf and more" });
      assert.deepEqual(await store.putCard(id, longer, {}, tight), exceeded);
      assert.equal((await store.findBook("ada", "contacts"))?.revision, 1);
      assert.equal(await store.usedOctets("ada"), SIZE);
    },
  },
  {
    name: "a write that adds no octets is let through, whatever the quota",
    run: async (store) => {
      const { id } = await makeBook(store);
      await putOk(store, id, CARD);
      const same = newCard("a.vcf", { text: "b.vcf" });
      assert.equal((await store.putCard(id, same, {}, { quotaOctets: 1 })).kind, "replaced");
      const from = { book: id, name: "a.vcf" };
      const to = { book: id, name: "b.vcf" };
      const options = { move: true, overwrite: true, quotaOctets: 1 };
      assert.deepEqual(await store.transferCard(from, to, options, {}), { kind: "created" });
    },
  },
  {
    name: "a copy beyond the quota, or a move to an owner who has no room, is refused",
    run: async (store) => {
      const one = await makeBook(store, "ada", "one");
      const two = await makeBook(store, "ada", "two");
      const other = await makeBook(store, "bob");
      await putOk(store, one.id, CARD);
      const from = { book: one.id, name: "a.vcf" };
      const options = { move: false, overwrite: true, quotaOctets: 2 * SIZE - 1 };
      const copied = await store.transferCard(from, { ...from, book: two.id }, options, {});
      assert.deepEqual(copied, { kind: "quota-exceeded" });
      const moved = await store.transferCard(
        from,
        { ...from, book: other.id },
        { move: true, overwrite: true, quotaOctets: SIZE - 1 },
        {},
      );
      assert.deepEqual(moved, { kind: "quota-exceeded" });
      assert.equal(await store.usedOctets("ada"), SIZE);
    },
  },
  {
    name: "writes to two books at once do not exceed the quota together",
    run: async (store) => {
      const one = await makeBook(store, "ada", "one");
      const two = await makeBook(store, "ada", "two");
      const writes = Array.from({ length: 12 }, (_, n) => {
        const card = newCard(`${n % 10}.vcf`, { uid: `uid-of-${n % 10}.vcf` });
        return store.putCard(n % 2 === 0 ? one.id : two.id, card, {}, { quotaOctets: 5 * SIZE });
      });
      const kinds = (await Promise.all(writes)).map(({ kind }) => kind);
      assert.equal(kinds.filter((kind) => kind === "created").length, 5);
      assert.equal(await store.usedOctets("ada"), 5 * SIZE);
    },
  },
  {
    name: "a card is found by its UID while it lives",
    run: async (store) => {
      const { id } = await makeBook(store);
      await putOk(store, id, newCard("a.vcf", { uid: "one" }));
      assert.equal((await store.findCardByUid(id, "one"))?.name, "a.vcf");
      assert.equal(await store.findCardByUid(id, "two"), undefined);
      await store.deleteCard(id, "a.vcf", {});
      assert.equal(await store.findCardByUid(id, "one"), undefined);
      const nowhere = "00000000-0000-4000-8000-000000000000";
      assert.equal(await store.findCardByUid(nowhere, "one"), undefined);
    },
  },
];
