import { requireStill } from "../access/method-privileges.ts";
import { dav, parseLockinfo, responseText } from "@callingcard/dav-xml";
import { stringifyXml } from "@callingcard/xml";
import { readXmlBody } from "../body.ts";
import { bothConditions, writeCondition } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import { failedCondition, lockedRefusal, lockRoot } from "../lock/lock-refusal.ts";
import { boundNames } from "../lock/lock-rule.ts";
import { lockEnd } from "../lock/lock-timeout.ts";
import { Refusal } from "../refusal.ts";
import type { BookResource, CardResource } from "../resource.ts";
import type { AddressBook, StoredLock, WrittenName } from "../store.ts";
import { findCard, multistatus, parseDepth, requireBook } from "./answer.ts";
import { lockResponse } from "./lock-response.ts";
import { lockedMembers } from "./locked-members.ts";
import { conditionOf } from "./put.ts";
import { refreshLock } from "./refresh-lock.ts";

/**
 * Answers LOCK (RFC 4918 section 9.10) of a book, of a card, or of a name that no card has yet. Such a name
 * is reserved and nothing else (appendix D), since a book holds nothing but cards (RFC 6352 section 5.2).
 *
 * @internal
 */
export async function answerLock(
  context: RequestContext,
  resource: BookResource | CardResource,
): Promise<Response> {
  const { request, limits } = context;
  const octets = await readXmlBody(request, limits.maxXmlOctets);
  await requireStill(context, resource);
  const name = resource.kind === "card" ? resource.card : undefined;
  const book = await requireLockable(context, resource);
  if (octets.length === 0) return refreshLock(context, book, name);
  const lock = newLock(context, name, octets);
  const result = await context.store.addLock(book.id, lock, {
    condition: await lockCondition(context, book, name),
    nowMs: context.now(),
    maxLocks: limits.maxLocks,
  });
  switch (result.kind) {
    case "added":
      return lockResponse(context, book, { name, added: lock, isMapped: result.isMapped });
    case "conflict":
      return conflictResponse(context, book, name, result.locks);
    case "precondition-failed":
      throw await failedLock(context, book, name);
    case "too-many":
      throw new Refusal(507, { description: `more than ${limits.maxLocks} locks in the book` });
    case "no-book":
      throw new Refusal(409, { description: "there is no such address book" });
  }
}

async function requireLockable(
  context: RequestContext,
  resource: BookResource | CardResource,
): Promise<AddressBook> {
  if (resource.kind === "card") return requireBook(context, resource, 409);
  const book = await context.store.findBook(resource.user, resource.book);
  if (book !== undefined) return book;
  throw new Refusal(403, {
    description: "no name is reserved for an address book: MKCOL makes one",
  });
}

function newLock(context: RequestContext, name: WrittenName, octets: Uint8Array): StoredLock {
  const { request, limits, user } = context;
  const { scope, owner: ownerElement } = parseLockinfo(octets);
  const depth = parseDepth(request.headers, "infinity");
  if (depth === "1") throw new Refusal(400, { description: "a lock has Depth 0 or infinity" });
  const owner = ownerElement === undefined ? undefined : stringifyXml(ownerElement);
  if (owner !== undefined && owner.length > limits.maxPropertyLength) {
    const description = `the owner is longer than ${limits.maxPropertyLength} characters`;
    throw new Refusal(507, { description });
  }
  return {
    token: `urn:uuid:${crypto.randomUUID()}`,
    name,
    depth,
    scope,
    user,
    owner,
    expiresMs: lockEnd(request.headers, limits, context.now()),
  };
}

async function lockCondition(
  context: RequestContext,
  book: AddressBook,
  name: WrittenName,
): ReturnType<typeof conditionOf> {
  if (name !== undefined) return conditionOf(context, book, name);
  return bothConditions(context.guard, writeCondition(context.request.headers));
}

// A new name needs the token of a lock of the book, as a new card does.
async function failedLock(
  context: RequestContext,
  book: AddressBook,
  name: WrittenName,
): Promise<Refusal> {
  const isMapped = name === undefined || (await findCard(context, book, name)) !== undefined;
  return failedCondition(context, [{ book, names: (locks) => boundNames(locks, name, isMapped) }]);
}

// 423, or 207 when it is cards that keep their book from being locked (RFC 4918 section 9.10.3).
async function conflictResponse(
  context: RequestContext,
  book: AddressBook,
  name: WrittenName,
  locks: readonly StoredLock[],
): Promise<Response> {
  const condition = dav("no-conflicting-lock");
  const own = locks.filter((lock) => lock.name === undefined || lock.name === name);
  const roots = own.map((lock) => lockRoot(context, book, lock));
  if (own.length > 0) throw lockedRefusal(condition, roots);
  async function* responses(): AsyncGenerator<string> {
    yield* lockedMembers(context, book, locks, condition);
    yield responseText({ href: context.url.pathname, status: 424, propstats: [] });
  }
  return multistatus(context, responses());
}
