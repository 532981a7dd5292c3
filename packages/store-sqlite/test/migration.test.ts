import { DatabaseSync } from "node:sqlite";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { booksAndCards } from "../src/migration/0001-books-and-cards.ts";
import { xdmDocuments } from "../src/migration/0002-xdm-documents.ts";
import { cpmStores } from "../src/migration/0003-cpm-stores.ts";
import { digestSecrets } from "../src/migration/0004-digest-secrets.ts";
import { locks } from "../src/migration/0005-locks.ts";
import { octetsOfBooks } from "../src/migration/0006-octets-of-books.ts";
import { cardHistory } from "../src/migration/0007-card-history.ts";
import { signIn } from "../src/migration/0008-sign-in.ts";
import { oneRowPerWrite } from "../src/migration/0009-one-row-per-write.ts";
import { oneRowPerProperty } from "../src/migration/0010-one-row-per-property.ts";
import { namesOfWrites } from "../src/migration/0011-names-of-writes.ts";
import { withFile } from "./temporary-file.ts";

/** The schemas of files from before the tests below. */
const BEFORE_ONE_ROW_PER_WRITE = [
  booksAndCards,
  xdmDocuments,
  cpmStores,
  digestSecrets,
  locks,
  octetsOfBooks,
  cardHistory,
  signIn,
];

function writeOlder(file: string, migrations: readonly string[], rows: string): void {
  const database = new DatabaseSync(file);
  for (const migration of migrations) database.exec(migration);
  database.exec("INSERT INTO setting (name, value) VALUES ('secret', x'00')");
  database.exec(rows);
  database.exec(`PRAGMA application_id = ${0x43617264}`);
  database.exec(`PRAGMA user_version = ${migrations.length}`);
  database.close();
}

test("books that were there before their octets were counted are counted", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const one = await store.createBook("ada", "one", []);
    await store.createBook("ada", "two", []);
    for (const [name, size] of [
      ["a", 10],
      ["b", 20],
      ["c", 40],
    ] as const) {
      const card = { name, uid: name, etag: name, index: [], modifiedMs: 0 };
      await store.putCard(one?.id ?? "", { ...card, octets: new Uint8Array(size) }, {});
    }
    await store.deleteCard(one?.id ?? "", "b", {});
    await store.close();
    const database = new DatabaseSync(file);
    database.exec("ALTER TABLE book DROP COLUMN octet_count");
    database.exec(octetsOfBooks);
    const rows = database.prepare("SELECT octet_count AS octets FROM book ORDER BY key").all();
    database.close();
    expect(rows.map(({ octets }) => octets)).toEqual([50, 0]);
  });
});

test("writes that were remembered with their octets in another table are as they were", async () => {
  await withFile(async (file) => {
    writeOlder(
      file,
      BEFORE_ONE_ROW_PER_WRITE,
      `INSERT INTO book (key, id, owner, name, revision, created_ms, properties)
      VALUES (1, 'one', 'ada', 'contacts', 3, 0, '[]'), (2, 'two', 'bob', 'contacts', 1, 0, '[]');
      INSERT INTO card_write
      VALUES (1, 1, 'a.vcf', 10, 'ada', 'Phone/1.0', 'PUT', NULL, 'x'),
             (1, 2, 'a.vcf', 20, 'ada', NULL, 'PUT', 'x', 'y'),
             (1, 3, 'a.vcf', 30, 'bob', NULL, 'DELETE', 'y', NULL),
             (2, 1, 'b.vcf', 40, 'bob', NULL, 'PUT', NULL, 'z');
      INSERT INTO older_octets VALUES (1, 2, 1, x'61'), (1, 3, 3, x'6262');`,
    );
    const store = openSqliteStore({ file, historyOctets: 4 });
    expect(await store.history("one")).toEqual([
      {
        revision: 3,
        name: "a.vcf",
        writtenMs: 30,
        before: "y",
        author: { actor: "bob", method: "DELETE" },
      },
      {
        revision: 2,
        name: "a.vcf",
        writtenMs: 20,
        before: "x",
        after: "y",
        author: { actor: "ada", method: "PUT" },
      },
      {
        revision: 1,
        name: "a.vcf",
        writtenMs: 10,
        after: "x",
        author: { actor: "ada", client: "Phone/1.0", method: "PUT" },
      },
    ]);
    expect(await store.history("two")).toHaveLength(1);
    const before = await store.history("one", { name: "a.vcf", before: 3, limit: 1 });
    expect(before.map(({ revision }) => revision)).toEqual([2]);
    const octets = async (revision: number) => store.olderOctets("one", revision);
    expect(await octets(1)).toBeUndefined();
    expect(await octets(2)).toEqual(new Uint8Array([0x61]));
    expect(await octets(3)).toEqual(new Uint8Array([0x62, 0x62]));
    // What is counted on from them forgets them in their turn.
    const card = { name: "b", uid: "b", etag: "b", index: [], modifiedMs: 0 };
    const author = { actor: "ada", method: "PUT" };
    for (const size of [2, 1]) {
      await store.putCard("one", { ...card, octets: new Uint8Array(size) }, {}, { author });
    }
    expect(await octets(2)).toBeUndefined();
    expect(await octets(3)).toHaveLength(2);
    expect(await octets(5)).toHaveLength(2);
    await store.close();
    const database = new DatabaseSync(file);
    const indexes = database.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'card_write' ORDER BY name",
    );
    expect(indexes.all().map(({ name }) => name)).toEqual([
      "card_write_older",
      "card_write_revision",
    ]);
    database.close();
  });
});

