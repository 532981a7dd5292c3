import { parseAddress } from "./address.ts";
import { setBody } from "./edit-message.ts";
import { findHeaders } from "./header-name.ts";
import type { HeaderField, SipRequest, SipResponse } from "./message.ts";
import { getParameter } from "./parameter.ts";
import { reasonPhraseOf } from "./reason-phrase.ts";

/** What a message is made with. */
export interface CreateOptions {
  /** The header fields, in their order; Content-Length is added. Default none. */
  readonly headers?: readonly HeaderField[];

  /** Default empty. */
  readonly body?: Uint8Array;

  /** The value of Content-Type, for a body. Default none. */
  readonly contentType?: string;
}

/** What a response is made with. */
export interface CreateResponseOptions extends CreateOptions {
  /** Default the one that RFC 3261 section 21 has for the status, else empty. */
  readonly reasonPhrase?: string;

  /**
   * Tag that is added to To where it has none, of characters of a token. Every response but 100 has one
   * (RFC 3261 section 8.2.6.2).
   */
  readonly toTag?: string;
}

const NO_BODY: Uint8Array = /* @__PURE__ */ new Uint8Array(0);

/**
 * Makes a request (RFC 3261 section 8.1.1). What it is made with is not looked at before `encodeMessage`
 * writes it, which refuses a value that would break its line.
 *
 * @param method The method.
 * @param requestUri The Request-URI.
 * @param options The header fields and the body.
 * @returns The request.
 */
export function createRequest(
  method: string,
  requestUri: string,
  options: CreateOptions = {},
): SipRequest {
  const { headers = [], body = NO_BODY, contentType } = options;
  const version = "SIP/2.0";
  const request: SipRequest = { kind: "request", method, requestUri, version, headers, body };
  return setBody(request, body, contentType);
}

/**
 * Makes the response to a request: Via, From, To, Call-ID and CSeq are those of the request, as they are
 * written there, and in a response 100 its Timestamp (RFC 3261 sections 8.2.6.1 and 8.2.6.2).
 *
 * @param request The request.
 * @param statusCode The status.
 * @param options The rest.
 * @returns The response.
 * @throws SipError for a To that is none, where a tag has to be added to it.
 */
export function createResponse(
  request: SipRequest,
  statusCode: number,
  options: CreateResponseOptions = {},
): SipResponse {
  const { reasonPhrase = reasonPhraseOf(statusCode), toTag, headers = [], contentType } = options;
  const { body = NO_BODY } = options;
  const copied: HeaderField[] = [];
  for (const name of ["Via", "From", "To", "Call-ID", "CSeq"]) {
    const found = findHeaders(request, name);
    copied.push(...(name === "To" ? found.map((to) => withTag(to, toTag)) : found));
  }
  if (statusCode === 100) copied.push(...findHeaders(request, "Timestamp"));
  const response: SipResponse = {
    kind: "response",
    statusCode,
    reasonPhrase,
    version: "SIP/2.0",
    headers: [...copied, ...headers],
    body,
  };
  return setBody(response, body, contentType);
}

function withTag(to: HeaderField, tag: string | undefined): HeaderField {
  if (tag === undefined || getParameter(parseAddress(to.value).parameters, "tag") !== undefined) {
    return to;
  }
  if (!/^[A-Za-z0-9\-.!%*_+`'~]+$/.test(tag)) throw new RangeError("tag that is no token");
  return { name: to.name, value: `${to.value};tag=${tag}` };
}
