import { element, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { readAcl, readAclRestrictions } from "./acl-reader.ts";
import { aclElement, aclRestrictionsElement } from "./acl-writer.ts";
import { trimmedText } from "./content.ts";
import { parseEntityTag, stringifyEntityTag, type EntityTag } from "./entity-tag.ts";
import { hrefElement } from "./href.ts";
import * as aclModel from "./acl-model.ts";
import * as model from "./property-model.ts";
import { readContent } from "./content-model.ts";
import type {
  CurrentUserPrincipal,
  LivePropertyKind,
  LivePropertyValues,
} from "./live-property.ts";
import {
  refuseDateTime,
  refuseEmpty,
  refuseHttpDate,
  refuseLanguage,
  refuseMediaType,
} from "./live-property-text.ts";
import { localizedTextElement, readLocalizedText, type LocalizedText } from "./localized-text.ts";
import { readLockdiscovery, readSupportedlock } from "./lock-reader.ts";
import { lockdiscoveryElement, supportedlockElement } from "./lock-writer.ts";
import { refuse } from "./message.ts";
import { calendarserver, carddav, dav } from "./names.ts";
import { privilegeElement, readPrivileges } from "./privilege.ts";
import {
  hrefProperty,
  hrefsProperty,
  integerProperty,
  namesProperty,
  optionalHrefProperty,
  textProperty,
  type PropertyType,
} from "./property-type.ts";
import { readSupportedPrivilegeSet, supportedPrivilegeElements } from "./supported-privilege.ts";
import * as supported from "./supported-set.ts";

/** The type of each live property, in the order of {@link LivePropertyValues}. */
export const LIVE_PROPERTY_TYPES: LivePropertyTypes = /* @__PURE__ */ livePropertyTypes();

type LivePropertyTypes = {
  readonly [Kind in LivePropertyKind]: PropertyType<LivePropertyValues[Kind]>;
};

function livePropertyTypes(): LivePropertyTypes {
  return {
    creationdate: textProperty(dav("creationdate"), refuseDateTime),
    displayname: localizedTextProperty(dav("displayname")),
    getcontentlanguage: textProperty(dav("getcontentlanguage"), refuseLanguage),
    getcontentlength: integerProperty(dav("getcontentlength")),
    getcontenttype: textProperty(dav("getcontenttype"), refuseMediaType),
    getetag: entityTagProperty(),
    getlastmodified: textProperty(dav("getlastmodified"), refuseHttpDate),
    lockdiscovery: {
      name: dav("lockdiscovery"),
      read: readLockdiscovery,
      build: lockdiscoveryElement,
    },
    resourcetype: namesProperty(dav("resourcetype")),
    supportedlock: {
      name: dav("supportedlock"),
      read: readSupportedlock,
      build: supportedlockElement,
    },
    "supported-method-set": supported.SUPPORTED_METHOD_SET,
    "supported-live-property-set": supported.SUPPORTED_LIVE_PROPERTY_SET,
    "supported-report-set": supported.SUPPORTED_REPORT_SET,
    "alternate-URI-set": hrefsProperty(dav("alternate-URI-set"), aclModel.alternateUriSet),
    "principal-URL": hrefProperty(dav("principal-URL"), aclModel.principalUrl),
    "group-member-set": hrefsProperty(dav("group-member-set"), aclModel.groupMemberSet),
    "group-membership": hrefsProperty(dav("group-membership"), aclModel.groupMembership),
    owner: optionalHrefProperty(dav("owner"), aclModel.owner),
    group: optionalHrefProperty(dav("group"), aclModel.group),
    "supported-privilege-set": {
      name: dav("supported-privilege-set"),
      read: readSupportedPrivilegeSet,
      build: (tree) => element(dav("supported-privilege-set"), supportedPrivilegeElements(tree)),
    },
    "current-user-privilege-set": {
      name: dav("current-user-privilege-set"),
      read: (property, message) =>
        readPrivileges(readContent(aclModel.currentUserPrivilegeSet, property, message), message),
      build: (privileges) =>
        element(dav("current-user-privilege-set"), privileges.map(privilegeElement)),
    },
    acl: { name: dav("acl"), read: readAcl, build: aclElement },
    "acl-restrictions": {
      name: dav("acl-restrictions"),
      read: readAclRestrictions,
      build: aclRestrictionsElement,
    },
    "inherited-acl-set": hrefsProperty(dav("inherited-acl-set"), aclModel.inheritedAclSet),
    "principal-collection-set": hrefsProperty(
      dav("principal-collection-set"),
      aclModel.principalCollectionSet,
    ),
    "quota-available-bytes": integerProperty(dav("quota-available-bytes")),
    "quota-used-bytes": integerProperty(dav("quota-used-bytes")),
    "current-user-principal": currentUserPrincipalProperty(),
    "add-member": hrefProperty(dav("add-member"), model.addMember),
    "sync-token": textProperty(dav("sync-token"), refuseEmpty),
    "addressbook-description": localizedTextProperty(carddav("addressbook-description")),
    "supported-address-data": supported.SUPPORTED_ADDRESS_DATA,
    "max-resource-size": integerProperty(carddav("max-resource-size"), 1),
    "addressbook-home-set": hrefsProperty(
      carddav("addressbook-home-set"),
      model.addressbookHomeSet,
    ),
    "principal-address": hrefProperty(carddav("principal-address"), model.principalAddress),
    "supported-collation-set": supported.SUPPORTED_COLLATION_SET,
    getctag: textProperty(calendarserver("getctag"), refuseEmpty),
  };
}

function localizedTextProperty(name: ExpandedName): PropertyType<LocalizedText> {
  return {
    name,
    read: (property) => readLocalizedText(property),
    build: (text) => localizedTextElement(name, text),
  };
}

function entityTagProperty(): PropertyType<EntityTag> {
  const name = dav("getetag");
  return {
    name,
    read: (property, message) =>
      parseEntityTag(trimmedText(property)) ??
      refuse(message, property, "invalid-value", "this is no entity tag"),
    build: (tag) => element(name, [stringifyEntityTag(tag)]),
  };
}

function currentUserPrincipalProperty(): PropertyType<CurrentUserPrincipal> {
  const name = dav("current-user-principal");
  return {
    name,
    read: (property, message) => {
      const { who } = readContent(model.currentUserPrincipal, property, message);
      return who.local === "href"
        ? { kind: "href", href: trimmedText(who) }
        : { kind: "unauthenticated" };
    },
    build: (principal) => element(name, [principalElement(principal)]),
  };
}

function principalElement(principal: CurrentUserPrincipal): XmlElement {
  return principal.kind === "href" ? hrefElement(principal.href) : element(dav("unauthenticated"));
}