test("cards that had a row for each key are found by their keys, and lose them with what they were made of", async () => {
  await withFile(async (file) => {
    writeOlder(
      file,
      [...BEFORE_ONE_ROW_PER_WRITE, oneRowPerWrite],
      `INSERT INTO book (key, id, owner, name, revision, created_ms, properties)
       VALUES (1, 'one', 'ada', 'contacts', 3, 0, '[]');
       INSERT INTO card (key, book, name, uid, etag, octet_count, modified_ms, changed_rev)
       VALUES (1, 1, 'a.vcf', 'a', 'x', 1, 0, 1), (2, 1, 'b.vcf', 'b', 'y', 1, 0, 2),
              (3, 1, 'c.vcf', 'c', 'z', 1, 0, 3);
       INSERT INTO card_octets VALUES
         (1, x'61', '[["FN","ADA É"],["N","ADA"],["N","ADA;É\\n\\""],["N","ADA"]]'), (2, x'62', '[]'),
         (3, x'63', '[["NOTE","B"],["NOTE","\uffff"]]');
       INSERT INTO card_index (book, property, key, card)
       VALUES (1, 'FN', CAST('ADA É' AS BLOB), 1), (1, 'N', CAST('ADA' AS BLOB), 1),
              (1, 'N', CAST('ADA;É' || char(10) || '"' AS BLOB), 1),
              (1, 'NOTE', CAST('B' AS BLOB), 3), (1, 'NOTE', CAST('\uffff' AS BLOB), 3);`,
    );
    const store = openSqliteStore({ file });
    const found = async (property: string, match: "equals" | "contains", key: string) => {
      const names: string[] = [];
      const condition = { kind: "key", property, match, key } as const;
      for await (const card of store.findCards("one", condition)) names.push(card.name);
      return names;
    };
    expect(await found("FN", "contains", "É")).toEqual(["a.vcf"]);
    expect(await found("N", "equals", "ADA")).toEqual(["a.vcf"]);
    expect(await found("N", "equals", 'ADA;É\n"')).toEqual(["a.vcf"]);
    expect(await found("N", "equals", "AD")).toEqual([]);
    expect(await found("NOTE", "equals", "what is not indexed")).toEqual(["c.vcf"]);
    const from = { book: "one", name: "c.vcf" };
    const to = { book: "one", name: "d.vcf" };
    await store.transferCard(from, to, { move: true, overwrite: false }, {});
    expect(await found("NOTE", "equals", "what is not indexed")).toEqual(["d.vcf"]);
    const index = [{ property: "N", key: "EVE" }];
    const card = { name: "a.vcf", uid: "a", etag: "z", octets: new Uint8Array(1), modifiedMs: 0 };
    await store.putCard("one", { ...card, index }, {});
    await store.deleteCard("one", "d.vcf", {});
    await store.close();
    const database = new DatabaseSync(file);
    const rows = database.prepare("SELECT property, card, keys FROM card_index").all();
    const lines = database.prepare("SELECT entries FROM card_octets ORDER BY card").all();
    database.close();
    const keys = new Uint8Array([0xff, ...new TextEncoder().encode("EVE"), 0xff]);
    expect(rows.map((row) => ({ ...row }))).toEqual([{ property: "N", card: 1, keys }]);
    expect(lines.map(({ entries }) => entries)).toEqual(['["N",["EVE"]]', ""]);
  });
});

