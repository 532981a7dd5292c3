import { dav, type Propfind } from "@callingcard/dav-xml";
import { escapeText, sameName } from "@callingcard/xml";
import type { RequestContext } from "../context.ts";
import { homeSyncToken } from "../home-sync-state.ts";
import type { Resource } from "../resource.ts";
import type { LiveProperty } from "./live-property.ts";
import { namesOf } from "./quota.ts";

/** `DAV:sync-token` (RFC 6578 section 4) of a home, which nobody but its owner reads. */
export const HOME_TOKEN: LiveProperty<unknown> = {
  name: dav("sync-token"),
  inAllprop: false,
  content: (_, { homeToken }) => homeToken && escapeText(homeToken),
};

/**
 * Finds what {@link HOME_TOKEN} tells; the store is asked only when a request that answers for a home names it.
 *
 * @internal
 */
export function homeTokenFor(
  context: RequestContext,
  request: Propfind,
  { kind }: Resource,
): { readonly homeToken?: string } | Promise<{ readonly homeToken: string }> {
  if (kind !== "home" && kind !== "homes") return {};
  if (!namesOf(request).some((name) => sameName(name, HOME_TOKEN.name))) return {};
  return readHomeToken(context);
}

async function readHomeToken(context: RequestContext): Promise<{ readonly homeToken: string }> {
  return { homeToken: await homeSyncToken(context, context.user) };
}
