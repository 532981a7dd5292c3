import type { RequestContext } from "../context.ts";

/**
 * What a kind of clients is answered where it cannot live with what the RFCs say. Whoever mounts the
 * handler chooses the profiles; without one a client gets what everybody gets.
 */
export interface ClientProfile {
  /** What people call the client. */
  readonly name: string;
  /** Tells whether a request is the client's, by its `User-Agent`. */
  readonly isClient: (userAgent: string) => boolean;
  /** Status of `DAV:valid-sync-token`. Default: 403 (RFC 3253 section 1.6). */
  readonly invalidTokenStatus?: 400 | 403;
  /**
   * Whether a bare UUID in place of a sync-token counts as none, so that all is listed. Default: it is an
   * invalid token (RFC 6578 section 3.2).
   */
  readonly takesUuidForNoToken?: boolean;
  /** Version of the cards where a request names none. Default: the one each card is stored in. */
  readonly defaultVersion?: "3.0" | "4.0";
}

/**
 * Finds the profile of the client that sent a request: the first that says so.
 *
 * @internal
 */
export function profileOf({
  profiles,
  request,
}: Pick<RequestContext, "profiles" | "request">): ClientProfile | undefined {
  if (profiles.length === 0) return undefined;
  const userAgent = request.headers.get("user-agent") ?? "";
  return profiles.find(({ isClient }) => isClient(userAgent));
}
