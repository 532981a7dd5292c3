// Writes cards to a book of a database, several at a time, and prints the name, entity tag and revision of each write once
// it is acknowledged. What is refused because the database is away is printed as such and tried again.

import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openPostgresStore, PostgresStoreError } from "../src/index.ts";

const [, , database = "", book = "", prefix = ""] = process.argv;
const store = await openPostgresStore({ database, maxConnections: 4 });
const octets = new Uint8Array(500);

async function write(writer: string): Promise<void> {
  for (let count = 0; ; count += 1) {
    // Every name is written again and again: an update that is lost would leave an older tag.
    const name = `${prefix}-${writer}-${count % 5}`;
    const etag = `${count}`;
    const card = { name, uid: name, etag, octets, index: [], modifiedMs: count };
    try {
      const result = await store.putCard(book, card, {});
      if ("revision" in result) writeSync(1, `written ${name} ${etag} ${result.revision}\n`);
    } catch (error) {
      if (!(error instanceof PostgresStoreError)) throw error;
      writeSync(1, `refused ${name} ${error.code}\n`);
      await sleep(50);
    }
  }
}

await Promise.all(["a", "b", "c", "d"].map(write));
