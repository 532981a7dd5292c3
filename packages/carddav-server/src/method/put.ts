import { carddav, dav } from "@callingcard/dav-xml";
import { element } from "@callingcard/xml";
import { readBody } from "../body.ts";
import {
  asksUnmodifiedSince,
  bothConditions,
  withUnmodifiedSince,
  writeCondition,
} from "../conditional.ts";
import type { RequestContext } from "../context.ts";
import { parseMediaType } from "../media-type.ts";
import { readNewCard } from "../new-card.ts";
import { Refusal } from "../refusal.ts";
import type { CardResource } from "../resource.ts";
import type { AddressBook, WriteCondition } from "../store.ts";
import { emptyResponse, findCard, requireBook } from "./answer.ts";

/**
 * Answers PUT of a card (RFC 6352 section 6.3.2).
 *
 * @internal
 */
export async function answerPut(
  context: RequestContext,
  resource: CardResource,
): Promise<Response> {
  const { request, store, limits } = context;
  requireVcardType(request.headers.get("content-type"));
  refusePartialPut(request.headers);
  const book = await requireBook(context, resource, 409);
  const condition = await conditionOf(context, book, resource.card);
  const octets = await readBody(request, limits.maxResourceOctets, () => tooLarge(context));
  const card = await readNewCard(resource.card, octets, context.now());
  const result = await store.putCard(book.id, card, condition);
  switch (result.kind) {
    case "created":
    case "replaced":
      // The octets are stored as they came, so the tag may be told (RFC 6352 section 6.3.2.3).
      return emptyResponse(result.kind === "created" ? 201 : 204, { ETag: `"${card.etag}"` });
    case "precondition-failed":
      throw new Refusal(412);
    case "uid-conflict":
      throw uidConflict(context, book, result.name);
    case "no-book":
      throw new Refusal(409, { description: "there is no such address book" });
  }
}

/**
 * What a write asks of the card that is there now.
 *
 * @internal
 */
export async function conditionOf(
  context: RequestContext,
  book: AddressBook,
  name: string,
): Promise<WriteCondition> {
  const { headers } = context.request;
  const condition = writeCondition(headers);
  const dated = asksUnmodifiedSince(headers)
    ? withUnmodifiedSince(condition, headers, await findCard(context, book, name))
    : condition;
  return bothConditions(context.guard, dated);
}

/**
 * `CARDDAV:no-uid-conflict` with the card that holds the UID (RFC 6352 section 6.3.2.1).
 *
 * @internal
 */
export function uidConflict(context: RequestContext, book: AddressBook, name: string): Refusal {
  return new Refusal(403, {
    condition: carddav("no-uid-conflict"),
    payload: [element(dav("href"), [context.paths.card(book.owner, book.name, name)])],
    description: "the UID belongs to another card of the address book",
  });
}

/** Types that clients label cards with; RFC 6352 knows the first one only. */
const VCARD_TYPES: ReadonlySet<string> = new Set([
  "text/vcard",
  "text/x-vcard",
  "text/directory",
  "application/vcard",
]);

// A body without a type is taken for a card, since nothing else can be stored here.
function requireVcardType(contentType: string | null): void {
  if (contentType === null || contentType.trim() === "") return;
  const { type, parameters } = parseMediaType(contentType);
  if (!VCARD_TYPES.has(type)) throw unsupported(`cards are text/vcard`);
  const charset = parameters.get("charset")?.toLowerCase() ?? "utf-8";
  if (charset !== "utf-8" && charset !== "utf8" && charset !== "us-ascii") {
    throw unsupported("cards are stored in UTF-8 only");
  }
}

function unsupported(description: string): Refusal {
  return new Refusal(403, { condition: carddav("supported-address-data"), description });
}

// A part of a card would be stored as if it were the whole (RFC 9110 section 14.5).
function refusePartialPut(headers: Headers): void {
  if (!headers.has("content-range")) return;
  throw new Refusal(400, { description: "Content-Range is not supported in PUT" });
}

function tooLarge({ limits }: RequestContext): Refusal {
  return new Refusal(403, {
    condition: carddav("max-resource-size"),
    description: `a card has at most ${limits.maxResourceOctets} octets`,
  });
}
