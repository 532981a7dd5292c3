import { createHash } from "node:crypto";
import {
  createResponse,
  findHeader,
  parseMessage,
  SipError,
  type SipMessage,
  type SipProblem,
  type SipRequest,
  type SipResponse,
  validateMessage,
} from "@callingcard/sip";

/** Header fields without which no message can be answered or routed. */
const ROUTING: ReadonlySet<string | undefined> = /* @__PURE__ */ new Set([
  undefined,
  "Via",
  "From",
  "To",
  "Call-ID",
  "CSeq",
  "Max-Forwards",
  "Route",
  "Record-Route",
  "Contact",
]);

/** So many problems `validateMessage` tells; what is behind them is not known. */
const ALL_PROBLEMS = 64;

/**
 * Tells why a message cannot be routed (RFC 3261 section 16.3): its start line, or a header field that every
 * element has to understand. Others are for those who need them.
 *
 * @param message The message.
 * @returns The first problem; `undefined` for a message that can be routed.
 */
export function routingProblem(message: SipMessage): SipProblem | undefined {
  const problems = validateMessage(message);
  if (problems.length >= ALL_PROBLEMS) return problems[0];
  return problems.find(({ header }) => ROUTING.has(header));
}

/**
 * Makes the response to a request that is refused before anybody looks at it, without state
 * (RFC 3261 section 8.2.7): the same request gets the same tag.
 *
 * @param request The request.
 * @param statusCode The status.
 * @param reason Why, for people.
 * @returns The response; `undefined` for an ACK, which has none, and for a request that cannot be answered.
 */
export function createRefusal(
  request: SipRequest,
  statusCode: number,
  reason: string,
): SipResponse | undefined {
  if (request.method === "ACK" || findHeader(request, "Via") === undefined) return undefined;
  const known = ["Via", "Call-ID", "CSeq"].map((name) => findHeader(request, name)?.value);
  const toTag = createHash("sha256").update(known.join("\n")).digest("hex").slice(0, 20);
  try {
    const phrase = `${statusCode === 400 ? "Bad Request" : "Refused"}: ${reason}`;
    return createResponse(request, statusCode, { toTag, reasonPhrase: phrase });
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}

/** The status for what was refused: 400 unless there is a better one. */
const STATUS_CODES: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ["head-too-long", 513],
  ["too-many-headers", 513],
  ["body-too-long", 413],
]);

/**
 * Gives the status of the answer to octets that were refused.
 *
 * @param error Why they were.
 */
export function statusOf(error: SipError): number {
  return STATUS_CODES.get(error.code) ?? 400;
}

/** Fields that a response repeats, in their long and compact forms. */
const REPEATED = /^(?:via|v|from|f|to|t|call-id|i|cseq)[ \t]*:/i;

/**
 * Reads from octets that were refused what an answer needs: method and the header fields that a response
 * repeats.
 *
 * @param octets The octets, from the start of the message.
 * @param maxHeadOctets How many of them are looked at.
 * @returns A request with nothing else; `undefined` when they hold none.
 */
export function salvageRequest(octets: Uint8Array, maxHeadOctets: number): SipRequest | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    octets.subarray(0, maxHeadOctets),
  );
  const [head = ""] = text.split("\r\n\r\n", 1);
  const [startLine = "", ...fields] = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  const [, method] = /^([A-Z]+) .* SIP\/\d/i.exec(startLine) ?? [];
  if (method === undefined) return undefined;
  const lines = [`${method} sip:refused.invalid SIP/2.0`, ...fields.filter(isRepeated), "\r\n"];
  try {
    const message = parseMessage(new TextEncoder().encode(lines.join("\r\n")));
    return message.kind === "request" && isAnswerable(message) ? message : undefined;
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}

function isRepeated(line: string): boolean {
  return REPEATED.test(line);
}

// That its CSeq names another method is no reason not to answer.
function isAnswerable(request: SipRequest): boolean {
  return validateMessage(request).every(({ code }) => code === "method-mismatch");
}
