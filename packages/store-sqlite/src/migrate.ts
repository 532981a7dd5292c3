import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { SqliteStoreError } from "./error.ts";
import { booksAndCards } from "./migration/0001-books-and-cards.ts";
import { xdmDocuments } from "./migration/0002-xdm-documents.ts";
import { cpmStores } from "./migration/0003-cpm-stores.ts";
import { digestSecrets } from "./migration/0004-digest-secrets.ts";
import { locks } from "./migration/0005-locks.ts";
import { octetsOfBooks } from "./migration/0006-octets-of-books.ts";
import { cardHistory } from "./migration/0007-card-history.ts";
import { signIn } from "./migration/0008-sign-in.ts";
import { oneRowPerWrite } from "./migration/0009-one-row-per-write.ts";
import { oneRowPerProperty } from "./migration/0010-one-row-per-property.ts";
import { namesOfWrites } from "./migration/0011-names-of-writes.ts";
import { uidsOfOtherNames } from "./migration/0012-uids-of-other-names.ts";
import { prepareValue } from "./rows.ts";

/** Schema changes in order; `user_version` counts those a file has had. Never edit one that was released. */
const MIGRATIONS: readonly string[] = [
  booksAndCards,
  xdmDocuments,
  cpmStores,
  digestSecrets,
  locks,
  octetsOfBooks,
  cardHistory,
  signIn,
  oneRowPerWrite,
  oneRowPerProperty,
  namesOfWrites,
  uidsOfOtherNames,
];

/** "Card" in ASCII: tells our files from other SQLite databases. */
const APPLICATION_ID = 0x43617264;

/**
 * Brings a file to the newest schema, in one transaction; two processes may start on one file at once.
 *
 * @throws SqliteStoreError `newer-schema` or `foreign-file`.
 * @internal
 */
export function migrate(database: DatabaseSync): void {
  if (schemaVersion(database) === MIGRATIONS.length) return;
  database.exec("BEGIN IMMEDIATE");
  try {
    const version = schemaVersion(database); // another process may have been faster
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration);
    if (version === 0) {
      const setting = database.prepare("INSERT INTO setting (name, value) VALUES ('secret', ?)");
      setting.run(randomBytes(32));
    }
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    database.exec("COMMIT");
  } catch (error) {
    // SQLite has undone all by itself when the disk is full.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/**
 * Tells that a file is one of this package, of this version or an older one.
 *
 * @throws SqliteStoreError `newer-schema` or `foreign-file`.
 * @internal
 */
export function requireOwnFile(database: DatabaseSync): void {
  if (schemaVersion(database) > 0) return;
  throw new SqliteStoreError("foreign-file", "file has no data of this program");
}

function schemaVersion(database: DatabaseSync): number {
  const pragma = (name: string): number => prepareValue<number>(database, `PRAGMA ${name}`)() ?? 0;
  const version = pragma("user_version");
  if (version > MIGRATIONS.length) {
    throw new SqliteStoreError("newer-schema", "file was written by a newer version");
  }
  const id = pragma("application_id");
  const tableCount = prepareValue<number>(database, "SELECT count(*) FROM sqlite_schema");
  const isEmpty = version === 0 && id === 0 && tableCount() === 0;
  if (!isEmpty && id !== APPLICATION_ID) {
    throw new SqliteStoreError("foreign-file", "file is another program's database");
  }
  return version;
}
