import { dav, type PropSelection } from "@callingcard/dav-xml";
import { sameName, type ExpandedName } from "@callingcard/xml";
import type { RequestContext } from "../context.ts";
import type { LockView } from "../property/lock.ts";
import type { AddressBook } from "../store.ts";
import { lockRoot } from "./lock-refusal.ts";
import { locksOn } from "./lock-rule.ts";

const LOCKDISCOVERY: ExpandedName = dav("lockdiscovery");

/**
 * Reads the locks of a book.
 *
 * @internal
 */
export async function readLocks(context: RequestContext, book: AddressBook): Promise<LockView> {
  const nowMs = context.now();
  const locks = await context.store.listLocks(book.id, nowMs);
  return {
    on: (name) => locksOn(locks, name),
    rootOf: (lock) => lockRoot(context, book, lock),
    nowMs,
  };
}

/**
 * Reads the locks of a book when a request asks for them; otherwise the store need not be asked.
 *
 * @internal
 */
export function askedLocks(
  context: RequestContext,
  book: AddressBook,
  request: PropSelection,
): Promise<LockView> | undefined {
  return asksLocks(request) ? readLocks(context, book) : undefined;
}

/**
 * Reads the locks of a book when a request asks for them.
 *
 * @returns The context with the locks in it.
 *
 * @internal
 */
export function withLocks(
  context: RequestContext,
  book: AddressBook,
  request: PropSelection,
): RequestContext | Promise<RequestContext> {
  const locks = askedLocks(context, book, request);
  return locks === undefined ? context : locks.then((read) => ({ ...context, locks: read }));
}

/**
 * Tells whether a request asks for locks.
 *
 * @internal
 */
export function asksLocks(request: PropSelection): boolean {
  if (request.kind === "allprop") return true;
  return request.kind === "prop" && request.names.some((name) => sameName(name, LOCKDISCOVERY));
}
