import { partialCard } from "@callingcard/carddav-filter";
import { carddav, type AddressDataRequest } from "@callingcard/dav-xml";
import { parseCard, stringifyCard } from "@callingcard/vcard";
import { escapeText } from "@callingcard/xml";
import { Refusal } from "./refusal.ts";
import type { StoredCard } from "./store.ts";

const VERSIONS: readonly string[] = ["3.0", "4.0"];

/**
 * Makes the writer of `CARDDAV:address-data` that a report asks for (RFC 6352 section 10.4): the
 * stored octets as they are, or the parts of them that were asked for. The version a client asks for
 * is a wish; the element says which version it holds.
 *
 * @throws Refusal 403 `CARDDAV:supported-address-data` for a media type that no card is served as.
 *
 * @internal
 */
export function addressDataWriter(request: AddressDataRequest): (card: StoredCard) => string {
  requireSupported(request);
  if (request.allprop || request.props.length === 0) {
    return (card) => addressDataText(decode(card.octets));
  }
  return (card) => addressDataText(stringifyCard(partialCard(parseCard(card.octets), request)));
}

function requireSupported({ contentType, version }: AddressDataRequest): void {
  const isSupported =
    (contentType === undefined || contentType.trim().toLowerCase() === "text/vcard") &&
    (version === undefined || VERSIONS.includes(version.trim()));
  if (isSupported) return;
  throw new Refusal(403, {
    condition: carddav("supported-address-data"),
    description: `cards are served as text/vcard of version ${VERSIONS.join(" or ")}`,
  });
}

function addressDataText(text: string): string {
  const version = writtenVersion(text);
  const label = version === undefined ? "" : ` content-type="text/vcard" version="${version}"`;
  return `<C:address-data${label}>${escapeAny(text)}</C:address-data>`;
}

/**
 * The version near the beginning of a card, where nearly all have it.
 *
 * @internal
 */
export function writtenVersion(text: string): string | undefined {
  return /^VERSION:(\d\.\d)\s*$/im.exec(text.slice(0, 512))?.[1];
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
