import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { plainHost, type SipTarget } from "./target.ts";
import { SipTransportError } from "./transport-error.ts";

/**
 * Finds where a target is reached (RFC 3263).
 *
 * @param target The target, whose host is a name.
 * @returns Targets whose hosts are addresses, best first.
 */
export type Resolve = (target: SipTarget) => Promise<readonly SipTarget[]>;

/** Most addresses of a name that are tried. */
const MAX_CANDIDATES = 8;

/** How long the addresses of a name are remembered, in milliseconds, and of how many names they are. */
const REMEMBERED_MS = 10_000;
const MAX_REMEMBERED = 1_000;

/**
 * Gives the addresses of a target: its own, or those of its name.
 *
 * @param target The target.
 * @param resolve How names are resolved.
 * @returns One target or more, best first.
 * @throws SipTransportError `unknown-host`.
 */
export async function candidates(
  target: SipTarget,
  resolve: Resolve,
): Promise<readonly [SipTarget, ...SipTarget[]]> {
  const host = plainHost(target.host);
  if (isIP(host) !== 0) return [{ ...target, host }];
  try {
    const [first, ...others] = await resolve({ ...target, host });
    if (first !== undefined) return [first, ...others.slice(0, MAX_CANDIDATES - 1)];
  } catch (error) {
    throw new SipTransportError("unknown-host", `${host} has no address`, target, error);
  }
  throw new SipTransportError("unknown-host", `${host} has no address`, target);
}

/**
 * Resolves names by the address records that `node:dns` finds, as `getaddrinfo` does. What was found is remembered
 * for a short time: a datagram does not wait for a thread each time.
 *
 * @param lookUp Finds the addresses of a name. Default `dns.lookup`.
 */
export function createLookup(
  lookUp: (host: string) => Promise<readonly string[]> = addresses,
): Resolve {
  const found = new Map<
    string,
    { readonly addresses: readonly string[]; readonly untilMs: number }
  >();
  return async (target) => {
    const host = target.host.toLowerCase();
    let known = found.get(host);
    if (known === undefined || known.untilMs < performance.now()) {
      known = { addresses: await lookUp(host), untilMs: performance.now() + REMEMBERED_MS };
      found.delete(host);
      found.set(host, known);
      // The first key is the name that was looked up longest ago.
      const [oldest] = found.keys();
      if (found.size > MAX_REMEMBERED && oldest !== undefined) found.delete(oldest);
    }
    return known.addresses.map((address) => ({ ...target, host: address }));
  };
}

async function addresses(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}
