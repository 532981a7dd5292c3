import { cardWrite, requireUnlocked } from "../lock/lock-refusal.ts";
import { type Need, requirePrivileges } from "../access/judge.ts";
import { bothConditions } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import { targetCondition } from "../lock/lock-rule.ts";
import { writeCard, type WrittenCard } from "../method/write-card.ts";
import type { AddressBook, NewCard } from "../store.ts";

/** A card that is there. */
export interface FoundCard {
  readonly name: string;
  readonly etag: string;
  readonly octetCount: number;
}

/** Where imported cards go. */
export interface ImportTarget {
  find(uid: string): Promise<FoundCard | undefined>;
  /** Writes a card, where there is none or in the place of one. */
  write(card: NewCard, replaced: FoundCard | undefined): Promise<WrittenCard>;
}

/**
 * A book.
 *
 * @param needs What each write needs: it may have been granted to who asks, and be taken back meanwhile.
 *
 * @internal
 */
export function bookTarget(
  context: RequestContext,
  book: AddressBook,
  needs: readonly Need[],
): ImportTarget {
  return {
    find: (uid) => context.store.findCardByUid(book.id, uid),
    async write(card, replaced) {
      await requirePrivileges(context, needs);
      const condition =
        replaced === undefined ? ({ ifNoneMatch: "*" } as const) : { ifMatch: [replaced.etag] };
      // The revision that the request found is no more after the first of its cards.
      const guarded = bothConditions(targetCondition(context.guard), condition);
      return writeCard(context, book, card, guarded);
    },
  };
}

/**
 * A book that stays as it is, and would have what was written to it.
 *
 * @internal
 */
export async function pretendedTarget(
  context: RequestContext,
  book: AddressBook,
): Promise<ImportTarget> {
  const { store, quota } = context;
  const written = new Map<string, FoundCard>();
  const quotaOctets = quota?.(book.owner) ?? Infinity;
  let usedOctets = quotaOctets === Infinity ? 0 : await store.usedOctets(book.owner);
  return {
    find: async (uid) => written.get(uid) ?? store.findCardByUid(book.id, uid),
    async write(card, replaced) {
      const { name, uid, etag, octets } = card;
      await requireUnlocked(context, [await cardWrite(context, book, name)]);
      const growth = octets.length - (replaced?.octetCount ?? 0);
      if (growth > 0 && usedOctets + growth > quotaOctets)
        return { result: { kind: "quota-exceeded" }, card };
      usedOctets += growth;
      written.set(uid, { name, etag, octetCount: octets.length });
      const kind = replaced === undefined ? "created" : "replaced";
      return { result: { kind, revision: book.revision }, card };
    },
  };
}
