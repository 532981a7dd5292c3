import { AUTHORIZATION } from "./running-program.ts";

/** What was answered. */
export interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** A request with the first user's credentials. */
export async function dav(
  method: string,
  url: string,
  options: { readonly headers?: Record<string, string>; readonly body?: string } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { Authorization: AUTHORIZATION, ...options.headers },
    ...(options.body !== undefined && { body: options.body }),
  });
  const etag = response.headers.get("etag") ?? undefined;
  const retryAfter = response.headers.get("retry-after") ?? undefined;
  return { status: response.status, etag, retryAfter, text: await response.text() };
}

/** Stores a card. */
export function put(url: string, body: string): Promise<Answer> {
  return dav("PUT", url, { body, headers: { "Content-Type": "text/vcard" } });
}

/** Path and entity tag of each card that a listing names; `undefined` for a deleted one. */
export type Listing = ReadonlyMap<string, string | undefined>;

/** What changed since a token, read to the end over all pages. */
export async function syncSince(
  bookUrl: string,
  token: string,
): Promise<{ readonly changes: Listing; readonly token: string }> {
  const body = `<?xml version="1.0"?><d:sync-collection xmlns:d="DAV:"><d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>`;
  const headers = { "Content-Type": "application/xml" };
  const { status, text } = await dav("REPORT", bookUrl, { headers, body });
  if (status !== 207) throw new Error(`sync-collection answered ${status}: ${text}`);
  const next = /sync-token>([^<]+)</.exec(text)?.[1];
  if (next === undefined) throw new Error("answer without sync-token");
  return { changes: readListing(text), token: next };
}

/** All cards of a book. */
export async function listCards(bookUrl: string): Promise<Listing> {
  const body = '<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/></d:prop></d:propfind>';
  const headers = { "Content-Type": "application/xml", Depth: "1" };
  const { status, text } = await dav("PROPFIND", bookUrl, { headers, body });
  if (status !== 207) throw new Error(`PROPFIND answered ${status}: ${text}`);
  return new Map([...readListing(text)].filter(([path]) => path.endsWith(".vcf")));
}

/** All cards of a book, octet for octet, by their paths. */
export async function readCards(
  bookUrl: string,
): Promise<ReadonlyMap<string, { readonly etag: string | undefined; readonly text: string }>> {
  const body =
    '<c:addressbook-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:prop><d:getetag/><c:address-data/></d:prop><c:filter/></c:addressbook-query>';
  const headers = { "Content-Type": "application/xml", Depth: "1" };
  const { status, text } = await dav("REPORT", bookUrl, { headers, body });
  if (status !== 207) throw new Error(`addressbook-query answered ${status}: ${text}`);
  return new Map(
    responsesIn(text).map(({ path, etag, response }) => {
      const [, data = ""] = /address-data[^>]*>([^<]*)</.exec(response) ?? [];
      return [path, { etag, text: unescape(data) }];
    }),
  );
}

/** Reads character data of XML (XML 1.0 section 4.6). */
function unescape(data: string): string {
  const characters: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
  return data.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return characters[name] ?? all;
  });
}

function readListing(text: string): Listing {
  return new Map(responsesIn(text).map(({ path, etag }) => [path, etag]));
}

function responsesIn(text: string): readonly {
  readonly path: string;
  readonly etag: string | undefined;
  readonly response: string;
}[] {
  const responses = text.split(/<(?:\w+:)?response>/).slice(1);
  return responses.map((response) => {
    const path = /href>([^<]+)</.exec(response)?.[1] ?? "";
    return { path, etag: /getetag>([^<]+)</.exec(response)?.[1], response };
  });
}
