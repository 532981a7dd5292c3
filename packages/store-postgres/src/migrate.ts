import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { PostgresStoreError } from "./error.ts";
import { booksAndCards } from "./migration/0001-books-and-cards.ts";
import { digestSecrets } from "./migration/0002-digest-secrets.ts";
import { locks } from "./migration/0003-locks.ts";
import { octetsOfBooks } from "./migration/0004-octets-of-books.ts";
import { cardHistory } from "./migration/0005-card-history.ts";
import { signIn } from "./migration/0006-sign-in.ts";
import { fewerRowsPerWrite } from "./migration/0007-fewer-rows-per-write.ts";

/** Schema changes in order; `migration` counts those a database has had. Never edit one that was released. */
const MIGRATIONS: readonly string[] = [
  booksAndCards,
  digestSecrets,
  locks,
  octetsOfBooks,
  cardHistory,
  signIn,
  fewerRowsPerWrite,
];

/** "Card" in ASCII: the lock by which one process at a time brings a schema up to date. */
const MIGRATION_LOCK = 0x43617264;

/**
 * Brings a database to the newest schema, in one transaction; several processes may start at once.
 *
 * @throws PostgresStoreError `newer-schema`, or `read-only` for a database that follows another one.
 * @internal
 */
export async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    // What writes all cards anew takes its time, and others that start meanwhile wait for it.
    await client.query("SET LOCAL statement_timeout = 0");
    await client.query("SET LOCAL lock_timeout = 0");
    await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await client.query("SET LOCAL lock_timeout TO DEFAULT");
    // Not asked of a database that has it already: that may refuse to let us make any.
    const { rowCount } = await client.query(
      "SELECT FROM information_schema.tables WHERE table_schema = 'callingcard' AND table_name = 'migration'",
    );
    if (rowCount === 0) {
      await client.query("CREATE SCHEMA IF NOT EXISTS callingcard");
      await client.query("CREATE TABLE callingcard.migration (version integer NOT NULL)");
      await client.query("INSERT INTO callingcard.migration VALUES (0)");
    }
    const found = await client.query<{ readonly version: number }>(
      "SELECT version FROM callingcard.migration",
    );
    const version = found.rows[0]?.version ?? 0;
    if (version > MIGRATIONS.length) {
      throw new PostgresStoreError("newer-schema", "database was written by a newer version");
    }
    for (const migration of MIGRATIONS.slice(version)) await client.query(migration);
    if (version === 0) {
      await client.query("INSERT INTO callingcard.setting VALUES ('secret', $1)", [
        randomBytes(32),
      ]);
    }
    await client.query("UPDATE callingcard.migration SET version = $1", [MIGRATIONS.length]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
