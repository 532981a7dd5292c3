import { carddav, dav } from "@callingcard/dav-xml";
import { element } from "@callingcard/xml";
import { privilegesOfBook } from "../access/judge.ts";
import { requireMethodPrivileges, requireStill } from "../access/method-privileges.ts";
import { readBody } from "../body.ts";
import { isJCardType } from "../card-type.ts";
import {
  asksUnmodifiedSince,
  bothConditions,
  withUnmodifiedSince,
  writeCondition,
} from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import { namesDerived, withStoredTags } from "../representation/derived-card.ts";
import { vcardOfJCard } from "../representation/jcard-body.ts";
import { readNewCard } from "../new-card.ts";
import { quotaExceeded } from "../quota.ts";
import { Refusal } from "../refusal.ts";
import { isLenient, reportRepairs } from "../repair/handling.ts";
import { repairCard, type RepairedCard } from "../repair/repair-card.ts";
import { JCARD, storedRepresentation } from "../representation/representation.ts";
import type { CardResource } from "../resource.ts";
import type { AddressBook, WriteCondition } from "../store.ts";
import { findCard, requireBook } from "./answer.ts";
import { putResponse } from "./put-response.ts";
import { writeCard } from "./write-card.ts";

/**
 * Answers PUT of a card (RFC 6352 section 6.3.2): its octets are stored as they came, except for jCard and
 * for vCard 3.0 over a card of 4.0, which it is merged into.
 *
 * @internal
 */
export async function answerPut(
  context: RequestContext,
  resource: CardResource,
): Promise<Response> {
  const { request, limits } = context;
  const isJson = isJCardType(request.headers.get("content-type"));
  refusePartialPut(request.headers);
  const book = await requireBook(context, resource, 409);
  const condition = await conditionOf(context, book, resource.card);
  const sent = await readBody(request, limits.maxResourceOctets, () => tooLarge(context));
  await requireStill(context, resource);
  const octets = isJson ? vcardOfJCard(sent) : sent;
  if (octets.length > limits.maxResourceOctets) throw tooLarge(context);
  const repaired = await repairedCard(context, book, resource.card, octets);
  const asked = await readNewCard(
    resource.card,
    repaired?.octets ?? octets,
    context.now(),
    context.digest,
  );
  const { result, card } = await writeCard(context, book, asked, condition);
  switch (result.kind) {
    case "created":
    case "replaced": {
      const response = await putResponse(context, {
        status: result.kind === "created" ? 201 : 204,
        href: context.url.pathname,
        card,
        isVerbatim: card.octets === sent,
        isReadable: (await privilegesOfBook(context, book)).has("read"),
        sentAs: isJson ? JCARD : storedRepresentation(octets),
      });
      reportRepairs(response, request.headers, repaired?.repairs ?? []);
      return response;
    }
    case "precondition-failed":
      // What somebody else did meanwhile may be why who asks may not write it any more.
      await requireMethodPrivileges(context, request.method, resource);
      throw new Refusal(412);
    case "uid-conflict":
      throw await uidConflict(context, book, result.name, resource.card);
    case "quota-exceeded":
      throw quotaExceeded();
    case "no-book":
      throw new Refusal(409, { description: "there is no such address book" });
  }
}

// What is stored in place of a card that is not as it should be, where that is wanted.
async function repairedCard(
  context: RequestContext,
  book: AddressBook,
  name: string,
  octets: Uint8Array,
): Promise<RepairedCard | undefined> {
  if (!isLenient(context.repair, context.request.headers)) return undefined;
  const stored = await findCard(context, book, name);
  return repairCard(octets, { name, stored: stored?.octets });
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
  if (!asksUnmodifiedSince(headers) && !namesDerived(condition)) {
    return bothConditions(context.guard, condition);
  }
  const card = await findCard(context, book, name);
  const stored = card === undefined ? condition : await withStoredTags(condition, card);
  return bothConditions(
    context.guard,
    withUnmodifiedSince(stored, { headers, nowMs: context.now() }, card),
  );
}

/**
 * `CARDDAV:no-uid-conflict` with the card that holds the UID (RFC 6352 section 6.3.2.1), which is not named to
 * who may not read it.
 *
 * @param name Of the card that holds it, or of the one written over, which holds another.
 * @param written Name that is written to.
 *
 * @internal
 */
export async function uidConflict(
  context: RequestContext,
  book: AddressBook,
  name: string,
  written?: string,
): Promise<Refusal> {
  const isReadable = (await privilegesOfBook(context, book)).has("read");
  const href = element(dav("href"), [context.paths.card(book.owner, book.name, name)]);
  return new Refusal(403, {
    condition: carddav("no-uid-conflict"),
    payload: isReadable ? [href] : [],
    description:
      name === written
        ? "the card that is written over has another UID"
        : "the UID belongs to another card of the address book",
  });
}

// A part of a card would be stored as if it were the whole (RFC 9110 section 14.5).
function refusePartialPut(headers: Headers): void {
  if (!headers.has("content-range")) return;
  throw new Refusal(400, { description: "Content-Range is not supported in PUT" });
}

/**
 * `CARDDAV:max-resource-size` (RFC 6352 section 6.3.2.1).
 *
 * @internal
 */
export function tooLarge({ limits }: RequestContext): Refusal {
  return new Refusal(403, {
    condition: carddav("max-resource-size"),
    description: `a card has at most ${limits.maxResourceOctets} octets`,
  });
}
