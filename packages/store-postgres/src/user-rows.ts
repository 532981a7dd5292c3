import type { UserStore } from "@callingcard/carddav-server/store";
import type { Database, Statement } from "./queries.ts";

const HASH: Statement = {
  name: "account-hash",
  sql: "SELECT password_hash FROM callingcard.account WHERE name = $1",
};

const INSERT: Statement = {
  name: "account-insert",
  sql: `INSERT INTO callingcard.account (name, password_hash) VALUES ($1, $2)
        ON CONFLICT DO NOTHING`,
};

const UPDATE: Statement = {
  name: "account-update",
  sql: "UPDATE callingcard.account SET password_hash = $2 WHERE name = $1",
};

const NAMES: Statement = {
  name: "account-names",
  sql: "SELECT name FROM callingcard.account ORDER BY name",
};

/**
 * The users of a store.
 *
 * @internal
 */
export function createUserRows(database: Database): UserStore {
  return {
    findPasswordHash: async (user) =>
      (await database.get<readonly [hash: string]>(HASH, user))?.[0],
    addUser: async (user, passwordHash) =>
      (await database.change(INSERT, user, passwordHash)) === 1,
    setPasswordHash: async (user, passwordHash) =>
      (await database.change(UPDATE, user, passwordHash)) === 1,
    listUsers: async () =>
      (await database.all<readonly [name: string]>(NAMES)).map(([name]) => name),
  };
}
