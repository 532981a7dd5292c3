import { type Listing, expectNames, readListing, WrongAnswer } from "./answer.ts";
import { type BenchCard, generator } from "./cards.ts";
import type { Ask, Client } from "./client.ts";
import type { Peer } from "./peers.ts";

/** Connections of the client that requests are put over. */
export const CONNECTIONS = 8;

/** The prefixes that every body declares; the floor server knows no others. */
export const NAMESPACES =
  'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav" xmlns:s="http://calendarserver.org/ns/"';
export const XML = { "content-type": 'application/xml; charset="utf-8"' };
export const VCARD = { "content-type": "text/vcard; charset=utf-8" };

/** Requests of a row, so that the fastest server here takes about a second: short ones, writes, and large answers. */
export const SHORT_READS = 5_000;
export const WRITES = 2_000;
export const LARGE_READS = 40;

/** The book as the benchmark believes it to be. */
export interface Model {
  readonly peer: Peer;
  readonly client: Client;
  readonly cards: Map<string, BenchCard>;
  readonly etags: Map<string, string>;
}
export function cardUrl({ peer }: Model, name: string): URL {
  return new URL(encodeURIComponent(name), peer.bookUrl);
}

/** Lists the book off the clock: all cards must be there, and their entity tags are needed. */
export async function learnEtags(model: Model): Promise<void> {
  const { members } = readListing(await model.client.ask(listing(model)));
  expectNames(members, model.cards.keys());
  for (const [name, { etag }] of members) if (etag !== undefined) model.etags.set(name, etag);
}

export function listing({ peer }: Model): Ask {
  return {
    method: "PROPFIND",
    url: peer.bookUrl,
    headers: { ...XML, depth: "1" },
    body: `<d:propfind ${NAMESPACES}><d:prop><d:getetag/></d:prop></d:propfind>`,
  };
}

export function expectEtags(model: Model, members: Listing["members"]): void {
  for (const [name, { etag }] of members) {
    if (etag !== model.etags.get(name)) throw new WrongAnswer(`ETag of ${name} is ${etag}`);
  }
}

/** Some distinct cards of the book, the same ones for the same seed. */
export function some({ cards }: Model, count: number, seed = 1): readonly BenchCard[] {
  const random = generator(seed);
  return [...cards.values()]
    .map((card) => ({ card, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ card }) => card);
}

export function numberOf({ uid }: BenchCard): number {
  return Number(uid.split("-").at(-1));
}

export function times(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
