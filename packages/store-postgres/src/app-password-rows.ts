import type { AppPassword, AppPasswordStore } from "@callingcard/carddav-server/store";
import type { Database, Statement } from "./queries.ts";

type Row = readonly [name: string, createdMs: number, usedMs: number | null];

const INSERT: Statement = {
  name: "app-password-insert",
  sql: `INSERT INTO callingcard.app_password (account, name, digest, created_ms)
        SELECT name, $2, $3, $4::bigint FROM callingcard.account WHERE name = $1
        ON CONFLICT DO NOTHING`,
};

const BY_DIGEST: Statement = {
  name: "app-password-by-digest",
  sql: `SELECT name, created_ms, used_ms FROM callingcard.app_password
        WHERE account = $1 AND digest = $2`,
};

const OF_ACCOUNT: Statement = {
  name: "app-passwords",
  sql: `SELECT name, created_ms, used_ms FROM callingcard.app_password
        WHERE account = $1 ORDER BY name`,
};

const REMOVE: Statement = {
  name: "app-password-remove",
  sql: "DELETE FROM callingcard.app_password WHERE account = $1 AND name = $2",
};

const USE: Statement = {
  name: "app-password-use",
  sql: "UPDATE callingcard.app_password SET used_ms = $3 WHERE account = $1 AND name = $2",
};

/**
 * The passwords of users for devices and programs.
 *
 * @internal
 */
export function createAppPasswordRows(database: Database): AppPasswordStore {
  return {
    addAppPassword: async (user, name, digest, createdMs) =>
      (await database.change(INSERT, user, name, digest, createdMs)) === 1,
    findAppPassword: async (user, digest) => {
      const row = await database.get<Row>(BY_DIGEST, user, digest);
      return row && toAppPassword(row);
    },
    listAppPasswords: async (user) =>
      (await database.all<Row>(OF_ACCOUNT, user)).map((row) => toAppPassword(row)),
    removeAppPassword: async (user, name) => (await database.change(REMOVE, user, name)) === 1,
    noteAppPasswordUse: async (user, name, usedMs) => {
      await database.change(USE, user, name, usedMs);
    },
  };
}

function toAppPassword([name, createdMs, usedMs]: Row): AppPassword {
  return { name, createdMs, lastUsedMs: usedMs ?? undefined };
}
