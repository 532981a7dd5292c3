import type { AddressDataRequest } from "@callingcard/dav-xml";
import { sameName, type Card, type Property } from "@callingcard/vcard";
import { isNamed, parsePropertyName } from "./property-name.ts";

/**
 * Keeps the properties that a `CARDDAV:address-data` element asks for (RFC 6352 section 10.4.2), in
 * the order of the card. VERSION and UID stay in any case and with their values, so that what
 * comes out can be read and told apart.
 *
 * @param card The card; its octets stay as they are in what is kept.
 * @param request The properties asked for; none, or `allprop`, stand for all.
 * @returns The card itself when all of it is asked for.
 */
export function partialCard(card: Card, request: AddressDataRequest): Card {
  if (request.allprop || request.props.length === 0) return card;
  const requested = request.props.map(({ name, novalue }) => ({
    wanted: parsePropertyName(name),
    novalue,
  }));
  const properties = card.properties.flatMap((property) => {
    if (isKeptAlways(property)) return [property];
    const asked = requested.filter(({ wanted }) => isNamed(property, wanted));
    if (asked.length === 0) return [];
    return asked.every(({ novalue }) => novalue) ? [{ ...property, value: "" }] : [property];
  });
  return { ...card, properties };
}

function isKeptAlways({ name }: Property): boolean {
  return sameName(name, "VERSION") || sameName(name, "UID");
}
