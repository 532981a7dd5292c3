import { dav, type Propfind } from "@callingcard/dav-xml";
import { knownPrincipals } from "../access/known-principals.ts";
import {
  bookAccess,
  cardAccess,
  homeAccess,
  publicAccess,
  type ResourceAccess,
} from "../access/resource-access.ts";
import { readXmlBody } from "../body.ts";
import type { RequestContext } from "../context.ts";
import { BOOK_PROPERTIES, type BookSubject } from "../property/book.ts";
import { cardProperties, RESERVED_PROPERTIES } from "../property/card.ts";
import { visibleStored } from "../property/hidden.ts";
import {
  HOME_PROPERTIES,
  PRINCIPAL_PROPERTIES,
  STRUCTURE_PROPERTIES,
} from "../property/principal.ts";
import { principalSubject } from "../property/principal-subject.ts";
import { askedLocks, asksLocks, readLocks, withLocks } from "../lock/lock-view.ts";
import type { PropertyTable } from "../property/live-property.ts";
import { homeTokenFor } from "../property/home-token.ts";
import { usageFor } from "../property/quota.ts";
import { prefersMinimal, prefersNoRoot } from "../prefer.ts";
import { memberHeads, responseHead } from "../property/properties-response.ts";
import { responseWriter, type ResponseWriter } from "../property/selection.ts";
import { Refusal } from "../refusal.ts";
import { truncationResponse } from "../report/truncation.ts";
import { type BookResource, type CardResource, type Resource } from "../resource.ts";
import type { AddressBook, CardInfo, StoredProperty } from "../store.ts";
import {
  findCard,
  multistatus,
  parseDepth,
  requireBook,
  requirePrincipal,
  wholeMultistatus,
} from "./answer.ts";
import { knownMultistatus, rememberedMultistatus } from "./known-multistatus.ts";

/**
 * Answers PROPFIND (RFC 4918 section 9.1).
 *
 * @internal
 */
export async function answerPropfind(
  context: RequestContext,
  resource: Resource,
): Promise<Response> {
  const depth = parseDepth(context.request.headers, "infinity");
  if (depth === "infinity" && resource.kind !== "card") {
    throw new Refusal(403, {
      condition: dav("propfind-finite-depth"),
      description: "Depth infinity is not answered",
    });
  }
  const request = await readPropfind(context);
  const isRootless = depth === "1" && prefersNoRoot(context.request);
  const scope: Scope = { withRoot: !isRootless, withMembers: depth !== "0" };
  if (resource.kind === "book" && depth === "0") return answerBook(context, resource, request);
  const usage = await usageSeen(context, request, resource);
  const token = await homeTokenFor(context, request, resource);
  const withUsage = { ...context, ...usage, ...token };
  const responses = propfindResponses(withUsage, resource, scope, request);
  return multistatus(context, responses, isRootless ? ["depth-noroot"] : []);
}

// What clients send most, and mostly nothing has changed.
async function answerBook(
  context: RequestContext,
  resource: BookResource,
  request: Propfind,
): Promise<Response> {
  const book = await requireBook(context, resource);
  const known = knownMultistatus(context, book, request);
  if (known !== undefined) return known;
  const usage = await usageSeen(context, request, resource);
  const text = await bookResponse({ ...context, ...usage }, book, request);
  const response = wholeMultistatus(context, text);
  // Others change what an owner has stored, and locks end with time.
  const isLasting = request.kind === "prop" && !("usage" in usage) && !asksLocks(request);
  return isLasting ? rememberedMultistatus(context, book, request, response) : response;
}

// How much an owner has stored is not for those whom a book was granted to.
function usageSeen(
  context: RequestContext,
  request: Propfind,
  resource: Resource,
): ReturnType<typeof usageFor> {
  const isOthers = "user" in resource && resource.user !== context.user;
  return isOthers ? {} : usageFor(context, request, context.user);
}

/**
 * Answers PROPFIND where discovery begins, as the principal itself: some clients do not follow a
 * redirect of PROPFIND, or lose their credentials on the way (RFC 6764 section 5).
 *
 * @internal
 */
export async function answerWellKnownPropfind(context: RequestContext): Promise<Response> {
  const write = writerOf(context, await readPropfind(context), PRINCIPAL_PROPERTIES);
  async function* responses(): AsyncGenerator<string> {
    const self = { name: context.user };
    yield write(responseHead(context.url.pathname), await principalSubject(context, self));
  }
  return multistatus(context, responses());
}

// A PROPFIND without a body asks for everything (RFC 4918 section 9.1).
async function readPropfind(context: RequestContext): Promise<Propfind> {
  const octets = await readXmlBody(context.request, context.limits.maxXmlOctets);
  return octets.length === 0 ? { kind: "allprop", include: [] } : context.readPropfind(octets);
}

/** Of which resources the properties are told. */
interface Scope {
  readonly withRoot: boolean;
  readonly withMembers: boolean;
}

