export { PostgresStoreError, type PostgresStoreErrorCode } from "./error.ts";
export {
  openPostgresStore,
  type PostgresStore,
  type PostgresStoreOptions,
} from "./postgres-store.ts";
export type { DigestSecrets, PostgresUsers } from "./user-rows.ts";
export type { UserView, WatchUsersOptions } from "./user-view.ts";
