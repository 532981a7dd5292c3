import { dav } from "@callingcard/dav-xml";
import { element, type ExpandedName } from "@callingcard/xml";
import type { RequestContext } from "../context.ts";
import { findCard } from "../method/answer.ts";
import { Refusal } from "../refusal.ts";
import type { AddressBook, StoredLock } from "../store.ts";
import { locksAgainst, writtenNames, type WrittenName } from "./lock-rule.ts";

/** What a write changes in one book. */
export interface BookWrite {
  readonly book: AddressBook;
  /** By the locks of the book. */
  readonly names: (locks: readonly StoredLock[]) => readonly WrittenName[];
}

/**
 * Says why a write did not happen whose condition did not hold: locks were in its way, or what it asked
 * of the resource is not so.
 *
 * @param writes What it would have changed.
 * @returns Refusal 423 `DAV:lock-token-submitted` with the roots of the locks, or 412.
 *
 * @internal
 */
export async function failedCondition(
  context: RequestContext,
  writes: readonly BookWrite[],
): Promise<Refusal> {
  return (await lockedWrite(context, writes)) ?? new Refusal(412);
}

/**
 * Refuses a write that locks are in the way of. That they are not does not mean that it may happen: a
 * lock may be made before it.
 *
 * @throws Refusal 423 `DAV:lock-token-submitted` with the roots of the locks.
 *
 * @internal
 */
export async function requireUnlocked(
  context: RequestContext,
  writes: readonly BookWrite[],
): Promise<void> {
  const refusal = await lockedWrite(context, writes);
  if (refusal !== undefined) throw refusal;
}

async function lockedWrite(
  context: RequestContext,
  writes: readonly BookWrite[],
): Promise<Refusal | undefined> {
  const hrefs: string[] = [];
  for (const { book, names } of writes) {
    const locks = await locksInTheWay(context, book, names);
    hrefs.push(...locks.map((lock) => lockRoot(context, book, lock)));
  }
  if (hrefs.length === 0) return undefined;
  return lockedRefusal(dav("lock-token-submitted"), hrefs);
}

/**
 * Finds the locks that a request has not submitted the tokens of.
 *
 * @internal
 */
export async function locksInTheWay(
  { store, guard }: RequestContext,
  book: AddressBook,
  names: BookWrite["names"],
): Promise<readonly StoredLock[]> {
  const { locks: submitted } = guard;
  if (submitted === undefined) return [];
  const locks = await store.listLocks(book.id, submitted.nowMs);
  return locksAgainst(locks, names(locks), submitted);
}

/**
 * Says what the write of a card changes.
 *
 * @param after Whether there is a card of that name after it. Default true.
 *
 * @internal
 */
export async function cardWrite(
  context: RequestContext,
  book: AddressBook,
  name: string,
  after = true,
): Promise<BookWrite> {
  const before = (await findCard(context, book, name)) !== undefined;
  return { book, names: (locks) => writtenNames(locks, name, { before, after }) };
}

/**
 * Says what a write of a book's properties, or of a member that is new, changes.
 *
 * @internal
 */
export function bookWrite(book: AddressBook): BookWrite {
  return { book, names: () => [undefined] };
}

/**
 * The href of what was locked, whatever else is in the scope of the lock.
 *
 * @internal
 */
export function lockRoot(
  { paths }: RequestContext,
  { owner, name }: AddressBook,
  lock: StoredLock,
): string {
  return lock.name === undefined ? paths.book(owner, name) : paths.card(owner, name, lock.name);
}

/**
 * 423 with hrefs (RFC 4918 section 16).
 *
 * @internal
 */
export function lockedRefusal(condition: ExpandedName, hrefs: readonly string[]): Refusal {
  const payload = [...new Set(hrefs)].map((href) => element(dav("href"), [href]));
  return new Refusal(423, { condition, payload });
}
