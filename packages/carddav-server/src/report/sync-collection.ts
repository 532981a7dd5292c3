import type { SyncCollection } from "@callingcard/dav-xml";
import { cardAccess } from "../access/resource-access.ts";
import type { RequestContext } from "../context.ts";
import { multistatus, requireBook, wholeMultistatus } from "../method/answer.ts";
import { knownMultistatus, rememberedMultistatus } from "../method/known-multistatus.ts";
import { withLocks } from "../lock/lock-view.ts";
import { Refusal } from "../refusal.ts";
import type { BookResource } from "../resource.ts";
import type { AddressBook, ChangesResult } from "../store.ts";
import type { SyncState } from "../sync-token.ts";
import { changesWriter, isNews, nextState } from "./card-changes.ts";
import { invalidToken, limitOf, tokenOf } from "./sync-request.ts";
import { truncationResponse } from "./truncation.ts";

/** What a client asks. */
interface Asked {
  readonly since: SyncState;
  /** Most changes. */
  readonly limit: number;
  readonly isInitial: boolean;
}

/**
 * Answers `DAV:sync-collection` (RFC 6578 section 3) of a book. The changes and the token that stands
 * for them come from one snapshot of the store. The level does not matter, since a book has no
 * collections in it, and neither does Depth, which some clients get wrong.
 *
 * @internal
 */
export async function answerSync(
  context: RequestContext,
  resource: BookResource,
  report: SyncCollection,
): Promise<Response> {
  const book = await requireBook(context, resource);
  const known = knownMultistatus(context, book, report);
  if (known !== undefined) return known;
  const token = tokenOf(context, report);
  const since = await readState(context, book, token);
  const limit = limitOf(context, report);
  const isInitial = token === "";
  const result = await changesOf(context, book, { since, limit, isInitial });
  if (result.kind === "no-book") throw new Refusal(404);
  if (result.kind === "unknown-revision") throw invalidToken(context);
  const next = nextState(book, since, isInitial, result);
  const syncToken = await context.tokens.write(book.id, next);
  const changes = result.changes.filter((change) => isNews(change, since));
  const locking = await withLocks(context, book, report.props);
  const write = changesWriter(locking, book, await cardAccess(context, book), report.props);
  const isCut = result.more;
  if (changes.length === 0 && !isCut) {
    const response = wholeMultistatus(context, "", { syncToken });
    const isCurrent = !isInitial && since.revision === book.revision;
    return isCurrent ? rememberedMultistatus(context, book, report, response) : response;
  }

  async function* responses(): AsyncGenerator<string, { readonly syncToken: string }> {
    yield* write(changes);
    if (isCut) yield truncationResponse(context.url.pathname);
    return { syncToken };
  }
  return multistatus(context, responses());
}

// Of a book that is as the client knows it the store need not be asked.
function changesOf(
  { store }: RequestContext,
  { id, revision }: AddressBook,
  { since, limit, isInitial }: Asked,
): ChangesResult | Promise<ChangesResult> {
  if (isInitial || since.revision !== revision) {
    return store.changesSince(id, since.revision, limit, isInitial);
  }
  return { kind: "changes", changes: [], revision, more: false };
}

async function readState(
  context: RequestContext,
  book: AddressBook,
  token: string,
): Promise<SyncState> {
  if (token === "") return { revision: 0 };
  const state = await context.tokens.read(book.id, token);
  if (state === undefined) throw invalidToken(context);
  return state;
}
