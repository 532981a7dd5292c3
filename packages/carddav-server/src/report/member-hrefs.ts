import { knownPrincipals } from "../access/known-principals.ts";
import type { RequestContext } from "../context.ts";
import { encodeSegment, pathOf, type Resource } from "../resource.ts";

/**
 * Paths of the members of a collection.
 *
 * @param max Most of them.
 *
 * @internal
 */
export async function memberHrefs(
  context: RequestContext,
  resource: Resource,
  max: number,
): Promise<readonly string[]> {
  const { paths, store, user } = context;
  switch (resource.kind) {
    case "root":
      return [paths.principals, paths.homes].slice(0, max);
    case "principals":
      return (await knownPrincipals(context))
        .slice(0, max)
        .map(({ name }) => paths.principal(name));
    case "homes":
      return [paths.home(user)].slice(0, max);
    case "home": {
      const books = await store.listBooks(resource.user);
      return books.slice(0, max).map(({ owner, name }) => paths.book(owner, name));
    }
    case "book": {
      const book = await store.findBook(resource.user, resource.book);
      const hrefs: string[] = [];
      if (book === undefined) return hrefs;
      const path = pathOf(paths, resource);
      for await (const cards of store.listCards(book.id)) {
        const wanted = cards.slice(0, max - hrefs.length);
        hrefs.push(...wanted.map(({ name }) => path + encodeSegment(name)));
        if (hrefs.length === max) break;
      }
      return hrefs;
    }
    case "principal":
    case "card":
    case "nowhere":
      return [];
  }
}
