import { partialCard } from "@callingcard/carddav-filter";
import { carddav, type AddressDataRequest } from "@callingcard/dav-xml";
import { parseCard, stringifyCard, type Card } from "@callingcard/vcard";
import { escapeText } from "@callingcard/xml";
import {
  convertedText,
  JCARD,
  REPRESENTATIONS,
  storedRepresentation,
  writtenVersion,
  type Representation,
} from "./representation/representation.ts";
import { Refusal } from "./refusal.ts";
import type { StoredCard } from "./store.ts";

/**
 * Makes the writer of `CARDDAV:address-data` that a report asks for (RFC 6352 section 10.4): the
 * stored octets as they are, or the parts of them that were asked for, converted where another
 * representation was. The element says what it holds.
 *
 * @param request The element of the report.
 * @param preferred The version for who names none; `undefined` for the stored one of each card.
 * @returns A function that throws Refusal `CARDDAV:supported-address-data-conversion` for a card that
 *   cannot be converted.
 * @throws Refusal 403 `CARDDAV:supported-address-data` for what no card is served as.
 *
 * @internal
 */
export function addressDataWriter(
  request: AddressDataRequest,
  preferred?: Representation,
): (card: StoredCard) => string {
  const wanted = wantedRepresentation(request) ?? preferred;
  const isWhole = request.allprop || request.props.length === 0;
  const select = (card: Card): Card => partialCard(card, request);
  return ({ octets }) => {
    if (wanted !== undefined && wanted !== storedRepresentation(octets)) {
      return labelled(convertedText(octets, wanted, select), wanted);
    }
    const text = isWhole ? decode(octets) : stringifyCard(select(parseCard(octets)));
    const version = wanted?.version ?? writtenVersion(text);
    return labelled(text, version === undefined ? undefined : { ...VCARD, version });
  };
}

const VCARD = { contentType: "text/vcard" } as const;

// What the attributes name; `undefined` when they leave the version open.
function wantedRepresentation(request: AddressDataRequest): Representation | undefined {
  const contentType = request.contentType?.trim().toLowerCase() ?? VCARD.contentType;
  const version = request.version?.trim();
  const isJson = contentType === JCARD.contentType;
  if (version === undefined && contentType === VCARD.contentType) return undefined;
  const found = REPRESENTATIONS.find(
    (one) =>
      one.contentType === contentType &&
      (one.version === version || (isJson && version === undefined)),
  );
  if (found !== undefined) return found;
  throw new Refusal(403, {
    condition: carddav("supported-address-data"),
    description:
      "cards are served as text/vcard of version 3.0 or 4.0 and as application/vcard+json of version 4.0",
  });
}

function labelled(
  text: string,
  label: { readonly contentType: string; readonly version: string } | undefined,
): string {
  const attributes =
    label === undefined ? "" : ` content-type="${label.contentType}" version="${label.version}"`;
  return `<C:address-data${attributes}>${escapeAny(text)}</C:address-data>`;
}

// No PUT lets a character in that XML cannot carry; a card that came another way must not spoil the
// report of its neighbours.
function escapeAny(text: string): string {
  try {
    return escapeText(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return escapeText(text.toWellFormed().replaceAll(NOT_XML, "\u{FFFD}"));
  }
}

/** Characters that XML 1.0 cannot carry (section 2.2). */
// eslint-disable-next-line no-control-regex
export const NOT_XML: RegExp = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function decode(octets: Uint8Array): string {
  return decoder.decode(octets);
}
