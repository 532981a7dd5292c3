import { dav } from "@callingcard/dav-xml";
import type { RequestContext } from "../context.ts";
import { readLocks } from "../lock/lock-view.ts";
import { elementText } from "../property/element-text.ts";
import { activeLocks } from "../property/lock.ts";
import type { AddressBook, StoredLock, WrittenName } from "../store.ts";
import { wholeResponse, XML_CONTENT_TYPE } from "./answer.ts";

/** What a LOCK did. */
interface Locked {
  /** Of the card; `undefined` for the book. */
  readonly name: WrittenName;
  /** The lock, when it is a new one. */
  readonly added?: StoredLock;
  /** Whether there was something to lock before. */
  readonly isMapped: boolean;
}

/**
 * Answers a LOCK that was granted: `DAV:lockdiscovery` in a `DAV:prop`, and the token of a new lock
 * (RFC 4918 section 9.10.1).
 *
 * @internal
 */
export async function lockResponse(
  context: RequestContext,
  book: AddressBook,
  { name, added, isMapped }: Locked,
): Promise<Response> {
  const locks = activeLocks(await readLocks(context, book), name);
  const prop = elementText(dav("prop"), elementText(dav("lockdiscovery"), locks));
  const root = prop.replace("<D:prop>", '<D:prop xmlns:D="DAV:">');
  const body = `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
  return wholeResponse(body, isMapped ? 200 : 201, {
    ...(added !== undefined && { "Lock-Token": `<${added.token}>` }),
    "Content-Type": XML_CONTENT_TYPE,
    "Cache-Control": "no-store",
  });
}
