import { createHash } from "node:crypto";
import { createResponse, type HeaderField, readHeader, type SipRequest } from "@callingcard/sip";
import { responseTarget, type SipTarget } from "@callingcard/sip-transaction";
import type { SipTransport } from "@callingcard/sip-transport";
import { isWithinDialog } from "./router.ts";

/** Methods that a session takes. */
const ALLOW = "INVITE, ACK, CANCEL, BYE, PRACK, UPDATE, OPTIONS";

/** Answers requests that no session is for, without state (RFC 3261 section 8.2.7). */
export interface StatelessAnswers {
  /**
   * Answers a request; an ACK has no answer.
   *
   * @param request The request.
   * @param source Where it came from.
   * @param statusCode The status.
   * @param headers Further header fields.
   */
  answer(
    request: SipRequest,
    source: SipTarget,
    statusCode: number,
    headers?: readonly HeaderField[],
  ): void;

  /** Answers a request outside of sessions by its method. */
  answerStray(request: SipRequest, source: SipTarget): void;
}

/**
 * Makes answers without state.
 *
 * @param transport Gives the sockets.
 * @param server Gives the value of Server.
 */
export function createStatelessAnswers(
  transport: () => Pick<SipTransport, "send">,
  server: () => string,
): StatelessAnswers {
  function answer(
    request: SipRequest,
    source: SipTarget,
    statusCode: number,
    headers: readonly HeaderField[] = [],
  ): void {
    if (request.method === "ACK") return;
    const response = createResponse(request, statusCode, {
      toTag: tagFor(request),
      headers: [{ name: "Server", value: server() }, ...headers],
    });
    // Who does not get it asks again.
    transport()
      .send(response, responseTarget(request, source))
      .catch(() => undefined);
  }

  return {
    answer,
    answerStray(request, source) {
      const { method } = request;
      if (method === "CANCEL" || method === "BYE" || isWithinDialog(request)) {
        answer(request, source, 481);
      } else if (method === "OPTIONS") {
        const accept = { name: "Accept", value: "application/sdp" };
        answer(request, source, 200, [{ name: "Allow", value: ALLOW }, accept]);
      } else answer(request, source, 405, [{ name: "Allow", value: ALLOW }]);
    },
  };
}

// The same request gets the same tag, whenever it comes.
function tagFor(request: SipRequest): string {
  const known = [readHeader(request, "Call-ID"), readHeader(request, "CSeq")?.sequence];
  const via = request.headers.find(({ name }) => /^(?:via|v)$/i.test(name))?.value;
  return createHash("sha256")
    .update(JSON.stringify([known, via]))
    .digest("hex")
    .slice(0, 20);
}
