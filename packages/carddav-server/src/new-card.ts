import { indexCard } from "@callingcard/carddav-filter";
import { carddav } from "@callingcard/dav-xml";
import { ParseError, positionAt } from "@callingcard/grammar";
import {
  getProperties,
  parseCard,
  unescapeText,
  type Card,
  type VcardErrorCode,
} from "@callingcard/vcard";
import { NOT_XML } from "./address-data.ts";
import type { Digest } from "./digest.ts";
import { entityTag } from "./entity-tag.ts";
import { Refusal } from "./refusal.ts";
import type { NewCard } from "./store.ts";
import { isUuid } from "./uuid.ts";

/**
 * Reads what a client wants to store, and says why it cannot be (RFC 6352 sections 5.1 and 6.3.2.1):
 * one vCard of version 3.0 or 4.0 in UTF-8, with a UID.
 *
 * @param name Path segment it is stored under.
 * @param octets As they came.
 * @param modifiedMs Milliseconds since 1970.
 * @param digest How the octets are digested for the entity tag. Default: by Web Crypto.
 * @throws Refusal 400 for a text that is no vCard at some place, 403 for one that may not be stored; with
 *   `CARDDAV:valid-address-data` or `CARDDAV:supported-address-data`.
 */
export async function readNewCard(
  name: string,
  octets: Uint8Array,
  modifiedMs: number,
  digest?: Digest,
): Promise<NewCard> {
  const card = readCard(decodeText(octets));
  requireVersion(card);
  return {
    name,
    octets,
    etag: await entityTag(octets, digest),
    uid: normalizeUid(readUid(card)),
    index: indexCard(card),
    modifiedMs,
  };
}

function decodeText(octets: Uint8Array): string {
  const text = decodeUtf8(octets);
  const offset = text.search(NOT_XML);
  if (offset === -1) return text;
  // It could be stored, but no report could give it back.
  const { line, column } = positionAt(text, offset);
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, "0");
  throw malformed(`control character U+${code} at line ${line} column ${column}`);
}

function decodeUtf8(octets: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    throw invalid("the card is not in UTF-8");
  }
}

function readCard(text: string): Card {
  try {
    return parseCard(text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw SYNTAX_ERRORS.has(error.code) ? malformed(error.message) : invalid(error.message);
  }
}

function requireVersion(card: Card): void {
  if (card.version === "3.0" || card.version === "4.0") return;
  throw new Refusal(403, {
    condition: carddav("supported-address-data"),
    description:
      card.version === undefined ? "the card has no VERSION" : "VERSION is neither 3.0 nor 4.0",
  });
}

function readUid(card: Card): string {
  const [uid, second] = getProperties(card, "UID");
  if (uid === undefined) throw invalid("the card has no UID");
  if (second !== undefined) throw invalid("the card has two UIDs");
  const text = unescapeText(uid.value).trim();
  if (text === "") throw invalid("the UID is empty");
  return text;
}

/** Where the text itself is wrong, not what it says or how much of it there is. */
const SYNTAX_ERRORS: ReadonlySet<string> = new Set<VcardErrorCode>([
  "unexpected-character",
  "unexpected-end",
  "missing-end",
  "text-outside-card",
]);

function malformed(description: string): Refusal {
  return new Refusal(400, { condition: carddav("valid-address-data"), description });
}

function invalid(description: string): Refusal {
  return new Refusal(403, { condition: carddav("valid-address-data"), description });
}

/**
 * The form of a UID in which two are compared: version 3.0 writes a bare UUID where version 4.0
 * writes `urn:uuid:`, and clients convert between them.
 *
 * @param uid The text of the property, unescaped.
 */
export function normalizeUid(uid: string): string {
  const bare = uid.replace(/^urn:uuid:/i, "");
  return isUuid(bare) ? bare.toLowerCase() : bare;
}
