import type { Ace } from "@callingcard/dav-xml";
import type { AddressBook } from "../store.ts";
import { bookAces, EVERYBODY_ACE, OWNER_ACE, principalName } from "./access-list.ts";
import { privilegesAt, privilegesOfBook, type AccessContext } from "./judge.ts";
import type { Privilege } from "./privilege.ts";

/** Who may do what with one resource, for the properties that say so (RFC 3744 section 5). */
export interface ResourceAccess {
  /** Name of the principal whose it is; absent where it is nobody's. */
  readonly owner?: string;
  /** What the user may do. */
  readonly granted: ReadonlySet<Privilege>;
  /** All entries that hold, in the order in which they are evaluated. */
  readonly aces: () => readonly Ace[];
  /** Paths of the resources that entries are inherited from. */
  readonly inheritedFrom: readonly string[];
}

/**
 * Who may do what with principals and what leads to them.
 *
 * @internal
 */
export async function publicAccess(context: AccessContext): Promise<ResourceAccess> {
  const granted = await privilegesAt(context, { kind: "root" });
  return { granted, aces: () => [EVERYBODY_ACE], inheritedFrom: [] };
}

/**
 * Who may do what with a home: its owner everything.
 *
 * @internal
 */
export async function homeAccess(context: AccessContext, owner: string): Promise<ResourceAccess> {
  const granted = await privilegesAt(context, { kind: "home", user: owner });
  return { owner, granted, aces: () => [OWNER_ACE], inheritedFrom: [] };
}

/**
 * Who may do what with a book: its owner everything, others what was granted to them.
 *
 * @internal
 */
export async function bookAccess(
  context: AccessContext,
  book: AddressBook,
): Promise<ResourceAccess> {
  return {
    owner: book.owner,
    granted: await privilegesOfBook(context, book),
    aces: () => [OWNER_ACE, ...bookAces(book).map((ace) => withPath(context, ace))],
    inheritedFrom: [],
  };
}

/**
 * Who may do what with the cards of a book: they inherit the list of the book.
 *
 * @internal
 */
export async function cardAccess(
  context: AccessContext,
  book: AddressBook,
): Promise<ResourceAccess> {
  const access = await bookAccess(context, book);
  const path = context.paths.book(book.owner, book.name);
  return {
    ...access,
    aces: () => access.aces().map((ace) => ({ ...ace, inheritedFrom: path })),
    inheritedFrom: [path],
  };
}

function withPath({ paths }: AccessContext, ace: Ace): Ace {
  const name = principalName(ace.principal);
  if (name === undefined) return ace;
  return { ...ace, principal: { kind: "href", href: paths.principal(name) } };
}
