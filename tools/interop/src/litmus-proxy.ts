import { once } from "node:events";
import { createServer, request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A proxy that gives litmus cards in place of files. */
export interface LitmusProxy {
  /** The same path as that of the server behind it. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Puts a proxy before an address book home. Of what litmus sends it changes two things: a file becomes a card
 * with a UID of its own that holds the file's octets, and the collection that litmus makes inside another,
 * for its tests of locked collections, becomes an address book beside it.
 *
 * @param home Address of the home, with a slash at the end.
 */
export async function startLitmusProxy(home: string): Promise<LitmusProxy> {
  const { hostname, port, pathname } = new URL(home);
  const server = createServer(async (incoming, outgoing) => {
    const sent = await buffer(incoming);
    const path = besideLitmus(incoming.url ?? "/");
    const isPut = incoming.method === "PUT";
    const body = isPut ? cardOf(path, sent) : sent;
    const answer = request(
      {
        hostname,
        port,
        path,
        method: incoming.method,
        headers: {
          ...movedHeaders(incoming.headers),
          ...(isPut && { "content-type": "text/vcard" }),
          "content-length": body.length,
        },
      },
      (response) => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(outgoing);
      },
    );
    answer.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: ownPort } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${ownPort}${pathname}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function besideLitmus(path: string): string {
  return path.replace("/litmus/lockcoll", "/lockcoll");
}

function movedHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const moved = Object.entries(headers).map(([name, value]) => [
    name,
    typeof value === "string" ? besideLitmus(value) : value,
  ]);
  return Object.fromEntries(moved);
}

function cardOf(path: string, octets: Buffer): Buffer {
  const lines = [
    "BEGIN:VCARD",
    "VERSION:4.0",
    `UID:${path}`,
    "FN:litmus",
    `NOTE:${octets.toString("base64")}`,
    "END:VCARD",
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n`);
}
