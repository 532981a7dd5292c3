import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { setBodyReader } from "../body.ts";
import type { CardDavHandler } from "../handler.ts";
import { endOnBreak } from "./broken-stream.ts";
import { incomingBodyReader } from "./incoming-body.ts";
import { setRemoteAddress } from "./remote-address.ts";

/** What `http.createServer` takes. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Adapts a handler to `node:http`, with bodies streamed both ways. A request that HTTP cannot carry,
 * such as one with a bad Host, is answered 400 before the handler sees it. The global `Request` and
 * `Response` become the lighter ones of `@hono/node-server`.
 *
 * @param handler As `createCardDavHandler` makes it.
 */
export function createNodeListener(handler: CardDavHandler): NodeListener {
  const listener = getRequestListener(async (request, { incoming, outgoing }) => {
    const { remoteAddress } = incoming.socket;
    if (remoteAddress !== undefined) setRemoteAddress(request, remoteAddress);
    setBodyReader(request, incomingBodyReader(incoming));
    return endOnBreak(await handler(request), outgoing);
  });
  return (incoming, outgoing) => void listener(incoming, outgoing);
}
