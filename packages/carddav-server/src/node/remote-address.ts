const addresses = new WeakMap<Request, string>();

/**
 * Keeps the address a request came from.
 *
 * @internal
 */
export function setRemoteAddress(request: Request, address: string): void {
  addresses.set(request, address);
}

/**
 * Gives the address of the socket a request came over.
 *
 * @param request As the handler gets it.
 * @returns `undefined` for a request that came over none.
 */
export function remoteAddress(request: Request): string | undefined {
  return addresses.get(request);
}
