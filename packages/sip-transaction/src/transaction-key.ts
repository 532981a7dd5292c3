import {
  parameterText,
  readHeader,
  SipError,
  type SipMessage,
  type SipRequest,
  type SipResponse,
  type Via,
} from "@callingcard/sip";
import { topVia } from "./target.ts";
import { TransactionError } from "./transaction-error.ts";

/** How the branch of every client begins that follows RFC 3261 (section 8.1.1.7). */
export const MAGIC_COOKIE = "z9hG4bK";

/** What a transaction is found by, or why it cannot be. */
export type KeyReading =
  | { readonly key: string }
  | { readonly problem: "invalid-via" | "no-magic-cookie" };

/**
 * Gives the key of the client transaction that a request starts (RFC 3261 section 17.1.3): its method and
 * the branch of its top Via.
 *
 * @param request The request.
 * @returns The key.
 * @throws TransactionError `invalid-via`, `no-magic-cookie` or `invalid-cseq`: no response would match.
 */
export function clientKeyOf(request: SipRequest): string {
  const cseq = tryReading(() => readHeader(request, "CSeq"));
  if (cseq?.method !== request.method) {
    throw new TransactionError("invalid-cseq", "no CSeq with the method of the request");
  }
  return keyOrThrow(readClientKey(request, request.method));
}

/**
 * Gives the key of the server transaction of a request (RFC 3261 section 17.2.3): its method, INVITE for an
 * ACK; the branch, and the sent-by value of its top Via.
 *
 * @param request The request.
 * @returns The key.
 * @throws TransactionError `invalid-via` or `no-magic-cookie`.
 */
export function serverKeyOf(request: SipRequest): string {
  return keyOrThrow(readServerKey(request, methodOfTransaction(request)));
}

/**
 * Reads what the client transaction of a response is found by: the branch of its top Via, and the method in
 * its CSeq, since a CANCEL has the branch of what it cancels.
 *
 * @param response The response.
 * @returns The key; `undefined` for a response that has none.
 * @internal
 */
export function readResponseKey(response: SipResponse): string | undefined {
  const cseq = tryReading(() => readHeader(response, "CSeq"));
  if (cseq === undefined) return undefined;
  const reading = readClientKey(response, cseq.method);
  return "key" in reading ? reading.key : undefined;
}

/**
 * Reads what the server transaction of a request is found by.
 *
 * @param request The request.
 * @param method The method of the transaction.
 * @internal
 */
export function readServerKey(request: SipRequest, method: string): KeyReading {
  return readKey(request, (branch, { host, port }) => {
    const sentBy = port === undefined ? host : `${host}:${port}`;
    return `server/${method}/${branch}/${sentBy.toLowerCase()}`;
  });
}

/**
 * Gives the method of the transaction that a request belongs to.
 *
 * @param request The request.
 * @internal
 */
export function methodOfTransaction(request: SipRequest): string {
  return request.method === "ACK" ? "INVITE" : request.method;
}

function readClientKey(message: SipMessage, method: string): KeyReading {
  return readKey(message, (branch) => `client/${method}/${branch}`);
}

function readKey(message: SipMessage, make: (branch: string, via: Via) => string): KeyReading {
  const via = tryReading(() => topVia(message));
  if (via === undefined) return { problem: "invalid-via" };
  const branch = parameterText(via.parameters, "branch") ?? "";
  // A slash would let a stranger write a key that means another transaction.
  const isUsable = branch.startsWith(MAGIC_COOKIE) && !branch.includes("/");
  return isUsable ? { key: make(branch, via) } : { problem: "no-magic-cookie" };
}

function tryReading<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}

function keyOrThrow(reading: KeyReading): string {
  if ("key" in reading) return reading.key;
  const { problem } = reading;
  if (problem === "invalid-via") throw new TransactionError(problem, "no Via that can be read");
  throw new TransactionError(problem, `branch that does not begin with ${MAGIC_COOKIE}`);
}
