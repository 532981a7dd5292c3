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

/**
 * Gives the addresses of a target: its own, or those of its name.
 *
 * @param target The target.
 * @param resolve How names are resolved; without it, by `node:dns`, address records alone.
 * @returns One target or more, best first.
 * @throws SipTransportError `unknown-host`.
 */
export async function candidates(
  target: SipTarget,
  resolve: Resolve | undefined,
): Promise<readonly [SipTarget, ...SipTarget[]]> {
  const host = plainHost(target.host);
  if (isIP(host) !== 0) return [{ ...target, host }];
  try {
    const [first, ...others] = await (resolve ?? lookUp)({ ...target, host });
    if (first !== undefined) return [first, ...others.slice(0, MAX_CANDIDATES - 1)];
  } catch (error) {
    throw new SipTransportError("unknown-host", `${host} has no address`, target, error);
  }
  throw new SipTransportError("unknown-host", `${host} has no address`, target);
}

async function lookUp(target: SipTarget): Promise<readonly SipTarget[]> {
  const addresses = await lookup(target.host, { all: true });
  return addresses.map(({ address }) => ({ ...target, host: address }));
}