test("cards whose UIDs were all in one index keep them, told by their names or not", async () => {
  await withFile(async (file) => {
    writeOlder(
      file,
      [...BEFORE_ONE_ROW_PER_WRITE, oneRowPerWrite, oneRowPerProperty, namesOfWrites],
      `INSERT INTO book (key, id, owner, name, revision, created_ms, properties)
       VALUES (1, 'one', 'ada', 'contacts', 3, 0, '[]');
       INSERT INTO card (key, book, name, uid, etag, octet_count, modified_ms, changed_rev, deleted_rev)
       VALUES (1, 1, 'AB.vcf', 'ab', 'x', 1, 0, 1, NULL), (2, 1, 'b.vcf', 'cd', 'y', 1, 0, 2, NULL),
         (3, 1, 'c.vcf', 'ef', 'z', 1, 0, 3, 3);
       INSERT INTO card_octets VALUES (1, x'61', ''), (2, x'62', '')`,
    );
    const store = openSqliteStore({ file });
    expect((await store.findCardByUid("one", "ab"))?.name).toBe("AB.vcf");
    expect((await store.findCardByUid("one", "cd"))?.name).toBe("b.vcf");
    const card = { etag: "w", octets: new Uint8Array(1), index: [], modifiedMs: 0 };
    const put = (name: string, uid: string) => store.putCard("one", { ...card, name, uid }, {});
    expect(await put("ab.vcf", "ab")).toEqual({ kind: "uid-conflict", name: "AB.vcf" });
    expect(await put("cd.vcf", "cd")).toEqual({ kind: "uid-conflict", name: "b.vcf" });
    expect(await put("ef.vcf", "ef")).toEqual({ kind: "created", revision: 4 });
    await store.close();
  });
});

test("a migration that is undone midway leaves the file as it was, tells why, and is made at the next start", async () => {
  await withFile(async (file) => {
    // As when the disk is full, SQLite ends the transaction by itself.
    writeOlder(
      file,
      [...BEFORE_ONE_ROW_PER_WRITE, oneRowPerWrite],
      `INSERT INTO book (key, id, owner, name, revision, created_ms, properties)
       VALUES (1, 'one', 'ada', 'contacts', 1, 0, '[]');
       INSERT INTO card (key, book, name, uid, etag, octet_count, modified_ms, changed_rev)
       VALUES (1, 1, 'a.vcf', 'a', 'x', 1, 0, 1);
       INSERT INTO card_octets VALUES (1, x'61', '[["FN","ADA"]]');
       INSERT INTO card_index (book, property, key, card) VALUES (1, 'FN', x'414441', 1);
       CREATE TRIGGER refuse BEFORE UPDATE ON card_octets BEGIN SELECT raise(ROLLBACK, 'no room'); END`,
    );
    expect(() => openSqliteStore({ file })).toThrow("no room");
    const database = new DatabaseSync(file);
    expect(database.prepare("PRAGMA user_version").get()).toEqual({ user_version: 9 });
    expect(database.prepare("SELECT key FROM card_index").all()).toHaveLength(1);
    database.exec("DROP TRIGGER refuse");
    database.close();
    const store = openSqliteStore({ file });
    const condition = { kind: "key", property: "FN", match: "equals", key: "ADA" } as const;
    const names: string[] = [];
    for await (const { name } of store.findCards("one", condition)) names.push(name);
    expect(names).toEqual(["a.vcf"]);
    await store.close();
  });
});
