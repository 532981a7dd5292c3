// Generated from acl.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 60ff61aee1491a665865fb6c8d2ac5ef2c11ff873b2344296999a2ed070bda24
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * Section 4.1: <!ELEMENT alternate-URI-set (href*)>
 */
export type AlternateUriSet = readonly XmlElement[];
/**
 * Section 4.2: <!ELEMENT principal-URL (href)>
 */
export interface PrincipalUrl { readonly href: XmlElement }
/**
 * Section 4.3: <!ELEMENT group-member-set (href*)>
 */
export type GroupMemberSet = readonly XmlElement[];
/**
 * Section 4.4: <!ELEMENT group-membership (href*)>
 */
export type GroupMembership = readonly XmlElement[];
/**
 * Section 5.1: <!ELEMENT owner (href?)>
 */
export interface Owner { readonly href: XmlElement | undefined }
/**
 * Section 5.2: <!ELEMENT group (href?)>
 */
export interface Group { readonly href: XmlElement | undefined }
/**
 * Section 5.3: <!ELEMENT supported-privilege-set (supported-privilege*)>
 */
export type SupportedPrivilegeSet = readonly XmlElement[];
/**
 * Section 5.3: <!ELEMENT supported-privilege
 *                (privilege, abstract?, description, supported-privilege*)>
 */
export interface SupportedPrivilege { readonly privilege: XmlElement; readonly abstract: XmlElement | undefined; readonly description: XmlElement; readonly aggregated: readonly XmlElement[] }
/**
 * Section 5.4: <!ELEMENT current-user-privilege-set (privilege*)>
 */
export type CurrentUserPrivilegeSet = readonly XmlElement[];
/**
 * Section 5.5: <!ELEMENT acl (ace*) >
 */
export type Acl = readonly XmlElement[];
/**
 * Section 5.5: <!ELEMENT ace ((principal | invert), (grant|deny), protected?, inherited?)>
 */
export interface Ace { readonly principal: XmlElement; readonly action: XmlElement; readonly protected: XmlElement | undefined; readonly inherited: XmlElement | undefined }
/**
 * Section 5.5.1: <!ELEMENT principal (href | all | authenticated | unauthenticated
 *                  | property | self)>
 */
export interface Principal { readonly who: XmlElement }
/**
 * Section 5.5.1: <!ELEMENT invert principal>   Parentheses are missing.
 */
export interface Invert { readonly principal: XmlElement }
/**
 * Section 5.5.2: <!ELEMENT grant (privilege+)>
 */
export type Grant = readonly XmlElement[];
/**
 * Section 5.5.2: <!ELEMENT deny (privilege+)>
 */
export type Deny = readonly XmlElement[];
/**
 * Section 5.5.4: <!ELEMENT inherited (href)>
 */
export interface Inherited { readonly href: XmlElement }
/**
 * Section 5.6: <!ELEMENT acl-restrictions (grant-only?, no-invert?, deny-before-grant?,
 *                required-principal?)>
 */
export interface AclRestrictions { readonly grantOnly: XmlElement | undefined; readonly noInvert: XmlElement | undefined; readonly denyBeforeGrant: XmlElement | undefined; readonly requiredPrincipal: XmlElement | undefined }
/**
 * Section 5.6.4: <!ELEMENT required-principal
 *                  (all? | authenticated? | unauthenticated? | self? | href* | property*)>
 * Repaired: every branch of it may be empty, so that an empty element would have six readings. The
 * example in section 6 has DAV:all beside DAV:property: it is a set of principals of any kind.
 */
export type RequiredPrincipal = readonly XmlElement[];
/**
 * Section 5.7: <!ELEMENT inherited-acl-set (href*)>
 */
export type InheritedAclSet = readonly XmlElement[];
/**
 * Section 5.8: <!ELEMENT principal-collection-set (href*)>
 */
export type PrincipalCollectionSet = readonly XmlElement[];
/**
 * Section 7.1.1: <!ELEMENT need-privileges (resource)* >   The star stands outside.
 */
