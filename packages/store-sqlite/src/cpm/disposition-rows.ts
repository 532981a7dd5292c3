import type { DatabaseSync } from "node:sqlite";
import type { DispositionLog } from "@callingcard/cpm-server/store";
import { prepareChange } from "../rows.ts";
import type { Write } from "./write.ts";

/**
 * The notifications that went to the far side.
 *
 * @internal
 */
export function createDispositionRows(database: DatabaseSync, write: Write): DispositionLog {
  const insert = prepareChange(
    database,
    `INSERT INTO disposition (served_user, far_user, message_id, type, at_ms)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const forget = prepareChange(database, "DELETE FROM disposition WHERE at_ms < ?");
  return {
    first: ({ servedUser, farUser, messageId, type, atMs }) =>
      write(() => insert(servedUser, farUser, messageId, type, atMs) === 1),
    forget: (beforeMs) => write(() => forget(beforeMs)),
  };
}
