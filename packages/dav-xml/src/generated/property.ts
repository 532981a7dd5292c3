// Generated from property.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 5695a71fe59d54d88b07a2db48e7814f8418d9712b7e369894ea32f301d9d7d1
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * RFC 4918 section 16: <!ELEMENT lock-token-submitted (href+) >
 */
export type LockTokenSubmitted = readonly XmlElement[];
/**
 * RFC 4918 section 16: <!ELEMENT no-conflicting-lock (href)* >   The star stands outside.
 */
export type NoConflictingLock = readonly XmlElement[];
/**
 * RFC 3253 section 3.1.3: <!ELEMENT supported-method-set (supported-method*)>
 */
export type SupportedMethodSet = readonly XmlElement[];
/**
 * RFC 3253 section 3.1.4: <!ELEMENT supported-live-property-set (supported-live-property*)>
 */
export type SupportedLivePropertySet = readonly XmlElement[];
/**
 * RFC 3253 section 3.1.4: <!ELEMENT supported-live-property name>
 * Repaired: the fragment that follows it, <!ELEMENT prop ANY>, declares the child that is meant.
 */
export interface SupportedLiveProperty { readonly prop: XmlElement }
/**
 * RFC 3253 section 3.1.5: <!ELEMENT supported-report-set (supported-report*)>
 */
export type SupportedReportSet = readonly XmlElement[];
/**
 * RFC 3253 section 3.1.5: <!ELEMENT supported-report report>   Parentheses are missing.
 */
export interface SupportedReport { readonly report: XmlElement }
/**
 * RFC 5397 section 3: <!ELEMENT current-user-principal (unauthenticated | href)>
 */
export interface CurrentUserPrincipal { readonly who: XmlElement }
/**
 * RFC 5995 section 3.2.1: <!ELEMENT add-member (href)>
 */
export interface AddMember { readonly href: XmlElement }
/**
 * RFC 5995 section 4.1: <!ELEMENT allow-client-defined-uri (add-member?)>
 */
export interface AllowClientDefinedUri { readonly addMember: XmlElement | undefined }
/**
 * RFC 6352 section 6.2.2: <!ELEMENT supported-address-data (address-data-type+)>
 */
export type SupportedAddressData = readonly XmlElement[];
/**
 * RFC 6352 section 6.3.2.1: <!ELEMENT no-uid-conflict (DAV:href)>
 * Repaired: the text above it says that servers SHOULD report the URL, so it may be absent.
 */
export interface NoUidConflict { readonly href: XmlElement | undefined }
/**
 * RFC 6352 section 7.1.1: <!ELEMENT addressbook-home-set (DAV:href*)>
 */
export type AddressbookHomeSet = readonly XmlElement[];
/**
 * RFC 6352 section 7.1.2: <!ELEMENT principal-address (DAV:href)>
 */
export interface PrincipalAddress { readonly href: XmlElement }
/**
 * RFC 6352 section 8.3.1: <!ELEMENT supported-collation-set (
 *                           supported-collation supported-collation supported-collation*)>
 * Repaired: the commas are missing, and one is enough to read, though a server must have two.
 */
export type SupportedCollationSet = readonly XmlElement[];
/**
 * RFC 6352 section 8.6: <!ELEMENT supported-filter (prop-filter*, param-filter*)>
 */
export interface SupportedFilter { readonly propFilters: readonly XmlElement[]; readonly paramFilters: readonly XmlElement[] }

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "D:href", // 57344
  "D:supported-method", // 57345
  "D:supported-live-property", // 57346
  "D:prop", // 57347
  "D:supported-report", // 57348
  "D:report", // 57349
  "D:unauthenticated", // 57350
  "D:add-member", // 57351
  "C:address-data-type", // 57352
  "C:supported-collation", // 57353
  "C:prop-filter", // 57354
  "C:param-filter", // 57355
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["lockTokenSubmitted", "D:href"],
  ["supportedLiveProperty", "D:prop"],
  ["supportedReport", "D:report"],
  ["currentUserPrincipal", "D:href or D:unauthenticated"],
  ["addMember", "D:href"],
  ["supportedAddressData", "C:address-data-type"],
  ["principalAddress", "D:href"],
  ["supportedCollationSet", "C:supported-collation"],
  ["lockTokenSubmitted", "end of input"],
  ["noConflictingLock", "end of input"],
  ["supportedMethodSet", "end of input"],
  ["supportedLivePropertySet", "end of input"],
  ["supportedLiveProperty", "end of input"],
  ["supportedReportSet", "end of input"],
  ["supportedReport", "end of input"],
  ["currentUserPrincipal", "end of input"],
  ["addMember", "end of input"],
  ["allowClientDefinedUri", "end of input"],
  ["supportedAddressData", "end of input"],
  ["noUidConflict", "end of input"],
  ["addressbookHomeSet", "end of input"],
  ["principalAddress", "end of input"],
  ["supportedCollationSet", "end of input"],
  ["supportedFilter", "end of input"],
];

