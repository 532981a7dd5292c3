import { dav, type Ace, type AcePrincipal, type AclRestrictions } from "@callingcard/dav-xml";
import { escapeText } from "@callingcard/xml";
import { PRIVILEGE_TREE, type Privilege, type PrivilegeNode } from "../access/privilege.ts";
import type { ResourceAccess } from "../access/resource-access.ts";
import { elementText, hrefTexts } from "./element-text.ts";
import type { LiveProperty } from "./live-property.ts";
import { constantProperty, hrefProperty } from "./simple-property.ts";

const SUPPORTED_PRIVILEGES = supportedPrivilege(PRIVILEGE_TREE);

/**
 * The properties of RFC 3744 section 5.
 *
 * @param accessOf Who may do what with a resource.
 *
 * @internal
 */
export function accessProperties<Subject>(
  accessOf: (subject: Subject) => ResourceAccess,
): readonly LiveProperty<Subject>[] {
  const may =
    (privilege: Privilege) =>
    (subject: Subject): boolean =>
      accessOf(subject).granted.has(privilege);
  return [
    hrefProperty(dav("owner"), (subject, { paths }) => {
      const { owner } = accessOf(subject);
      return owner === undefined ? [] : [paths.principal(owner)];
    }),
    constantProperty(dav("group"), ""),
    constantProperty(dav("supported-privilege-set"), SUPPORTED_PRIVILEGES),
    {
      name: dav("current-user-privilege-set"),
      inAllprop: false,
      content: (subject) => [...accessOf(subject).granted].map(privilegeText).join(""),
      mayRead: may("read-current-user-privilege-set"),
    },
    {
      name: dav("acl"),
      inAllprop: false,
      content: (subject) => accessOf(subject).aces().map(aceText).join(""),
      mayRead: may("read-acl"),
    },
    {
      name: dav("acl-restrictions"),
      inAllprop: false,
      content: (_, { aclRestrictions }) => restrictionsText(aclRestrictions),
    },
    hrefProperty(dav("inherited-acl-set"), (subject) => accessOf(subject).inheritedFrom),
    hrefProperty(dav("principal-collection-set"), (_, { paths }) => [paths.principals]),
  ];
}

function supportedPrivilege({
  privilege,
  isAbstract,
  description,
  aggregated,
}: PrivilegeNode): string {
  return elementText(
    dav("supported-privilege"),
    privilegeText(privilege) +
      (isAbstract ? elementText(dav("abstract")) : "") +
      `<D:description xml:lang="en">${escapeText(description)}</D:description>` +
      aggregated.map(supportedPrivilege).join(""),
  );
}

function privilegeText(privilege: string): string {
  return elementText(dav("privilege"), elementText(dav(privilege)));
}

function aceText({
  principal,
  inverted,
  action,
  privileges,
  isProtected,
  inheritedFrom,
}: Ace): string {
  const who = elementText(dav("principal"), principalText(principal));
  return elementText(
    dav("ace"),
    (inverted ? elementText(dav("invert"), who) : who) +
      elementText(dav(action), privileges.map(({ local }) => privilegeText(local)).join("")) +
      (isProtected ? elementText(dav("protected")) : "") +
      (inheritedFrom === undefined
        ? ""
        : elementText(dav("inherited"), hrefTexts([inheritedFrom]))),
  );
}

function principalText(principal: AcePrincipal): string {
  switch (principal.kind) {
    case "href":
      return hrefTexts([principal.href]);
    case "property":
      return elementText(dav("property"), elementText(principal.property));
    case "all":
    case "authenticated":
    case "unauthenticated":
    case "self":
      return elementText(dav(principal.kind));
  }
}

function restrictionsText(restrictions: AclRestrictions): string {
  const { grantOnly, noInvert, denyBeforeGrant, requiredPrincipals } = restrictions;
  const required = requiredPrincipals.map(principalText).join("");
  return (
    (grantOnly ? elementText(dav("grant-only")) : "") +
    (noInvert ? elementText(dav("no-invert")) : "") +
    (denyBeforeGrant ? elementText(dav("deny-before-grant")) : "") +
    (required === "" ? "" : elementText(dav("required-principal"), required))
  );
}
