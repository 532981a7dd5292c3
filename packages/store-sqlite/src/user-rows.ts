import type { DatabaseSync } from "node:sqlite";
import type { UserStore } from "@callingcard/carddav-server/store";
import type { Remembered } from "./read-memory.ts";
import { prepareChange, prepareRows, prepareValue } from "./rows.ts";

/** Hashes of user name, realm and password (RFC 7616 section 3.4.2), by the name of their algorithm. */
export type DigestSecrets = ReadonlyMap<string, string>;

/** Users, with what they sign in by in HTTP and in SIP. */
export interface SqliteUsers extends UserStore {
  /** Adds a user; tells whether the name was free. */
  addUser(user: string, passwordHash: string, digestSecrets?: DigestSecrets): Promise<boolean>;

  /**
   * Replaces a password hash, and all digest secrets, which are those of another password now; tells whether the
   * user exists.
   */
  setPasswordHash(
    user: string,
    passwordHash: string,
    digestSecrets?: DigestSecrets,
  ): Promise<boolean>;

  /** Tells whether there is a user, at once. */
  hasUser(user: string): boolean;

  /** Gives the digest secret of a user for an algorithm, as in `SHA-256`, at once. */
  findDigestSecret(user: string, algorithm: string): string | undefined;
}

/**
 * The users of a store.
 *
 * @param hashes Password hashes by the names of users, which each request asks for.
 * @internal
 */
export function createUserRows(database: DatabaseSync, hashes: Remembered<string>): SqliteUsers {
  const { queue } = hashes;
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

  const digestSecret = prepareValue<string>(
    database,
    "SELECT secret FROM user_digest WHERE user = ? AND algorithm = ?",
  );
  const insertDigest = prepareChange(
    database,
    "INSERT INTO user_digest (user, algorithm, secret) VALUES (?, ?, ?)",
  );
  const removeDigests = prepareChange(database, "DELETE FROM user_digest WHERE user = ?");

  function writeDigests(user: string, secrets: DigestSecrets | undefined): void {
    removeDigests(user);
    for (const [algorithm, secret] of secrets ?? []) insertDigest(user, algorithm, secret);
  }

  return {
    findPasswordHash: async (user) => hashes.find(user, () => hashByName(user)),
    addUser: (user, passwordHash, secrets) =>
      queue.write(() => {
        const isAdded = insert(user, passwordHash) === 1;
        if (isAdded) writeDigests(user, secrets);
        return isAdded;
      }),
    setPasswordHash: (user, passwordHash, secrets) =>
      queue.write(() => {
        const isKnown = update(passwordHash, user) === 1;
        if (isKnown) writeDigests(user, secrets);
        return isKnown;
      }),
    listUsers: async () => names.all().map(([name]) => name),
    hasUser: (user) => hashByName(user) !== undefined,
    findDigestSecret: (user, algorithm) => digestSecret(user, algorithm),
  };
}
