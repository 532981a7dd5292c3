// Generated from carddav.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 86308306fc3884f6703b71f57197e67895baa9171270b9f722c30fdd4e94a617
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * Section 10.3: <!ELEMENT addressbook-query ((DAV:allprop | DAV:propname | DAV:prop)?, filter, limit?)>
 * Repaired: filter may be missing, for clients leave it out when they mean every card.
 */
export interface AddressbookQuery { readonly selection: Selection; readonly filter: XmlElement | undefined; readonly limit: XmlElement | undefined }
/**
 * Section 10.7: <!ELEMENT addressbook-multiget ((DAV:allprop | DAV:propname | DAV:prop)?, DAV:href+)>
 * Repaired: DAV:href*, for a client that has nothing to get may say so.
 */
export interface AddressbookMultiget { readonly selection: Selection; readonly hrefs: readonly XmlElement[] }
/**
 * Section 10.4: <!ELEMENT address-data (allprop | prop*)>
 * This is the one in a request; in a response it is #PCDATA.
 */
export type AddressData = { readonly allprop: XmlElement } | { readonly props: readonly XmlElement[] };
/**
 * Section 10.5: <!ELEMENT filter (prop-filter*)>
 */
export interface Filter { readonly propFilters: readonly XmlElement[] }
/**
 * Section 10.5.1: <!ELEMENT prop-filter (is-not-defined | (text-match*, param-filter*))>
 */
export type PropFilter = { readonly isNotDefined: XmlElement } | { readonly textMatches: readonly XmlElement[]; readonly paramFilters: readonly XmlElement[] };
/**
 * Section 10.5.2: <!ELEMENT param-filter (is-not-defined | text-match)?>
 */
export type ParamFilter = { readonly isNotDefined: XmlElement } | { readonly textMatch: XmlElement | undefined };
/**
 * Section 10.6: <!ELEMENT limit (nresults)>
 */
export interface Limit { readonly nresults: XmlElement }
/**
 * (DAV:allprop | DAV:propname | DAV:prop)?
 * Extended: DAV:allprop may be followed by DAV:include as in RFC 4918 section 14.20.
 */
export type Selection = { readonly allprop: XmlElement; readonly include: XmlElement | undefined } | { readonly propname: XmlElement } | { readonly prop: XmlElement | undefined };

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "C:filter", // 57344
  "C:limit", // 57345
  "D:href", // 57346
  "D:allprop", // 57347
  "D:include", // 57348
  "D:propname", // 57349
  "D:prop", // 57350
  "C:allprop", // 57351
  "C:prop", // 57352
  "C:prop-filter", // 57353
  "C:is-not-defined", // 57354
  "C:text-match", // 57355
  "C:param-filter", // 57356
  "C:nresults", // 57357
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["limit", "C:nresults"],
  ["addressbookQuery", "end of input"],
  ["addressbookMultiget", "end of input"],
  ["addressData", "end of input"],
  ["filter", "end of input"],
  ["propFilter", "end of input"],
  ["paramFilter", "end of input"],
  ["limit", "end of input"],
];

