import {
  CARDDAV,
  DAV,
  type DavResponse,
  type Multistatus,
  parseMultistatus,
} from "@callingcard/dav-xml";
import { getProperty, parseCard, unescapeText } from "@callingcard/vcard";
import { textContent } from "@callingcard/xml";
import type { BenchCard } from "./cards.ts";
import type { Answer } from "./answer-reader.ts";

/** Says that a server answered something else than it was asked. */
export class WrongAnswer extends Error {
  override readonly name = "WrongAnswer";
}

export function expectStatus(answer: Answer, ...allowed: readonly number[]): void {
  if (allowed.includes(answer.status)) return;
  const body = answer.body.toString("utf8", 0, 200);
  throw new WrongAnswer(`status ${answer.status} instead of ${allowed.join(" or ")}: ${body}`);
}

/** The members of a multistatus, by file name, and how the listing ended. */
export interface Listing {
  readonly members: ReadonlyMap<string, Member>;
  readonly syncToken: string | undefined;
  /** The server stopped early and said so with 507. */
  readonly truncated: boolean;
}

export interface Member {
  readonly status: number;
  readonly etag: string | undefined;
  readonly card: string | undefined;
}

export function readListing(answer: Answer): Listing {
  expectStatus(answer, 207);
  const { responses, syncToken }: Multistatus = parseMultistatus(answer.body);
  const members = new Map<string, Member>();
  let truncated = false;
  for (const response of responses) {
    const name = decodeURIComponent(response.href.split("/").at(-1) ?? "");
    if (response.status === 507) truncated = true;
    else if (name !== "") {
      if (members.has(name)) throw new WrongAnswer(`${name} is listed twice`);
      members.set(name, member(response));
    }
  }
  return { members, syncToken, truncated };
}

function member({ status, propstats }: DavResponse): Member {
  const found = propstats.find((propstat) => propstat.status === 200)?.properties ?? [];
  const value = (namespace: string, local: string): string | undefined => {
    const element = found.find((each) => each.local === local && each.namespace === namespace);
    return element === undefined ? undefined : textContent(element);
  };
  return {
    status: status ?? 200,
    etag: value(DAV, "getetag"),
    card: value(CARDDAV, "address-data"),
  };
}

/** Compares the members of a listing with the names that belong in it. */
export function expectNames(listing: ReadonlyMap<string, Member>, names: Iterable<string>): void {
  const expected = new Set(names);
  for (const name of listing.keys()) {
    if (!expected.has(name)) throw new WrongAnswer(`${name} does not belong in the answer`);
  }
  for (const name of expected) {
    if (!listing.has(name)) throw new WrongAnswer(`${name} is missing from the answer`);
  }
}

/** Compares what came back with what was written; order, folding and version may differ. */
export function expectCard(text: string | undefined, card: BenchCard): void {
  if (text === undefined) throw new WrongAnswer(`${card.name} came without its data`);
  const read = parseCard(text);
  for (const [property, expected] of [
    ["UID", card.uid],
    ["FN", card.fn],
    ["EMAIL", card.email],
    ["NOTE", card.note],
  ] as const) {
    const actual = unescapeText(getProperty(read, property)?.value ?? "");
    if (actual !== expected) {
      throw new WrongAnswer(`${property} of ${card.name} is "${actual}", not "${expected}"`);
    }
  }
}
