import type { DatabaseSync } from "node:sqlite";
import type { IndexEntry } from "@callingcard/carddav-filter";
import { encodeKey } from "./index-key.ts";
import { prepareChange, prepareRows } from "./rows.ts";

/** The derived rows of cards. */
export interface IndexRows {
  /** Makes the entries of a card exactly these, writing only the difference. */
  readonly replace: (book: number, card: number, entries: readonly IndexEntry[]) => void;
  /** Removes the entries of a card. */
  readonly clear: (card: number) => void;
}

/**
 * Prepares writes of `card_index`; run them inside a transaction.
 *
 * @internal
 */
export function createIndexRows(database: DatabaseSync): IndexRows {
  const ofCard = prepareRows<{ property: string; key: Uint8Array }>(
    database,
    "SELECT property, key FROM card_index WHERE card = ?",
  );
  const insert = prepareChange(
    database,
    "INSERT INTO card_index (card, property, key, book) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const remove = prepareChange(
    database,
    "DELETE FROM card_index WHERE card = ? AND property = ? AND key = ?",
  );
  const clear = prepareChange(database, "DELETE FROM card_index WHERE card = ?");

  return {
    replace: (book, card, entries) => {
      const wanted = new Map(
        entries.map(({ property, key }) => {
          const octets = encodeKey(key);
          return [identity(property, octets), { property, octets }] as const;
        }),
      );
      for (const { property, key } of ofCard.all(card)) {
        const isKept = wanted.delete(identity(property, key));
        if (!isKept) remove(card, property, key);
      }
      for (const { property, octets } of wanted.values()) insert(card, property, octets, book);
    },
    clear: (card) => {
      clear(card);
    },
  };
}

/**
 * One string for one entry; latin1 keeps octets apart.
 *
 * @internal
 */
function identity(property: string, key: Uint8Array): string {
  return `${property}\n${Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString("latin1")}`;
}
