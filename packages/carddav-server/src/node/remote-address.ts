import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { createAttachment } from "../attachment.ts";

const addresses = createAttachment<Request, string>("address");

/** Where a proxy on the same machine connects from. */
const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/;

/**
 * Finds out where a request comes from: its socket's other end, or what a proxy on this machine says
 * in the last entry of `X-Forwarded-For`. Behind a proxy all clients would share one address otherwise,
 * and its wrong passwords.
 *
 * @internal
 */
export function clientAddress({
  socket,
  headers,
}: Pick<IncomingMessage, "socket" | "headers">): string | undefined {
  const { remoteAddress } = socket;
  const forwarded = headers["x-forwarded-for"];
  if (forwarded === undefined || !LOOPBACK.test(remoteAddress ?? "")) return remoteAddress;
  const last = String(forwarded).split(",").at(-1)?.trim() ?? "";
  return isIP(last) === 0 ? remoteAddress : last;
}

/**
 * Keeps the address a request came from.
 *
 * @internal
 */
export function setRemoteAddress(request: Request, address: string): void {
  addresses.set(request, address);
}

/**
 * Gives the address a request came from: that of its socket, or of the client of a proxy on this
 * machine.
 *
 * @param request As the handler gets it.
 * @returns `undefined` for a request that came over no socket.
 */
export function remoteAddress(request: Request): string | undefined {
  return addresses.get(request);
}
