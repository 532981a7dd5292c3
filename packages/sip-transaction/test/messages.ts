import { createRequest, createResponse, type SipRequest, type SipResponse } from "@callingcard/sip";
import type { SipTarget } from "../src/index.ts";

/** Where the client of the tests is, as the server sees it. */
export const CLIENT: SipTarget = { transport: "udp", host: "192.0.2.1", port: 5062 };

/** Where the server is. */
export const SERVER: SipTarget = { transport: "udp", host: "192.0.2.2", port: 5060 };

/** The same places by a connection. */
export const CLIENT_TCP: SipTarget = { ...CLIENT, transport: "tcp", flow: "7" };
export const SERVER_TCP: SipTarget = { ...SERVER, transport: "tcp" };

/** A request of the client. */
export function requestOf(
  method = "INVITE",
  branch = "z9hG4bK1",
  transport: SipTarget["transport"] = "udp",
): SipRequest {
  return createRequest(method, "sip:bob@example.com", {
    headers: [
      { name: "Via", value: `SIP/2.0/${transport.toUpperCase()} 192.0.2.1:5062;branch=${branch}` },
      { name: "Max-Forwards", value: "70" },
      { name: "From", value: "<sip:alice@example.com>;tag=a" },
      { name: "To", value: "<sip:bob@example.com>" },
      { name: "Call-ID", value: "1@192.0.2.1" },
      { name: "CSeq", value: `1 ${method}` },
    ],
  });
}

/** A response to it. */
export function responseOf(request: SipRequest, statusCode: number, toTag = "b"): SipResponse {
  return createResponse(request, statusCode, statusCode === 100 ? {} : { toTag });
}
