// An address book client: the messages are this package's, the requests are fetch's.
import {
  addressbookQueryElement,
  carddav,
  dav,
  MultistatusDecoder,
  parseError,
  propfindElement,
  stringifyDav,
  syncCollectionElement,
  type DavResponse,
  type Filter,
} from "@callingcard/dav-xml";
import {
  findChild,
  sameName,
  textContent,
  type ExpandedName,
  type XmlElement,
} from "@callingcard/xml";

/** Where a user's cards are, and how to ask for them. */
export interface AddressBookClient {
  /** The address books of the user (RFC 6352 section 7.1.1), by name. */
  books(): Promise<ReadonlyMap<string, URL>>;

  /** Stores a card; `etag` is the one it must still have, without it the card must be new. */
  put(card: URL, text: string, etag?: string): Promise<void>;

  /** The cards that a filter matches, as they arrive (RFC 6352 section 8.6). */
  query(book: URL, filter: Filter): AsyncGenerator<Card>;

  /** What changed since a token; an empty token asks for everything (RFC 6578 section 3.2). */
  changes(book: URL, token: string): Promise<Changes>;
}

/** A card as the server has it. */
export interface Card {
  readonly url: URL;
  readonly etag: string;
  readonly text: string;
}

/** What changed in an address book. */
export interface Changes {
  readonly changed: readonly URL[];
  readonly deleted: readonly URL[];
  /** What to ask with next time. */
  readonly token: string;
}

/**
 * Opens the account of a user on a server.
 *
 * @param server Where to begin; often the root of the server.
 * @param user The user's name.
 * @param password The user's password.
 */
export function openClient(server: URL, user: string, password: string): AddressBookClient {
  const credentials = new TextEncoder().encode(`${user}:${password}`);
  const authorization = `Basic ${btoa(String.fromCharCode(...credentials))}`;

  async function send(method: string, url: URL, body: string, more: Record<string, string>) {
    const headers = { authorization, ...more };
    const response = await fetch(url, { method, body, headers });
    if (response.ok) return response;
    throw new Error(`${method} ${url.pathname}: ${response.status} ${await reasons(response)}`);
  }

  // Sends a message and reads the answer one response at a time.
  async function* ask(
    method: string,
    url: URL,
    message: XmlElement,
    depth: "0" | "1",
    decoder: MultistatusDecoder = new MultistatusDecoder(),
  ): AsyncGenerator<DavResponse> {
    const type = "application/xml; charset=utf-8";
    const { body } = await send(method, url, stringifyDav(message), {
      "content-type": type,
      depth,
    });
    for await (const chunk of body ?? []) yield* decoder.push(chunk);
    yield* decoder.end();
  }

  // Follows a property that says where something is.
  async function follow(url: URL, name: ExpandedName): Promise<URL> {
    const message = propfindElement({ kind: "prop", names: [name] });
    for await (const response of ask("PROPFIND", url, message, "0")) {
      const property = found(response, name);
      const href = property && findChild(property, dav("href"));
      if (href !== undefined) return new URL(textContent(href).trim(), url);
    }
    throw new Error(`${url.href} has no ${name.local}`);
  }

  return {
    async books() {
      const principal = await follow(server, dav("current-user-principal"));
      const home = await follow(principal, carddav("addressbook-home-set"));
      const names = [dav("resourcetype"), dav("displayname")];
      const books = new Map<string, URL>();
      const message = propfindElement({ kind: "prop", names });
      for await (const response of ask("PROPFIND", home, message, "1")) {
        const type = found(response, dav("resourcetype"));
        if (type === undefined || !findChild(type, carddav("addressbook"))) continue;
        const url = new URL(response.href, home);
        books.set(textOf(response, dav("displayname")) || url.pathname, url);
      }
      return books;
    },

    async put(card, text, etag) {
      const condition = etag === undefined ? { "if-none-match": "*" } : { "if-match": etag };
      await send("PUT", card, text, { "content-type": "text/vcard; charset=utf-8", ...condition });
    },

    async *query(book, filter) {
      const names = [dav("getetag"), carddav("address-data")];
      const message = addressbookQueryElement({ props: { kind: "prop", names }, filter });
      for await (const response of ask("REPORT", book, message, "1")) {
        const text = textOf(response, carddav("address-data"));
        const etag = textOf(response, dav("getetag"));
        if (text !== "") yield { url: new URL(response.href, book), etag, text };
      }
    },

    async changes(book, syncToken) {
      const props = { kind: "prop", names: [dav("getetag")] } as const;
      const message = syncCollectionElement({ syncToken, props });
      const decoder = new MultistatusDecoder();
      const changed: URL[] = [];
      const deleted: URL[] = [];
      for await (const { href, status } of ask("REPORT", book, message, "0", decoder)) {
        (status === 404 ? deleted : changed).push(new URL(href, book));
      }
      return { changed, deleted, token: decoder.syncToken ?? syncToken };
    },
  };
}

// The property of a response, if it was found.
function found({ propstats }: DavResponse, name: ExpandedName): XmlElement | undefined {
  const ok = propstats.find(({ status }) => status === 200);
  return ok?.properties.find((property) => sameName(property, name));
}

function textOf(response: DavResponse, name: ExpandedName): string {
  const property = found(response, name);
  return property === undefined ? "" : textContent(property);
}

// What a server says about a refusal: the names of the conditions that failed.
async function reasons(response: Response): Promise<string> {
  const text = await response.text();
  if (!/xml/.test(response.headers.get("content-type") ?? "")) return response.statusText;
  return parseError(text)
    .conditions.map(({ local }) => local)
    .join(", ");
}
