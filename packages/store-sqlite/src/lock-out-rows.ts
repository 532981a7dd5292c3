import type { DatabaseSync } from "node:sqlite";
import { type LockOutStore, MAX_LOCK_OUTS } from "@callingcard/carddav-server/store";
import type { CommitQueue } from "./commit-queue.ts";
import { prepareChange, prepareRows, prepareValue } from "./rows.ts";

type Row = readonly [subject: string, untilMs: number];

/**
 * Who is locked out.
 *
 * @internal
 */
export function createLockOutRows(database: DatabaseSync, queue: CommitQueue): LockOutStore {
  const end = prepareValue<number>(database, "SELECT until_ms FROM lock_out WHERE subject = ?");
  const lasting = prepareRows<Row>(
    database,
    "SELECT subject, until_ms FROM lock_out WHERE until_ms > ? ORDER BY subject",
  );
  const put = prepareChange(
    database,
    `INSERT INTO lock_out (subject, until_ms) VALUES (?, ?)
     ON CONFLICT (subject) DO UPDATE SET until_ms = max(until_ms, excluded.until_ms)`,
  );
  const forgetEnded = prepareChange(database, "DELETE FROM lock_out WHERE until_ms <= ?");
  const count = prepareValue<number>(database, "SELECT count(*) FROM lock_out");
  const forgetFirst = prepareChange(
    database,
    `DELETE FROM lock_out WHERE subject IN
     (SELECT subject FROM lock_out ORDER BY until_ms LIMIT ?)`,
  );
  const lift = prepareChange(database, "DELETE FROM lock_out WHERE subject = ?");

  return {
    lockOut: ({ subject, untilMs }, nowMs) =>
      queue.write(() => {
        forgetEnded(nowMs);
        put(subject, untilMs);
        const excess = (count() ?? 0) - MAX_LOCK_OUTS;
        if (excess > 0) forgetFirst(excess);
      }),
    findLockOut: async (subjects) => {
      const ends = subjects.flatMap((subject) => end(subject) ?? []);
      return ends.length === 0 ? undefined : Math.max(...ends);
    },
    listLockOuts: async (nowMs) =>
      lasting.all(nowMs).map(([subject, untilMs]) => ({ subject, untilMs })),
    liftLockOut: (subject) => queue.write(() => lift(subject) === 1),
  };
}
