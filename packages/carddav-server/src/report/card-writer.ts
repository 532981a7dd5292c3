import { errorElement, responseText, type PropSelection } from "@callingcard/dav-xml";
import { ParseError } from "@callingcard/grammar";
import type { ResourceAccess } from "../access/resource-access.ts";
import { addressDataWriter } from "../address-data.ts";
import type { RequestContext } from "../context.ts";
import { prefersMinimal } from "../prefer.ts";
import { cardProperties } from "../property/card.ts";
import type { LockView } from "../property/lock.ts";
import { memberHeads } from "../property/properties-response.ts";
import { responseWriter } from "../property/selection.ts";
import { preferredRepresentation } from "../representation/preferred-representation.ts";
import { Refusal } from "../refusal.ts";
import { encodeSegment } from "../resource.ts";
import type { AddressBook, StoredCard } from "../store.ts";

/** Cards a report reads from the store at a time: each may have as many octets as a card may have. */
export const CARDS_AT_A_TIME = 8;

/** Writes the response of a card of one book. */
export type CardDataWriter = (card: StoredCard) => string;

/**
 * Makes what writes the responses of cards with their data.
 *
 * @returns Makes it for the cards of one book, of which it is known who may do what with them, and what
 *   is locked where that is asked for.
 * @throws Refusal 403 `CARDDAV:supported-address-data` when the data are asked for in another type.
 *
 * @internal
 */
export function cardDataWriter(
  context: RequestContext,
  request: PropSelection,
): (book: AddressBook, access: ResourceAccess, locks?: LockView) => CardDataWriter {
  const asked = request.kind === "prop" ? request.addressData : undefined;
  const addressData = asked && addressDataWriter(asked, preferredRepresentation(context));
  return (book, access, locks) => {
    const write = responseWriter<StoredCard>({
      request,
      table: cardProperties(access),
      context: locks === undefined ? context : { ...context, locks },
      isMinimal: prefersMinimal(context.request),
      ...(addressData !== undefined && { addressData }),
    });
    const path = context.paths.book(book.owner, book.name);
    const headOf = memberHeads(path);
    return (card) => {
      try {
        return write(headOf(card.name), card);
      } catch (error) {
        const href = path + encodeSegment(card.name);
        if (error instanceof ParseError) return unreadableCard(href, error);
        if (error instanceof Refusal) return refusedCard(href, error);
        throw error;
      }
    };
  };
}

/**
 * The response of a stored card that cannot be read: its neighbours are answered all the same.
 *
 * @internal
 */
export function unreadableCard(href: string, error: ParseError): string {
  return responseText({
    href,
    status: 500,
    propstats: [],
    description: `the stored card cannot be read: ${error.message}`,
  });
}

// The response of a card that cannot be converted, as RFC 6352 section 8.7.2 shows it.
function refusedCard(href: string, { condition, description }: Refusal): string {
  return responseText({
    href,
    status: 415,
    propstats: [],
    ...(condition !== undefined && { error: errorElement(condition) }),
    ...(description !== undefined && { description }),
  });
}