export type NeedPrivileges = readonly XmlElement[];
/**
 * Section 7.1.1: <!ELEMENT resource ( href , privilege ) >
 */
export interface Resource { readonly href: XmlElement; readonly privilege: XmlElement }
/**
 * Section 9.2: <!ELEMENT acl-principal-prop-set ANY>
 *              ANY value: a sequence of one or more elements, with at most one DAV:prop element.
 */
export interface AclPrincipalPropSet { readonly prop: XmlElement | undefined }
/**
 * Section 9.3: <!ELEMENT principal-match ((principal-property | self), prop?)>
 */
export interface PrincipalMatch { readonly match: XmlElement; readonly prop: XmlElement | undefined }
/**
 * Section 9.4: <!ELEMENT principal-property-search
 *                ((property-search+), prop?, apply-to-principal-collection-set?) >
 */
export interface PrincipalPropertySearch { readonly searches: readonly XmlElement[]; readonly prop: XmlElement | undefined; readonly collectionSet: XmlElement | undefined }
/**
 * Section 9.4: <!ELEMENT property-search (prop, match) >
 */
export interface PropertySearch { readonly prop: XmlElement; readonly match: XmlElement }
/**
 * Section 9.5: <!ELEMENT principal-search-property-set (principal-search-property*) >
 */
export type PrincipalSearchPropertySet = readonly XmlElement[];
/**
 * Section 9.5: <!ELEMENT principal-search-property (prop, description) >
 */
export interface PrincipalSearchProperty { readonly prop: XmlElement; readonly description: XmlElement }

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "D:href", // 57344
  "D:supported-privilege", // 57345
  "D:privilege", // 57346
  "D:abstract", // 57347
  "D:description", // 57348
  "D:ace", // 57349
  "D:principal", // 57350
  "D:invert", // 57351
  "D:grant", // 57352
  "D:deny", // 57353
  "D:protected", // 57354
  "D:inherited", // 57355
  "D:all", // 57356
  "D:authenticated", // 57357
  "D:unauthenticated", // 57358
  "D:property", // 57359
  "D:self", // 57360
  "D:grant-only", // 57361
  "D:no-invert", // 57362
  "D:deny-before-grant", // 57363
  "D:required-principal", // 57364
  "D:resource", // 57365
  "D:prop", // 57366
  "D:principal-property", // 57367
  "D:property-search", // 57368
  "D:apply-to-principal-collection-set", // 57369
  "D:match", // 57370
  "D:principal-search-property", // 57371
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["principalUrl", "D:href"],
  ["supportedPrivilege", "D:privilege"],
  ["supportedPrivilege", "D:abstract or D:description"],
  ["ace", "D:principal or D:invert"],
  ["ace", "D:grant or D:deny"],
  ["principal", "D:href or D:all or D:authenticated or D:unauthenticated or D:property or D:self"],
  ["invert", "D:principal"],
  ["grant", "D:privilege"],
  ["deny", "D:privilege"],
  ["inherited", "D:href"],
  ["resource", "D:href"],
  ["resource", "D:privilege"],
  ["principalMatch", "D:self or D:principal-property"],
  ["principalPropertySearch", "D:property-search"],
  ["propertySearch", "D:prop"],
  ["propertySearch", "D:match"],
  ["principalSearchProperty", "D:prop"],
  ["principalSearchProperty", "D:description"],
  ["alternateUriSet", "end of input"],
  ["principalUrl", "end of input"],
  ["groupMemberSet", "end of input"],
  ["groupMembership", "end of input"],
  ["owner", "end of input"],
  ["group", "end of input"],
  ["supportedPrivilegeSet", "end of input"],
  ["supportedPrivilege", "end of input"],
  ["currentUserPrivilegeSet", "end of input"],
  ["acl", "end of input"],
  ["ace", "end of input"],
  ["principal", "end of input"],
  ["invert", "end of input"],
  ["grant", "end of input"],
  ["deny", "end of input"],
  ["inherited", "end of input"],
  ["aclRestrictions", "end of input"],
  ["requiredPrincipal", "end of input"],
  ["inheritedAclSet", "end of input"],
  ["principalCollectionSet", "end of input"],
  ["needPrivileges", "end of input"],
  ["resource", "end of input"],
  ["aclPrincipalPropSet", "end of input"],
  ["principalMatch", "end of input"],
  ["principalPropertySearch", "end of input"],
  ["propertySearch", "end of input"],
  ["principalSearchPropertySet", "end of input"],
  ["principalSearchProperty", "end of input"],
];

