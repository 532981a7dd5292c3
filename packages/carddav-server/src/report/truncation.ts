import { dav, errorElement, responseText } from "@callingcard/dav-xml";

/**
 * The response that tells of truncation (RFC 6352 section 8.6.2, RFC 6578 section 3.6).
 *
 * @internal
 */
export function truncationResponse(requestPath: string): string {
  return responseText({
    href: requestPath,
    status: 507,
    propstats: [],
    error: errorElement(dav("number-of-matches-within-limits")),
  });
}
