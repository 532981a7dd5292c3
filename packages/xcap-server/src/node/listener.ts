import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { XcapHandler } from "../handler.ts";

/** What `http.createServer` takes. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Host of a request of HTTP/1.0 that names none, such as the probe of a balancer. */
const HOST_OF_OLD = "localhost";

/**
 * Adapts a handler to `node:http`. A request that HTTP cannot carry, such as one with a bad Host, is answered
 * 400 before the handler sees it. The global `Request` and `Response` stay as they are.
 *
 * @param handler As `createXcapHandler` makes it.
 */
export function createNodeListener(handler: XcapHandler): NodeListener {
  const options = { hostname: HOST_OF_OLD, overrideGlobalObjects: false };
  const listener = getRequestListener(async (request, { outgoing }) => {
    const response = await handler(request);
    // Written by hand: the listener would call an answer without a body text/plain.
    outgoing.statusCode = response.status;
    for (const [name, value] of response.headers) outgoing.setHeader(name, value);
    // Answers are documents, which are as large as a document may be.
    outgoing.end(Buffer.from(await response.arrayBuffer()));
    return RESPONSE_ALREADY_SENT;
  }, options);
  return (incoming, outgoing) => {
    void listener(incoming, outgoing);
  };
}
