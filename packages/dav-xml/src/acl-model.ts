/**
 * RFC 3744: what its elements contain. One model for each rule of `grammar/acl.ne`.
 *
 * @module
 */

import { contentModel, type ContentModel } from "./content-model.ts";
import * as entries from "./generated/acl.ts";

export const alternateUriSet: ContentModel<entries.AlternateUriSet> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.alternateUriSet,
);

export const principalUrl: ContentModel<entries.PrincipalUrl> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.principalUrl,
);

export const groupMemberSet: ContentModel<entries.GroupMemberSet> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.groupMemberSet,
);

export const groupMembership: ContentModel<entries.GroupMembership> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.groupMembership,
);

export const owner: ContentModel<entries.Owner> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.owner,
);

export const group: ContentModel<entries.Group> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.group,
);

export const supportedPrivilegeSet: ContentModel<entries.SupportedPrivilegeSet> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.supportedPrivilegeSet);

export const supportedPrivilege: ContentModel<entries.SupportedPrivilege> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.supportedPrivilege);

export const currentUserPrivilegeSet: ContentModel<entries.CurrentUserPrivilegeSet> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.currentUserPrivilegeSet);

export const acl: ContentModel<entries.Acl> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.acl,
);

export const ace: ContentModel<entries.Ace> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.ace,
);

export const principal: ContentModel<entries.Principal> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.principal,
);

export const invert: ContentModel<entries.Invert> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.invert,
);

export const grant: ContentModel<entries.Grant> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.grant,
);

export const deny: ContentModel<entries.Deny> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.deny,
);

export const inherited: ContentModel<entries.Inherited> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.inherited,
);

export const aclRestrictions: ContentModel<entries.AclRestrictions> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.aclRestrictions,
);

export const requiredPrincipal: ContentModel<entries.RequiredPrincipal> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.requiredPrincipal);

export const inheritedAclSet: ContentModel<entries.InheritedAclSet> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.inheritedAclSet,
);

export const principalCollectionSet: ContentModel<entries.PrincipalCollectionSet> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.principalCollectionSet);

export const needPrivileges: ContentModel<entries.NeedPrivileges> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.needPrivileges,
);

export const resource: ContentModel<entries.Resource> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.resource,
);

export const aclPrincipalPropSet: ContentModel<entries.AclPrincipalPropSet> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.aclPrincipalPropSet);

export const principalMatch: ContentModel<entries.PrincipalMatch> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.principalMatch,
);

export const principalPropertySearch: ContentModel<entries.PrincipalPropertySearch> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.principalPropertySearch);

export const propertySearch: ContentModel<entries.PropertySearch> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.propertySearch,
);

export const principalSearchPropertySet: ContentModel<entries.PrincipalSearchPropertySet> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.principalSearchPropertySet);

export const principalSearchProperty: ContentModel<entries.PrincipalSearchProperty> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.principalSearchProperty);
