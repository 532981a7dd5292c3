import { openPostgresStore } from "@callingcard/store-postgres";
import { expect, test } from "vitest";
import { booksAndCards } from "../src/migration/0001-books-and-cards.ts";
import { digestSecrets } from "../src/migration/0002-digest-secrets.ts";
import { locks } from "../src/migration/0003-locks.ts";
import { octetsOfBooks } from "../src/migration/0004-octets-of-books.ts";
import { cardHistory } from "../src/migration/0005-card-history.ts";
import { signIn } from "../src/migration/0006-sign-in.ts";
import { newDatabase, run } from "./database.ts";

const OLDER = [booksAndCards, digestSecrets, locks, octetsOfBooks, cardHistory, signIn];

const ID = "00000000-0000-4000-8000-000000000001";

/** A card with a row for each key, and writes whose octets are in a table of their own. */
const ROWS = `
  INSERT INTO callingcard.book (key, id, owner, name, revision, created_ms, properties)
  OVERRIDING SYSTEM VALUE VALUES (1, '${ID}', 'ada', 'contacts', 3, 0, '[]');
  INSERT INTO callingcard.card (key, book, name, uid, etag, octet_count, modified_ms, changed_rev, index_revision)
  OVERRIDING SYSTEM VALUE
  VALUES (1, 1, 'a.vcf', 'a', 'z', 1, 0, 3, ''), (2, 1, 'b.vcf', 'b', 'z', 1, 0, 2, '');
  INSERT INTO callingcard.card_octets VALUES (1, 'a'), (2, 'b');
  INSERT INTO callingcard.card_index (card, book, property, key)
  VALUES (1, 1, 'N', convert_to('ADA', 'UTF8')), (1, 1, 'N', convert_to('ADA;É', 'UTF8')),
         (2, 1, 'NOTE', convert_to('B', 'UTF8')), (2, 1, 'NOTE', decode('efbfbf', 'hex'));
  INSERT INTO callingcard.card_write
  VALUES (1, 1, 'a.vcf', 10, 'ada', 'Phone/1.0', 'PUT', NULL, 'x'),
         (1, 2, 'a.vcf', 20, 'ada', NULL, 'PUT', 'x', 'y'), (1, 3, 'a.vcf', 30, 'bob', NULL, 'PUT', 'y', 'z');
  INSERT INTO callingcard.older_octets VALUES (1, 2, 1, 'a'), (1, 3, 3, 'bb');`;

async function olderDatabase(): Promise<string> {
  const database = await newDatabase();
  await run(database, "CREATE SCHEMA callingcard");
  for (const migration of OLDER) await run(database, migration);
  await run(database, "CREATE TABLE callingcard.migration (version integer NOT NULL)");
  await run(database, `INSERT INTO callingcard.migration VALUES (${OLDER.length})`);
  await run(database, "INSERT INTO callingcard.setting VALUES ('secret', '0')");
  await run(database, ROWS);
  return database;
}

test("writes and keys that had more rows are as they were", async () => {
  const database = await olderDatabase();
  const store = await openPostgresStore({ database, historyOctets: 4 });
  const writes = await store.history(ID);
  expect(writes.map(({ revision, author }) => [revision, author.actor])).toEqual([
    [3, "bob"],
    [2, "ada"],
    [1, "ada"],
  ]);
  const older = async (revision: number) => {
    const octets = await store.olderOctets(ID, revision);
    return octets && new TextDecoder().decode(octets);
  };
  expect(await Promise.all([1, 2, 3].map(older))).toEqual([undefined, "a", "bb"]);
  const found = async (property: string, key: string) => {
    const names: string[] = [];
    const condition = { kind: "key", property, match: "equals", key } as const;
    for await (const card of store.findCards(ID, condition)) names.push(card.name);
    return names;
  };
  expect(await found("N", "ADA")).toEqual(["a.vcf"]);
  expect(await found("N", "ADA;É")).toEqual(["a.vcf"]);
  expect(await found("N", "AD")).toEqual([]);
  expect(await found("NOTE", "what is not indexed")).toEqual(["b.vcf"]);
  // What is counted on from them forgets them in their turn.
  const card = { name: "a.vcf", uid: "a", etag: "b", index: [], modifiedMs: 0 };
  const author = { actor: "ada", method: "PUT" };
  for (const size of [2, 1]) {
    await store.putCard(ID, { ...card, octets: new Uint8Array(size) }, {}, { author });
  }
  expect(await older(2)).toBeUndefined();
  expect(await older(3)).toBe("bb");
  await store.close();
});

test("a migration may take longer than a statement, and others that start meanwhile wait for it", async () => {
  const database = await olderDatabase();
  // Twice, for as many rows.
  await run(
    database,
    `CREATE FUNCTION callingcard.slow() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN PERFORM pg_sleep(1.5); RETURN NEW; END';
     CREATE TRIGGER slow BEFORE UPDATE ON callingcard.card_write
       FOR EACH ROW EXECUTE FUNCTION callingcard.slow();`,
  );
  const options = { database, statementTimeoutMs: 2_500, lockTimeoutMs: 1_000 };
  const stores = await Promise.all([openPostgresStore(options), openPostgresStore(options)]);
  for (const store of stores) {
    expect(await store.history(ID)).toHaveLength(3);
    await store.close();
  }
});
