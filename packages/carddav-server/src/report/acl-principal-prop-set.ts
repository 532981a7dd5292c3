import type { Ace, AclPrincipalPropSet } from "@callingcard/dav-xml";
import { requirePrivileges } from "../access/judge.ts";
import {
  bookAccess,
  homeAccess,
  publicAccess,
  type ResourceAccess,
} from "../access/resource-access.ts";
import type { RequestContext } from "../context.ts";
import { requireBook } from "../method/answer.ts";
import type { Resource } from "../resource.ts";
import { answerMatches, type Match } from "./principal-answer.ts";
import { linkedView } from "./resource-view.ts";

/**
 * Answers `DAV:acl-principal-prop-set` (RFC 3744 section 9.2): properties of each principal that the list of a
 * resource names, once.
 *
 * @throws Refusal 403 `DAV:need-privileges` for who may not read the list.
 *
 * @internal
 */
export async function answerAclPrincipals(
  context: RequestContext,
  resource: Resource,
  { props }: AclPrincipalPropSet,
): Promise<Response> {
  await requirePrivileges(context, [{ resource, privilege: "read-acl" }]);
  const access = await accessOf(context, resource);
  const hrefs = new Set(access.aces().flatMap((ace) => hrefOf(context, access, ace)));
  async function* matches(): AsyncGenerator<Match> {
    for (const href of hrefs) yield { href, view: await linkedView(context, href) };
  }
  return answerMatches(context, matches(), props);
}

async function accessOf(context: RequestContext, resource: Resource): Promise<ResourceAccess> {
  switch (resource.kind) {
    case "home":
      return homeAccess(context, resource.user);
    case "book":
    case "card":
      return bookAccess(context, await requireBook(context, resource));
    case "root":
    case "principals":
    case "principal":
    case "homes":
    case "nowhere":
      return publicAccess(context);
  }
}

function hrefOf(
  { paths }: RequestContext,
  { owner }: ResourceAccess,
  { principal }: Ace,
): readonly string[] {
  if (principal.kind === "href") return [principal.href];
  return principal.kind === "property" && owner !== undefined ? [paths.principal(owner)] : [];
}
