import type { DatabaseSync } from "node:sqlite";
import {
  type HistoryEntry,
  type Outbox,
  type OutboxEntry,
  StoreError,
} from "@callingcard/cpm-server/store";
import { inSnapshot } from "../card-reads.ts";
import { prepareChange, prepareRows, prepareValue } from "../rows.ts";
import { joinPath, splitPath } from "./folder-path.ts";
import type { Write } from "./write.ts";

const COLUMNS =
  "id, attempts, owner, folder, is_for_new_folder, message_id, direction, type, flags, date_ms, octets";

type EntryRow = readonly [
  id: number,
  attempts: number,
  owner: string,
  folder: string,
  isForNewFolder: number,
  messageId: string,
  direction: string,
  type: string,
  flags: string,
  dateMs: number,
  octets: Uint8Array<ArrayBuffer>,
];

/** How much an outbox holds. */
export interface OutboxLimits {
  readonly maxEntries: number;
  readonly maxOctets: number;
}

/**
 * The outbox.
 *
 * @internal
 */
export function createOutboxRows(
  database: DatabaseSync,
  write: Write,
  { maxEntries, maxOctets }: OutboxLimits,
): Outbox {
  const total = prepareRows<readonly [entries: number, octets: number]>(
    database,
    "SELECT entries, octets FROM outbox_total",
  );
  const insert = prepareChange(
    database,
    `INSERT INTO outbox_entry
     (owner, folder, is_for_new_folder, message_id, direction, type, flags, date_ms, octets)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const due = prepareRows<readonly [owner: string]>(
    database,
    "SELECT owner FROM outbox_owner WHERE due_ms <= ? ORDER BY due_ms, rowid LIMIT ?",
  );
  const nextDue = prepareValue<number>(database, "SELECT min(due_ms) FROM outbox_owner");
  const oldest = prepareRows<EntryRow>(
    database,
    `SELECT ${COLUMNS} FROM outbox_entry
     WHERE owner = ? AND parked_reason IS NULL ORDER BY id LIMIT ?`,
  );
  const tried = prepareChange(
    database,
    "UPDATE outbox_entry SET attempts = attempts + 1 WHERE id = ?",
  );
  const remove = prepareChange(database, "DELETE FROM outbox_entry WHERE id = ?");
  const delay = prepareChange(database, "UPDATE outbox_owner SET due_ms = ? WHERE owner = ?");
  const park = prepareChange(database, "UPDATE outbox_entry SET parked_reason = ? WHERE id = ?");
  const parked = prepareRows<readonly [reason: string, ...row: EntryRow]>(
    database,
    `SELECT parked_reason, ${COLUMNS} FROM outbox_entry
     WHERE parked_reason IS NOT NULL ORDER BY id LIMIT ?`,
  );
  const parkedCount = prepareValue<number>(
    database,
    "SELECT count(*) FROM outbox_entry WHERE parked_reason IS NOT NULL",
  );
  const unpark = prepareChange(
    database,
    "UPDATE outbox_entry SET parked_reason = NULL WHERE parked_reason IS NOT NULL",
  );

  function checkRoom(entries: readonly HistoryEntry[]): void {
    const [count, octets] = total.get() ?? [0, 0];
    if (count + entries.length > maxEntries) {
      throw new StoreError("too-many", `outbox holds ${count} of ${maxEntries} entries`);
    }
    const added = entries.reduce((sum, { object }) => sum + object.octets.length, 0);
    if (octets + added > maxOctets) {
      throw new StoreError("too-large", `outbox holds ${octets} of ${maxOctets} octets`);
    }
  }

  return {
    put: async (entries) => {
      const paths = entries.map(({ folder }) => joinPath(folder));
      await write(() => {
        checkRoom(entries);
        for (const [index, { owner, object, when }] of entries.entries()) {
          const { octets, flags, dateMs, key } = object;
          insert(
            owner,
            paths[index] ?? "",
            when === "new-folder" ? 1 : 0,
            key.messageId,
            key.direction ?? "",
            key.type,
            JSON.stringify(flags),
            dateMs,
            octets,
          );
        }
      });
    },
    dueOwners: async (nowMs, limit) => due.all(nowMs, limit).map(([owner]) => owner),
    take: (owner, limit) =>
      write(() => {
        const rows = oldest.all(owner, limit);
        for (const [id] of rows) tried(id);
        return rows.map(toEntry);
      }),
    remove: (ids) =>
      write(() => {
        for (const id of ids) remove(id);
      }),
    delay: (owner, untilMs) =>
      write(() => {
        delay(untilMs, owner);
      }),
    park: (id, reason) =>
      write(() => {
        park(reason, id);
      }),
    listParked: async (limit) =>
      parked.all(limit).map(([reason, ...row]) => ({ ...toEntry(row), reason })),
    unpark: () => write(() => unpark()),
    status: async () =>
      inSnapshot(database, () => {
        const [entries, octets] = total.get() ?? [0, 0];
        const parkedEntries = parkedCount() ?? 0;
        const nextDueMs = nextDue() ?? undefined;
        return { entries: entries - parkedEntries, octets, parked: parkedEntries, nextDueMs };
      }),
  };
}

function toEntry(row: EntryRow): OutboxEntry {
  const [id, attempts, owner, folder, isForNewFolder, messageId, direction, type, ...rest] = row;
  const [flags, dateMs, octets] = rest;
  const isDirection = direction === "sent" || direction === "received";
  return {
    id,
    attempts,
    entry: {
      owner,
      folder: splitPath(folder),
      object: {
        octets,
        flags: JSON.parse(flags) as readonly string[],
        dateMs,
        key: { messageId, direction: isDirection ? direction : undefined, type },
      },
      when: isForNewFolder === 1 ? "new-folder" : "always",
    },
  };
}
