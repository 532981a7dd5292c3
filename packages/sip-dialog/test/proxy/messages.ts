import {
  createRequest,
  createResponse,
  findHeaders,
  type HeaderField,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";

/** Header fields of lines, each as `name: value`. */
export function fields(...lines: readonly string[]): readonly HeaderField[] {
  return lines.map((line) => {
    const [name = "", value = ""] = line.split(/: ?(.*)/s);
    return { name, value };
  });
}

/** The values of the fields of a name. */
export function values(message: SipMessage, name: string): readonly string[] {
  return findHeaders(message, name).map(({ value }) => value);
}

/** A request from Alice to Bob, with more header fields behind the usual ones. */
export function request(method: string, ...lines: readonly string[]): SipRequest {
  const usual = [
    "Via: SIP/2.0/UDP alice.example;branch=z9hG4bKalice;received=192.0.2.1",
    "From: <sip:alice@example.com>;tag=a",
    "To: <sip:bob@example.com>",
    "Call-ID: call",
    `CSeq: 1 ${method}`,
  ];
  return createRequest(method, "sip:bob@example.com", { headers: fields(...usual, ...lines) });
}

/** The response that a server gives to a copy. */
export function answer(
  copy: SipRequest,
  statusCode: number,
  ...lines: readonly string[]
): SipResponse {
  const headers = fields(...lines);
  return createResponse(copy, statusCode, { toTag: `to-${statusCode}`, headers });
}
