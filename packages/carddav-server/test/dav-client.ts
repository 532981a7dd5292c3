import { parseMultistatus, type DavResponse, type Multistatus } from "@callingcard/dav-xml";
import { stringifyXml, textContent, type XmlElement } from "@callingcard/xml";
import { createCardDavHandler, type CardDavHandlerOptions } from "../src/index.ts";
import type { AddressBookStore } from "../src/store.ts";
import { createMemoryStore } from "./memory-store.ts";

export const ORIGIN = "http://dav.example";
export const BOOK = "/addressbooks/ada/contacts/";

export interface SendInit {
  readonly user?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

/** A server without a socket, and a client that says who it is in a header of its own. */
export interface TestServer {
  readonly store: AddressBookStore;
  send(method: string, path: string, init?: SendInit): Promise<Response>;
}

export function createTestServer(options: Partial<CardDavHandlerOptions> = {}): TestServer {
  const store = options.store ?? createMemoryStore();
  const handler = createCardDavHandler({
    now: () => 1_750_000_000_123,
    onError(error) {
      throw error;
    },
    authenticate: async (request) => {
      const user = request.headers.get("x-user");
      return user === null ? { kind: "refused" } : { kind: "user", user };
    },
    ...options,
    store,
  });
  return {
    store,
    send(method, path, { user = "ada", headers = {}, body } = {}) {
      const all = { ...headers, ...(user !== "" && { "x-user": user }) };
      const content = body === undefined ? {} : { body, duplex: "half" as const };
      return handler(new Request(ORIGIN + path, { method, headers: all, ...content }));
    },
  };
}

/** A server on which ada has the book `contacts`. */
export async function createServerWithBook(
  options: Partial<CardDavHandlerOptions> = {},
): Promise<TestServer> {
  const server = createTestServer(options);
  await server.store.createBook("ada", "contacts", []);
  return server;
}

export interface CardInit {
  readonly uid: string;
  readonly fn?: string;
  readonly version?: string;
  readonly lines?: readonly string[];
}

export function vcard({ uid, fn = "Ada Lovelace", version = "4.0", lines = [] }: CardInit): string {
  const all = [
    "BEGIN:VCARD",
    `VERSION:${version}`,
    `UID:${uid}`,
    `FN:${fn}`,
    ...lines,
    "END:VCARD",
  ];
  return `${all.join("\r\n")}\r\n`;
}

export async function putCard(
  server: TestServer,
  name: string,
  card: CardInit | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return server.send("PUT", BOOK + name, {
    headers: { "Content-Type": "text/vcard", ...headers },
    body: typeof card === "string" ? card : vcard(card),
  });
}

const NAMESPACES =
  'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:CS="http://calendarserver.org/ns/"';

/** Adds the namespaces to the root element of a body. */
export function xml(text: string): string {
  return text.replace(/^<([\w:-]+)/, `<$1 ${NAMESPACES}`);
}

export async function sendXml(
  server: TestServer,
  method: string,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return server.send(method, path, {
    headers: { "Content-Type": "application/xml", ...headers },
    body: xml(body),
  });
}

/** Sends, and reads the multistatus that must come. */
export async function ask(
  server: TestServer,
  method: string,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Multistatus> {
  const response = await sendXml(server, method, path, body, { Depth: "0", ...headers });
  const text = await response.text();
  if (response.status !== 207) throw new Error(`status ${response.status}: ${text}`);
  return parseMultistatus(text);
}

export function propfind(...names: readonly string[]): string {
  return `<D:propfind><D:prop>${names.map((name) => `<${name}/>`).join("")}</D:prop></D:propfind>`;
}

/** The property elements of a response with a status. */
export function properties(response: DavResponse | undefined, status = 200): readonly XmlElement[] {
  const propstats = response?.propstats ?? [];
  return propstats.filter((one) => one.status === status).flatMap((one) => one.properties);
}

/** One property of a response, written out without its own declarations. */
export function property(
  response: DavResponse | undefined,
  local: string,
  status = 200,
): string | undefined {
  const found = properties(response, status).find((element) => element.local === local);
  if (found === undefined) return undefined;
  return found.children
    .map((child) => {
      if (child.kind === "text") return child.text;
      return child.kind === "element" ? stringifyXml(child) : "";
    })
    .join("")
    .replaceAll(/ xmlns(?::\w+)?="[^"]*"/g, "");
}

export function propertyTextOf(
  response: DavResponse | undefined,
  local: string,
): string | undefined {
  const found = properties(response).find((element) => element.local === local);
  return found && textContent(found);
}

export function hrefs({ responses }: Multistatus): readonly string[] {
  return responses.map(({ href }) => href);
}
