import { dav } from "@callingcard/dav-xml";
import { parseXml, sameName, textContent } from "@callingcard/xml";
import { writeCondition } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import { contentDisposition } from "../export/content-disposition.ts";
import { exportedJCards, exportedVcards } from "../export/exported-cards.ts";
import { lightResponse } from "../light-response.ts";
import { octetBody } from "../octet-body.ts";
import { CARD_CONTENT_TYPE } from "../property/card.ts";
import { Refusal } from "../refusal.ts";
import { negotiate } from "../representation/negotiation.ts";
import { preferredRepresentation, varyHeader } from "../representation/preferred-representation.ts";
import { JCARD, type Representation } from "../representation/representation.ts";
import type { BookResource } from "../resource.ts";
import type { AddressBook } from "../store.ts";
import { emptyResponse, requireBook, wholeResponse } from "./answer.ts";

/**
 * Answers GET and HEAD of a book with all of its cards in one text, as they are stored or as what `Accept`
 * asks for. It is written while it is read, and there is no part of it to be had (`Range`).
 *
 * @internal
 */
export async function answerExport(
  context: RequestContext,
  resource: BookResource,
): Promise<Response> {
  const { request, store } = context;
  const book = await requireBook(context, resource);
  const representation = negotiate(
    request.headers.get("accept"),
    preferredRepresentation(context),
    true,
  );
  // Taken before the cards are read: what is written meanwhile makes the tag older than the cards, never newer.
  const tag = `${book.id}-${book.revision}${representation?.tagEnd ?? ""}`;
  const validators = {
    ETag: `W/"${tag}"`,
    "Cache-Control": "private, no-cache",
    Vary: varyHeader(context),
  };
  const outcome = exportOutcome(request.headers, tag);
  if (outcome === "precondition-failed") throw new Refusal(412);
  if (outcome === "not-modified") return emptyResponse(304, validators);
  const headers = {
    ...validators,
    "Accept-Ranges": "none",
    "Content-Type": contentTypeOf(representation),
    "Content-Disposition": contentDisposition(titleOf(book), endingOf(representation)),
    "X-Content-Type-Options": "nosniff",
  };
  if (request.method === "HEAD") return lightResponse(null, 200, headers);
  const cards = store.findCards(book.id, { kind: "all" });
  const parts =
    representation === JCARD ? exportedJCards(cards) : exportedVcards(cards, representation);
  const body = await octetBody(parts);
  return body instanceof Uint8Array
    ? wholeResponse(body, 200, headers)
    : lightResponse(body, 200, headers);
}

// Decides a condition of a read. A weak tag is not strongly the same as any (RFC 9110 section 8.8.3.2).
function exportOutcome(
  headers: Headers,
  tag: string,
): "send" | "not-modified" | "precondition-failed" {
  const { ifMatch, ifNoneMatch } = writeCondition(headers);
  if (ifMatch !== undefined && ifMatch !== "*") return "precondition-failed";
  return ifNoneMatch === "*" || ifNoneMatch?.includes(tag) === true ? "not-modified" : "send";
}

function contentTypeOf(representation: Representation | undefined): string {
  if (representation === undefined) return CARD_CONTENT_TYPE;
  const { contentType, version } = representation;
  return contentType === JCARD.contentType
    ? contentType
    : `${CARD_CONTENT_TYPE}; version=${version}`;
}

function endingOf(representation: Representation | undefined): string {
  return representation === JCARD ? ".json" : ".vcf";
}

// What people call the book.
function titleOf({ name, properties }: AddressBook): string {
  const stored = properties.find((property) => sameName(property, dav("displayname")));
  const title = stored === undefined ? "" : textContent(parseXml(stored.xml).root).trim();
  return title === "" ? name : title;
}
