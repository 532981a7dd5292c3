import assert from "node:assert/strict";
import type { FolderPath, MessageStore } from "../store/message-store.ts";
import type { StoreContractCase } from "./case.ts";
import { newObject, textOf } from "./objects.ts";

const ADA = "tel:+15550002";
const GRACE = "sip:grace@ims.example";

/** Names that some server has trouble with. */
const NAMES = [
  "tel:+15550001",
  "sip:ada@ims.example;gr=urn:uuid:00000000-0000-4000-8000-000000000001",
  "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
  "a.b",
  "a b",
  "a&b",
  "a%2Fb",
  "a%252Fb",
  'a"b',
  "(a)",
  "{3}",
  "Grüße",
  "名前",
  "a",
  "A",
];

/** Folders: making, naming, listing. */
export const folderCases: readonly StoreContractCase<MessageStore>[] = [
  {
    name: "a folder is made once",
    run: async (store) => {
      const folder = ["Default", "conversation", "contribution"];
      assert.equal(await store.ensureFolder(ADA, folder), "created");
      assert.equal(await store.ensureFolder(ADA, folder), "existed");
      assert.equal(await store.ensureFolder(GRACE, folder), "created");
    },
  },
  {
    name: "of concurrent makers of one folder, one makes it",
    run: async (store) => {
      const makers = Array.from({ length: 5 }, () => store.ensureFolder(ADA, ["Default", "one"]));
      const results = await Promise.all(makers);
      assert.deepEqual(results.toSorted(), [
        "created",
        ...Array.from({ length: 4 }, () => "existed"),
      ]);
    },
  },
  {
    name: "the folders above a new one are there",
    run: async (store) => {
      await store.ensureFolder(ADA, ["Default", "conversation", "contribution"]);
      assert.equal(await store.ensureFolder(ADA, ["Default", "conversation"]), "existed");
      assert.equal(await store.ensureFolder(ADA, ["Default"]), "existed");
    },
  },
  {
    name: "names are exact: signs, scripts and case",
    run: async (store) => {
      for (const name of NAMES) {
        assert.equal(await store.ensureFolder(ADA, ["Default", name]), "created", name);
        await store.append(ADA, ["Default", name], newObject({}, name));
      }
      for (const name of NAMES) {
        const [place] = await store.search(ADA, ["Default", name], {});
        const object = await store.fetch(ADA, ["Default", name], place?.uid ?? 0);
        assert.equal(textOf(object?.octets), textOf(newObject({}, name).octets), name);
      }
      assert.deepEqual(
        await names(store, ["Default"]),
        ["Default", ...NAMES.map((name) => `Default!${name}`)].toSorted(),
      );
    },
  },
  {
    name: "a listing has the folders at and below a path, of one owner",
    run: async (store) => {
      await store.ensureFolder(ADA, ["Default", "a", "1"]);
      await store.ensureFolder(ADA, ["Default", "a", "2"]);
      await store.ensureFolder(ADA, ["Default", "ab"]);
      await store.ensureFolder(GRACE, ["Default", "c"]);
      const all = ["Default", "Default!a", "Default!a!1", "Default!a!2", "Default!ab"];
      assert.deepEqual(await names(store, ["Default"]), all);
      assert.deepEqual(await names(store, ["Default", "a"]), all.slice(1, 4));
      assert.deepEqual(await names(store, ["Default", "x"]), []);
      assert.ok((await names(store, [])).includes("Default!ab"));
    },
  },
  {
    name: "a path that is none is refused",
    run: async (store) => {
      for (const folder of [[], [""], ["Default", ""], ["Default", "a/b"], ["Default", "a\n"]]) {
        await assert.rejects(store.ensureFolder(ADA, folder), { code: "refused" });
        await assert.rejects(store.append(ADA, folder, newObject()), { code: "refused" });
      }
    },
  },
];

async function names(store: MessageStore, under: FolderPath): Promise<readonly string[]> {
  const folders = await store.list(ADA, under);
  return folders.map((folder) => folder.join("!")).toSorted();
}