async function* propfindResponses(
  context: RequestContext,
  resource: Resource,
  { withRoot, withMembers }: Scope,
  request: Propfind,
): AsyncGenerator<string> {
  const { paths, user, store } = context;
  switch (resource.kind) {
    case "root": {
      const members = withMembers ? [paths.principals, paths.homes] : [];
      yield await structureResponses(context, request, [
        ...(withRoot ? [paths.root] : []),
        ...members,
      ]);
      return;
    }
    case "principals":
      if (withRoot) yield await structureResponses(context, request, [paths.principals]);
      if (withMembers) yield* principalResponses(context, request);
      return;
    case "homes":
      if (withRoot) yield await structureResponses(context, request, [paths.homes]);
      if (withMembers) yield await homeResponse(context, request, user);
      return;
    case "principal": {
      const write = writerOf(context, request, PRINCIPAL_PROPERTIES);
      const subject = await principalSubject(context, await requirePrincipal(context, resource));
      yield write(responseHead(paths.principal(subject.principal.name)), subject);
      return;
    }
    case "home": {
      const { user: owner } = resource;
      if (withRoot) yield await homeResponse(context, request, owner);
      if (!withMembers) return;
      const write = bookWriter(context, request);
      for (const book of await store.listBooks(owner)) {
        yield write(
          responseHead(paths.book(owner, book.name)),
          await bookSubject(context, book, request),
        );
      }
      return;
    }
    case "book": {
      const book = await requireBook(context, resource);
      if (withRoot) yield await bookResponse(context, book, request);
      if (!withMembers) return;
      const locking = await withLocks(context, book, request);
      const write = cardWriter(locking, request, book, await cardAccess(context, book));
      for await (const cards of store.listCards(book.id)) {
        let text = "";
        for (const card of cards) text += write(card);
        yield text;
      }
      return;
    }
    case "card": {
      const book = await requireBook(context, resource);
      const card = await findCard(context, book, resource.card);
      if (card === undefined) {
        yield await reservedResponse(context, book, resource, request);
        return;
      }
      const locking = await withLocks(context, book, request);
      yield cardWriter(locking, request, book, await cardAccess(context, book))(card);
      return;
    }
    case "nowhere":
      throw new Refusal(404);
  }
}

async function bookResponse(
  context: RequestContext,
  book: AddressBook,
  request: Propfind,
): Promise<string> {
  const head = responseHead(context.paths.book(book.owner, book.name));
  return bookWriter(context, request)(head, await bookSubject(context, book, request));
}

// What leads to principals and homes.
async function structureResponses(
  context: RequestContext,
  request: Propfind,
  hrefs: readonly string[],
): Promise<string> {
  const write = writerOf(context, request, STRUCTURE_PROPERTIES);
  const subject = { access: await publicAccess(context) };
  return hrefs.map((href) => write(responseHead(href), subject)).join("");
}

// A name that is locked and has no card yet tells of its locks (RFC 4918 appendix D).
async function reservedResponse(
  context: RequestContext,
  book: AddressBook,
  { card }: CardResource,
  request: Propfind,
): Promise<string> {
  const locks = await readLocks(context, book);
  if (!locks.on(card).some(({ name }) => name === card)) {
    throw new Refusal(404, { description: "there is no such card" });
  }
  const write = writerOf({ ...context, locks }, request, RESERVED_PROPERTIES);
  return write(responseHead(context.paths.card(book.owner, book.name, card)), { name: card });
}

async function* principalResponses(
  context: RequestContext,
  request: Propfind,
): AsyncGenerator<string> {
  const write = writerOf(context, request, PRINCIPAL_PROPERTIES);
  const { maxPrincipalMatches } = context.limits;
  const known = await knownPrincipals(context);
  for (const principal of known.slice(0, maxPrincipalMatches)) {
    const head = responseHead(context.paths.principal(principal.name));
    yield write(head, await principalSubject(context, principal));
  }
  if (known.length > maxPrincipalMatches) yield truncationResponse(context.paths.principals);
}

async function homeResponse(
  context: RequestContext,
  request: Propfind,
  owner: string,
): Promise<string> {
  const write = writerOf(context, request, HOME_PROPERTIES);
  return write(responseHead(context.paths.home(owner)), {
    access: await homeAccess(context, owner),
  });
}

/**
 * Writes the responses of books.
 *
 * @internal
 */
export function bookWriter(
  context: RequestContext,
  request: Propfind,
): ResponseWriter<BookSubject> {
  return writerOf(context, request, BOOK_PROPERTIES, ({ properties }) => visibleStored(properties));
}

/**
 * Writes the responses of the cards of one book, without their data.
 *
 * @param access Who may do what with them.
 *
 * @internal
 */
export function cardWriter(
  context: RequestContext,
  request: Propfind,
  book: AddressBook,
  access: ResourceAccess,
): (card: CardInfo) => string {
  const write = writerOf<CardInfo>(context, request, cardProperties(access));
  const headOf = memberHeads(context.paths.book(book.owner, book.name));
  return (card) => write(headOf(card.name), card);
}

// Writes the responses of resources of one kind, as a request prefers them.
function writerOf<Subject>(
  context: RequestContext,
  request: Propfind,
  table: PropertyTable<Subject>,
  stored?: (subject: Subject) => readonly StoredProperty[],
): ResponseWriter<Subject> {
  return responseWriter({
    request,
    table,
    context,
    isMinimal: prefersMinimal(context.request),
    ...(stored !== undefined && { stored }),
  });
}

/**
 * Computes what the properties of a book need.
 *
 * @param request What is asked; without it, everything.
 *
 * @internal
 */
export async function bookSubject(
  context: RequestContext,
  book: AddressBook,
  request?: Propfind,
): Promise<BookSubject> {
  const { id, revision } = book;
  const syncToken = await context.tokens.write(id, { revision });
  const access = await bookAccess(context, book);
  const locks = await (request === undefined
    ? readLocks(context, book)
    : askedLocks(context, book, request));
  return { ...book, syncToken, access, ...(locks !== undefined && { locks }) };
}
