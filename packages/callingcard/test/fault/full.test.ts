import { join } from "node:path";
import { newDatabase, runSql } from "@callingcard/postgres/shared";
import { openPostgresStore } from "@callingcard/store-postgres";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { type Answer, dav, listCards, put, syncSince } from "../dav-client.ts";
import { withFolder } from "../running-program.ts";
import { type ServedStore, serveStore } from "./served-store.ts";

/** Octets of each card, about. */
const NOTE_OCTETS = 20_000;

/** More cards than there is room for. */
const MAX_CARDS = 200;

/** Writes at one time: those that share a commit with one that finds no room. */
const AT_ONCE = 8;

function card(name: string): string {
  return `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${name}\r\nFN:${name}\r\nNOTE:${"x".repeat(NOTE_OCTETS)}\r\nEND:VCARD\r\n`;
}

/** Writes cards until some find no room; gives those that were acknowledged, with their tags. */
async function fill(bookUrl: string): Promise<{
  readonly acknowledged: ReadonlyMap<string, string | undefined>;
  readonly refused: readonly number[];
}> {
  const acknowledged = new Map<string, string | undefined>();
  const refused: number[] = [];
  for (let first = 0; first < MAX_CARDS && refused.length === 0; first += AT_ONCE) {
    const names = Array.from({ length: AT_ONCE }, (_, index) => `${first + index}`);
    const write = async (name: string): Promise<readonly [string, Answer]> => {
      const url = `${bookUrl}${name}.vcf`;
      return [new URL(url).pathname, await put(url, card(name))];
    };
    for (const [path, { status, etag }] of await Promise.all(names.map(write))) {
      if (status === 201) acknowledged.set(path, etag);
      else refused.push(status);
    }
  }
  return { acknowledged, refused };
}

/** Fills a server, makes room and goes on; gives how many cards there was room for. */
async function fillAndMakeRoom(
  served: ServedStore,
  makeRoom: () => Promise<void>,
): Promise<number> {
  const { bookUrl } = served;
  const { token } = await syncSince(bookUrl, "");
  const { acknowledged, refused } = await fill(bookUrl);
  expect(new Set(refused)).toEqual(new Set([507]));
  expect(new Map(await listCards(bookUrl))).toEqual(acknowledged);
  expect((await syncSince(bookUrl, token)).changes).toEqual(acknowledged);
  const [path = ""] = acknowledged.keys();
  const { text } = await dav("GET", new URL(path, bookUrl).href);
  expect(text.length).toBeGreaterThan(NOTE_OCTETS);

  await makeRoom();
  expect(await put(`${bookUrl}late.vcf`, card("late"))).toMatchObject({ status: 201 });
  await served.close();
  return acknowledged.size;
}

test("a full SQLite file answers 507, keeps what it acknowledged, and writes when there is room", async () => {
  await withFolder(async (folder) => {
    const store = openSqliteStore({ file: join(folder, "full.sqlite"), maxOctets: 1_000_000 });
    const served = await serveStore(store);
    const count = await fillAndMakeRoom(served, async () => {
      for (const name of ["0", "1", "2"]) {
        expect(await dav("DELETE", `${served.bookUrl}${name}.vcf`)).toMatchObject({ status: 204 });
      }
    });
    expect(count).toBeGreaterThan(AT_ONCE);
    console.log(`SQLite, full: ${count} acknowledged, 0 lost`);
  });
});

test("a PostgreSQL whose disk is full answers 507, keeps what it acknowledged, and writes when there is room", async () => {
  const database = await newDatabase();
  const served = await serveStore(await openPostgresStore({ database }));
  // The database says so itself, by the code of a disk that is full.
  await runSql(
    database,
    `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF (SELECT sum(length(octets)) FROM callingcard.card_octets) > 1000000 THEN
         RAISE EXCEPTION USING ERRCODE = 'disk_full';
       END IF;
       RETURN NULL;
     END $$;
     CREATE TRIGGER full_disk AFTER INSERT ON callingcard.card_octets
       FOR EACH ROW EXECUTE FUNCTION full_disk()`,
  );
  const count = await fillAndMakeRoom(served, async () => {
    await runSql(database, "DROP TRIGGER full_disk ON callingcard.card_octets");
  });
  expect(count).toBeGreaterThan(AT_ONCE);
  console.log(`PostgreSQL, full: ${count} acknowledged, 0 lost`);
});
