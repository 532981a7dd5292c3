import { createCardDavHandler } from "@callingcard/carddav-server";
import { openSqliteStore, type SqliteStore } from "@callingcard/store-sqlite";
import { createDavClient, type DavClient } from "../src/book/dav-client.ts";

const ORIGIN = "http://dav.example";

/** A server without a socket, and the page's client of it. */
export interface TestServer {
  readonly client: DavClient;
  readonly store: SqliteStore;
  /** Href of the book `contacts`. */
  readonly book: string;
  /** Every request as `METHOD path`. */
  readonly requests: string[];
  /** Stores a card as another client would. */
  readonly put: (name: string, text: string) => Promise<void>;
  readonly get: (name: string) => Promise<string>;
}

export async function startServer(user = "ada", password = "secret"): Promise<TestServer> {
  const store = openSqliteStore({ file: ":memory:" });
  await store.createBook("ada", "contacts", []);
  const right = `Basic ${Buffer.from("ada:secret").toString("base64")}`;
  const handler = createCardDavHandler({
    store,
    authenticate: (request) => {
      const isRight = request.headers.get("authorization") === right;
      return Promise.resolve(isRight ? { kind: "user", user: "ada" } : { kind: "refused" });
    },
    onError(error) {
      throw error;
    },
  });
  const requests: string[] = [];
  const send = (request: Request): Promise<Response> => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return handler(request);
  };
  const book = "/addressbooks/ada/contacts/";
  const other = async (method: string, name: string, body?: string): Promise<string> => {
    const headers = { Authorization: right, "Content-Type": "text/vcard" };
    const init = { method, headers, ...(body !== undefined && { body }) };
    const response = await handler(new Request(`${ORIGIN}${book}${name}`, init));
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${name}: ${response.status} ${text}`);
    return text;
  };
  return {
    client: createDavClient({ origin: ORIGIN, user, password, fetch: send }),
    store,
    book,
    requests,
    put: async (name, text) => void (await other("PUT", name, text)),
    get: (name) => other("GET", name),
  };
}

/** A card with some lines. */
export function vcard(uid: string, name: string, ...lines: readonly string[]): string {
  const all = ["BEGIN:VCARD", "VERSION:4.0", `UID:${uid}`, `FN:${name}`, ...lines, "END:VCARD", ""];
  return all.join("\r\n");
}
