import { dav, type Ace } from "@callingcard/dav-xml";
import { element } from "@callingcard/xml";
import { Refusal } from "../refusal.ts";
import { pathOf, type Paths, type Resource } from "../resource.ts";
import type { AddressBook, AddressBookStore } from "../store.ts";
import { bookAces, principalName } from "./access-list.ts";
import type { Identity } from "./identity.ts";
import { findPrincipal, type KnownContext } from "./known-principals.ts";
import {
  completePrivileges,
  EVERY_PRIVILEGE,
  findPrivilege,
  impliedPrivileges,
  type Privilege,
} from "./privilege.ts";

/** What is needed to judge what a user may do. */
export interface AccessContext extends KnownContext {
  readonly store: AddressBookStore;
  readonly paths: Paths;
  /** The principals that the user is. */
  readonly identity: Identity;
}

/** A privilege that a request needs of a resource. */
export interface Need {
  readonly resource: Resource;
  readonly privilege: Privilege;
}

const NOTHING: ReadonlySet<Privilege> = new Set();

const READ: ReadonlySet<Privilege> = completePrivileges(
  new Set([...impliedPrivileges("read"), "read-acl"]),
);

/**
 * Finds what the user may do with a resource. What does not exist is as what the user may do nothing with,
 * unless it would be the user's own.
 *
 * @internal
 */
export async function privilegesAt(
  context: AccessContext,
  resource: Resource,
): Promise<ReadonlySet<Privilege>> {
  switch (resource.kind) {
    case "root":
    case "principals":
    case "homes":
    case "nowhere":
      return READ;
    case "principal":
      return (await findPrincipal(context, resource.user)) === undefined ? NOTHING : READ;
    case "home":
      return resource.user === context.user ? EVERY_PRIVILEGE : NOTHING;
    case "book":
    case "card": {
      if (resource.user === context.user) return EVERY_PRIVILEGE;
      // Looked up whether there is a book or not, so that time does not tell.
      await context.identity();
      const book = await context.store.findBook(resource.user, resource.book);
      return book === undefined ? NOTHING : privilegesOfBook(context, book);
    }
  }
}

/**
 * Finds what the user may do with a book and with the cards in it, which inherit its list.
 *
 * @internal
 */
export function privilegesOfBook(
  context: AccessContext,
  book: AddressBook,
): ReadonlySet<Privilege> | Promise<ReadonlySet<Privilege>> {
  if (book.owner === context.user) return EVERY_PRIVILEGE;
  const aces = bookAces(book);
  return aces.length === 0
    ? NOTHING
    : context.identity().then((identity) => evaluate(aces, identity));
}

// RFC 3744 section 6: entry after entry, the first that says something of a privilege decides it.
function evaluate(aces: readonly Ace[], identity: ReadonlySet<string>): ReadonlySet<Privilege> {
  const decided = new Map<Privilege, boolean>();
  for (const ace of aces) {
    if (!isFor(ace, identity)) continue;
    for (const name of ace.privileges) {
      const privilege = findPrivilege(name)?.privilege;
      for (const implied of privilege === undefined ? [] : impliedPrivileges(privilege)) {
        if (!decided.has(implied)) decided.set(implied, ace.action === "grant");
      }
    }
  }
  const granted = [...decided].flatMap(([privilege, isGranted]) => (isGranted ? [privilege] : []));
  return completePrivileges(new Set(granted));
}

// Who asks is signed in, and is not the owner, whose entry comes before all others.
function isFor({ principal, inverted }: Ace, identity: ReadonlySet<string>): boolean {
  const name = principalName(principal);
  const matches = principal.kind === "authenticated" || (name !== undefined && identity.has(name));
  return matches !== inverted;
}

/**
 * Lets a request go on that has all privileges it needs.
 *
 * @throws Refusal 403 `DAV:need-privileges` (RFC 3744 section 7.1.1) with each that is missing.
 * @internal
 */
export async function requirePrivileges(
  context: AccessContext,
  needs: readonly Need[],
): Promise<void> {
  const missing: Need[] = [];
  for (const need of needs) {
    const granted = await privilegesAt(context, need.resource);
    if (!granted.has(need.privilege)) missing.push(need);
  }
  if (missing.length > 0) throw needPrivileges(context.paths, missing);
}

function needPrivileges(paths: Paths, missing: readonly Need[]): Refusal {
  return new Refusal(403, {
    condition: dav("need-privileges"),
    payload: missing.map(({ resource, privilege }) =>
      element(dav("resource"), [
        element(dav("href"), [pathOf(paths, resource)]),
        element(dav("privilege"), [element(dav(privilege))]),
      ]),
    ),
  });
}
