import assert from "node:assert/strict";
import type {
  DocumentAddress,
  DocumentStore,
  NewDocument,
  StoredDocument,
  WriteCondition,
} from "../store.ts";

/** One behaviour that every store has. */
export interface DocumentStoreContractCase {
  /** What holds, as a test name. */
  readonly name: string;
  /** Resolves when it holds, rejects with an `AssertionError` when not. */
  readonly run: (store: DocumentStore) => Promise<void>;
}

const ALICE: DocumentAddress = { auid: "resource-lists", xui: "sip:alice@a.test", name: "index" };
const GLOBAL: DocumentAddress = { auid: "resource-lists", name: "index" };
const MANY = 1000;

function newDocument(address: DocumentAddress, text: string): NewDocument {
  const octets = new TextEncoder().encode(text);
  return { address, octets, etag: `tag-${text}`, modifiedMs: 1_700_000_000_000 + text.length };
}

async function put(
  store: DocumentStore,
  address: DocumentAddress,
  text: string,
  condition: WriteCondition = {},
  maxDocuments: number = MANY,
): Promise<string> {
  const { kind } = await store.put(newDocument(address, text), condition, maxDocuments);
  return kind;
}

async function remove(
  store: DocumentStore,
  address: DocumentAddress,
  condition: WriteCondition = {},
): Promise<string> {
  const { kind } = await store.delete(address, condition);
  return kind;
}

function text(document: StoredDocument | undefined): string | undefined {
  return document && new TextDecoder().decode(document.octets);
}

/**
 * The behaviours of `DocumentStore`, one by one. A test file of a store runs each on a new, empty store and
 * closes it afterwards.
 *
 * @example
 * for (const { name, run } of documentStoreContract) {
 *   test(name, async () => {
 *     const store = openMyStore();
 *     await run(store);
 *     await store.close();
 *   });
 * }
 */
