import { carddav } from "@callingcard/dav-xml";
import { stringifyCard, type Card } from "@callingcard/vcard";
import { JCardError, parseJCard } from "@callingcard/vcard/jcard";
import { Refusal } from "../refusal.ts";
import { JCARD } from "./representation.ts";

/**
 * Writes the jCard that a client sent (RFC 7095) as the vCard that is stored in its place.
 *
 * @param octets As they came.
 * @returns Octets of a vCard of version 4.0.
 * @throws Refusal 400 for what is no JSON, 403 for what is no jCard or of another version than 4.0; with
 *   `CARDDAV:valid-address-data` or `CARDDAV:supported-address-data`.
 *
 * @internal
 */
export function vcardOfJCard(octets: Uint8Array): Uint8Array {
  const card = readJCard(octets);
  if (card.version !== JCARD.version) {
    throw new Refusal(403, {
      condition: carddav("supported-address-data"),
      description: "a jCard is of version 4.0",
    });
  }
  try {
    return new TextEncoder().encode(stringifyCard(card));
  } catch (error) {
    if (error instanceof RangeError) throw invalid(403, error.message);
    throw error;
  }
}

function readJCard(octets: Uint8Array): Card {
  try {
    return parseJCard(octets);
  } catch (error) {
    if (!(error instanceof JCardError)) throw error;
    throw invalid(error.code === "not-json" ? 400 : 403, error.message);
  }
}

function invalid(status: 400 | 403, description: string): Refusal {
  return new Refusal(status, { condition: carddav("valid-address-data"), description });
}
