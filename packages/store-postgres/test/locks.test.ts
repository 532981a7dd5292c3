import { expect, test } from "vitest";
import { openPostgresStore } from "@callingcard/store-postgres";
import { newDatabase } from "./database.ts";

const NOW = 1_700_000_000_000;
const ROUNDS = 20;

test("a write of one process happens before the lock of another, or not at all", async () => {
  const database = await newDatabase();
  const [one, other] = await Promise.all([
    openPostgresStore({ database, maxConnections: 2 }),
    openPostgresStore({ database, maxConnections: 2 }),
  ]);
  const book = await one.createBook("ada", "contacts", []);
  const id = book?.id ?? "";
  for (let round = 0; round < ROUNDS; round++) {
    const name = `${round}.vcf`;
    const octets = new TextEncoder().encode(name);
    const card = { name, uid: name, etag: name, octets, index: [], modifiedMs: NOW };
    const [locked, written] = await Promise.all([
      one.addLock(
        id,
        {
          token: `urn:x:${round}`,
          name,
          depth: "0",
          scope: "exclusive",
          user: "ada",
          owner: undefined,
          expiresMs: NOW + 60_000,
        },
        { condition: {}, nowMs: NOW, maxLocks: 99 },
      ),
      other.putCard(id, card, { locks: { user: "bob", tokens: [], nowMs: NOW } }),
    ]);
    // The lock found the card if and only if the card was written.
    expect(locked).toEqual({ kind: "added", isMapped: written.kind === "created" });
  }
  await Promise.all([one.close(), other.close()]);
});
