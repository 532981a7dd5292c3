import { dav, type SyncCollection } from "@callingcard/dav-xml";
import type { RequestContext } from "../context.ts";
import { profileOf } from "../profile/client-profile.ts";
import { Refusal } from "../refusal.ts";
import { isUuid } from "../uuid.ts";

/**
 * The token of a request; empty for one that asks for everything.
 *
 * @internal
 */
export function tokenOf(context: RequestContext, { syncToken }: SyncCollection): string {
  if (!isUuid(syncToken)) return syncToken;
  return profileOf(context)?.takesUuidForNoToken === true ? "" : syncToken;
}

/**
 * Most changes that a request is answered with.
 *
 * @throws Refusal 403 `DAV:number-of-matches-within-limits` when the client wants none.
 *
 * @internal
 */
export function limitOf({ limits }: RequestContext, report: SyncCollection): number {
  const limit = Math.min(report.limit ?? Infinity, limits.maxSyncChanges);
  if (limit >= 1) return limit;
  throw new Refusal(403, { condition: dav("number-of-matches-within-limits") });
}

/**
 * `DAV:valid-sync-token` (RFC 6578 section 3.2). The condition is in the text too, since Evolution looks for it
 * there.
 *
 * @internal
 */
export function invalidToken(context: RequestContext): Refusal {
  return new Refusal(profileOf(context)?.invalidTokenStatus ?? 403, {
    condition: dav("valid-sync-token"),
    description: "valid-sync-token: the sync-token is not one of this collection",
  });
}
