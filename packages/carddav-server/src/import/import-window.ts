import { Refusal } from "../refusal.ts";
import type { PreparedCard } from "./prepared-card.ts";
import type { Place } from "./sent-card.ts";

/** A card that waits to be written, or why it will not be. */
export interface PendingCard {
  readonly place: Place;
  readonly card: PreparedCard | Refusal;
}

/** Cards on their way at one time; they share commits. */
const MAX_CARDS = 32;

/** Octets on their way at one time, beside those of one card. */
const MAX_OCTETS = 4_194_304;

/**
 * Puts cards together that can be written at one time: few, small together, and of UIDs that differ, so that
 * those of one UID are written in their order.
 *
 * @yields Windows that are not empty.
 *
 * @internal
 */
export async function* inWindows(
  cards: AsyncIterable<PendingCard>,
): AsyncGenerator<readonly PendingCard[]> {
  let window: PendingCard[] = [];
  const uids = new Set<string>();
  let octetCount = 0;
  for await (const pending of cards) {
    const { card } = pending;
    const stored = card instanceof Refusal ? undefined : card.stored;
    if (window.length === MAX_CARDS || octetCount > MAX_OCTETS || uids.has(stored?.uid ?? "")) {
      yield window;
      window = [];
      uids.clear();
      octetCount = 0;
    }
    window.push(pending);
    if (stored !== undefined) uids.add(stored.uid);
    octetCount += stored?.octets.length ?? 0;
  }
  if (window.length > 0) yield window;
}
