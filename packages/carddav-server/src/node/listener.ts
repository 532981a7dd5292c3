import type { IncomingMessage, ServerResponse } from "node:http";
import { setBodyReader } from "../body.ts";
import type { CardDavHandler } from "../handler.ts";
import { takeLight } from "../light-response.ts";
import { incomingBodyReader } from "./incoming-body.ts";
import { incomingRequest } from "./incoming-request.ts";
import { breakOff, sendResponse } from "./outgoing-response.ts";
import { setRequestConnection } from "./request-connection.ts";
import { clientAddress, setRemoteAddress } from "./remote-address.ts";
import { hasUnreadBody, releaseBody } from "./unread-body.ts";

/** What `http.createServer` takes. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Adapts a handler to `node:http`, with bodies streamed both ways; an answer without a Content-Type has
 * no body. A request that HTTP cannot carry, such as one with a bad Host, is answered 400 before the handler
 * sees it. The request that the handler gets, and the response it gives, are no `Request` and
 * `Response` of the platform, but have all that those have.
 *
 * @param handler As `createCardDavHandler` makes it.
 */
export function createNodeListener(handler: CardDavHandler): NodeListener {
  return (incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch(() => fail(outgoing));
  };
}

async function answer(
  handler: CardDavHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  // A question about the whole server (RFC 9110 section 9.3.7), which is no URL.
  if (incoming.url === "*" && incoming.method === "OPTIONS") incoming.url = "/";
  const request = incomingRequest(incoming);
  const response = await (request === undefined
    ? new Response(null, { status: 400, headers: { "Content-Length": "0" } })
    : handler(withSource(request, incoming)));
  if (hasUnreadBody(incoming)) outgoing.once("finish", () => releaseBody(incoming));
  await sendResponse(response, outgoing);
}

function withSource(request: Request, incoming: IncomingMessage): Request {
  const address = clientAddress(incoming);
  if (address !== undefined) setRemoteAddress(request, address);
  if (incoming.httpVersionMajor === 1) setRequestConnection(request, incoming.socket);
  setBodyReader(request, incomingBodyReader(incoming));
  takeLight(request);
  return request;
}

// A handler around that of this package may throw; who asked is told nothing of it.
function fail(outgoing: ServerResponse): void {
  if (outgoing.headersSent) {
    breakOff(outgoing);
    return;
  }
  outgoing.statusCode = 500;
  outgoing.end();
}