export const documentStoreContract: readonly DocumentStoreContractCase[] = [
  {
    name: "a document is found as it was put",
    run: async (store) => {
      assert.equal(await store.get(ALICE), undefined);
      const document = { ...newDocument(ALICE, ""), octets: Uint8Array.of(0, 255, 13, 10) };
      assert.equal((await store.put(document, {}, MANY)).kind, "created");
      const stored = await store.get(ALICE);
      assert.deepEqual(
        { ...stored, octets: [...(stored?.octets ?? [])] },
        { ...document, octets: [0, 255, 13, 10], octetCount: 4 },
      );
    },
  },
  {
    name: "a document is replaced as a whole",
    run: async (store) => {
      assert.equal(await put(store, ALICE, "long text"), "created");
      assert.equal(await put(store, ALICE, "short"), "replaced");
      const stored = await store.get(ALICE);
      assert.equal(text(stored), "short");
      assert.equal(stored?.etag, "tag-short");
      assert.equal(stored.octetCount, 5);
      assert.equal(stored.modifiedMs, 1_700_000_000_005);
    },
  },
  {
    name: "an empty document is a document",
    run: async (store) => {
      assert.equal(await put(store, ALICE, ""), "created");
      assert.equal(text(await store.get(ALICE)), "");
      assert.equal(await put(store, ALICE, ""), "replaced");
    },
  },
  {
    name: "usages, users, names and the global tree are apart, by every character",
    run: async (store) => {
      const addresses: readonly DocumentAddress[] = [
        ALICE,
        GLOBAL,
        { ...ALICE, auid: "rls-services" },
        { ...ALICE, auid: "Resource-lists" },
        { ...ALICE, xui: "sip:Alice@a.test" },
        { ...ALICE, xui: "sip:alice%40a.test" },
        { ...ALICE, xui: "sip:alice@a.test\0" },
        { ...ALICE, xui: "é" },
        { ...ALICE, xui: "e\u0301" },
        { ...ALICE, name: "Index" },
        { ...ALICE, name: "index " },
        { ...ALICE, name: "%" },
        { ...ALICE, name: "_" },
        { ...ALICE, name: "a/index" },
      ];
      for (const [index, address] of addresses.entries()) {
        assert.equal(await put(store, address, String(index)), "created");
      }
      for (const [index, address] of addresses.entries()) {
        assert.equal(text(await store.get(address)), String(index));
      }
      assert.equal(await remove(store, ALICE), "deleted");
      assert.equal(text(await store.get(GLOBAL)), "1");
    },
  },
  {
    name: "a deleted document is gone, and can be put again",
    run: async (store) => {
      assert.equal(await remove(store, ALICE), "not-found");
      await put(store, ALICE, "1");
      assert.equal(await remove(store, ALICE), "deleted");
      assert.equal(await store.get(ALICE), undefined);
      assert.equal(await remove(store, ALICE), "not-found");
      assert.equal(await put(store, ALICE, "2"), "created");
    },
  },
  {
    name: "If-Match asks for the entity tag that is there",
    run: async (store) => {
      assert.equal(await put(store, ALICE, "1", { ifMatch: "*" }), "precondition-failed");
      assert.equal(await put(store, ALICE, "1", { ifMatch: ["tag-1"] }), "precondition-failed");
      assert.equal(await store.get(ALICE), undefined);
      await put(store, ALICE, "1");
      assert.equal(await put(store, ALICE, "2", { ifMatch: ["tag-x"] }), "precondition-failed");
      assert.equal(await put(store, ALICE, "2", { ifMatch: [] }), "precondition-failed");
      assert.equal(text(await store.get(ALICE)), "1");
      assert.equal(await put(store, ALICE, "2", { ifMatch: ["x", "tag-1"] }), "replaced");
      assert.equal(await put(store, ALICE, "3", { ifMatch: "*" }), "replaced");
      assert.equal(text(await store.get(ALICE)), "3");
    },
  },
  {
    name: "If-None-Match asks that an entity tag is not there",
    run: async (store) => {
      assert.equal(await put(store, ALICE, "1", { ifNoneMatch: "*" }), "created");
      assert.equal(await put(store, ALICE, "2", { ifNoneMatch: "*" }), "precondition-failed");
      assert.equal(await put(store, ALICE, "2", { ifNoneMatch: ["tag-1"] }), "precondition-failed");
      assert.equal(await put(store, ALICE, "2", { ifNoneMatch: ["tag-2"] }), "replaced");
      assert.equal(
        await put(store, ALICE, "3", { ifMatch: ["tag-2"], ifNoneMatch: ["tag-2"] }),
        "precondition-failed",
      );
      assert.equal(text(await store.get(ALICE)), "2");
    },
  },
  {
    name: "a deletion meets conditions too",
    run: async (store) => {
      assert.equal(await remove(store, ALICE, { ifMatch: "*" }), "not-found");
      await put(store, ALICE, "1");
      assert.equal(await remove(store, ALICE, { ifMatch: ["x"] }), "precondition-failed");
      assert.equal(await remove(store, ALICE, { ifNoneMatch: "*" }), "precondition-failed");
      assert.equal(text(await store.get(ALICE)), "1");
      assert.equal(await remove(store, ALICE, { ifMatch: ["tag-1"] }), "deleted");
    },
  },
  {
    name: "a user has as many documents as may be, of all usages; others have their own",
    run: async (store) => {
      const second = { ...ALICE, auid: "rls-services" };
      assert.equal(await put(store, ALICE, "1", {}, 2), "created");
      assert.equal(await put(store, second, "1", {}, 2), "created");
      assert.equal(await put(store, { ...ALICE, name: "b" }, "1", {}, 2), "too-many-documents");
      assert.equal(await put(store, second, "2", {}, 2), "replaced");
      assert.equal(await put(store, { ...ALICE, xui: "sip:bob@a.test" }, "1", {}, 2), "created");
      assert.equal(await put(store, GLOBAL, "1", {}, 2), "created");
      assert.equal(
        await put(store, { ...ALICE, name: "b" }, "1", { ifMatch: "*" }, 2),
        "precondition-failed",
      );
      assert.equal(await remove(store, second), "deleted");
      assert.equal(await put(store, { ...ALICE, name: "b" }, "1", {}, 2), "created");
    },
  },
  {
    name: "of many writes at once that need the same entity tag, one happens",
    run: async (store) => {
      await put(store, ALICE, "0");
      const writes = Array.from({ length: 20 }, (_, index) =>
        put(store, ALICE, `w${index}`, { ifMatch: ["tag-0"] }),
      );
      const kinds = await Promise.all(writes);
      assert.equal(kinds.filter((kind) => kind === "replaced").length, 1);
      assert.equal(kinds.filter((kind) => kind === "precondition-failed").length, 19);
      const made = Array.from({ length: 20 }, (_, index) =>
        put(store, { ...ALICE, name: `n${index}` }, "x", {}, 5),
      );
      const created = (await Promise.all(made)).filter((kind) => kind === "created");
      assert.equal(created.length, 4);
    },
  },
  {
    name: "a listing has the documents of one user by usage and name",
    run: async (store) => {
      assert.deepEqual(await store.list(ALICE.xui), []);
      for (const [auid, name] of [
        ["b", "x"],
        ["a", "é"],
        ["a", "Z"],
        ["a", "a/b"],
      ] as const) {
        await put(store, { ...ALICE, auid, name }, name);
      }
      await put(store, GLOBAL, "global");
      const listed = await store.list(ALICE.xui);
      assert.deepEqual(
        listed.map(({ address: { auid, xui, name } }) => [auid, xui, name]),
        [
          ["a", ALICE.xui, "Z"],
          ["a", ALICE.xui, "a/b"],
          ["a", ALICE.xui, "é"],
          ["b", ALICE.xui, "x"],
        ],
      );
      assert.deepEqual(listed[1], {
        address: { auid: "a", xui: ALICE.xui, name: "a/b" },
        etag: "tag-a/b",
        octetCount: 3,
        modifiedMs: 1_700_000_000_003,
      });
      assert.deepEqual(
        (await store.list(undefined)).map(({ address }) => address),
        [{ auid: "resource-lists", name: "index" }],
      );
    },
  },
];
