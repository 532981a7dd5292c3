import type { RequestContext } from "../context.ts";
import { profileOf } from "../profile/client-profile.ts";
import { VCARD3, VCARD4, type Representation } from "./representation.ts";

/**
 * Tells which version of vCard a client is given that names none; RFC 6352 section 10.4 says 3.0, which
 * would hide from a client what it stored in 4.0.
 *
 * @param userAgent `User-Agent` of the request, empty when there is none.
 * @returns `undefined` for the version that each card is stored in.
 */
export type DefaultVersion = (userAgent: string) => "3.0" | "4.0" | undefined;

/**
 * What a request gets that names no version.
 *
 * @returns `undefined` for cards as they are stored.
 *
 * @internal
 */
export function preferredRepresentation(context: RequestContext): Representation | undefined {
  const { defaultVersion, request } = context;
  const asked = defaultVersion?.(request.headers.get("user-agent") ?? "");
  const version = asked ?? profileOf(context)?.defaultVersion;
  if (version === undefined) return undefined;
  return version === "3.0" ? VCARD3 : VCARD4;
}

/**
 * The headers that choose a representation, for `Vary` (RFC 9110 section 12.5.5).
 *
 * @internal
 */
export function varyHeader({ defaultVersion, profiles }: RequestContext): string {
  const isByClient =
    defaultVersion !== undefined ||
    profiles.some((profile) => profile.defaultVersion !== undefined);
  return isByClient ? "Accept, User-Agent" : "Accept";
}
