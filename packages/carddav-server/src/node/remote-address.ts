const addresses = new WeakMap<Request, string>();

/** Keeps the address a request came from. */
export function setRemoteAddress(request: Request, address: string): void {
  addresses.set(request, address);
}

/** The address of the socket a request came over; `undefined` for a request that came over none. */
export function remoteAddress(request: Request): string | undefined {
  return addresses.get(request);
}
