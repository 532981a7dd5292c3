import { dav, errorElement, responseText } from "@callingcard/dav-xml";
import { element, type ExpandedName } from "@callingcard/xml";
import type { RequestContext } from "../context.ts";
import { lockRoot } from "../lock/lock-refusal.ts";
import type { AddressBook, StoredLock } from "../store.ts";

/**
 * Writes 423 for each card whose locks stand against a method of its book (RFC 4918 sections 9.6.1 and
 * 9.10.3).
 *
 * @yields Texts of `DAV:response`.
 * @internal
 */
export async function* lockedMembers(
  context: RequestContext,
  book: AddressBook,
  locks: readonly StoredLock[],
  condition: ExpandedName,
): AsyncGenerator<string> {
  for (const href of new Set(locks.map((lock) => lockRoot(context, book, lock)))) {
    const error = errorElement(condition, [element(dav("href"), [href])]);
    yield responseText({ href, status: 423, propstats: [], error });
  }
}
