import { element, type XmlElement } from "@callingcard/xml";
import type { Ace, AcePrincipal, AclRestrictions } from "./acl.ts";
import { hrefElement } from "./href.ts";
import { dav } from "./names.ts";
import { privilegeElement } from "./privilege.ts";

/**
 * Builds `DAV:acl`, the body of an ACL request and the property (RFC 3744 sections 8.1 and 5.5).
 *
 * @param aces The entries, in the order in which they are to be evaluated.
 * @throws RangeError for an entry without privileges.
 */
export function aclElement(aces: readonly Ace[]): XmlElement {
  return element(dav("acl"), aces.map(aceElement));
}

function aceElement(ace: Ace): XmlElement {
  const { principal, inverted, action, privileges, isProtected, inheritedFrom } = ace;
  if (privileges.length === 0) throw new RangeError("access control entry without privileges");
  const owner = element(dav("principal"), [principalKindElement(principal)]);
  return element(dav("ace"), [
    inverted ? element(dav("invert"), [owner]) : owner,
    element(dav(action), privileges.map(privilegeElement)),
    ...(isProtected ? [element(dav("protected"))] : []),
    ...(inheritedFrom === undefined
      ? []
      : [element(dav("inherited"), [hrefElement(inheritedFrom)])]),
  ]);
}

function principalKindElement(principal: AcePrincipal): XmlElement {
  if (principal.kind === "href") return hrefElement(principal.href);
  const inside = principal.kind === "property" ? [element(principal.property)] : [];
  return element(dav(principal.kind), inside);
}

/**
 * Builds `DAV:acl-restrictions` (RFC 3744 section 5.6).
 *
 * @param restrictions The restrictions.
 */
export function aclRestrictionsElement(restrictions: AclRestrictions): XmlElement {
  const { grantOnly, noInvert, denyBeforeGrant, requiredPrincipals } = restrictions;
  return element(dav("acl-restrictions"), [
    ...(grantOnly ? [element(dav("grant-only"))] : []),
    ...(noInvert ? [element(dav("no-invert"))] : []),
    ...(denyBeforeGrant ? [element(dav("deny-before-grant"))] : []),
    ...(requiredPrincipals.length > 0
      ? [element(dav("required-principal"), requiredPrincipals.map(principalKindElement))]
      : []),
  ]);
}
