import { meetsCondition } from "@callingcard/carddav-filter";
import { checkOperations } from "@callingcard/carddav-server/store-contract";
import {
  indexCondition,
  indexEntries,
  storeHistory,
} from "@callingcard/carddav-server/store-contract-arbitrary";
import { openPostgresStore, type PostgresStore } from "@callingcard/store-postgres";
import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect } from "vitest";
import pg from "pg";
import { newDatabase } from "./database.ts";

// One database for all runs, emptied between them: to make one takes longer than a run.
let store: PostgresStore;
let client: pg.Client;

beforeAll(async () => {
  const database = await newDatabase();
  store = await openPostgresStore({ database, maxConnections: 2 });
  client = new pg.Client({ connectionString: database });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await store.close();
});

async function empty(): Promise<void> {
  await client.query("DELETE FROM callingcard.book");
}

test.prop([storeHistory()], { numRuns: 50 })(
  "any history gives the answers of the model",
  async (operations) => {
    await empty();
    await checkOperations(store, operations);
  },
);

test.prop([
  fc.array(indexEntries(), { maxLength: 8 }),
  fc.array(indexCondition(), { minLength: 1, maxLength: 6 }),
])(
  "a search finds exactly the cards whose entries meet the condition",
  async (cards, conditions) => {
    await empty();
    const book = await store.createBook("ada", "contacts", []);
    const id = book?.id ?? "";
    await Promise.all(
      cards.map((index, n) => {
        const octets = new Uint8Array([n]);
        const card = { name: `${n}`, octets, etag: `${n}`, uid: `${n}`, index, modifiedMs: n };
        return store.putCard(id, card, {});
      }),
    );
    for (const asked of conditions) {
      const found: string[] = [];
      for await (const { name } of store.findCards(id, asked)) found.push(name);
      const expected = cards.flatMap((index, n) => (meetsCondition(index, asked) ? [`${n}`] : []));
      expect(found).toEqual(expected);
    }
  },
);