export const alternateUriSet: $.EventEntry<XmlElement, AlternateUriSet> = /* @__PURE__ */ $.eventEntry(
  "alternateUriSet",
  $sites,
  18,
  "\ue000",
  (s, v, i) => {
    const value = alternateUriSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const principalUrl: $.EventEntry<XmlElement, PrincipalUrl> = /* @__PURE__ */ $.eventEntry(
  "principalUrl",
  $sites,
  19,
  "\ue000",
  (s, v, i) => {
    const value = principalUrl$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const groupMemberSet: $.EventEntry<XmlElement, GroupMemberSet> = /* @__PURE__ */ $.eventEntry(
  "groupMemberSet",
  $sites,
  20,
  "\ue000",
  (s, v, i) => {
    const value = groupMemberSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const groupMembership: $.EventEntry<XmlElement, GroupMembership> = /* @__PURE__ */ $.eventEntry(
  "groupMembership",
  $sites,
  21,
  "\ue000",
  (s, v, i) => {
    const value = groupMembership$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const owner: $.EventEntry<XmlElement, Owner> = /* @__PURE__ */ $.eventEntry(
  "owner",
  $sites,
  22,
  "\ue000",
  (s, v, i) => {
    const value = owner$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const group: $.EventEntry<XmlElement, Group> = /* @__PURE__ */ $.eventEntry(
  "group",
  $sites,
  23,
  "\ue000",
  (s, v, i) => {
    const value = group$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedPrivilegeSet: $.EventEntry<XmlElement, SupportedPrivilegeSet> = /* @__PURE__ */ $.eventEntry(
  "supportedPrivilegeSet",
  $sites,
  24,
  "\ue001",
  (s, v, i) => {
    const value = supportedPrivilegeSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedPrivilege: $.EventEntry<XmlElement, SupportedPrivilege> = /* @__PURE__ */ $.eventEntry(
  "supportedPrivilege",
  $sites,
  25,
  "\ue002\ue003\ue004\ue001",
  (s, v, i) => {
    const value = supportedPrivilege$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const currentUserPrivilegeSet: $.EventEntry<XmlElement, CurrentUserPrivilegeSet> = /* @__PURE__ */ $.eventEntry(
  "currentUserPrivilegeSet",
  $sites,
  26,
  "\ue002",
  (s, v, i) => {
    const value = currentUserPrivilegeSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const acl: $.EventEntry<XmlElement, Acl> = /* @__PURE__ */ $.eventEntry(
  "acl",
  $sites,
  27,
  "\ue005",
  (s, v, i) => {
    const value = acl$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const ace: $.EventEntry<XmlElement, Ace> = /* @__PURE__ */ $.eventEntry(
  "ace",
  $sites,
  28,
  "\ue006\ue007\ue008\ue009\ue00a\ue00b",
  (s, v, i) => {
    const value = ace$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const principal: $.EventEntry<XmlElement, Principal> = /* @__PURE__ */ $.eventEntry(
  "principal",
  $sites,
  29,
  "\ue000\ue00c\ue00d\ue00e\ue00f\ue010",
  (s, v, i) => {
    const value = principal$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const invert: $.EventEntry<XmlElement, Invert> = /* @__PURE__ */ $.eventEntry(
  "invert",
  $sites,
  30,
  "\ue006",
  (s, v, i) => {
    const value = invert$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const grant: $.EventEntry<XmlElement, Grant> = /* @__PURE__ */ $.eventEntry(
  "grant",
  $sites,
  31,
  "\ue002",
  (s, v, i) => {
    const value = grant$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const deny: $.EventEntry<XmlElement, Deny> = /* @__PURE__ */ $.eventEntry(
  "deny",
  $sites,
  32,
  "\ue002",
  (s, v, i) => {
    const value = deny$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const inherited: $.EventEntry<XmlElement, Inherited> = /* @__PURE__ */ $.eventEntry(
  "inherited",
  $sites,
  33,
  "\ue000",
  (s, v, i) => {
    const value = inherited$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const aclRestrictions: $.EventEntry<XmlElement, AclRestrictions> = /* @__PURE__ */ $.eventEntry(
  "aclRestrictions",
  $sites,
  34,
  "\ue011\ue012\ue013\ue014",
  (s, v, i) => {
    const value = aclRestrictions$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const requiredPrincipal: $.EventEntry<XmlElement, RequiredPrincipal> = /* @__PURE__ */ $.eventEntry(
  "requiredPrincipal",
  $sites,
  35,
  "\ue00c\ue00d\ue00e\ue010\ue000\ue00f",
  (s, v, i) => {
    const value = requiredPrincipal$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const inheritedAclSet: $.EventEntry<XmlElement, InheritedAclSet> = /* @__PURE__ */ $.eventEntry(
  "inheritedAclSet",
  $sites,
  36,
  "\ue000",
  (s, v, i) => {
    const value = inheritedAclSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const principalCollectionSet: $.EventEntry<XmlElement, PrincipalCollectionSet> = /* @__PURE__ */ $.eventEntry(
  "principalCollectionSet",
  $sites,
  37,
  "\ue000",
  (s, v, i) => {
    const value = principalCollectionSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const needPrivileges: $.EventEntry<XmlElement, NeedPrivileges> = /* @__PURE__ */ $.eventEntry(
  "needPrivileges",
  $sites,
  38,
  "\ue015",
  (s, v, i) => {
    const value = needPrivileges$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const resource: $.EventEntry<XmlElement, Resource> = /* @__PURE__ */ $.eventEntry(
  "resource",
  $sites,
  39,
  "\ue000\ue002",
  (s, v, i) => {
    const value = resource$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const aclPrincipalPropSet: $.EventEntry<XmlElement, AclPrincipalPropSet> = /* @__PURE__ */ $.eventEntry(
  "aclPrincipalPropSet",
  $sites,
  40,
  "\ue016",
  (s, v, i) => {
    const value = aclPrincipalPropSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const principalMatch: $.EventEntry<XmlElement, PrincipalMatch> = /* @__PURE__ */ $.eventEntry(
  "principalMatch",
  $sites,
  41,
  "\ue017\ue010\ue016",
  (s, v, i) => {
    const value = principalMatch$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const principalPropertySearch: $.EventEntry<XmlElement, PrincipalPropertySearch> = /* @__PURE__ */ $.eventEntry(
  "principalPropertySearch",
  $sites,
  42,
  "\ue018\ue016\ue019",
  (s, v, i) => {
    const value = principalPropertySearch$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const propertySearch: $.EventEntry<XmlElement, PropertySearch> = /* @__PURE__ */ $.eventEntry(
  "propertySearch",
  $sites,
  43,
  "\ue016\ue01a",
  (s, v, i) => {
    const value = propertySearch$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const principalSearchPropertySet: $.EventEntry<XmlElement, PrincipalSearchPropertySet> = /* @__PURE__ */ $.eventEntry(
  "principalSearchPropertySet",
  $sites,
  44,
  "\ue01b",
  (s, v, i) => {
    const value = principalSearchPropertySet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const principalSearchProperty: $.EventEntry<XmlElement, PrincipalSearchProperty> = /* @__PURE__ */ $.eventEntry(
  "principalSearchProperty",
  $sites,
  45,
  "\ue016\ue004",
  (s, v, i) => {
    const value = principalSearchProperty$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function alternateUriSet$events(s: string, v: readonly XmlElement[], i: number): AlternateUriSet {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function principalUrl$events(s: string, v: readonly XmlElement[], i: number): PrincipalUrl {
  let c = $.unitAt(s, i);
  if (c !== 57344) $.fail(i, 0);
  const held1 = { href: v[i++]! };
  $end = i;
  return held1;
}

function groupMemberSet$events(s: string, v: readonly XmlElement[], i: number): GroupMemberSet {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function groupMembership$events(s: string, v: readonly XmlElement[], i: number): GroupMembership {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function owner$events(s: string, v: readonly XmlElement[], i: number): Owner {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57344) {
    value0 = v[i++]!;
  }
  const held2 = { href: value0 };
  $end = i;
  return held2;
}

function group$events(s: string, v: readonly XmlElement[], i: number): Group {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57344) {
    value0 = v[i++]!;
  }
  const held2 = { href: value0 };
  $end = i;
  return held2;
}

function supportedPrivilegeSet$events(s: string, v: readonly XmlElement[], i: number): SupportedPrivilegeSet {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57345) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function supportedPrivilege$events(s: string, v: readonly XmlElement[], i: number): SupportedPrivilege {
  let c = $.unitAt(s, i);
  if (c !== 57346) $.fail(i, 1);
  const event0 = v[i++]!;
  let value1: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57347) {
    value1 = v[i++]!;
  }
  c = $.unitAt(s, i);
  if (c !== 57348) $.fail(i, 2);
  const event3 = v[i++]!;
  const list4: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57345) {
    list4.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held6 = { privilege: event0, abstract: value1, description: event3, aggregated: list4 };
  $end = i;
  return held6;
}

function currentUserPrivilegeSet$events(s: string, v: readonly XmlElement[], i: number): CurrentUserPrivilegeSet {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57346) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function acl$events(s: string, v: readonly XmlElement[], i: number): Acl {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57349) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function ace$events(s: string, v: readonly XmlElement[], i: number): Ace {
  let c = $.unitAt(s, i);
  let value0: XmlElement;
  if (c === 57350) {
    value0 = v[i++]!;
  } else {
    if (c !== 57351) $.fail(i, 3);
    value0 = v[i++]!;
  }
  c = $.unitAt(s, i);
  let value3: XmlElement;
  if (c === 57352) {
    value3 = v[i++]!;
  } else {
    if (c !== 57353) $.fail(i, 4);
    value3 = v[i++]!;
  }
  let value6: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57354) {
    value6 = v[i++]!;
  }
  let value8: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57355) {
    value8 = v[i++]!;
  }
  const held10 = { principal: value0, action: value3, protected: value6, inherited: value8 };
  $end = i;
  return held10;
}

function principal$events(s: string, v: readonly XmlElement[], i: number): Principal {
  let c = $.unitAt(s, i);
  let value0: XmlElement;
  if (c === 57344) {
    value0 = v[i++]!;
  } else if (c === 57356) {
    value0 = v[i++]!;
  } else if (c === 57357) {
    value0 = v[i++]!;
  } else if (c === 57358) {
    value0 = v[i++]!;
  } else if (c === 57359) {
    value0 = v[i++]!;
  } else {
    if (c !== 57360) $.fail(i, 5);
    value0 = v[i++]!;
  }
  const held7 = { who: value0 };
  $end = i;
  return held7;
}

function invert$events(s: string, v: readonly XmlElement[], i: number): Invert {
  let c = $.unitAt(s, i);
  if (c !== 57350) $.fail(i, 6);
  const held1 = { principal: v[i++]! };
  $end = i;
  return held1;
}

function grant$events(s: string, v: readonly XmlElement[], i: number): Grant {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57346) $.fail(i, 7);
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  } while (c === 57346);
  $end = i;
  return list0;
}

function deny$events(s: string, v: readonly XmlElement[], i: number): Deny {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57346) $.fail(i, 8);
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  } while (c === 57346);
  $end = i;
  return list0;
}

function inherited$events(s: string, v: readonly XmlElement[], i: number): Inherited {
  let c = $.unitAt(s, i);
  if (c !== 57344) $.fail(i, 9);
  const held1 = { href: v[i++]! };
  $end = i;
  return held1;
}

function aclRestrictions$events(s: string, v: readonly XmlElement[], i: number): AclRestrictions {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57361) {
    value0 = v[i++]!;
  }
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57362) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57363) {
    value4 = v[i++]!;
  }
  let value6: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57364) {
    value6 = v[i++]!;
  }
  const held8 = { grantOnly: value0, noInvert: value2, denyBeforeGrant: value4, requiredPrincipal: value6 };
  $end = i;
  return held8;
}

function requiredPrincipal$events(s: string, v: readonly XmlElement[], i: number): RequiredPrincipal {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344 || (c >= 57356 && c <= 57360)) {
    let value1: XmlElement;
    if (c === 57356) {
      value1 = v[i++]!;
    } else if (c === 57357) {
      value1 = v[i++]!;
    } else if (c === 57358) {
      value1 = v[i++]!;
    } else if (c === 57360) {
      value1 = v[i++]!;
    } else if (c === 57344) {
      value1 = v[i++]!;
    } else {
      value1 = v[i++]!;
    }
    list0.push(value1);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function inheritedAclSet$events(s: string, v: readonly XmlElement[], i: number): InheritedAclSet {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function principalCollectionSet$events(s: string, v: readonly XmlElement[], i: number): PrincipalCollectionSet {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function needPrivileges$events(s: string, v: readonly XmlElement[], i: number): NeedPrivileges {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57365) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function resource$events(s: string, v: readonly XmlElement[], i: number): Resource {
  let c = $.unitAt(s, i);
  if (c !== 57344) $.fail(i, 10);
  const event0 = v[i++]!;
  c = $.unitAt(s, i);
  if (c !== 57346) $.fail(i, 11);
  const held2 = { href: event0, privilege: v[i++]! };
  $end = i;
  return held2;
}

function aclPrincipalPropSet$events(s: string, v: readonly XmlElement[], i: number): AclPrincipalPropSet {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57366) {
    value0 = v[i++]!;
  }
  const held2 = { prop: value0 };
  $end = i;
  return held2;
}

function principalMatch$events(s: string, v: readonly XmlElement[], i: number): PrincipalMatch {
  let c = $.unitAt(s, i);
  let value0: XmlElement;
  if (c === 57367) {
    value0 = v[i++]!;
  } else {
    if (c !== 57360) $.fail(i, 12);
    value0 = v[i++]!;
  }
  let value3: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57366) {
    value3 = v[i++]!;
  }
  const held5 = { match: value0, prop: value3 };
  $end = i;
  return held5;
}

function principalPropertySearch$events(s: string, v: readonly XmlElement[], i: number): PrincipalPropertySearch {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57368) $.fail(i, 13);
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  } while (c === 57368);
  let value2: XmlElement | undefined;
  if (c === 57366) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57369) {
    value4 = v[i++]!;
  }
  const held6 = { searches: list0, prop: value2, collectionSet: value4 };
  $end = i;
  return held6;
}

function propertySearch$events(s: string, v: readonly XmlElement[], i: number): PropertySearch {
  let c = $.unitAt(s, i);
  if (c !== 57366) $.fail(i, 14);
  const event0 = v[i++]!;
  c = $.unitAt(s, i);
  if (c !== 57370) $.fail(i, 15);
  const held2 = { prop: event0, match: v[i++]! };
  $end = i;
  return held2;
}

function principalSearchPropertySet$events(s: string, v: readonly XmlElement[], i: number): PrincipalSearchPropertySet {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57371) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function principalSearchProperty$events(s: string, v: readonly XmlElement[], i: number): PrincipalSearchProperty {
  let c = $.unitAt(s, i);
  if (c !== 57366) $.fail(i, 16);
  const event0 = v[i++]!;
  c = $.unitAt(s, i);
  if (c !== 57348) $.fail(i, 17);
  const held2 = { prop: event0, description: v[i++]! };
  $end = i;
  return held2;
}
