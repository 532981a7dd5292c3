import { dav } from "@callingcard/dav-xml";
import type { RequestContext } from "../context.ts";
import { locksOn } from "../lock/lock-rule.ts";
import { lockEnd } from "../lock/lock-timeout.ts";
import { Refusal } from "../refusal.ts";
import type { AddressBook, WrittenName } from "../store.ts";
import { lockResponse } from "./lock-response.ts";

/**
 * Answers a LOCK without a body: the lock that `If` names begins its time anew (RFC 4918 section 9.10.2).
 *
 * @throws Refusal 400 when `If` does not name one token, 412 `DAV:lock-token-matches-request-uri` when
 *   there is no such lock on the resource, 403 when it is another's.
 *
 * @internal
 */
export async function refreshLock(
  context: RequestContext,
  book: AddressBook,
  name: WrittenName,
): Promise<Response> {
  const { store, request, limits, guard, user } = context;
  const [token, ...others] = new Set(guard.locks?.tokens);
  if (token === undefined || others.length > 0) {
    throw new Refusal(400, { description: "LOCK without a body needs If with one lock token" });
  }
  const nowMs = context.now();
  const locks = locksOn(await store.listLocks(book.id, nowMs), name);
  const lock = locks.find((other) => other.token === token);
  if (lock === undefined) throw noSuchLock();
  if (lock.user !== user) {
    throw new Refusal(403, { description: "the lock is another user's" });
  }
  const expiresMs = lockEnd(request.headers, limits, nowMs);
  const refreshed = await store.refreshLock(book.id, token, { expiresMs, nowMs });
  if (refreshed === undefined) throw noSuchLock();
  return lockResponse(context, book, { name, isMapped: true });
}

function noSuchLock(): Refusal {
  return new Refusal(412, { condition: dav("lock-token-matches-request-uri") });
}