export const lockTokenSubmitted: $.EventEntry<XmlElement, LockTokenSubmitted> = /* @__PURE__ */ $.eventEntry(
  "lockTokenSubmitted",
  $sites,
  8,
  "\ue000",
  (s, v, i) => {
    const value = lockTokenSubmitted$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const noConflictingLock: $.EventEntry<XmlElement, NoConflictingLock> = /* @__PURE__ */ $.eventEntry(
  "noConflictingLock",
  $sites,
  9,
  "\ue000",
  (s, v, i) => {
    const value = noConflictingLock$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedMethodSet: $.EventEntry<XmlElement, SupportedMethodSet> = /* @__PURE__ */ $.eventEntry(
  "supportedMethodSet",
  $sites,
  10,
  "\ue001",
  (s, v, i) => {
    const value = supportedMethodSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedLivePropertySet: $.EventEntry<XmlElement, SupportedLivePropertySet> = /* @__PURE__ */ $.eventEntry(
  "supportedLivePropertySet",
  $sites,
  11,
  "\ue002",
  (s, v, i) => {
    const value = supportedLivePropertySet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedLiveProperty: $.EventEntry<XmlElement, SupportedLiveProperty> = /* @__PURE__ */ $.eventEntry(
  "supportedLiveProperty",
  $sites,
  12,
  "\ue003",
  (s, v, i) => {
    const value = supportedLiveProperty$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedReportSet: $.EventEntry<XmlElement, SupportedReportSet> = /* @__PURE__ */ $.eventEntry(
  "supportedReportSet",
  $sites,
  13,
  "\ue004",
  (s, v, i) => {
    const value = supportedReportSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedReport: $.EventEntry<XmlElement, SupportedReport> = /* @__PURE__ */ $.eventEntry(
  "supportedReport",
  $sites,
  14,
  "\ue005",
  (s, v, i) => {
    const value = supportedReport$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const currentUserPrincipal: $.EventEntry<XmlElement, CurrentUserPrincipal> = /* @__PURE__ */ $.eventEntry(
  "currentUserPrincipal",
  $sites,
  15,
  "\ue006\ue000",
  (s, v, i) => {
    const value = currentUserPrincipal$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const addMember: $.EventEntry<XmlElement, AddMember> = /* @__PURE__ */ $.eventEntry(
  "addMember",
  $sites,
  16,
  "\ue000",
  (s, v, i) => {
    const value = addMember$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const allowClientDefinedUri: $.EventEntry<XmlElement, AllowClientDefinedUri> = /* @__PURE__ */ $.eventEntry(
  "allowClientDefinedUri",
  $sites,
  17,
  "\ue007",
  (s, v, i) => {
    const value = allowClientDefinedUri$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedAddressData: $.EventEntry<XmlElement, SupportedAddressData> = /* @__PURE__ */ $.eventEntry(
  "supportedAddressData",
  $sites,
  18,
  "\ue008",
  (s, v, i) => {
    const value = supportedAddressData$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const noUidConflict: $.EventEntry<XmlElement, NoUidConflict> = /* @__PURE__ */ $.eventEntry(
  "noUidConflict",
  $sites,
  19,
  "\ue000",
  (s, v, i) => {
    const value = noUidConflict$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const addressbookHomeSet: $.EventEntry<XmlElement, AddressbookHomeSet> = /* @__PURE__ */ $.eventEntry(
  "addressbookHomeSet",
  $sites,
  20,
  "\ue000",
  (s, v, i) => {
    const value = addressbookHomeSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const principalAddress: $.EventEntry<XmlElement, PrincipalAddress> = /* @__PURE__ */ $.eventEntry(
  "principalAddress",
  $sites,
  21,
  "\ue000",
  (s, v, i) => {
    const value = principalAddress$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedCollationSet: $.EventEntry<XmlElement, SupportedCollationSet> = /* @__PURE__ */ $.eventEntry(
  "supportedCollationSet",
  $sites,
  22,
  "\ue009",
  (s, v, i) => {
    const value = supportedCollationSet$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedFilter: $.EventEntry<XmlElement, SupportedFilter> = /* @__PURE__ */ $.eventEntry(
  "supportedFilter",
  $sites,
  23,
  "\ue00a\ue00b",
  (s, v, i) => {
    const value = supportedFilter$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function lockTokenSubmitted$events(s: string, v: readonly XmlElement[], i: number): LockTokenSubmitted {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57344) $.fail(i, 0);
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  } while (c === 57344);
  $end = i;
  return list0;
}

function noConflictingLock$events(s: string, v: readonly XmlElement[], i: number): NoConflictingLock {
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

function supportedMethodSet$events(s: string, v: readonly XmlElement[], i: number): SupportedMethodSet {
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

function supportedLivePropertySet$events(s: string, v: readonly XmlElement[], i: number): SupportedLivePropertySet {
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

function supportedLiveProperty$events(s: string, v: readonly XmlElement[], i: number): SupportedLiveProperty {
  let c = $.unitAt(s, i);
  if (c !== 57347) $.fail(i, 1);
  const held1 = { prop: v[i++]! };
  $end = i;
  return held1;
}

function supportedReportSet$events(s: string, v: readonly XmlElement[], i: number): SupportedReportSet {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57348) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list0;
}

function supportedReport$events(s: string, v: readonly XmlElement[], i: number): SupportedReport {
  let c = $.unitAt(s, i);
  if (c !== 57349) $.fail(i, 2);
  const held1 = { report: v[i++]! };
  $end = i;
  return held1;
}

function currentUserPrincipal$events(s: string, v: readonly XmlElement[], i: number): CurrentUserPrincipal {
  let c = $.unitAt(s, i);
  let value0: XmlElement;
  if (c === 57350) {
    value0 = v[i++]!;
  } else {
    if (c !== 57344) $.fail(i, 3);
    value0 = v[i++]!;
  }
  const held3 = { who: value0 };
  $end = i;
  return held3;
}

function addMember$events(s: string, v: readonly XmlElement[], i: number): AddMember {
  let c = $.unitAt(s, i);
  if (c !== 57344) $.fail(i, 4);
  const held1 = { href: v[i++]! };
  $end = i;
  return held1;
}

function allowClientDefinedUri$events(s: string, v: readonly XmlElement[], i: number): AllowClientDefinedUri {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57351) {
    value0 = v[i++]!;
  }
  const held2 = { addMember: value0 };
  $end = i;
  return held2;
}

function supportedAddressData$events(s: string, v: readonly XmlElement[], i: number): SupportedAddressData {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57352) $.fail(i, 5);
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  } while (c === 57352);
  $end = i;
  return list0;
}

function noUidConflict$events(s: string, v: readonly XmlElement[], i: number): NoUidConflict {
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

function addressbookHomeSet$events(s: string, v: readonly XmlElement[], i: number): AddressbookHomeSet {
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

function principalAddress$events(s: string, v: readonly XmlElement[], i: number): PrincipalAddress {
  let c = $.unitAt(s, i);
  if (c !== 57344) $.fail(i, 6);
  const held1 = { href: v[i++]! };
  $end = i;
  return held1;
}

function supportedCollationSet$events(s: string, v: readonly XmlElement[], i: number): SupportedCollationSet {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57353) $.fail(i, 7);
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  } while (c === 57353);
  $end = i;
  return list0;
}

function supportedFilter$events(s: string, v: readonly XmlElement[], i: number): SupportedFilter {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57354) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const list2: (XmlElement)[] = [];
  while (c === 57355) {
    list2.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held4 = { propFilters: list0, paramFilters: list2 };
  $end = i;
  return held4;
}
