import type { DatabaseSync } from "node:sqlite";
import type { UserStore } from "@callingcard/carddav-server/store";
import type { CommitQueue } from "./commit-queue.ts";
import { prepareChange, prepareRows, prepareValue } from "./rows.ts";

/**
 * The users of a store.
 *
 * @internal
 */
export function createUserRows(database: DatabaseSync, queue: CommitQueue): UserStore {
  const hashByName = prepareValue<string>(
    database,
    "SELECT password_hash FROM user WHERE name = ?",
  );
  const names = prepareRows<readonly [string]>(database, "SELECT name FROM user ORDER BY name");
  const insert = prepareChange(
    database,
    "INSERT INTO user (name, password_hash) VALUES (?, ?) ON CONFLICT DO NOTHING",
  );
  const update = prepareChange(database, "UPDATE user SET password_hash = ? WHERE name = ?");

  return {
    findPasswordHash: async (user) => hashByName(user),
    addUser: (user, passwordHash) => queue.write(() => insert(user, passwordHash) === 1),
    setPasswordHash: (user, passwordHash) => queue.write(() => update(passwordHash, user) === 1),
    listUsers: async () => names.all().map(([name]) => name),
  };
}
