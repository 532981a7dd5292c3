import type { Resource } from "../resource.ts";
import type { AddressBookStore, WriteCondition } from "../store.ts";
import { privilegesAt, requirePrivileges, type AccessContext, type Need } from "./judge.ts";
import type { Privilege } from "./privilege.ts";

type Book = Extract<Resource, { kind: "book" }>;
type Card = Extract<Resource, { kind: "card" }>;

/**
 * Judges whether a method may be used on the resource of a request (RFC 3744 appendix B). What else the
 * request names is judged where it is read, and COPY and MOVE of a card as a whole where their `Destination`
 * is, and UNLOCK where it is known whose the lock is.
 *
 * @returns What the card of the request must be when it is written, so that what was judged holds.
 * @throws Refusal 403 `DAV:need-privileges`.
 *
 * @internal
 */
export function requireMethodPrivileges(
  context: AccessContext,
  method: string,
  resource: Resource,
): WriteCondition | Promise<WriteCondition> {
  // What is nobody's is refused by the method itself, if it is. Owners may do everything with what is their
  // own: nothing need be looked up.
  if (!("user" in resource) || resource.user === context.user) return {};
  return requireGranted(context, method, resource);
}

async function requireGranted(
  context: AccessContext,
  method: string,
  resource: Resource,
): Promise<WriteCondition> {
  switch (method) {
    case "PUT":
    case "LOCK":
      return requireWrite(context, resource);
    case "COPY":
    case "MOVE":
      if (resource.kind !== "card") await requirePrivileges(context, needsOf(method, resource));
      return {};
    default:
      await requirePrivileges(context, needsOf(method, resource));
      return {};
  }
}

/**
 * Judges again when the body of a request is there: it may have been on its way for long, and what was granted
 * may have been taken back.
 *
 * @throws Refusal 403 `DAV:need-privileges`.
 *
 * @internal
 */
export async function requireStill(
  context: AccessContext & { readonly request: Request },
  resource: Resource,
): Promise<void> {
  await requireMethodPrivileges(context, context.request.method, resource);
}

function needsOf(method: string, resource: Resource): readonly Need[] {
  switch (method) {
    case "PROPPATCH":
      return [{ resource, privilege: "write-properties" }];
    case "ACL":
      return [{ resource, privilege: "write-acl" }];
    case "DELETE":
    case "MOVE":
      return [{ resource: parentOf(resource), privilege: "unbind" }];
    case "MKCOL":
      return [{ resource: parentOf(resource), privilege: "bind" }];
    case "POST":
      return [{ resource, privilege: "bind" }];
    // Who made a lock may take it away, whatever else (RFC 3744 section 3.5).
    case "UNLOCK":
      return [];
    default:
      return [{ resource, privilege: "read" }];
  }
}

// Where something is written, whether it is there or not.
async function requireWrite(context: AccessContext, resource: Resource): Promise<WriteCondition> {
  if (resource.kind !== "card") {
    await requirePrivileges(context, [{ resource, privilege: "write-content" }]);
    return {};
  }
  const granted = await privilegesAt(context, resource);
  await requirePrivileges(context, await writeNeeds(context, resource));
  if (granted.has("bind") && granted.has("write-content")) return {};
  return granted.has("bind") ? { ifNoneMatch: "*" } : { ifMatch: "*" };
}

/**
 * Finds what a card may be written with: `write-content` of it where it is there, `bind` of its book where
 * it is not. Who may neither write nor read is not told which of the two it is.
 *
 * @internal
 */
export async function writeNeeds(
  context: AccessContext & { readonly store: AddressBookStore },
  card: Card,
): Promise<readonly Need[]> {
  const granted = await privilegesAt(context, card);
  const isTold = (["read", "bind", "write-content"] as const).some((one) => granted.has(one));
  const exists = isTold && (await isThere(context, card));
  return exists
    ? [{ resource: card, privilege: "write-content" }]
    : [{ resource: parentOf(card), privilege: "bind" }];
}

async function isThere({ store }: AccessContext, { user, book, card }: Card): Promise<boolean> {
  const found = await store.findBook(user, book);
  return found !== undefined && (await store.getCards(found.id, [card])).length > 0;
}

/**
 * The collection that a resource is in.
 *
 * @internal
 */
export function parentOf(resource: Resource): Resource {
  switch (resource.kind) {
    case "card": {
      const { user, book } = resource;
      return { kind: "book", user, book } satisfies Book;
    }
    case "book":
      return { kind: "home", user: resource.user };
    case "home":
      return { kind: "homes" };
    case "principal":
      return { kind: "principals" };
    case "root":
    case "principals":
    case "homes":
    case "nowhere":
      return { kind: "root" };
  }
}

/** What the methods of a resource need that an Allow header names only to those who may use them. */
const ALLOW_NEEDS: ReadonlyMap<string, readonly Privilege[]> = new Map([
  ["PUT", ["write-content", "bind"]],
  ["POST", ["bind"]],
  ["PROPPATCH", ["write-properties"]],
  ["ACL", ["write-acl"]],
  ["LOCK", ["write-content", "bind"]],
  ["UNLOCK", ["write-content", "bind", "unlock"]],
  // Some clients take a book without these for read-only, whoever its home belongs to.
  ["DELETE", ["unbind"]],
  ["MKCOL", ["bind"]],
  ["MOVE", ["unbind"]],
]);

/**
 * Tells whether somebody with some privileges may be told of a method: one of those that it can need is
 * there.
 *
 * @internal
 */
export function isAllowed(method: string, granted: ReadonlySet<Privilege>): boolean {
  const needs = ALLOW_NEEDS.get(method) ?? ["read"];
  return needs.some((privilege) => granted.has(privilege));
}
