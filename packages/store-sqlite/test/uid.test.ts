import { DatabaseSync } from "node:sqlite";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { withFile } from "./temporary-file.ts";

/** Names of a card with the UID `ab-1`: they tell it, tell it in the letters of another client, or tell another one. */
const NAMES = ["ab-1.vcf", "AB-1.vcf", "Ab-1.vcf", "ab-1", "other.vcf", "cd-2.vcf"];

function cardOf(name: string, uid: string) {
  return { name, uid, etag: `${name} ${uid}`, octets: new Uint8Array(1), index: [], modifiedMs: 0 };
}

test("a UID is one card's, whatever the names of that card and of the one that wants it", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = (await store.createBook("ada", "contacts", []))?.id ?? "";
    for (const held of NAMES) {
      await store.putCard(id, cardOf(held, "ab-1"), {});
      await store.putCard(id, cardOf("third.vcf", "cd-2"), {});
      expect((await store.findCardByUid(id, "ab-1"))?.name).toBe(held);
      expect((await store.findCardByUid(id, "AB-1"))?.name).toBe(undefined);
      for (const wanted of NAMES.filter((name) => name !== held)) {
        const result = await store.putCard(id, cardOf(wanted, "ab-1"), {});
        expect(result, `${wanted} beside ${held}`).toEqual({ kind: "uid-conflict", name: held });
        const from = { book: id, name: held };
        const to = { book: id, name: wanted };
        const options = { move: true, overwrite: false };
        expect(await store.transferCard(from, to, options, {})).toEqual({ kind: "created" });
        expect((await store.findCardByUid(id, "ab-1"))?.name).toBe(wanted);
        await store.transferCard(to, from, options, {});
      }
      await store.deleteCard(id, held, {});
      expect(await store.findCardByUid(id, "ab-1")).toBeUndefined();
      await store.deleteCard(id, "third.vcf", {});
    }
    await store.close();
  });
});

test("the index of UIDs has those that the names do not tell", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = (await store.createBook("ada", "contacts", []))?.id ?? "";
    await store.putCard(id, cardOf("ab-1.vcf", "ab-1"), {});
    await store.putCard(id, cardOf("CD-2.vcf", "cd-2"), {});
    await store.putCard(id, cardOf("other.vcf", "ef-3"), {});
    await store.close();
    const database = new DatabaseSync(file);
    const told = database.prepare(
      `SELECT uid FROM card INDEXED BY card_uid
       WHERE deleted_rev IS NULL AND name NOT IN (uid || '.vcf', upper(uid) || '.vcf')`,
    );
    expect(told.all().map(({ uid }) => uid)).toEqual(["ef-3"]);
    database.close();
  });
});
