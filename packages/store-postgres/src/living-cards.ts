import { isBookId } from "./book-id.ts";
import type { Queries, Statement } from "./queries.ts";

/** What decides about a write to a card that is not deleted. */
export interface LivingCard {
  readonly name: string;
  readonly uid: string;
  readonly etag: string;
  readonly octetCount: number;
}

/** What a write has to do with: the card of a name and, where it has one, whoever has its UID. */
export interface Concern {
  readonly name: string;
  readonly uid?: string;
}

/** The living cards that the writes of a transaction have to do with, as the writes before left them. */
export interface LivingCards {
  /** The card of a name. */
  readonly find: (name: string) => LivingCard | undefined;
  /** The cards of a name or a UID: at most two. */
  readonly concernedBy: (concern: Concern) => readonly LivingCard[];
  /** Takes a card for written. */
  readonly set: (card: LivingCard) => void;
  /** Takes the card of a name for deleted. */
  readonly remove: (name: string) => void;
}

type LivingRow = readonly [name: string, uid: string, etag: string, octetCount: number];

const CONCERNED: Statement = {
  name: "cards-concerned-by-all",
  sql: `SELECT c.name, c.uid, c.etag, c.octet_count
        FROM callingcard.card AS c
        WHERE c.book = (SELECT key FROM callingcard.book WHERE id = $1)
          AND (c.name = ANY ($2::text[]) OR c.uid = ANY ($3::text[]))
          AND c.deleted_rev IS NULL`,
};

/**
 * Reads what some writes to a book have to do with; sent behind what takes hold of the book, it sees the last state.
 *
 * @param id Id of the book; one that is none has no cards.
 * @internal
 */
export async function readLivingCards(
  queries: Queries,
  id: string,
  concerns: readonly Concern[],
): Promise<LivingCards> {
  const names = concerns.map(({ name }) => name);
  const uids = concerns.flatMap(({ uid }) => uid ?? []);
  const rows = isBookId(id) ? await queries.all<LivingRow>(CONCERNED, id, names, uids) : [];
  const cards = new Map<string, LivingCard>();
  for (const [name, uid, etag, octetCount] of rows)
    cards.set(name, { name, uid, etag, octetCount });
  return {
    find: (name) => cards.get(name),
    concernedBy: (concern) =>
      [...cards.values()].filter(({ name, uid }) => name === concern.name || uid === concern.uid),
    set: (card) => void cards.set(card.name, card),
    remove: (name) => void cards.delete(name),
  };
}

/**
 * Which card stands against writing a UID under a name (RFC 6352 section 6.3.2.1 no-uid-conflict):
 * another one with that UID, or the one of that name when it has another UID.
 *
 * @param concerned The living cards of that name or UID.
 * @internal
 */
export function uidConflict(
  concerned: readonly Pick<LivingCard, "name" | "uid">[],
  { name, uid }: { readonly name: string; readonly uid: string },
): { readonly kind: "uid-conflict"; readonly name: string } | undefined {
  const holder = concerned.find((card) => card.uid === uid && card.name !== name);
  if (holder !== undefined) return { kind: "uid-conflict", name: holder.name };
  const differs = concerned.some((card) => card.name === name && card.uid !== uid);
  return differs ? { kind: "uid-conflict", name } : undefined;
}
