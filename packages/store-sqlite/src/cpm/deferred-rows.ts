import type { DatabaseSync } from "node:sqlite";
import {
  type DeferredMessages,
  type StoredDeferredMessage,
  StoreError,
} from "@callingcard/cpm-server/store";
import { prepareChange, prepareRows, prepareValue } from "../rows.ts";
import type { Write } from "./write.ts";

const COLUMNS =
  "id, served_user, key, far_user, conversation_id, contribution_id, service, content_type, message_id, arrived_ms, expires_ms, octets";

type MessageRow = readonly [
  id: number,
  servedUser: string,
  key: string,
  farUser: string,
  conversationId: string,
  contributionId: string,
  service: string | null,
  contentType: string,
  messageId: string | null,
  arrivedMs: number,
  expiresMs: number,
  octets: Uint8Array<ArrayBuffer>,
];

const FORGET = "UPDATE deferred_message SET is_removed = 1, octets = x'', octet_count = 0";

/** How much waits for one user. */
export interface DeferredLimits {
  readonly maxMessages: number;
  readonly maxOctets: number;
}

/**
 * The deferred messages.
 *
 * @internal
 */
export function createDeferredRows(
  database: DatabaseSync,
  write: Write,
  { maxMessages, maxOctets }: DeferredLimits,
): DeferredMessages {
  const isKnown = prepareValue<number>(
    database,
    "SELECT 1 FROM deferred_message WHERE served_user = ? AND key = ?",
  );
  const insert = prepareChange(
    database,
    `INSERT INTO deferred_message
     (served_user, key, far_user, conversation_id, contribution_id, service, content_type,
      message_id, arrived_ms, expires_ms, octet_count, octets)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const purge = prepareChange(
    database,
    "DELETE FROM deferred_message WHERE is_removed = 1 AND expires_ms <= ?",
  );
  const held = prepareRows<readonly [messages: number, octets: number]>(
    database,
    `SELECT count(*), coalesce(sum(octet_count), 0) FROM deferred_message
     WHERE served_user = ? AND is_removed = 0`,
  );
  const ofUser = prepareRows<MessageRow>(
    database,
    `SELECT ${COLUMNS} FROM deferred_message
     WHERE served_user = ? AND is_removed = 0 AND id > ? AND expires_ms > ? ORDER BY id LIMIT ?`,
  );
  const expired = prepareRows<MessageRow>(
    database,
    `SELECT ${COLUMNS} FROM deferred_message
     WHERE is_removed = 0 AND expires_ms <= ? ORDER BY expires_ms, id LIMIT ?`,
  );
  const nextExpiry = prepareValue<number>(
    database,
    "SELECT min(expires_ms) FROM deferred_message WHERE is_removed = 0",
  );
  const forget = prepareChange(database, `${FORGET} WHERE id = ? AND is_removed = 0`);
  const discard = prepareChange(
    database,
    `${FORGET} WHERE served_user = ? AND contribution_id = ? AND far_user = ?
     AND is_removed = 0`,
  );

  function checkRoom(servedUser: string, added: number): void {
    const [messages, octets] = held.get(servedUser) ?? [0, 0];
    if (messages >= maxMessages) {
      throw new StoreError("too-many", `${maxMessages} messages wait for one user`);
    }
    if (octets + added > maxOctets) {
      throw new StoreError("too-large", `more than ${maxOctets} octets wait for one user`);
    }
  }

  return {
    put: (message) =>
      write(() => {
        const { servedUser, key, octets } = message;
        purge(message.arrivedMs);
        if (isKnown(servedUser, key) !== undefined) return "duplicate";
        checkRoom(servedUser, octets.length);
        insert(
          servedUser,
          key,
          message.farUser,
          message.conversationId,
          message.contributionId,
          message.service ?? null,
          message.contentType,
          message.messageId ?? null,
          message.arrivedMs,
          message.expiresMs,
          octets.length,
          octets,
        );
        return "stored";
      }),
    list: async (servedUser, { nowMs, limit, afterId = 0 }) =>
      ofUser.all(servedUser, afterId, nowMs, limit).map(toMessage),
    remove: (ids) => write(() => ids.reduce((count, id) => count + forget(id), 0)),
    discard: (servedUser, contributionId, farUser) =>
      write(() => discard(servedUser, contributionId, farUser)),
    listExpired: async (nowMs, limit) => expired.all(nowMs, limit).map(toMessage),
    nextExpiryMs: async () => nextExpiry() ?? undefined,
    count: async (servedUser) => {
      const [messages, octets] = held.get(servedUser) ?? [0, 0];
      return { messages, octets };
    },
  };
}

function toMessage(row: MessageRow): StoredDeferredMessage {
  const [id, servedUser, key, farUser, conversationId, contributionId, service, ...rest] = row;
  const [contentType, messageId, arrivedMs, expiresMs, octets] = rest;
  return {
    id,
    servedUser,
    farUser,
    conversationId,
    contributionId,
    service: service ?? undefined,
    contentType,
    octets,
    messageId: messageId ?? undefined,
    key,
    arrivedMs,
    expiresMs,
  };
}
