import type { UserStore } from "@callingcard/carddav-server/store";
import type { Database, Queries, Statement } from "./queries.ts";

/** Hashes of user name, realm and password (RFC 7616 section 3.4.2), by the name of their algorithm. */
export type DigestSecrets = ReadonlyMap<string, string>;

/** Users, with what they sign in by in HTTP and in SIP. */
export interface PostgresUsers extends UserStore {
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
}

/** The channel on which the database tells that users were written (`LISTEN`, `NOTIFY`). */
export const USERS_CHANNEL = "callingcard_account";

const HASH: Statement = {
  name: "account-hash",
  sql: "SELECT password_hash FROM callingcard.account WHERE name = $1",
};

const INSERT: Statement = {
  name: "account-insert",
  sql: `INSERT INTO callingcard.account (name, password_hash, changed_rev) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING`,
};

const UPDATE: Statement = {
  name: "account-update",
  sql: "UPDATE callingcard.account SET password_hash = $2, changed_rev = $3 WHERE name = $1",
};

const NAMES: Statement = {
  name: "account-names",
  sql: "SELECT name FROM callingcard.account ORDER BY name",
};

const TAKE_REVISION: Statement = {
  name: "account-revision",
  sql: "UPDATE callingcard.account_revision SET revision = revision + 1 RETURNING revision",
};

const REMOVE_DIGESTS: Statement = {
  name: "digests-remove",
  sql: "DELETE FROM callingcard.account_digest WHERE account = $1",
};

const WRITE_DIGESTS: Statement = {
  name: "digests-write",
  sql: `INSERT INTO callingcard.account_digest (account, algorithm, secret)
        SELECT $1, digest.algorithm, digest.secret
        FROM unnest($2::text[], $3::text[]) AS digest (algorithm, secret)`,
};

const NOTIFY: Statement = { name: "account-notify", sql: `NOTIFY ${USERS_CHANNEL}` };

/**
 * The users of a store.
 *
 * @internal
 */
export function createUserRows(database: Database): PostgresUsers {
  function write(
    statement: Statement,
    user: string,
    passwordHash: string,
    secrets: DigestSecrets | undefined,
  ): Promise<boolean> {
    return database.transaction(async (queries) => {
      const [revision = 0] = (await queries.get<readonly [revision: number]>(TAKE_REVISION)) ?? [];
      if ((await queries.change(statement, user, passwordHash, revision)) !== 1) return false;
      await writeDigests(queries, user, secrets);
      await queries.change(NOTIFY);
      return true;
    });
  }

  return {
    findPasswordHash: async (user) =>
      (await database.get<readonly [hash: string]>(HASH, user))?.[0],
    addUser: (user, passwordHash, secrets) => write(INSERT, user, passwordHash, secrets),
    setPasswordHash: (user, passwordHash, secrets) => write(UPDATE, user, passwordHash, secrets),
    listUsers: async () =>
      (await database.all<readonly [name: string]>(NAMES)).map(([name]) => name),
  };
}

async function writeDigests(
  { change }: Queries,
  user: string,
  secrets: DigestSecrets = new Map(),
): Promise<void> {
  await change(REMOVE_DIGESTS, user);
  if (secrets.size > 0)
    await change(WRITE_DIGESTS, user, [...secrets.keys()], [...secrets.values()]);
}
