import {
  createRequest,
  findHeader,
  findHeaders,
  type HeaderField,
  readHeader,
  type SipMessage,
  type SipRequest,
  type SipResponse,
  splitValues,
} from "@callingcard/sip";

/** Fields that go along wherever the request goes (RFC 3261 section 9.1, RFC 3841 section 5). */
const ROUTING = ["Route", "Request-Disposition", "Accept-Contact", "Reject-Contact"] as const;

/**
 * Makes the ACK of a final response but a 2xx (RFC 3261 section 17.1.1.3). The client transaction does this
 * by itself; the ACK of a 2xx is made by the dialog.
 *
 * @param request The INVITE.
 * @param response The response.
 * @returns The ACK.
 * @throws SipError for a top Via or a CSeq that is none.
 */
export function createAck(request: SipRequest, response: SipResponse): SipRequest {
  return createHopByHop("ACK", request, response, []);
}

/**
 * Makes the CANCEL of an INVITE, which goes where the INVITE went (RFC 3261 section 9.1). It may be sent
 * once a provisional response has come.
 *
 * @param request The INVITE.
 * @param headers Others to add, such as Reason (RFC 3326). Default none.
 * @returns The CANCEL, of the same branch.
 * @throws SipError for a top Via or a CSeq that is none.
 */
export function createCancel(
  request: SipRequest,
  headers: readonly HeaderField[] = [],
): SipRequest {
  return createHopByHop("CANCEL", request, request, headers);
}

function createHopByHop(
  method: "ACK" | "CANCEL",
  request: SipRequest,
  toOf: SipMessage,
  others: readonly HeaderField[],
): SipRequest {
  const sequence = readHeader(request, "CSeq")?.sequence ?? 0;
  const [via = ""] = splitValues(findHeader(request, "Via")?.value ?? "");
  const headers: HeaderField[] = [
    { name: "Via", value: via },
    findHeader(request, "Max-Forwards") ?? { name: "Max-Forwards", value: "70" },
  ];
  for (const name of ROUTING) headers.push(...findHeaders(request, name));
  headers.push(
    ...findHeaders(request, "From"),
    ...findHeaders(toOf, "To"),
    ...findHeaders(request, "Call-ID"),
    { name: "CSeq", value: `${sequence} ${method}` },
    ...others,
  );
  return createRequest(method, request.requestUri, { headers });
}
