import type { BookCondition } from "../store.ts";
import type { StoredLock } from "./lock-store.ts";

/** What a write changes: a card by its name; `undefined` stands for the book and the names in it. */
export type WrittenName = string | undefined;

/** Lock tokens that came with a request (RFC 4918 section 10.4.1). */
export interface SubmittedLocks {
  /** Who sent them. */
  readonly user: string;
  readonly tokens: readonly string[];
  /** Those that must still be tokens of locks. Default: none. */
  readonly held?: readonly string[];
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/**
 * Finds the locks that a card, a name or a book is in the scope of (RFC 4918 section 7.4).
 *
 * @param locks Those of the book and its cards.
 * @param name The card or the name; `undefined` for the book.
 */
export function locksOn(locks: readonly StoredLock[], name: WrittenName): readonly StoredLock[] {
  return locks.filter(
    (lock) => lock.name === name || (lock.name === undefined && lock.depth === "infinity"),
  );
}

/**
 * Finds the locks that cannot be together with a new one (RFC 4918 section 9.10.5).
 *
 * @param locks Those of the book and its cards.
 * @param lock The new one.
 */
export function conflictingLocks(
  locks: readonly StoredLock[],
  lock: StoredLock,
): readonly StoredLock[] {
  const isTree = lock.name === undefined && lock.depth === "infinity";
  const met = isTree ? locks : locksOn(locks, lock.name);
  return met.filter(({ scope }) => scope === "exclusive" || lock.scope === "exclusive");
}

/**
 * Says what a write of a card changes: the card, and the names of the book when one comes or goes. A
 * lock on a name that no card has yet made it a member.
 *
 * @param locks Those of the book and its cards.
 * @param name The card's.
 * @param isThere Whether there is a card of that name before the write, and will be after it.
 */
export function writtenNames(
  locks: readonly StoredLock[],
  name: string,
  isThere: { readonly before: boolean; readonly after: boolean },
): readonly WrittenName[] {
  const wasMember = isThere.before || locks.some((lock) => lock.name === name);
  return wasMember && isThere.after ? [name] : [name, undefined];
}

/**
 * Says what a new lock changes: the names of the book, when its own is not one of them yet.
 *
 * @param locks Those of the book and its cards.
 * @param name Of the root of the lock; `undefined` for the book.
 * @param isMapped Whether there is a card of that name.
 */
export function boundNames(
  locks: readonly StoredLock[],
  name: WrittenName,
  isMapped: boolean,
): readonly WrittenName[] {
  const isMember = name === undefined || isMapped || locks.some((lock) => lock.name === name);
  return isMember ? [] : [undefined];
}

/**
 * Finds the locks in the way of a write (RFC 4918 section 7.5): of each locked thing that it changes, its
 * maker must have submitted the token of a lock, of any one when they are shared.
 *
 * @param locks Those of the book and its cards.
 * @param names What the write changes.
 * @param submitted What came with the request.
 */
export function locksAgainst(
  locks: readonly StoredLock[],
  names: readonly WrittenName[],
  submitted: SubmittedLocks,
): readonly StoredLock[] {
  const { user, tokens } = submitted;
  const isSubmitted = (lock: StoredLock): boolean =>
    lock.user === user && tokens.includes(lock.token);
  const against = names.map((name) => {
    const on = locksOn(locks, name);
    return on.some(isSubmitted) ? [] : on;
  });
  return [...new Set(against.flat())];
}

/**
 * Tells whether locks let a write happen, and are still those that it counts on.
 *
 * @param condition What the write asks; without `locks`, no lock is in its way.
 * @param locks Those of the book and its cards.
 * @param names What the write changes.
 */
export function permitsWrite(
  condition: BookCondition,
  locks: readonly StoredLock[],
  names: readonly WrittenName[],
): boolean {
  const { locks: submitted } = condition;
  if (submitted === undefined) return true;
  const { held = [] } = submitted;
  if (!held.every((token) => locks.some((lock) => lock.token === token))) return false;
  return locksAgainst(locks, names, submitted).length === 0;
}

/**
 * Says what the removal of a book changes: it and all that is locked in it.
 *
 * @param locks Those of the book and its cards.
 */
export function removedNames(locks: readonly StoredLock[]): readonly WrittenName[] {
  return [...new Set([undefined, ...locks.map(({ name }) => name)])];
}

/**
 * Says what a transfer asks of the book that it leads to: the locks there.
 *
 * @param condition What it asks as a whole.
 */
export function targetCondition(condition: BookCondition): BookCondition {
  const { locks } = condition;
  if (locks === undefined) return {};
  const { user, tokens, nowMs } = locks;
  return { locks: { user, tokens, nowMs } };
}
