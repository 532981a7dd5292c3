import { privilegesAt } from "../access/judge.ts";
import { carddav } from "@callingcard/dav-xml";
import { requireTransfer } from "../access/transfer-privileges.ts";
import type { RequestContext } from "../context.ts";
import { cardWrite, failedCondition } from "../lock/lock-refusal.ts";
import { isOwnHost } from "../own-host.ts";
import { quotaExceeded } from "../quota.ts";
import { prefersRepresentation } from "../prefer.ts";
import { Refusal } from "../refusal.ts";
import {
  parseResource,
  pathOf,
  type BookResource,
  type CardResource,
  type Resource,
} from "../resource.ts";
import type { AddressBook } from "../store.ts";
import { writeOptions } from "../write-options.ts";
import { emptyResponse, findCard, requireBook } from "./answer.ts";
import { putResponse } from "./put-response.ts";
import { conditionOf, uidConflict } from "./put.ts";

/**
 * Answers COPY and MOVE of a card, within a book or into another (RFC 4918 sections 9.8 and 9.9).
 *
 * @internal
 */
export async function answerTransferCard(
  context: RequestContext,
  resource: CardResource,
): Promise<Response> {
  const { request, store, paths } = context;
  const target = destination(context);
  if (target.kind !== "card") {
    throw new Refusal(403, { description: "a card is kept in an address book and nowhere else" });
  }
  const isMove = request.method === "MOVE";
  const mayReplace = await requireTransfer(context, isMove, resource, target);
  const overwrite = parseOverwrite(request.headers) && mayReplace;
  if (pathOf(paths, target) === pathOf(paths, resource)) {
    throw new Refusal(403, { description: "the destination is the source" });
  }
  const from = await requireBook(context, resource);
  const to = await requireBook(context, target, 409);
  const result = await store.transferCard(
    { book: from.id, name: resource.card },
    { book: to.id, name: target.card },
    { move: isMove, overwrite, ...writeOptions(context, to.owner) },
    await conditionOf(context, from, resource.card),
  );
  switch (result.kind) {
    case "created":
    case "replaced": {
      const status = result.kind === "created" ? 201 : 204;
      return transferResponse(context, status, { resource: target, book: to });
    }
    case "not-found":
      throw new Refusal(404, { description: "there is no such card" });
    case "precondition-failed":
      throw await failedCondition(context, [
        ...(isMove ? [await cardWrite(context, from, resource.card, false)] : []),
        await cardWrite(context, to, target.card),
      ]);
    case "exists":
      // What somebody else did meanwhile may be there now, and not be for who asks to replace.
      await requireTransfer(context, isMove, resource, target);
      throw new Refusal(412, { description: "the destination exists and Overwrite is F" });
    case "quota-exceeded":
      throw quotaExceeded();
    case "no-book":
      throw new Refusal(409, { description: "there is no such address book" });
    case "uid-conflict":
      throw await uidConflict(context, to, result.name, target.card);
  }
}

// Tells where a new card is, and gives it to who prefers that (RFC 8144 section 3.1).
async function transferResponse(
  context: RequestContext,
  status: 201 | 204,
  { resource, book }: { readonly resource: CardResource; readonly book: AddressBook },
): Promise<Response> {
  const href = context.paths.card(resource.user, resource.book, resource.card);
  const card = prefersRepresentation(context.request)
    ? await findCard(context, book, resource.card)
    : undefined;
  if (card === undefined) return emptyResponse(status, status === 201 ? { Location: href } : {});
  const isReadable = (await privilegesAt(context, resource)).has("read");
  const written = { status, href, card, isReadable, isVerbatim: false, sentAs: undefined };
  const response = await putResponse(context, written);
  if (status === 201) response.headers.set("Location", href);
  return response;
}

/**
 * Answers COPY and MOVE of a book, which are refused wherever they lead.
 *
 * @internal
 */
export async function answerTransferBook(
  context: RequestContext,
  resource: BookResource,
): Promise<Response> {
  const target = destination(context);
  await requireBook(context, resource);
  throw new Refusal(403, {
    ...(target.kind !== "book" && { condition: carddav("addressbook-collection-location-ok") }),
    description: "address books are not copied or moved",
  });
}

// Reads `Destination` (RFC 4918 section 10.3), an absolute URI or an absolute path.
//
// Throws Refusal 400 without one that can be read, 502 for another host.
function destination(context: RequestContext): Resource {
  const value = context.request.headers.get("destination");
  if (value === null) throw new Refusal(400, { description: "there is no Destination" });
  const url = /^(?:https?:\/)?\//i.test(value) ? URL.parse(value, context.url.href) : null;
  if (url === null) throw new Refusal(400, { description: "Destination is not a URI" });
  if (!isOwnHost(url, context.url, context.request.headers)) {
    throw new Refusal(502, { description: "Destination is on another server" });
  }
  const { prefix, limits } = context;
  return parseResource(url.pathname, prefix, limits.maxSegmentLength);
}

// Reads `Overwrite` (RFC 4918 section 10.6); its absence means that the target may be replaced.
//
// Throws Refusal 400 for anything else than `T` and `F`.
function parseOverwrite(headers: Headers): boolean {
  const value = headers.get("overwrite")?.trim().toUpperCase() ?? "T";
  if (value === "T" || value === "F") return value === "T";
  throw new Refusal(400, { description: "Overwrite is neither T nor F" });
}
