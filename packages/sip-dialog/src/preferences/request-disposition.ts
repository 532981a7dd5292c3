import { readHeader, type SipRequest } from "@callingcard/sip";

/** What a caller wants of proxies (RFC 3841 section 9.1); `undefined` where nothing is said. */
export interface RequestDisposition {
  readonly proxy: "proxy" | "redirect" | undefined;
  readonly cancel: "cancel" | "no-cancel" | undefined;
  readonly fork: "fork" | "no-fork" | undefined;
  readonly recurse: "recurse" | "no-recurse" | undefined;
  readonly parallel: "parallel" | "sequential" | undefined;
  readonly queue: "queue" | "no-queue" | undefined;
}

/**
 * Reads a Request-Disposition (RFC 3841 section 9.1). Of two directives of one type the first one holds;
 * directives that are not known are passed over.
 *
 * @param request The request.
 * @throws SipError for what is no list of tokens.
 */
export function readDisposition(request: SipRequest): RequestDisposition {
  const directives = (readHeader(request, "Request-Disposition") ?? []).map((directive) =>
    directive.toLowerCase(),
  );
  const first = <Directive extends string>(one: Directive, other: Directive) =>
    directives.find(
      (directive): directive is Directive => directive === one || directive === other,
    );
  return {
    proxy: first("proxy", "redirect"),
    cancel: first("cancel", "no-cancel"),
    fork: first("fork", "no-fork"),
    recurse: first("recurse", "no-recurse"),
    parallel: first("parallel", "sequential"),
    queue: first("queue", "no-queue"),
  };
}
