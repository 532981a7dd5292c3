import { request } from "node:http";
import {
  createXcapHandler,
  type DocumentStore,
  type RequestRecord,
  type XcapHandlerOptions,
} from "../src/index.ts";
import { serveXcap } from "../src/node.ts";
import { createMemoryStore } from "./memory-store.ts";

export const ALICE = "sip:alice@example.com";
export const LISTS = "/xcap/resource-lists/users/sip:alice@example.com/index";
export const LISTS_TYPE = "application/resource-lists+xml";
export const ELEMENT_TYPE = "application/xcap-el+xml";
export const ATTRIBUTE_TYPE = "application/xcap-att+xml";

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** What is sent besides method and path. */
export interface Sent {
  readonly type?: string;
  readonly body?: string | Uint8Array;
  /** Who sends it; default Alice, nobody when empty. */
  readonly user?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server that listens, and a client of it that changes nothing of a path. */
export interface TestServer {
  readonly url: string;
  readonly store: DocumentStore;
  readonly records: readonly RequestRecord[];
  readonly errors: readonly unknown[];
  readonly send: (method: string, path: string, sent?: Sent) => Promise<Answer>;
}

/** Runs with a server over a store in memory, at `/xcap`. */
export async function withServer(
  run: (server: TestServer) => Promise<void>,
  options: Partial<XcapHandlerOptions> = {},
): Promise<void> {
  const store = options.store ?? createMemoryStore();
  const records: RequestRecord[] = [];
  const errors: unknown[] = [];
  const handler = createXcapHandler({
    root: "/xcap",
    authenticate: async ({ headers }) => {
      const user = headers.get("x-user");
      return user === null || user === ""
        ? { kind: "refused", challenge: 'Digest realm="test"' }
        : { kind: "user", user };
    },
    onFinished: (record) => records.push(record),
    onError: (error) => errors.push(error),
    now: () => 1_700_000_000_000,
    ...options,
    store,
  });
  const running = await serveXcap(handler);
  const { url } = running;
  try {
    await run({
      url,
      store,
      records,
      errors,
      send: (method, path, sent) => exchange(url, method, path, sent),
    });
  } finally {
    await running.close(0);
  }
}

// `fetch` would normalise the path.
function exchange(url: string, method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const { type, body = "", user = ALICE, headers = {} } = sent;
  const octets = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(url), {
      method,
      path,
      agent: false,
      headers: {
        "X-User": user,
        ...(type !== undefined && { "Content-Type": type }),
        ...(headers["Transfer-Encoding"] === undefined && { "Content-Length": octets.length }),
        ...headers,
      },
    });
    outgoing.once("error", reject).once("response", (incoming) => {
      const chunks: Buffer[] = [];
      incoming
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .once("error", reject)
        .once("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers as Readonly<Record<string, string | undefined>>,
            text: Buffer.concat(chunks).toString(),
          }),
        );
    });
    outgoing.end(octets);
  });
}

export const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists" xmlns:x="urn:x">
  <list name="friends">
    <entry uri="sip:bob@example.com"><display-name>Bob</display-name></entry>
    <!-- more -->
  </list>
</resource-lists>
`;

/** Puts {@link DOCUMENT}, and gives its entity tag. */
export async function putDocument({ send }: TestServer): Promise<string> {
  const { status, headers } = await send("PUT", LISTS, { type: LISTS_TYPE, body: DOCUMENT });
  if (status !== 201) throw new Error(`status ${status}`);
  return headers["etag"] ?? "";
}
