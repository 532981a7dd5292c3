import assert from "node:assert/strict";
import type { StoreContractCase } from "./case.ts";
import { changeName, changeRevision, changesOk, makeBook, newCard, putOk } from "./tools.ts";
import type { AddressBookStore } from "../store.ts";

/**
 * Puts a, b, c, replaces a, deletes b: revisions 1 to 5.
 *
 * @internal
 */
async function editedBook(store: AddressBookStore): Promise<string> {
  const { id } = await makeBook(store);
  for (const name of ["a", "b", "c"]) await putOk(store, id, newCard(name, { uid: name }));
  await putOk(store, id, newCard("a", { uid: "a", text: "again" }));
  await store.deleteCard(id, "b", {});
  return id;
}

/** Revisions and what changed since one. */
export const changeCases: readonly StoreContractCase[] = [
  {
    name: "an initial listing has the living cards and no deletions",
    run: async (store) => {
      const id = await editedBook(store);
      const { changes, revision, more } = await changesOk(store, id, 0);
      assert.deepEqual(changes.map(changeName), ["c", "a"]);
      assert.deepEqual([revision, more], [5, false]);
    },
  },
  {
    name: "changes come by ascending revision, each name once, with deletions",
    run: async (store) => {
      const id = await editedBook(store);
      const since = async (revision: number): Promise<readonly string[]> =>
        (await changesOk(store, id, revision)).changes.map(changeName);
      assert.deepEqual(await since(1), ["c", "a", "-b"]);
      assert.deepEqual(await since(3), ["a", "-b"]);
      assert.deepEqual(await since(4), ["-b"]);
      assert.deepEqual(await since(5), []);
      const { changes } = await changesOk(store, id, 1);
      assert.deepEqual(changes.map(changeRevision), [3, 4, 5]);
    },
  },
  {
    name: "a card that came and went since a revision is told as deleted",
    run: async (store) => {
      const id = await editedBook(store);
      await putOk(store, id, newCard("d"));
      await store.deleteCard(id, "d", {});
      assert.deepEqual((await changesOk(store, id, 5)).changes.map(changeName), ["-d"]);
    },
  },
  {
    name: "who knows the book as empty is told of a card that came and went, who knows nothing is not",
    run: async (store) => {
      const { id } = await makeBook(store);
      await putOk(store, id, newCard("a"));
      await putOk(store, id, newCard("b"));
      await store.deleteCard(id, "a", {});
      const names = async (isInitial?: boolean): Promise<readonly string[]> =>
        (await changesOk(store, id, 0, undefined, isInitial)).changes.map(changeName);
      assert.deepEqual(await names(false), ["b", "-a"]);
      assert.deepEqual(await names(true), ["b"]);
      assert.deepEqual(await names(), ["b"]);
    },
  },
  {
    name: "a card that was deleted and made again is told as present",
    run: async (store) => {
      const id = await editedBook(store);
      await putOk(store, id, newCard("b"));
      assert.deepEqual((await changesOk(store, id, 4)).changes.map(changeName), ["b"]);
    },
  },
  {
    name: "a limit cuts the answer and names the revision to go on from",
    run: async (store) => {
      const id = await editedBook(store);
      const first = await changesOk(store, id, 1, 2);
      assert.deepEqual(first.changes.map(changeName), ["c", "a"]);
      assert.deepEqual([first.revision, first.more], [4, true]);
      const second = await changesOk(store, id, first.revision, 2);
      assert.deepEqual(second.changes.map(changeName), ["-b"]);
      assert.deepEqual([second.revision, second.more], [5, false]);
    },
  },
  {
    name: "a limit that fits exactly leaves nothing more",
    run: async (store) => {
      const id = await editedBook(store);
      const { revision, more } = await changesOk(store, id, 1, 3);
      assert.deepEqual([revision, more], [5, false]);
    },
  },
  {
    name: "an initial listing in pages has every card once while cards change between the pages",
    run: async (store) => {
      const { id } = await makeBook(store);
      const names = Array.from({ length: 25 }, (_, index) => `card-${index}`);
      for (const name of names) await putOk(store, id, newCard(name, { uid: name }));
      const known = new Map<string, number>();
      let page = await changesOk(store, id, 0, 10);
      for (let step = 0; ; step += 1) {
        for (const change of page.changes) {
          const name = change.kind === "present" ? change.card.name : change.name;
          if (change.kind === "present") known.set(name, change.card.revision);
          else known.delete(name);
        }
        if (!page.more) break;
        await putOk(store, id, newCard(`card-${step}`, { uid: `card-${step}`, text: "edited" }));
        await store.deleteCard(id, `card-${step + 20}`, {});
        page = await changesOk(store, id, page.revision, 10);
      }
      const { changes } = await changesOk(store, id, 0);
      const living = changes.map((change) => [changeName(change), changeRevision(change)] as const);
      assert.deepEqual(known, new Map(living));
      assert.equal(living.length, known.size);
    },
  },
  {
    name: "a revision above the book's is unknown",
    run: async (store) => {
      const id = await editedBook(store);
      assert.deepEqual(await store.changesSince(id, 6), { kind: "unknown-revision" });
      const empty = await makeBook(store, "ada", "empty");
      assert.deepEqual(await store.changesSince(empty.id, 1), { kind: "unknown-revision" });
    },
  },
  {
    name: "a book that never was has no changes",
    run: async (store) => {
      const id = "00000000-0000-4000-8000-000000000000";
      assert.deepEqual(await store.changesSince(id, 0), { kind: "no-book" });
    },
  },
  {
    name: "50 concurrent writes take 50 revisions, each once, without a gap",
    run: async (store) => {
      const { id } = await makeBook(store);
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, index) => putOk(store, id, newCard(`${index}`))),
      );
      const expected = Array.from({ length: 50 }, (_, index) => index + 1);
      const taken = results.map(({ revision }) => revision).toSorted((a, b) => a - b);
      assert.deepEqual(taken, expected);
      const { changes, revision } = await changesOk(store, id, 0);
      assert.deepEqual(changes.map(changeRevision), expected);
      assert.equal(revision, 50);
    },
  },
  {
    name: "a reader during concurrent writes sees every revision up to the one it is told",
    run: async (store) => {
      const { id } = await makeBook(store);
      const isDone = { value: false };
      const writes = Promise.all(
        Array.from({ length: 40 }, async (_, index) => {
          for (let turn = 0; turn < index % 5; turn += 1) await Promise.resolve();
          await putOk(store, id, newCard(`${index}`));
        }),
      ).finally(() => {
        isDone.value = true;
      });
      while (!isDone.value) {
        const { changes, revision } = await changesOk(store, id, 0);
        const expected = Array.from({ length: revision }, (_, index) => index + 1);
        assert.deepEqual(changes.map(changeRevision), expected);
        await new Promise((resolve) => {
          setTimeout(resolve, 0);
        });
      }
      await writes;
    },
  },
  {
    name: "revisions of two books do not depend on each other",
    run: async (store) => {
      const one = await makeBook(store, "ada", "one");
      const two = await makeBook(store, "ada", "two");
      await putOk(store, one.id, newCard("a"));
      await putOk(store, one.id, newCard("b"));
      assert.equal((await putOk(store, two.id, newCard("a"))).revision, 1);
    },
  },
];
