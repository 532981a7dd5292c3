import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerResponse } from "node:http2";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { setBodyReader } from "../body.ts";
import type { CardDavHandler } from "../handler.ts";
import { endOnBreak } from "./broken-stream.ts";
import { incomingBodyReader } from "./incoming-body.ts";
import { clientAddress, setRemoteAddress } from "./remote-address.ts";

/** What `http.createServer` takes. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Adapts a handler to `node:http`, with bodies streamed both ways; an answer without a Content-Type has
 * no body. A request that HTTP cannot carry,
 * such as one with a bad Host, is answered 400 before the handler sees it. The global `Request` and
 * `Response` become the lighter ones of `@hono/node-server`.
 *
 * @param handler As `createCardDavHandler` makes it.
 */
export function createNodeListener(handler: CardDavHandler): NodeListener {
  const options = { hostname: HOST_OF_OLD };
  const listener = getRequestListener(async (request, { incoming, outgoing }) => {
    const address = clientAddress(incoming);
    if (address !== undefined) setRemoteAddress(request, address);
    setBodyReader(request, incomingBodyReader(incoming));
    const response = await handler(request);
    if (response.headers.has("content-type")) return endOnBreak(response, outgoing);
    writeHeader(response, outgoing);
    return RESPONSE_ALREADY_SENT;
  }, options);
  return (incoming, outgoing) => {
    // A question about the whole server (RFC 9110 section 9.3.7), which is no URL.
    if (incoming.url === "*" && incoming.method === "OPTIONS") incoming.url = "/";
    void listener(incoming, outgoing);
  };
}

/** Host of a request of HTTP/1.0 that names none, such as the probe of a balancer. */
const HOST_OF_OLD = "localhost";

// Writes an answer without a body by hand: the listener would call it text/plain, and a 304 that
// names a type changes that of what the client has stored (RFC 9111 section 3.2).
function writeHeader(
  { status, headers }: Response,
  outgoing: ServerResponse | Http2ServerResponse,
): void {
  outgoing.statusCode = status;
  for (const [name, value] of headers) outgoing.setHeader(name, value);
  outgoing.end();
}
