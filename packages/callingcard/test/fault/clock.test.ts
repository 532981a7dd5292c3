import { join } from "node:path";
import type { AddressBookStore } from "@callingcard/carddav-server/store";
import { newDatabase } from "@callingcard/postgres/shared";
import { openPostgresStore } from "@callingcard/store-postgres";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { dav, type Listing, listCards, put, syncSince } from "../dav-client.ts";
import { withFolder } from "../running-program.ts";
import { serveStore } from "./served-store.ts";

const DAY_MS = 24 * 3_600_000;

/** How long deletions are remembered, as `callingcard serve` does. */
const REMEMBER_MS = 400 * DAY_MS;

/** Furthest that the clock is set in one step. */
const MAX_STEP_MS = 600 * DAY_MS;

const STEPS = 90;
const NAMES = 6;

/** A client that syncs, and lists again when its token is of no use. */
interface Client {
  token: string;
  cards: Map<string, string>;
  lists: number;
}

/** Numbers below a bound, the same in each run. */
function createChance(): (bound: number) => number {
  let state = 42;
  return (bound) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
}

type ClockedStore = AddressBookStore & { forgetDeletions(beforeMs: number): Promise<number> };

/** How often what was done. */
interface Figures {
  readonly syncs: number;
  readonly forgotten: number;
  readonly lists: number;
}

/** Writes, deletes, forgets and syncs while the clock is set to and fro; every sync is compared with a listing. */
async function play(open: (now: () => number) => Promise<ClockedStore>): Promise<Figures> {
  const chance = createChance();
  let clock = 1_750_000_000_000;
  const now = (): number => clock;
  const store = await open(now);
  const served = await serveStore(store, now);
  const { bookUrl } = served;
  const often: Client = { token: "", cards: new Map(), lists: 0 };
  const seldom: Client = { token: "", cards: new Map(), lists: 0 };
  let syncs = 0;
  let forgotten = 0;

  async function sync(client: Client): Promise<void> {
    const { changes, token } = await syncSince(bookUrl, client.token).catch(
      async (error: Error) => {
        // Deletions before the token are forgotten: the client is told so, and lists.
        expect(error.message).toMatch(/403: .*valid-sync-token/s);
        client.cards.clear();
        client.lists += 1;
        return syncSince(bookUrl, "");
      },
    );
    client.token = token;
    apply(client.cards, changes);
    expect(sorted(client.cards)).toEqual(sorted(await listCards(bookUrl)));
    syncs += 1;
  }

  for (let step = 1; step <= STEPS; step += 1) {
    clock = Math.max(0, clock + chance(2 * MAX_STEP_MS) - MAX_STEP_MS);
    const name = `${chance(NAMES)}.vcf`;
    const card = `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${name}\r\nFN:${step}\r\nEND:VCARD\r\n`;
    const { status } =
      chance(3) === 0 ? await dav("DELETE", bookUrl + name) : await put(bookUrl + name, card);
    expect([201, 204, 404]).toContain(status);
    if (chance(4) === 0) forgotten += await store.forgetDeletions(clock - REMEMBER_MS);
    if (chance(3) === 0) await sync(often);
    if (chance(20) === 0) await sync(seldom);
  }
  await sync(often);
  await sync(seldom);
  await served.close();
  const lists = often.lists + seldom.lists;
  console.log(
    `${STEPS} steps of the clock, ${syncs} syncs, 0 missed a change; ${forgotten} deletions forgotten, ${lists} listed again`,
  );
  return { syncs, forgotten, lists };
}

function apply(cards: Map<string, string>, changes: Listing): void {
  for (const [path, etag] of changes) {
    if (etag === undefined) cards.delete(path);
    else cards.set(path, etag);
  }
}

function sorted(listing: Listing): readonly (readonly [string, string | undefined])[] {
  return [...listing].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

test("no token skips a change of SQLite when the clock is set back and on", async () => {
  await withFolder(async (folder) => {
    const file = join(folder, "clock.sqlite");
    const { forgotten, lists } = await play(async (now) => openSqliteStore({ file, now }));
    expect(Math.min(forgotten, lists)).toBeGreaterThan(0);
  });
});

test("no token skips a change of PostgreSQL when the clock is set back and on", async () => {
  const database = await newDatabase();
  const { forgotten, lists } = await play((now) => openPostgresStore({ database, now }));
  expect(Math.min(forgotten, lists)).toBeGreaterThan(0);
});
