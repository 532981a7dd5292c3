import { multistatusEnd, multistatusStart, type MultistatusEnd } from "@callingcard/dav-xml";
import { findPrincipal } from "../access/known-principals.ts";
import type { Principal } from "../access/principal-directory.ts";
import type { RequestContext } from "../context.ts";
import { lightResponse } from "../light-response.ts";
import { prefersMinimal } from "../prefer.ts";
import { Refusal } from "../refusal.ts";
import type { BookResource, CardResource, Resource } from "../resource.ts";
import { isBodiless, textBody } from "../response-stream.ts";
import type { AddressBook, StoredCard } from "../store.ts";

/**
 * What the server complies with (RFC 4918 section 18, RFC 3744 section 7.2, RFC 5689 section 3.1,
 * RFC 6352 section 6.1).
 */
export const DAV_HEADER = "1, 2, 3, access-control, extended-mkcol, addressbook";

const encoder = new TextEncoder();

/** Type of every XML body. */
export const XML_CONTENT_TYPE = "application/xml; charset=utf-8";

/**
 * Answers 207 with responses as they are produced.
 *
 * @param responses Texts of `DAV:response` elements; the returned value goes to the end of the
 *   multistatus.
 * @param applied Preferences that were followed, beside `return=minimal`.
 *
 * @internal
 */
export async function multistatus(
  context: RequestContext,
  responses: AsyncGenerator<string, { readonly syncToken?: string } | void>,
  applied: readonly string[] = [],
): Promise<Response> {
  const headers = multistatusHeaders(context, applied);
  const body = await textBody(multistatusStart(), responses, (end) => multistatusEnd(end ?? {}));
  if (body instanceof Uint8Array) return wholeResponse(body, 207, headers);
  return lightResponse(body, 207, headers);
}

/**
 * Answers 207 with responses that are there.
 *
 * @param responses Texts of `DAV:response` elements.
 * @param end What stands at the end of the multistatus.
 * @param applied As of {@link multistatus}.
 *
 * @internal
 */
export function wholeMultistatus(
  context: RequestContext,
  responses: string,
  end: MultistatusEnd = {},
  applied: readonly string[] = [],
): Response {
  const body = multistatusStart() + responses + multistatusEnd(end);
  return wholeResponse(body, 207, multistatusHeaders(context, applied));
}

function multistatusHeaders(
  context: RequestContext,
  applied: readonly string[],
): Readonly<Record<string, string>> {
  return {
    "Content-Type": XML_CONTENT_TYPE,
    DAV: DAV_HEADER,
    ...appliedHeaders(context, applied),
  };
}

// What was followed of `Prefer` and `Brief` (RFC 7240 section 3).
function appliedHeaders(
  { request }: RequestContext,
  others: readonly string[],
): Readonly<Record<string, string>> {
  const applied = [...(prefersMinimal(request) ? ["return=minimal"] : []), ...others];
  if (applied.length === 0) return {};
  return { "Preference-Applied": applied.join(", "), Vary: "Brief, Prefer" };
}

/**
 * Answers with a body that is there as a whole, and says how long it is.
 *
 * @internal
 */
export function wholeResponse(
  body: string | Uint8Array<ArrayBuffer>,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  const octets = typeof body === "string" ? encoder.encode(body) : body;
  return lightResponse(octets, status, { ...headers, "Content-Length": String(octets.length) });
}

/**
 * Answers without a body: there is no type then, and a length where HTTP allows one (RFC 9110 section
 * 8.6).
 *
 * @internal
 */
export function emptyResponse(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  if (isBodiless(status)) return lightResponse(null, status, headers);
  return wholeResponse("", status, headers);
}

/**
 * Reads `Depth` (RFC 4918 section 10.2).
 *
 * @param absent What its absence means to the method.
 * @throws Refusal 400 for anything else than `0`, `1` and `infinity`.
 *
 * @internal
 */
export function parseDepth(headers: Headers, absent: Depth): Depth {
  const value = headers.get("depth")?.trim().toLowerCase();
  if (value === undefined) return absent;
  if (value === "0" || value === "1" || value === "infinity") return value;
  throw new Refusal(400, { description: "Depth is not 0, 1 or infinity" });
}

export type Depth = "0" | "1" | "infinity";

/**
 * Finds the book of a resource.
 *
 * @throws Refusal 404, or another status where its absence means something else to a method.
 *
 * @internal
 */
export async function requireBook(
  context: RequestContext,
  resource: BookResource | CardResource,
  statusOfAbsence: 404 | 409 = 404,
): Promise<AddressBook> {
  const book = await context.store.findBook(resource.user, resource.book);
  if (book !== undefined) return book;
  throw new Refusal(statusOfAbsence, { description: "there is no such address book" });
}

/**
 * Finds a principal that the user may know of.
 *
 * @throws Refusal 404.
 *
 * @internal
 */
export async function requirePrincipal(
  context: RequestContext,
  { user }: Extract<Resource, { kind: "principal" }>,
): Promise<Principal> {
  const principal = await findPrincipal(context, user);
  if (principal !== undefined) return principal;
  throw new Refusal(404, { description: "there is no such principal" });
}

/**
 * Finds a card; `undefined` when it is not there.
 *
 * @internal
 */
export async function findCard(
  context: RequestContext,
  book: AddressBook,
  name: string,
): Promise<StoredCard | undefined> {
  const [card] = await context.store.getCards(book.id, [name]);
  return card;
}
