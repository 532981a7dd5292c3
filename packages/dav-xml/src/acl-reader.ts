import type { XmlElement } from "@callingcard/xml";
import type { Ace, AcePrincipal, AclRestrictions } from "./acl.ts";
import { trimmedText } from "./content.ts";
import {
  ace,
  acl,
  aclRestrictions,
  deny,
  grant,
  inherited,
  invert,
  principal,
  requiredPrincipal,
} from "./acl-model.ts";
import { readContent } from "./content-model.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import { dav } from "./names.ts";
import { readOnlyName, readPrivileges } from "./privilege.ts";

/**
 * Reads the body of an ACL request (RFC 3744 section 8.1): a `DAV:acl`.
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @returns The entries in document order, which RFC 3744 section 6 gives a meaning.
 * @throws XmlError, or DavXmlError.
 */
export function parseAcl(input: DavInput, limits?: DavLimits): Ace[] {
  const message = openMessage(input, dav("acl"), limits);
  return readAcl(message.root, message);
}

/**
 * Reads `DAV:acl` (RFC 3744 section 5.5).
 *
 * @param property The element.
 * @param message The message that is read.
 * @throws DavXmlError `too-many-aces`, `too-many-privileges`, `missing-element`,
 * `duplicate-element`, `conflicting-elements`.
 */
export function readAcl(property: XmlElement, message: Message): Ace[] {
  const { maxAces } = message.limits;
  const aces = readContent(acl, property, message);
  const excess = aces[maxAces];
  if (excess !== undefined) {
    refuse(
      message,
      excess,
      "too-many-aces",
      `more than ${maxAces} access control entries`,
      property,
    );
  }
  return aces.map((one) => readAce(one, message));
}

function readAce(owner: XmlElement, message: Message): Ace {
  const content = readContent(ace, owner, message);
  const inverted = content.principal.local === "invert";
  const action = content.action.local === "grant" ? "grant" : "deny";
  const privileges = readContent(action === "grant" ? grant : deny, content.action, message);
  return {
    principal: readAcePrincipal(
      inverted ? readContent(invert, content.principal, message).principal : content.principal,
      message,
    ),
    inverted,
    action,
    privileges: readPrivileges(privileges, message),
    isProtected: content.protected !== undefined,
    ...(content.inherited === undefined
      ? {}
      : { inheritedFrom: trimmedText(readContent(inherited, content.inherited, message).href) }),
  };
}

function readAcePrincipal(owner: XmlElement, message: Message): AcePrincipal {
  return readPrincipalKind(readContent(principal, owner, message).who, message);
}

function readPrincipalKind(kind: XmlElement, message: Message): AcePrincipal {
  switch (kind.local) {
    case "href":
      return { kind: "href", href: trimmedText(kind) };
    case "property":
      return { kind: "property", property: readOnlyName(kind, "property", message) };
    case "all":
    case "authenticated":
    case "unauthenticated":
      return { kind: kind.local };
    default:
      return { kind: "self" };
  }
}

/**
 * Reads `DAV:acl-restrictions` (RFC 3744 section 5.6).
 *
 * @param property The element.
 * @param message The message that is read.
 * @throws DavXmlError `too-many-aces`, `missing-element`, `duplicate-element`,
 * `conflicting-elements`.
 */
export function readAclRestrictions(property: XmlElement, message: Message): AclRestrictions {
  const content = readContent(aclRestrictions, property, message);
  return {
    grantOnly: content.grantOnly !== undefined,
    noInvert: content.noInvert !== undefined,
    denyBeforeGrant: content.denyBeforeGrant !== undefined,
    requiredPrincipals: readRequiredPrincipals(content.requiredPrincipal, message),
  };
}

function readRequiredPrincipals(owner: XmlElement | undefined, message: Message): AcePrincipal[] {
  if (owner === undefined) return [];
  const { maxAces } = message.limits;
  const principals = readContent(requiredPrincipal, owner, message);
  const excess = principals[maxAces];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-aces", `more than ${maxAces} required principals`, owner);
  }
  return principals.map((one) => readPrincipalKind(one, message));
}
