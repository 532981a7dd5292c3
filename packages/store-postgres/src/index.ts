export { PostgresStoreError, type PostgresStoreErrorCode } from "./error.ts";
export {
  openPostgresStore,
  type PostgresStore,
  type PostgresStoreOptions,
} from "./postgres-store.ts";
