import type { AccessContext } from "../access/judge.ts";
import type { Principal } from "../access/principal-directory.ts";
import { publicAccess } from "../access/resource-access.ts";
import type { PrincipalSubject } from "./principal.ts";

/**
 * Looks up what the properties of a principal need.
 *
 * @internal
 */
export async function principalSubject(
  context: AccessContext,
  principal: Principal,
): Promise<PrincipalSubject> {
  const groups = await context.principals.groupsOf(principal.name);
  return { principal, groups, access: await publicAccess(context) };
}
