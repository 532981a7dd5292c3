import {
  findHeader,
  hasToken,
  type HeaderField,
  readHeader,
  setHeader,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";

/** How long sessions may go on without a refresh. */
export interface SessionLimitOptions {
  /** Longest session interval, in seconds; one that is longer is lowered to it. Default 1 800. */
  readonly intervalSeconds?: number;

  /** Shortest session interval that is let through, in seconds, from 90. Default 90. */
  readonly minSeconds?: number;
}

/** What a proxy keeps of a request until its responses come (RFC 4028 section 8.1). */
export interface SessionLimit {
  /** The Session-Expires of the request that was forwarded, in seconds. */
  readonly intervalSeconds: number;

  /** Whether the client said `Supported: timer`. */
  readonly isSupported: boolean;
}

/** What a proxy does with the session interval of a request. */
export type LimitedSession =
  | { readonly kind: "forward"; readonly request: SipRequest; readonly limit: SessionLimit }
  | {
      readonly kind: "refused";
      readonly statusCode: 422;
      readonly headers: readonly HeaderField[];
    };

/** RFC 4028 section 5: the least that Min-SE may be, and what holds without it. */
const MIN_SE_SECONDS = 90;

/**
 * Limits the session interval of an INVITE or UPDATE as a proxy (RFC 4028 section 8.1): Session-Expires is
 * added or lowered, never below Min-SE; one that is too short is refused with 422 where the client knows
 * session timers, and else raised together with Min-SE. The refresher stays as it is.
 *
 * @param request The request.
 * @param options The limits.
 * @returns The request that is forwarded, or the refusal.
 * @throws SipError for a Session-Expires or Min-SE that is none.
 */
export function limitSession(
  request: SipRequest,
  options: SessionLimitOptions = {},
): LimitedSession {
  const { intervalSeconds = 1800, minSeconds = MIN_SE_SECONDS } = options;
  const floor = Math.max(minSeconds, MIN_SE_SECONDS);
  const asked = readHeader(request, "Session-Expires");
  const minSe = readHeader(request, "Min-SE")?.seconds;
  const isSupported = hasToken(readHeader(request, "Supported"), "timer");
  const isTooShort = asked !== undefined && asked.seconds < floor;
  if (isTooShort && isSupported) {
    return { kind: "refused", statusCode: 422, headers: [{ name: "Min-SE", value: `${floor}` }] };
  }
  let changed = request;
  if (isTooShort && (minSe ?? 0) < floor) changed = setHeader(changed, "Min-SE", `${floor}`);
  const least = Math.max(isTooShort ? floor : 0, minSe ?? MIN_SE_SECONDS);
  const seconds = Math.max(Math.min(asked?.seconds ?? intervalSeconds, intervalSeconds), least);
  if (seconds !== asked?.seconds) {
    const before = asked === undefined ? "" : valueOf(request);
    const value = `${seconds}${before.replace(/^[^;]*/, "").trimEnd()}`;
    changed = setHeader(changed, "Session-Expires", value);
  }
  return { kind: "forward", request: changed, limit: { intervalSeconds: seconds, isSupported } };
}

function valueOf(request: SipRequest): string {
  return findHeader(request, "Session-Expires")?.value ?? "";
}

/**
 * Completes the 2xx of a session that the proxy limited (RFC 4028 section 8.2): where the server knows no
 * session timers and the client does, the client is told to refresh.
 *
 * @param response The response.
 * @param limit What was kept of the request.
 * @returns The response that is forwarded; the same one where nothing is missing.
 * @throws SipError for a Require that is none.
 */
export function completeSession(response: SipResponse, limit: SessionLimit): SipResponse {
  const isFinal = response.statusCode >= 200 && response.statusCode < 300;
  if (!isFinal || !limit.isSupported || findHeader(response, "Session-Expires") !== undefined) {
    return response;
  }
  const value = `${limit.intervalSeconds};refresher=uac`;
  const completed = setHeader(response, "Session-Expires", value);
  const required = readHeader(response, "Require") ?? [];
  if (hasToken(required, "timer")) return completed;
  return setHeader(completed, "Require", [...required, "timer"].join(", "));
}
