import type { Client } from "pg";
import type { Database, Statement } from "./queries.ts";
import { USERS_CHANNEL } from "./user-rows.ts";
import { listen } from "./wake-up.ts";

/** The users as this process saw them last, asked at once. */
export interface UserView {
  /** Tells whether there is a user. */
  hasUser(user: string): boolean;

  /** Gives the digest secret of a user for an algorithm, as in `SHA-256`. */
  findDigestSecret(user: string, algorithm: string): string | undefined;
}

/** How users are watched. */
export interface WatchUsersOptions {
  /**
   * How often the database is asked what changed, in milliseconds. It tells so at once by itself, unless something stands
   * between that keeps no connection for `LISTEN`. Default 10 000.
   */
  readonly pollMs?: number;
}

type StateRow = readonly [revision: number, count: number];
type UserRow = readonly [name: string, algorithm: string | null, secret: string | null];

const STATE: Statement = {
  name: "accounts-state",
  sql: `SELECT revision, (SELECT count(*) FROM callingcard.account)
        FROM callingcard.account_revision`,
};

const CHANGED: Statement = {
  name: "accounts-changed",
  sql: `SELECT a.name, d.algorithm, d.secret FROM callingcard.account AS a
        LEFT JOIN callingcard.account_digest AS d ON d.account = a.name
        WHERE a.changed_rev > $1`,
};

/** A revision before all: accounts of an older schema have revision 0. */
const BEFORE_ALL = -1;

/**
 * Reads all users, and keeps what was read up to date until it is ended. While the database is away the view stays
 * as it was.
 *
 * @param connect Makes a connection that is not open yet, to listen on.
 * @returns The view, and what ends its watch.
 * @internal
 */
export async function watchUsers(
  database: Database,
  connect: () => Client,
  { pollMs = 10_000 }: WatchUsersOptions,
): Promise<{ readonly view: UserView; readonly end: () => Promise<void> }> {
  let users = new Map<string, Map<string, string>>();
  let seen = BEFORE_ALL;
  let reading: Promise<void> | undefined;
  let isStale = false;

  async function refresh(): Promise<void> {
    const [revision, count] = (await database.get<StateRow>(STATE)) ?? [BEFORE_ALL, 0];
    // What was written after the revision is read is read here or again the next time.
    if (revision > seen) merge(users, await database.all<UserRow>(CHANGED, seen));
    // Somebody was removed, or the database is an older one: nothing of the view is certain.
    if (revision < seen || users.size !== count) {
      users = merge(new Map(), await database.all<UserRow>(CHANGED, BEFORE_ALL));
    }
    seen = revision;
  }

  function look(): void {
    isStale = true;
    reading ??= readWhileStale();
  }

  async function readWhileStale(): Promise<void> {
    while (isStale) {
      isStale = false;
      // The next look finds what this one did not.
      await refresh().catch(() => undefined);
    }
    reading = undefined;
  }

  await refresh();
  const endListening = listen(connect, USERS_CHANNEL, look);
  const polling = setInterval(look, pollMs).unref();
  return {
    view: {
      hasUser: (user) => users.has(user),
      findDigestSecret: (user, algorithm) => users.get(user)?.get(algorithm),
    },
    end: async () => {
      clearInterval(polling);
      await endListening();
      await reading;
    },
  };
}

// Rows of a user come all or none, so that what it had before is replaced.
function merge(
  users: Map<string, Map<string, string>>,
  rows: readonly UserRow[],
): Map<string, Map<string, string>> {
  for (const [name] of rows) users.set(name, new Map());
  for (const [name, algorithm, secret] of rows) {
    if (algorithm !== null && secret !== null) users.get(name)?.set(algorithm, secret);
  }
  return users;
}
