import { privilegesAt } from "../access/judge.ts";
import type { RequestContext } from "../context.ts";
import { derivedTags, type CardOctets } from "../representation/derived-card.ts";
import { meetsList, parseIf, type IfList, type ResourceState } from "./if-header.ts";
import { isOwnHost } from "../own-host.ts";
import { Refusal } from "../refusal.ts";
import { parseResource, type Resource } from "../resource.ts";
import type { WriteCondition } from "../store.ts";

/** What a resource is, and the card it is. */
interface OwnState extends ResourceState {
  readonly card?: CardOctets;
}

/** Nothing exists, or nothing that the client may know of. */
const ABSENT: ResourceState = { etag: undefined, tokens: [] };

/**
 * Evaluates `If` (RFC 4918 section 10.4) over entity tags of cards and sync-tokens of books (RFC 6578
 * section 5); there are no locks, so no lock token is ever current.
 *
 * @returns What a write of the request's card must still find when it happens.
 * @throws Refusal 412 when no list is true, 400 when the header is malformed.
 *
 * @internal
 */
export async function requireIf(
  context: RequestContext,
  request: Request,
  url: URL,
  resource: Resource,
): Promise<WriteCondition> {
  const value = request.headers.get("if");
  if (value === null) return {};
  const own = await stateOf(context, resource);
  for (const list of await inStoredTags(parseIf(value), own.card)) {
    const state = await listState(context, request, url, list, own);
    if (!meetsList(list, state)) continue;
    if (resource.kind !== "card") return {};
    return own.etag === undefined ? { ifNoneMatch: "*" } : { ifMatch: [own.etag] };
  }
  throw new Refusal(412);
}

// Puts the stored tag where lists about the request's own card have that of what it converts to now. All
// lists are looked at together, so that each conversion is made once.
async function inStoredTags(
  lists: readonly IfList[],
  card: CardOctets | undefined,
): Promise<readonly IfList[]> {
  if (card === undefined) return lists;
  const asked = lists.filter(({ resource }) => resource === undefined);
  const tags = asked.flatMap(({ conditions }) =>
    conditions.flatMap(({ state }) => (state.kind === "tag" ? [state.tag] : [])),
  );
  const current = await derivedTags(card, tags);
  if (current.size === 0) return lists;
  return lists.map((list) => {
    if (list.resource !== undefined) return list;
    const conditions = list.conditions.map((condition) => {
      const { state } = condition;
      if (state.kind === "token" || !current.has(state.tag)) return condition;
      return { ...condition, state: { ...state, tag: card.etag } };
    });
    return { ...list, conditions };
  });
}

async function listState(
  context: RequestContext,
  { headers }: Request,
  url: URL,
  { resource }: IfList,
  own: ResourceState,
): Promise<ResourceState> {
  if (resource === undefined) return own;
  const target = URL.parse(resource, url.href);
  if (target === null || !isOwnHost(target, url, headers)) return ABSENT;
  const { prefix, limits } = context;
  return stateOf(context, parseResource(target.pathname, prefix, limits.maxSegmentLength));
}

async function stateOf(context: RequestContext, resource: Resource): Promise<OwnState> {
  if (resource.kind !== "book" && resource.kind !== "card") return ABSENT;
  if (!(await privilegesAt(context, resource)).has("read")) return ABSENT;
  const { store, tokens } = context;
  const book = await store.findBook(resource.user, resource.book);
  if (book === undefined) return ABSENT;
  if (resource.kind === "book") {
    const token = await tokens.write(book.id, { revision: book.revision });
    return { etag: undefined, tokens: [token] };
  }
  const [card] = await store.getCards(book.id, [resource.card]);
  return { etag: card?.etag, tokens: [], ...(card !== undefined && { card }) };
}