export const addressbookQuery: $.EventEntry<XmlElement, AddressbookQuery> = /* @__PURE__ */ $.eventEntry(
  "addressbookQuery",
  $sites,
  1,
  "\ue003\ue004\ue005\ue006\ue000\ue001",
  (s, v, i) => {
    const value = addressbookQuery$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const addressbookMultiget: $.EventEntry<XmlElement, AddressbookMultiget> = /* @__PURE__ */ $.eventEntry(
  "addressbookMultiget",
  $sites,
  2,
  "\ue003\ue004\ue005\ue006\ue002",
  (s, v, i) => {
    const value = addressbookMultiget$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const addressData: $.EventEntry<XmlElement, AddressData> = /* @__PURE__ */ $.eventEntry(
  "addressData",
  $sites,
  3,
  "\ue007\ue008",
  (s, v, i) => {
    const value = addressData$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const filter: $.EventEntry<XmlElement, Filter> = /* @__PURE__ */ $.eventEntry(
  "filter",
  $sites,
  4,
  "\ue009",
  (s, v, i) => {
    const value = filter$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const propFilter: $.EventEntry<XmlElement, PropFilter> = /* @__PURE__ */ $.eventEntry(
  "propFilter",
  $sites,
  5,
  "\ue00a\ue00b\ue00c",
  (s, v, i) => {
    const value = propFilter$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const paramFilter: $.EventEntry<XmlElement, ParamFilter> = /* @__PURE__ */ $.eventEntry(
  "paramFilter",
  $sites,
  6,
  "\ue00a\ue00b",
  (s, v, i) => {
    const value = paramFilter$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const limit: $.EventEntry<XmlElement, Limit> = /* @__PURE__ */ $.eventEntry(
  "limit",
  $sites,
  7,
  "\ue00d",
  (s, v, i) => {
    const value = limit$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function addressbookQuery$events(s: string, v: readonly XmlElement[], i: number): AddressbookQuery {
  let c = 0;
  const value0 = selection$events(s, v, i);
  i = $end;
  let value1: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57344) {
    value1 = v[i++]!;
  }
  let value3: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57345) {
    value3 = v[i++]!;
  }
  const held5 = { selection: value0, filter: value1, limit: value3 };
  $end = i;
  return held5;
}

function addressbookMultiget$events(s: string, v: readonly XmlElement[], i: number): AddressbookMultiget {
  let c = 0;
  const value0 = selection$events(s, v, i);
  i = $end;
  const list1: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57346) {
    list1.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held3 = { selection: value0, hrefs: list1 };
  $end = i;
  return held3;
}

function addressData$events(s: string, v: readonly XmlElement[], i: number): AddressData {
  let c = $.unitAt(s, i);
  let value0: AddressData;
  if (c === 57351) {
    value0 = { allprop: v[i++]! };
  } else {
    const list2: (XmlElement)[] = [];
    while (c === 57352) {
      list2.push(v[i++]!);
      c = $.unitAt(s, i);
    }
    value0 = { props: list2 };
  }
  $end = i;
  return value0;
}

function filter$events(s: string, v: readonly XmlElement[], i: number): Filter {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57353) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { propFilters: list0 };
  $end = i;
  return held2;
}

function propFilter$events(s: string, v: readonly XmlElement[], i: number): PropFilter {
  let c = $.unitAt(s, i);
  let value0: PropFilter;
  if (c === 57354) {
    value0 = { isNotDefined: v[i++]! };
  } else {
    const list2: (XmlElement)[] = [];
    while (c === 57355) {
      list2.push(v[i++]!);
      c = $.unitAt(s, i);
    }
    const list4: (XmlElement)[] = [];
    while (c === 57356) {
      list4.push(v[i++]!);
      c = $.unitAt(s, i);
    }
    value0 = { textMatches: list2, paramFilters: list4 };
  }
  $end = i;
  return value0;
}

function paramFilter$events(s: string, v: readonly XmlElement[], i: number): ParamFilter {
  let c = $.unitAt(s, i);
  let value0: ParamFilter;
  if (c === 57354) {
    value0 = { isNotDefined: v[i++]! };
  } else {
    let value2: XmlElement | undefined;
    if (c === 57355) {
      value2 = v[i++]!;
    }
    value0 = { textMatch: value2 };
  }
  $end = i;
  return value0;
}

function limit$events(s: string, v: readonly XmlElement[], i: number): Limit {
  let c = $.unitAt(s, i);
  if (c !== 57357) $.fail(i, 0);
  const held1 = { nresults: v[i++]! };
  $end = i;
  return held1;
}

function selection$events(s: string, v: readonly XmlElement[], i: number): Selection {
  let c = $.unitAt(s, i);
  let value0: Selection;
  if (c === 57347) {
    const event1 = v[i++]!;
    let value2: XmlElement | undefined;
    c = $.unitAt(s, i);
    if (c === 57348) {
      value2 = v[i++]!;
    }
    value0 = { allprop: event1, include: value2 };
  } else if (c === 57349) {
    value0 = { propname: v[i++]! };
  } else {
    let value5: XmlElement | undefined;
    if (c === 57350) {
      value5 = v[i++]!;
    }
    value0 = { prop: value5 };
  }
  $end = i;
  return value0;
}
