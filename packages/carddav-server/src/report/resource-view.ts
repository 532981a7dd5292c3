import { propertyName, responseText, type PropertyText } from "@callingcard/dav-xml";
import { sameName, type ExpandedName } from "@callingcard/xml";
import { findPrincipal } from "../access/known-principals.ts";
import { privilegesAt } from "../access/judge.ts";
import {
  cardAccess,
  homeAccess,
  publicAccess,
  type ResourceAccess,
} from "../access/resource-access.ts";
import type { RequestContext } from "../context.ts";
import { readLocks } from "../lock/lock-view.ts";
import { findCard } from "../method/answer.ts";
import { bookSubject } from "../method/propfind.ts";
import { BOOK_PROPERTIES } from "../property/book.ts";
import { cardProperties } from "../property/card.ts";
import { elementText } from "../property/element-text.ts";
import { visibleStored } from "../property/hidden.ts";
import type { PropertyTable } from "../property/live-property.ts";
import { principalSubject } from "../property/principal-subject.ts";
import {
  HOME_PROPERTIES,
  PRINCIPAL_PROPERTIES,
  STRUCTURE_PROPERTIES,
} from "../property/principal.ts";
import { Refusal } from "../refusal.ts";
import { parseResource, type Resource } from "../resource.ts";
import type { CardInfo, StoredProperty } from "../store.ts";

/** A resource whose properties can be asked for, whatever its kind. */
export interface View {
  /** The element of a property; `undefined` when the resource does not have it. */
  content(name: ExpandedName): string | undefined;
  /** What a property links to; `undefined` when it holds something else than hrefs. */
  hrefs(name: ExpandedName): readonly string[] | undefined;
  mayRead(name: ExpandedName): boolean;
}

/**
 * Looks up a resource that the user may read.
 *
 * @returns `undefined` when it is not there.
 * @internal
 */
export async function viewOf(
  context: RequestContext,
  resource: Resource,
): Promise<View | undefined> {
  switch (resource.kind) {
    case "root":
    case "principals":
    case "homes":
      return createView(context, STRUCTURE_PROPERTIES, { access: await publicAccess(context) });
    case "principal": {
      const principal = await findPrincipal(context, resource.user);
      if (principal === undefined) return undefined;
      return createView(context, PRINCIPAL_PROPERTIES, await principalSubject(context, principal));
    }
    case "home": {
      const access = await homeAccess(context, resource.user);
      return createView(context, HOME_PROPERTIES, { access });
    }
    case "book": {
      const book = await context.store.findBook(resource.user, resource.book);
      if (book === undefined) return undefined;
      const subject = await bookSubject(context, book);
      return createView(context, BOOK_PROPERTIES, subject, visibleStored(book.properties));
    }
    case "card": {
      const book = await context.store.findBook(resource.user, resource.book);
      const card = book && (await findCard(context, book, resource.card));
      if (book === undefined || card === undefined) return undefined;
      const locks = await readLocks(context, book);
      return cardView({ ...context, locks }, await cardAccess(context, book), card);
    }
    case "nowhere":
      return undefined;
  }
}

/**
 * Looks up what a property links to.
 *
 * @param href A path as the server wrote it, or a reference to elsewhere.
 * @returns `undefined` when it is not there, or the user may not read it.
 * @internal
 */
export async function linkedView(context: RequestContext, href: string): Promise<View | undefined> {
  const resource = linkedResource(context, href);
  if (resource === undefined) return undefined;
  const isReadable = (await privilegesAt(context, resource)).has("read");
  return isReadable ? viewOf(context, resource) : undefined;
}

function linkedResource({ prefix, limits }: RequestContext, href: string): Resource | undefined {
  if (!href.startsWith("/")) return undefined;
  try {
    return parseResource(href, prefix, limits.maxSegmentLength);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What became of one property that was asked for. */
export interface AskedProperty {
  readonly name: ExpandedName;
  /** The element; `undefined` when there is none. */
  readonly xml: string | undefined;
  readonly isDenied: boolean;
}

/**
 * Writes the response of a resource with some of its properties.
 *
 * @internal
 */
export function askedResponse(href: string, asked: readonly AskedProperty[]): string {
  const found = asked.flatMap(({ name, xml }) => (xml === undefined ? [] : [{ name, xml }]));
  const empty = (isDenied: boolean): readonly PropertyText[] =>
    asked
      .filter((one) => one.xml === undefined && one.isDenied === isDenied)
      .map(({ name }) => propertyName(name));
  const rest = [
    { status: 403, properties: empty(true) },
    { status: 404, properties: empty(false) },
  ].filter(({ properties }) => properties.length > 0);
  const isFound = found.length > 0 || rest.length === 0;
  const propstats = [...(isFound ? [{ status: 200, properties: found }] : []), ...rest];
  return responseText({ href, propstats });
}

/**
 * Looks up one property.
 *
 * @internal
 */
export function askedProperty(view: View, { namespace, local }: ExpandedName): AskedProperty {
  const name = { namespace, local };
  const isDenied = !view.mayRead(name);
  return { name, xml: isDenied ? undefined : view.content(name), isDenied };
}

/**
 * Makes the view of a card, whose book and those who may do what with it are known.
 *
 * @internal
 */
export function cardView(context: RequestContext, access: ResourceAccess, card: CardInfo): View {
  return createView(context, cardProperties(access), card);
}

function createView<Subject>(
  context: RequestContext,
  table: PropertyTable<Subject>,
  subject: Subject,
  stored: readonly StoredProperty[] = [],
): View {
  return {
    content(name) {
      const property = table.find(name);
      const content = property?.content(subject, context);
      if (content !== undefined) return elementText(name, content);
      return stored.find((other) => sameName(other, name))?.xml;
    },
    hrefs: (name) => table.find(name)?.hrefs?.(subject, context),
    mayRead: (name) => table.find(name)?.mayRead?.(subject) ?? true,
  };
}
