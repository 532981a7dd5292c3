import assert from "node:assert/strict";
import type { AddressBookStore, Author, BookId, CardWrite } from "../store.ts";
import type { StoreContractCase } from "./case.ts";
import { makeBook, newCard, text } from "./tools.ts";

const ADA: Author = { actor: "ada", client: "Phone/1.0", method: "PUT" };
const BOB: Author = { actor: "bob", method: "DELETE" };

const ONE = newCard("a.vcf", { uid: "1", text: "one" });
const TWO = newCard("a.vcf", { uid: "1", text: "two" });

// A write without its time, which is that of the store's clock.
function plain({ writtenMs, ...write }: CardWrite): Omit<CardWrite, "writtenMs"> {
  assert.ok(writtenMs > 0, "a write has no time");
  return write;
}

async function older(
  store: AddressBookStore,
  id: BookId,
  revision: number,
): Promise<string | undefined> {
  const octets = await store.olderOctets(id, revision);
  return octets && text(octets);
}

/** What is remembered of writes. */
export const historyCases: readonly StoreContractCase[] = [
  {
    name: "a write that has an author is remembered with it, and with the entity tags before and after",
    run: async (store) => {
      const { id } = await makeBook(store);
      await store.putCard(id, ONE, {}, { author: ADA });
      await store.putCard(id, TWO, {}, { author: ADA });
      await store.deleteCard(id, "a.vcf", {}, { author: BOB });
      await store.putCard(id, ONE, {}, { author: ADA });
      assert.deepEqual((await store.history(id)).map(plain), [
        { revision: 4, name: "a.vcf", author: ADA, after: ONE.etag },
        { revision: 3, name: "a.vcf", author: BOB, before: TWO.etag },
        { revision: 2, name: "a.vcf", author: ADA, before: ONE.etag, after: TWO.etag },
        { revision: 1, name: "a.vcf", author: ADA, after: ONE.etag },
      ]);
    },
  },
  {
    name: "what a remembered write replaced or deleted can be read, octet for octet",
    run: async (store) => {
      const { id } = await makeBook(store);
      await store.putCard(id, ONE, {}, { author: ADA });
      await store.putCard(id, TWO, {}, { author: ADA });
      await store.deleteCard(id, "a.vcf", {}, { author: BOB });
      await store.putCard(id, ONE, {}, { author: ADA });
      assert.equal(await older(store, id, 1), undefined);
      assert.equal(await older(store, id, 2), text(ONE.octets));
      assert.equal(await older(store, id, 3), text(TWO.octets));
      assert.equal(await older(store, id, 4), undefined);
      assert.equal(await older(store, id, 5), undefined);
    },
  },
  {
    name: "writes of one turn are each remembered with what was there before them",
    run: async (store) => {
      const { id } = await makeBook(store);
      await Promise.all([
        store.putCard(id, ONE, {}, { author: ADA }),
        store.putCard(id, TWO, {}, { author: ADA }),
        store.deleteCard(id, "a.vcf", {}, { author: BOB }),
      ]);
      const writes = await store.history(id);
      assert.deepEqual(
        writes.map(({ before, after }) => [before, after]),
        [
          [TWO.etag, undefined],
          [ONE.etag, TWO.etag],
          [undefined, ONE.etag],
        ],
      );
      assert.equal(await older(store, id, 2), text(ONE.octets));
      assert.equal(await older(store, id, 3), text(TWO.octets));
    },
  },
  {
    name: "a write without an author, and one that was refused, leave nothing in the history",
    run: async (store) => {
      const { id } = await makeBook(store);
      await store.putCard(id, ONE, {});
      await store.putCard(id, TWO, { ifNoneMatch: "*" }, { author: ADA });
      await store.putCard(id, newCard("b.vcf", { uid: "1" }), {}, { author: ADA });
      await store.putCard(id, newCard("b.vcf"), {}, { author: ADA, quotaOctets: 1 });
      await store.deleteCard(id, "a.vcf", { ifMatch: ["stale"] }, { author: ADA });
      await store.deleteCard(id, "missing.vcf", {}, { author: ADA });
      await store.putCard(id, TWO, {});
      await store.deleteCard(id, "a.vcf", {});
      assert.deepEqual(await store.history(id), []);
      assert.equal(await older(store, id, 2), undefined);
      assert.equal(await older(store, id, 3), undefined);
    },
  },
  {
    name: "a copy and a move are remembered in each book that they change",
    run: async (store) => {
      const one = await makeBook(store, "ada", "one");
      const two = await makeBook(store, "ada", "two");
      await store.putCard(one.id, TWO, {});
      await store.putCard(two.id, newCard("b.vcf", { uid: "1", text: "old" }), {});
      const from = { book: one.id, name: "a.vcf" };
      const to = { book: two.id, name: "b.vcf" };
      const options = { overwrite: true, author: ADA };
      await store.transferCard(from, to, { ...options, move: false }, {});
      assert.deepEqual(await store.history(one.id), []);
      await store.transferCard(from, to, { ...options, move: true }, {});
      assert.deepEqual((await store.history(one.id)).map(plain), [
        { revision: 2, name: "a.vcf", author: ADA, before: TWO.etag },
      ]);
      assert.deepEqual((await store.history(two.id)).map(plain), [
        { revision: 3, name: "b.vcf", author: ADA, before: TWO.etag, after: TWO.etag },
        { revision: 2, name: "b.vcf", author: ADA, before: "tag-1-old", after: TWO.etag },
      ]);
      assert.equal(await older(store, one.id, 2), text(TWO.octets));
      assert.match((await older(store, two.id, 2)) ?? "", /FN:old/);
    },
  },
  {
    name: "a move within a book is remembered as a deletion and a creation",
    run: async (store) => {
      const { id } = await makeBook(store);
      await store.putCard(id, ONE, {});
      const from = { book: id, name: "a.vcf" };
      const to = { book: id, name: "b.vcf" };
      await store.transferCard(from, to, { move: true, overwrite: true, author: ADA }, {});
      assert.deepEqual((await store.history(id)).map(plain), [
        { revision: 3, name: "b.vcf", author: ADA, after: ONE.etag },
        { revision: 2, name: "a.vcf", author: ADA, before: ONE.etag },
      ]);
      assert.equal(await older(store, id, 2), text(ONE.octets));
    },
  },
  {
    name: "a history is asked for by name, below a revision, and up to a number of writes",
    run: async (store) => {
      const { id } = await makeBook(store);
      for (const [edit, name] of ["a%", "b", "a%", "b"].entries()) {
        const card = newCard(name, { text: `${edit}` });
        await store.putCard(id, card, {}, { author: ADA });
      }
      const revisions = async (options: Parameters<AddressBookStore["history"]>[1]) =>
        (await store.history(id, options)).map(({ revision }) => revision);
      assert.deepEqual(await revisions({}), [4, 3, 2, 1]);
      assert.deepEqual(await revisions({ name: "a%" }), [3, 1]);
      assert.deepEqual(await revisions({ name: "a" }), []);
      assert.deepEqual(await revisions({ before: 4, limit: 2 }), [3, 2]);
      assert.deepEqual(await revisions({ name: "b", before: 4 }), [2]);
      assert.deepEqual(await revisions({ name: "b", limit: 1 }), [4]);
    },
  },
  {
    name: "the history of a book goes with it, and no other book has it",
    run: async (store) => {
      const { id } = await makeBook(store);
      const other = await makeBook(store, "bob");
      await store.putCard(id, ONE, {}, { author: ADA });
      await store.putCard(id, TWO, {}, { author: ADA });
      assert.deepEqual(await store.history(other.id), []);
      assert.equal(await older(store, other.id, 2), undefined);
      await store.deleteBook(id);
      assert.deepEqual(await store.history(id), []);
      assert.equal(await older(store, id, 2), undefined);
      const again = await makeBook(store);
      assert.deepEqual(await store.history(again.id), []);
    },
  },
];
