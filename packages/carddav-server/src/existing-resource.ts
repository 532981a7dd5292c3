import { privilegesAt } from "./access/judge.ts";
import type { RequestContext } from "./context.ts";
import type { BookResource, CardResource, Resource } from "./resource.ts";

/** What clients give names to. */
type NamedResource = BookResource | CardResource;

const ESCAPE = /%[0-9A-Fa-f]{2}/;
import type { AddressBookStore } from "./store.ts";

/**
 * Finds what a path names that a client encoded twice, as some do with the hrefs they were given: where there
 * is nothing under a name with an escape in it, but something under what the escape stands for, that is meant.
 * What makes something new is taken at its word: MKCOL, and PUT with `If-None-Match: *`.
 *
 * Who may not read what is there is not told of it.
 *
 * @param context The request for the resource.
 * @param resource What the path names, decoded once.
 *
 * @internal
 */
export function existingResource(
  context: RequestContext,
  resource: Resource,
): Resource | Promise<Resource> {
  return hasEscape(resource) ? foundOrSame(context, resource) : resource;
}

async function foundOrSame(context: RequestContext, resource: NamedResource): Promise<Resource> {
  const found = await foundResource(context.store, context.request, resource);
  if (found === resource) return resource;
  return (await privilegesAt(context, found)).has("read") ? found : resource;
}

async function foundResource(
  store: AddressBookStore,
  { method, headers }: Request,
  resource: NamedResource,
): Promise<Resource> {
  if (method === "MKCOL" || headers.get("if-none-match")?.trim() === "*") return resource;
  let found = await store.findBook(resource.user, resource.book);
  let book = resource.book;
  if (found === undefined) {
    book = decodedAgain(resource.book);
    found = await store.findBook(resource.user, book);
    if (found === undefined) return resource;
  }
  if (resource.kind === "book") return { ...resource, book };
  const { card } = resource;
  const decoded = decodedAgain(card);
  const cards = await store.getCards(found.id, [card, decoded]);
  const isOther = cards.length > 0 && cards.every(({ name }) => name !== card);
  return { ...resource, book, card: isOther ? decoded : card };
}

// Nearly all names have none: nothing need be looked up then.
function hasEscape(resource: Resource): resource is NamedResource {
  if (resource.kind === "book") return ESCAPE.test(resource.book);
  return resource.kind === "card" && (ESCAPE.test(resource.book) || ESCAPE.test(resource.card));
}

// The name itself when it is not percent-encoded UTF-8.
function decodedAgain(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
