import { dav } from "@callingcard/dav-xml";
import type { RequestContext } from "../context.ts";
import { isOwnHost } from "../own-host.ts";
import { Refusal } from "../refusal.ts";
import { parseResource, type Resource } from "../resource.ts";
import type { WriteCondition } from "../store.ts";
import { meetsList, parseIf, type IfList } from "./if-header.ts";
import { ABSENT, ifState, type IfState } from "./if-state.ts";

/** Most resources that one header may be about; cards of each may have to be converted. */
const MAX_RESOURCES = 16;

/** A list with what it is about; nothing for what is not on this server or may not be known. */
interface Subject {
  readonly list: IfList;
  readonly resource: Resource | undefined;
  /** The same for lists about the same. */
  readonly key: string;
}

/**
 * Evaluates `If` (RFC 4918 section 10.4) and gathers the lock tokens that it submits.
 *
 * @returns What a write must still find when it happens: the locks and what the first list that is true
 *   found of the request's own resource, or of another in its book.
 * @throws Refusal 412 when no list is true, 400 when the header is malformed.
 *
 * @internal
 */
export function requireIf(
  context: RequestContext,
  request: Request,
  url: URL,
  resource: Resource,
): WriteCondition | Promise<WriteCondition> {
  const value = request.headers.get("if");
  if (value !== null) return requireLists(context, { request, url, resource }, parseIf(value));
  return { locks: { user: context.user, tokens: [], nowMs: context.now() } };
}

/** What a request is about. */
interface Own {
  readonly request: Request;
  readonly url: URL;
  readonly resource: Resource;
}

async function requireLists(
  context: RequestContext,
  { request, url, resource }: Own,
  lists: readonly IfList[],
): Promise<WriteCondition> {
  const { user } = context;
  const nowMs = context.now();
  const subjects = lists.map((list) => subjectOf(context, { request, url, resource }, list));
  const states = createStates(context, subjects);
  const own = { resource, key: keyOf(resource) };
  for (const subject of subjects) {
    const state = await states(subject);
    if (!meetsList(subject.list, state)) continue;
    const { held, ...guard } = await guardOf(subject, state, own, states);
    return { ...guard, locks: { user, tokens: tokensOf(lists), held, nowMs } };
  }
  throw failedIf(request);
}

function subjectOf({ prefix, limits }: RequestContext, own: Own, list: IfList): Subject {
  if (list.resource === undefined) return subject(list, own.resource);
  const target = URL.parse(list.resource, own.url.href);
  if (target === null || !isOwnHost(target, own.url, own.request.headers)) return subject(list);
  return subject(list, parseResource(target.pathname, prefix, limits.maxSegmentLength));
}

function subject(list: IfList, resource?: Resource): Subject {
  return { list, resource, key: resource === undefined ? "" : keyOf(resource) };
}

function keyOf(resource: Resource): string {
  return JSON.stringify(Object.entries(resource).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

type States = (subject: Pick<Subject, "resource" | "key">) => Promise<IfState>;

// Looks at each resource when it is asked for, and once.
function createStates(context: RequestContext, subjects: readonly Subject[]): States {
  if (new Set(subjects.map(({ key }) => key)).size > MAX_RESOURCES) {
    throw new Refusal(400, { description: `If is about more than ${MAX_RESOURCES} resources` });
  }
  const states = new Map<string, Promise<IfState>>();
  return ({ resource, key }) => {
    if (resource === undefined) return Promise.resolve(ABSENT);
    const lists = subjects.filter((subject) => subject.key === key).map(({ list }) => list);
    const state = states.get(key) ?? ifState(context, resource, lists);
    states.set(key, state);
    return state;
  };
}

// What must not change before the write: the card itself by its tag, anything else by the revision of the
// book, locks by their tokens. What is in another book than the request's is not held.
async function guardOf(
  { list, key }: Subject,
  state: IfState,
  own: { readonly resource: Resource; readonly key: string },
  states: States,
): Promise<WriteCondition & { readonly held: readonly string[] }> {
  const { book } = state;
  const isOwn = key === own.key;
  if (book === undefined || (!isOwn && (await states(own)).book?.id !== book.id)) {
    return { held: [], ...(isOwn && own.resource.kind === "card" && asksTag(list) && ABSENCE) };
  }
  const named = list.conditions.flatMap(({ negated, state: asked }) =>
    asked.kind === "token" && !negated ? [asked.token] : [],
  );
  const held = named.filter((token) => state.lockTokens.includes(token));
  const asksRevision = held.length < named.length || (!isOwn && asksTag(list));
  const isTagged = isOwn && asksTag(list);
  return {
    held,
    ...(asksRevision && { revision: book.revision }),
    ...(isTagged && (state.etag === undefined ? ABSENCE : { ifMatch: [state.etag] })),
  };
}

const ABSENCE: WriteCondition = { ifNoneMatch: "*" };

function asksTag({ conditions }: IfList): boolean {
  return conditions.some(({ state }) => state.kind === "tag");
}

// A token is submitted wherever it stands in the header (RFC 4918 section 10.4.1).
function tokensOf(lists: readonly IfList[]): readonly string[] {
  return lists.flatMap(({ conditions }) =>
    conditions.flatMap(({ state }) => (state.kind === "token" ? [state.token] : [])),
  );
}

// A LOCK without a body names the lock to refresh in it (RFC 4918 section 9.10.6).
function failedIf({ method, headers }: Request): Refusal {
  const isEmpty =
    Number(headers.get("content-length") ?? 0) === 0 && !headers.has("transfer-encoding");
  if (method !== "LOCK" || !isEmpty) return new Refusal(412);
  return new Refusal(412, { condition: dav("lock-token-matches-request-uri") });
}
