import { createAttachment } from "../attachment.ts";

const connections = createAttachment<Request, object>("connection");

/**
 * Keeps what a request came over.
 *
 * @internal
 */
export function setRequestConnection(request: Request, connection: object): void {
  connections.set(request, connection);
}

/**
 * Gives what a request came over: the same object for all requests of one connection.
 *
 * @returns `undefined` where that is not known, as of HTTP/2.
 *
 * @internal
 */
export function requestConnection(request: Request): object | undefined {
  return connections.get(request);
}
