import { encodeMessage, parseMessage, type SipMessage, type SipRequest } from "@callingcard/sip";
import { plainHost, type SipTarget } from "./target.ts";
import { changeTopVia } from "./top-via.ts";
import { SipTransportError } from "./transport-error.ts";

/** How what is too long for UDP is sent. */
export interface LongRequests {
  /**
   * Tells whether a request should go by TCP, though its target is by UDP.
   *
   * @param octets The octets of the message.
   * @param target Where to.
   */
  concerns(octets: Uint8Array, target: SipTarget): boolean;

  /**
   * Sends a request by TCP, with its Via changed.
   *
   * @param message The request, or its octets.
   * @param target Where to, by UDP.
   * @returns Whether it was sent; `false` when the target does not take TCP.
   * @throws SipTransportError for what is no reason to send it by UDP.
   */
  send(message: SipMessage | Uint8Array, target: SipTarget): Promise<boolean>;
}

/** How long a target that refused TCP is not asked again, in milliseconds. */
const REFUSED_MS = 60_000;

/** Most targets that are remembered. */
const MAX_REFUSED = 1_000;

/** Why a request goes by UDP after all (RFC 3261 section 18.1.1). */
const REFUSALS: ReadonlySet<string> = /* @__PURE__ */ new Set(["unreachable", "connect-timeout"]);

const SLASH = 47;

/**
 * Sends requests that are too long for UDP by TCP (RFC 3261 section 18.1.1).
 *
 * @param maxUdpRequestOctets The longest request that goes by UDP.
 * @param sendByTcp Sends by TCP.
 */
export function createLongRequests(
  maxUdpRequestOctets: number,
  sendByTcp: (octets: Uint8Array, target: SipTarget) => Promise<void>,
): LongRequests {
  const refused = new Map<string, number>();

  function hasRefused(key: string): boolean {
    return (refused.get(key) ?? 0) > performance.now();
  }

  function remember(key: string): void {
    refused.delete(key);
    refused.set(key, performance.now() + REFUSED_MS);
    // The first key is the one that was remembered longest ago.
    const [oldest] = refused.keys();
    if (refused.size > MAX_REFUSED && oldest !== undefined) refused.delete(oldest);
  }

  return {
    concerns(octets, target) {
      // A response begins with "SIP/": a method has no slash.
      return (
        octets.length > maxUdpRequestOctets && octets[3] !== SLASH && !hasRefused(keyOf(target))
      );
    },
    async send(message, target) {
      const request = message instanceof Uint8Array ? parseMessage(message) : message;
      if (request.kind !== "request") return false;
      const { host, port } = target;
      try {
        await sendByTcp(encodeMessage(byTcp(request)), { transport: "tcp", host, port });
        return true;
      } catch (error) {
        if (!(error instanceof SipTransportError) || !REFUSALS.has(error.code)) throw error;
        remember(keyOf(target));
        return false;
      }
    },
  };
}

function keyOf({ host, port }: SipTarget): string {
  return `${plainHost(host).toLowerCase()} ${port}`;
}

function byTcp(request: SipRequest): SipRequest {
  return changeTopVia(request, (via) => ({ ...via, transport: "TCP" }));
}
