import { type LockOutStore, MAX_LOCK_OUTS } from "@callingcard/carddav-server/store";
import type { Database, Statement } from "./queries.ts";

type Row = readonly [subject: string, untilMs: number];

const PUT: Statement = {
  name: "lock-out-put",
  sql: `INSERT INTO callingcard.lock_out AS l (subject, until_ms) VALUES ($1, $2)
        ON CONFLICT (subject) DO UPDATE SET until_ms = greatest(l.until_ms, excluded.until_ms)`,
};

const FORGET: Statement = {
  name: "lock-out-forget",
  sql: `DELETE FROM callingcard.lock_out WHERE until_ms <= $1 OR subject IN
        (SELECT subject FROM callingcard.lock_out ORDER BY until_ms DESC OFFSET ${MAX_LOCK_OUTS})`,
};

const END: Statement = {
  name: "lock-out-end",
  sql: "SELECT max(until_ms) FROM callingcard.lock_out WHERE subject = ANY ($1::text[])",
};

const LASTING: Statement = {
  name: "lock-outs",
  sql: "SELECT subject, until_ms FROM callingcard.lock_out WHERE until_ms > $1 ORDER BY subject",
};

const LIFT: Statement = {
  name: "lock-out-lift",
  sql: "DELETE FROM callingcard.lock_out WHERE subject = $1",
};

/**
 * Who is locked out.
 *
 * @internal
 */
export function createLockOutRows(database: Database): LockOutStore {
  return {
    lockOut: async ({ subject, untilMs }, nowMs) => {
      // Committed first, so that whoever forgets last counts all that were put; a transaction is run again when two
      // that forget get in each other's way.
      await database.change(PUT, subject, untilMs);
      await database.transaction(({ change }) => change(FORGET, nowMs));
    },
    findLockOut: async (subjects) => {
      const row = await database.get<readonly [untilMs: number | null]>(END, subjects);
      return row?.[0] ?? undefined;
    },
    listLockOuts: async (nowMs) =>
      (await database.all<Row>(LASTING, nowMs)).map(([subject, untilMs]) => ({ subject, untilMs })),
    liftLockOut: async (subject) => (await database.change(LIFT, subject)) === 1,
  };
}
