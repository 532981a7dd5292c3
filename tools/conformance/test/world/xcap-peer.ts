import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server of documents over HTTP that remembers what it was asked for (RFC 4825). */
export interface XcapPeer {
  /** The XCAP root. */
  readonly root: string;

  /** Paths of the requests that came, in order, as `GET /resource-lists/users/sip:bob@ims.example/index`. */
  readonly requests: readonly string[];

  /** Sets a document of a user; `undefined` takes it away. */
  put(auid: string, user: string, document: string, text: string | undefined): void;

  /** Answers every request by 503 from now on, or no more. */
  fail(failing: boolean): void;
  close(): Promise<void>;
}

/** Opens a server of documents at a free port of 127.0.0.1. */
export async function createXcapPeer(): Promise<XcapPeer> {
  const documents = new Map<string, string>();
  const requests: string[] = [];
  let isFailing = false;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "");
    requests.push(`${request.method} ${path}`);
    const text = documents.get(path);
    if (isFailing) response.writeHead(503).end();
    else if (text === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": "application/xml", etag: '"1"' }).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    requests,
    put(auid, user, document, text) {
      const path = `/${auid}/users/${user}/${document}`;
      if (text === undefined) documents.delete(path);
      else documents.set(path, text);
    },
    fail(failing) {
      isFailing = failing;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A resource list document with one list (RFC 4826). */
export function listDocument(list: string, uris: readonly string[]): string {
  const entries = uris.map((uri) => `<entry uri="${uri}"/>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?><resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="${list}">${entries}</list></resource-lists>`;
}

/** A policy document with one rule for CPM (RFC 4745, OMA). */
export function policyDocument(action: string, conditions = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?><ruleset xmlns="urn:ietf:params:xml:ns:common-policy" xmlns:oxe="urn:oma:xml:xdm:extensions"><rule id="r1"><conditions><oxe:service-list><oxe:service enabler="CPM"/></oxe:service-list>${conditions}</conditions><actions><oxe:${action}>true</oxe:${action}></actions></rule></ruleset>`;
}
