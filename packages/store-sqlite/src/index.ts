export { backUpSqliteFile, restoreSqliteFile, type RestoredFile } from "./backup.ts";
export { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from "./sqlite-store.ts";
export { SqliteStoreError, type SqliteStoreErrorCode } from "./error.ts";
export type { DigestSecrets, SqliteUsers } from "./user-rows.ts";
