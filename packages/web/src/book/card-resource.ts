import { type Card, parseCard, stringifyCard } from "@callingcard/vcard";
import { type DavClient, DavFailure } from "./dav-client.ts";

/** A card as it was read, and where. */
export interface ReadCard {
  readonly href: string;
  /** Entity tag of what was read: a write says so, and is refused if that is not what is there. */
  readonly etag: string;
  readonly card: Card;
}

const VCARD = "text/vcard; charset=utf-8";

/**
 * Reads a card as it is stored.
 *
 * @param client The client.
 * @param href Where it is.
 * @returns The card.
 * @throws DavFailure, 404 when it is gone; ParseError when it is no vCard.
 */
export async function readCard(client: DavClient, href: string): Promise<ReadCard> {
  const response = await client.send("GET", href, { headers: { Accept: "text/vcard" } });
  const etag = response.headers.get("etag") ?? "";
  const card = parseCard(await response.text(), { onProblem: () => undefined });
  return { href, etag, card };
}

/**
 * Writes a card over the one that was read.
 *
 * @param client The client.
 * @param read What was read.
 * @param card What to write.
 * @returns What is there now.
 * @throws DavFailure, 412 when another card is there by now; RangeError for a card that cannot be written.
 */
export async function writeCard(client: DavClient, read: ReadCard, card: Card): Promise<ReadCard> {
  return put(client, read.href, card, { "If-Match": read.etag });
}

/**
 * Adds a card to a book, under a name of its own.
 *
 * @param client The client.
 * @param book Href of the book.
 * @param card The card, with a UID.
 * @returns What is there now.
 * @throws DavFailure; RangeError for a card that cannot be written.
 */
export async function addCard(client: DavClient, book: string, card: Card): Promise<ReadCard> {
  return put(client, `${book}${randomUuid()}.vcf`, card, { "If-None-Match": "*" });
}

/**
 * Removes a card.
 *
 * @param client The client.
 * @param read What was read.
 * @throws DavFailure, 412 when another card is there by now. One that is gone is no failure.
 */
export async function removeCard(client: DavClient, read: ReadCard): Promise<void> {
  try {
    await client.send("DELETE", read.href, { headers: { "If-Match": read.etag } });
  } catch (error) {
    if (!(error instanceof DavFailure && error.status === 404)) throw error;
  }
}

/**
 * Makes a random UUID (RFC 9562 section 5.4), also where a page came without TLS, which browsers have no
 * `randomUUID` for.
 *
 * @returns The UUID.
 */
export function randomUuid(): string {
  const octets = crypto.getRandomValues(new Uint8Array(16));
  octets[6] = 0x40 | ((octets[6] ?? 0) & 0x0f);
  octets[8] = 0x80 | ((octets[8] ?? 0) & 0x3f);
  return uuidOf(octets);
}

/**
 * Writes 16 octets as a UUID.
 *
 * @param octets The octets.
 * @returns The UUID.
 */
export function uuidOf(octets: Uint8Array): string {
  const digits = Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

async function put(
  client: DavClient,
  href: string,
  card: Card,
  condition: Readonly<Record<string, string>>,
): Promise<ReadCard> {
  const text = stringifyCard(card);
  const headers = { "Content-Type": VCARD, ...condition };
  const response = await client.send("PUT", href, { headers, body: text });
  const etag = response.headers.get("etag");
  // Without a tag, the server stored something else (RFC 6352 section 6.3.2.3).
  return etag === null ? readCard(client, href) : { href, etag, card: parseCard(text) };
}
