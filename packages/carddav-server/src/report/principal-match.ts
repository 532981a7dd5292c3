import type { PrincipalMatch } from "@callingcard/dav-xml";
import type { ExpandedName } from "@callingcard/xml";
import { knownPrincipals } from "../access/known-principals.ts";
import { cardAccess } from "../access/resource-access.ts";
import type { RequestContext } from "../context.ts";
import { requireBook } from "../method/answer.ts";
import { createPace } from "../pace.ts";
import { encodeSegment, type BookResource, type Resource } from "../resource.ts";
import { answerMatches, type Match } from "./principal-answer.ts";
import { cardView, linkedView, type View } from "./resource-view.ts";

/**
 * Answers `DAV:principal-match` (RFC 3744 section 9.3): the members of a collection, at any depth, that are the
 * user or a group of the user, or that name one of these in a property.
 *
 * @internal
 */
export async function answerPrincipalMatch(
  context: RequestContext,
  resource: Resource,
  { match, props }: PrincipalMatch,
): Promise<Response> {
  const matches =
    match === "self" ? ownPrincipals(context, resource) : namingUser(context, resource, match);
  return answerMatches(context, matches, props);
}

// A group that is asked itself matches where the user is a member of it.
async function* ownPrincipals(context: RequestContext, resource: Resource): AsyncGenerator<Match> {
  const { paths, identity } = context;
  const names = await identity();
  for (const name of names) {
    const isAsked = resource.kind === "principal" && resource.user === name;
    if (!isAsked && resource.kind !== "principals" && resource.kind !== "root") continue;
    const href = paths.principal(name);
    const view = await linkedView(context, href);
    if (view !== undefined) yield { href, view };
  }
}

async function* namingUser(
  context: RequestContext,
  resource: Resource,
  property: ExpandedName,
): AsyncGenerator<Match> {
  const names = await context.identity();
  const own = new Set([...names].map((name) => context.paths.principal(name)));
  const pause = createPace();
  for await (const { href, view } of membersOf(context, resource)) {
    const turn = pause();
    if (turn !== undefined) await turn;
    if (view.hrefs(property)?.some((link) => own.has(link)) === true) yield { href, view };
  }
}

/** A member of a collection that the user may read. */
interface Member {
  readonly href: string;
  readonly view: View;
}

async function* membersOf(context: RequestContext, resource: Resource): AsyncGenerator<Member> {
  const { paths, user } = context;
  switch (resource.kind) {
    case "root":
      yield* linked(context, paths.principals);
      yield* membersOf(context, { kind: "principals" });
      yield* linked(context, paths.homes);
      yield* membersOf(context, { kind: "homes" });
      return;
    case "principals":
      for (const { name } of await knownPrincipals(context)) {
        yield* linked(context, paths.principal(name));
      }
      return;
    case "homes":
      yield* linked(context, paths.home(user));
      yield* membersOf(context, { kind: "home", user });
      return;
    case "home":
      for (const { owner, name } of await context.store.listBooks(resource.user)) {
        yield* linked(context, paths.book(owner, name));
        yield* cardsOf(context, { kind: "book", user: owner, book: name });
      }
      return;
    case "book":
      yield* cardsOf(context, resource);
      return;
    case "principal":
    case "card":
    case "nowhere":
  }
}

async function* linked(context: RequestContext, href: string): AsyncGenerator<Member> {
  const view = await linkedView(context, href);
  if (view !== undefined) yield { href, view };
}

async function* cardsOf(context: RequestContext, resource: BookResource): AsyncGenerator<Member> {
  const book = await requireBook(context, resource);
  const access = await cardAccess(context, book);
  const path = context.paths.book(book.owner, book.name);
  for await (const cards of context.store.listCards(book.id)) {
    for (const card of cards) {
      yield { href: path + encodeSegment(card.name), view: cardView(context, access, card) };
    }
  }
}
