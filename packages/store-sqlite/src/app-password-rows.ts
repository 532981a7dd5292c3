import type { DatabaseSync } from "node:sqlite";
import type { AppPassword, AppPasswordStore } from "@callingcard/carddav-server/store";
import type { CommitQueue } from "./commit-queue.ts";
import { prepareChange, prepareRows } from "./rows.ts";

type Row = readonly [name: string, createdMs: number, usedMs: number | null];

/**
 * The passwords of users for devices and programs.
 *
 * @internal
 */
export function createAppPasswordRows(
  database: DatabaseSync,
  queue: CommitQueue,
): AppPasswordStore {
  const insert = prepareChange(
    database,
    `INSERT INTO app_password (user, name, digest, created_ms)
     SELECT name, ?, ?, ? FROM user WHERE name = ? ON CONFLICT DO NOTHING`,
  );
  const byDigest = prepareRows<Row>(
    database,
    "SELECT name, created_ms, used_ms FROM app_password WHERE user = ? AND digest = ?",
  );
  const ofUser = prepareRows<Row>(
    database,
    "SELECT name, created_ms, used_ms FROM app_password WHERE user = ? ORDER BY name",
  );
  const remove = prepareChange(database, "DELETE FROM app_password WHERE user = ? AND name = ?");
  const use = prepareChange(
    database,
    "UPDATE app_password SET used_ms = ? WHERE user = ? AND name = ?",
  );

  return {
    addAppPassword: (user, name, digest, createdMs) =>
      queue.write(() => insert(name, digest, createdMs, user) === 1),
    findAppPassword: async (user, digest) => {
      const row = byDigest.get(user, digest);
      return row && toAppPassword(row);
    },
    listAppPasswords: async (user) => ofUser.all(user).map((row) => toAppPassword(row)),
    removeAppPassword: (user, name) => queue.write(() => remove(user, name) === 1),
    noteAppPasswordUse: (user, name, usedMs) =>
      queue.write(() => {
        use(usedMs, user, name);
      }),
  };
}

function toAppPassword([name, createdMs, usedMs]: Row): AppPassword {
  return { name, createdMs, lastUsedMs: usedMs ?? undefined };
}
