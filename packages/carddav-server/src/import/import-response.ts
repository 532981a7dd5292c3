import { calendarserver, dav, errorElement, responseText } from "@callingcard/dav-xml";
import { element } from "@callingcard/xml";
import { Refusal } from "../refusal.ts";
import type { ImportedCard } from "./import-card.ts";
import type { Place } from "./sent-card.ts";

/** What became of one card. */
export interface ImportOutcome {
  readonly place: Place;
  readonly result: ImportedCard | Refusal;
}

/**
 * Makes the writer of one `DAV:response` for each card: with its entity tag and UID, and in
 * `DAV:responsedescription` what became of it (as the bulk requests of Apple's calendar server have it), or with
 * the status and the element of the precondition that refused it.
 *
 * A card that was refused, or whose href another response has, is named by its place, in the query of the book.
 *
 * @param bookHref Path of the book.
 *
 * @internal
 */
export function importResponse(
  bookHref: string,
  hrefOf: (name: string) => string,
): (outcome: ImportOutcome) => string {
  const used = new Set<string>();
  return ({ place, result }) => {
    const placeHref = `${bookHref}?${place.unit}=${place.number}`;
    if (result instanceof Refusal) return refusedText(placeHref, result);
    const href = hrefOf(result.name);
    const isUsed = used.has(href);
    used.add(href);
    return importedText(isUsed ? placeHref : href, result);
  };
}

function importedText(href: string, { kind, etag, uid }: ImportedCard): string {
  const tag = etag === undefined ? [] : [element(dav("getetag"), [`"${etag}"`])];
  const properties = [...tag, element(calendarserver("uid"), [uid])];
  return responseText({ href, propstats: [{ status: 200, properties }], description: kind });
}

function refusedText(href: string, refusal: Refusal): string {
  const { status, condition, payload, description } = refusal;
  return responseText({
    href,
    status,
    propstats: [],
    ...(condition !== undefined && { error: errorElement(condition, payload) }),
    ...(description !== undefined && { description }),
  });
}
