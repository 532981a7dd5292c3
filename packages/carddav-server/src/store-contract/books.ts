import assert from "node:assert/strict";
import type { StoreContractCase } from "./case.ts";
import { changesOk, collect, listedCards, makeBook, newCard, putOk } from "./tools.ts";
import type { StoredProperty } from "../store.ts";

const displayName = (value: string): StoredProperty => ({
  namespace: "DAV:",
  local: "displayname",
  xml: `<displayname xmlns="DAV:">${value}</displayname>`,
});
const hostile: StoredProperty = { namespace: "", local: "__proto__", xml: "<__proto__/>" };

/** Books, their properties and their owners. */
export const bookCases: readonly StoreContractCase[] = [
  {
    name: "the secret has 32 octets",
    run: async (store) => {
      assert.equal(store.secret.length, 32);
    },
  },
  {
    name: "a new book is empty, has revision 0 and is found by owner and name",
    run: async (store) => {
      const book = await store.createBook("ada", "contacts", [displayName("Ada's"), hostile]);
      assert.ok(book !== undefined);
      const { owner, name, revision, properties } = book;
      assert.deepEqual({ owner, name, revision }, { owner: "ada", name: "contacts", revision: 0 });
      assert.deepEqual(properties, [displayName("Ada's"), hostile]);
      assert.ok(Number.isInteger(book.createdMs));
      assert.deepEqual(await store.findBook("ada", "contacts"), book);
      assert.deepEqual(await listedCards(store, book.id), []);
    },
  },
  {
    name: "books are listed in the order they were made",
    run: async (store) => {
      for (const name of ["zulu", "alpha", "mike"]) await makeBook(store, "ada", name);
      const books = await store.listBooks("ada");
      assert.deepEqual(
        books.map(({ name }) => name),
        ["zulu", "alpha", "mike"],
      );
    },
  },
  {
    name: "a taken name makes no book and changes none",
    run: async (store) => {
      const book = await makeBook(store);
      assert.equal(await store.createBook("ada", "contacts", [displayName("other")]), undefined);
      assert.deepEqual(await store.listBooks("ada"), [book]);
    },
  },
  {
    name: "of two makers of one name at once, one gets the book",
    run: async (store) => {
      const made = await Promise.all(
        Array.from({ length: 8 }, () => store.createBook("ada", "contacts", [])),
      );
      assert.equal(made.filter((book) => book !== undefined).length, 1);
    },
  },
  {
    name: "owners do not see each other's books",
    run: async (store) => {
      const own = await makeBook(store, "ada");
      const other = await makeBook(store, "bob");
      assert.notEqual(own.id, other.id);
      assert.deepEqual(await store.listBooks("ada"), [own]);
      assert.equal(await store.findBook("carol", "contacts"), undefined);
      assert.deepEqual(await store.listBooks("carol"), []);
      await putOk(store, own.id, newCard("a.vcf"));
      assert.deepEqual(await listedCards(store, other.id), []);
      assert.equal((await store.findBook("bob", "contacts"))?.revision, 0);
    },
  },
  {
    name: "names are exact: case, spaces and scripts make another book",
    run: async (store) => {
      for (const name of ["work", "Work", "work ", "työ", "%"]) await makeBook(store, "ada", name);
      assert.equal((await store.listBooks("ada")).length, 5);
      assert.equal((await store.findBook("ada", "Work"))?.name, "Work");
      assert.equal(await store.findBook("Ada", "work"), undefined);
    },
  },
  {
    name: "a change of properties sets and removes at once and leaves the revision",
    run: async (store) => {
      const book = await store.createBook("ada", "contacts", [displayName("old"), hostile]);
      assert.ok(book !== undefined);
      await putOk(store, book.id, newCard("a.vcf"));
      const changed = await store.changeBook(book.id, {
        set: [displayName("new")],
        remove: [
          { namespace: "", local: "__proto__" },
          { namespace: "urn:x", local: "absent" },
        ],
      });
      assert.deepEqual(changed?.properties, [displayName("new")]);
      assert.equal(changed.revision, 1);
      assert.deepEqual(await store.findBook("ada", "contacts"), changed);
    },
  },
  {
    name: "properties of one local name in two namespaces are two",
    run: async (store) => {
      const book = await makeBook(store);
      const set = ["urn:a", "urn:b"].map((namespace) => ({
        namespace,
        local: "p",
        xml: namespace,
      }));
      await store.changeBook(book.id, { set, remove: [] });
      await store.changeBook(book.id, { set: [], remove: [{ namespace: "urn:a", local: "p" }] });
      const properties = (await store.findBook("ada", "contacts"))?.properties;
      assert.deepEqual(properties, [{ namespace: "urn:b", local: "p", xml: "urn:b" }]);
    },
  },
  {
    name: "concurrent changes of properties are all kept",
    run: async (store) => {
      const book = await makeBook(store);
      const locals = Array.from({ length: 20 }, (_, index) => `p${index}`);
      await Promise.all(
        locals.map((local) =>
          store.changeBook(book.id, { set: [{ namespace: "urn:x", local, xml: "" }], remove: [] }),
        ),
      );
      const properties = (await store.findBook("ada", "contacts"))?.properties ?? [];
      assert.deepEqual(properties.map(({ local }) => local).toSorted(), locals.toSorted());
    },
  },
  {
    name: "a deleted book is gone with its cards, and its identity answers no more",
    run: async (store) => {
      const book = await makeBook(store);
      await putOk(store, book.id, newCard("a.vcf"));
      assert.equal(await store.deleteBook(book.id), true);
      assert.equal(await store.deleteBook(book.id), false);
      assert.equal(await store.findBook("ada", "contacts"), undefined);
      assert.equal(await store.changeBook(book.id, { set: [], remove: [] }), undefined);
      assert.deepEqual(await listedCards(store, book.id), []);
      assert.deepEqual(await collect(store.findCards(book.id, { kind: "all" })), []);
      assert.deepEqual(await store.getCards(book.id, ["a.vcf"]), []);
      assert.deepEqual(await store.putCard(book.id, newCard("b.vcf"), {}), { kind: "no-book" });
      assert.deepEqual(await store.deleteCard(book.id, "a.vcf", {}), { kind: "not-found" });
      assert.deepEqual(await store.changesSince(book.id, 0), { kind: "no-book" });
    },
  },
  {
    name: "a book made again under its name is another one, empty, at revision 0",
    run: async (store) => {
      const old = await makeBook(store);
      await putOk(store, old.id, newCard("a.vcf"));
      await store.deleteBook(old.id);
      const book = await makeBook(store);
      assert.notEqual(book.id, old.id);
      assert.equal(book.revision, 0);
      assert.deepEqual((await changesOk(store, book.id, 0)).changes, []);
      assert.equal((await putOk(store, book.id, newCard("a.vcf"))).kind, "created");
    },
  },
];
