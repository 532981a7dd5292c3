import { privilegesAt } from "./access/judge.ts";
import type { RequestContext } from "./context.ts";
import type { Resource } from "./resource.ts";
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
export async function existingResource(
  context: RequestContext,
  resource: Resource,
): Promise<Resource> {
  const found = await foundResource(context.store, context.request, resource);
  if (found === resource) return resource;
  return (await privilegesAt(context, found)).has("read") ? found : resource;
}

async function foundResource(
  store: AddressBookStore,
  { method, headers }: Request,
  resource: Resource,
): Promise<Resource> {
  if (resource.kind !== "book" && resource.kind !== "card") return resource;
  if (method === "MKCOL" || headers.get("if-none-match")?.trim() === "*") return resource;
  const names = [resource.book, resource.kind === "card" ? resource.card : ""];
  if (!names.some(hasEscape)) return resource;
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

function hasEscape(name: string): boolean {
  return /%[0-9A-Fa-f]{2}/.test(name);
}

// The name itself when it is not percent-encoded UTF-8.
function decodedAgain(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
