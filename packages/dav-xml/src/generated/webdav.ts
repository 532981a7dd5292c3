// Generated from webdav.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: c772a6dc79b5e20ca92fc6cc144a9b3115cb48f1d40190edfd2a6fa87f1f7868
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * RFC 4918 section 14.16: <!ELEMENT multistatus (response*, responsedescription?)>
 * RFC 6578 section 6.4:   <!ELEMENT multistatus (response*, responsedescription?, sync-token?)>
 */
export interface Multistatus { readonly responses: readonly XmlElement[]; readonly description: XmlElement | undefined; readonly syncToken: XmlElement | undefined }
/**
 * RFC 4918 section 14.24: <!ELEMENT response (href, ((href*, status)|(propstat+)),
 *                                             error?, responsedescription?, location?)>
 * Repaired: propstat*, for servers answer so when they are asked for no property.
 */
export interface Response { readonly href: XmlElement; readonly answer: Answer; readonly error: XmlElement | undefined; readonly description: XmlElement | undefined; readonly location: XmlElement | undefined }
/**
 * RFC 4918 section 14.22: <!ELEMENT propstat (prop, status, error?, responsedescription?)>
 */
export interface Propstat { readonly prop: XmlElement; readonly status: XmlElement; readonly error: XmlElement | undefined; readonly description: XmlElement | undefined }
/**
 * RFC 4918 section 14.9: <!ELEMENT location (href)>
 */
export interface Location { readonly href: XmlElement }
/**
 * RFC 4918 section 14.20: <!ELEMENT propfind (propname | (allprop, include?) | prop)>
 */
export type Propfind = { readonly propname: XmlElement } | { readonly allprop: XmlElement; readonly include: XmlElement | undefined } | { readonly prop: XmlElement };
/**
 * RFC 4918 section 14.19: <!ELEMENT propertyupdate (remove | set)+>
 * Here the order counts: instructions are carried out in document order (section 9.2).
 */
export type Propertyupdate = readonly Instruction[];
/**
 * RFC 4918 section 14.26: <!ELEMENT set (prop)>
 */
export interface Set { readonly prop: XmlElement }
/**
 * RFC 4918 section 14.23: <!ELEMENT remove (prop)>
 */
export interface Remove { readonly prop: XmlElement }
/**
 * RFC 5689 section 5.1: <!ELEMENT mkcol (set+)>
 */
export type Mkcol = readonly XmlElement[];
/**
 * RFC 5689 section 5.2: <!ELEMENT mkcol-response (propstat+)>
 */
export type MkcolResponse = readonly XmlElement[];
/**
 * RFC 4918 section 14.11: <!ELEMENT lockinfo (lockscope, locktype, owner?)>
 */
export interface Lockinfo { readonly lockscope: XmlElement; readonly locktype: XmlElement; readonly owner: XmlElement | undefined }
/**
 * The DAV:prop that answers a LOCK (RFC 4918 section 9.10.1): it must have DAV:lockdiscovery in it.
 */
export interface LockResponse { readonly lockdiscovery: XmlElement }
/**
 * RFC 4918 section 15.8: <!ELEMENT lockdiscovery (activelock)*>
 */
export interface Lockdiscovery { readonly activelocks: readonly XmlElement[] }
/**
 * RFC 4918 section 15.10: <!ELEMENT supportedlock (lockentry)*>
 */
export interface Supportedlock { readonly lockentries: readonly XmlElement[] }
/**
 * RFC 4918 section 14.1: <!ELEMENT activelock (lockscope, locktype, depth, owner?, timeout?,
 *                                              locktoken?, lockroot)>
 * Repaired: lockroot may be missing, for RFC 2518 did not have it.
 */
export interface Activelock { readonly lockscope: XmlElement; readonly locktype: XmlElement; readonly depth: XmlElement; readonly owner: XmlElement | undefined; readonly timeout: XmlElement | undefined; readonly locktoken: XmlElement | undefined; readonly lockroot: XmlElement | undefined }
/**
 * RFC 4918 section 14.10: <!ELEMENT lockentry (lockscope, locktype)>
 */
export interface Lockentry { readonly lockscope: XmlElement; readonly locktype: XmlElement }
/**
 * RFC 4918 section 14.13: <!ELEMENT lockscope (exclusive | shared)>
 */
export type Lockscope = { readonly exclusive: XmlElement } | { readonly shared: XmlElement };
/**
 * RFC 4918 section 14.15: <!ELEMENT locktype (write)>
 */
export interface Locktype { readonly write: XmlElement }
/**
 * RFC 4918 section 14.14: <!ELEMENT locktoken (href)>
 */
export interface Locktoken { readonly href: XmlElement }
/**
 * RFC 4918 section 14.12: <!ELEMENT lockroot (href)>
 */
export interface Lockroot { readonly href: XmlElement }
/**
 * RFC 6578 section 6.1: <!ELEMENT sync-collection (sync-token, sync-level, limit?, prop)>
 * Repaired: sync-level may be missing; then the Depth header says it (appendix A).
 */
export interface SyncCollection { readonly syncToken: XmlElement; readonly syncLevel: XmlElement | undefined; readonly limit: XmlElement | undefined; readonly prop: XmlElement }
/**
 * RFC 5323 section 5.17: <!ELEMENT limit (nresults)>
 */
export interface Limit { readonly nresults: XmlElement }
/**
 * RFC 3253 section 3.8: <!ELEMENT expand-property (property*)>
 */
export interface ExpandProperty { readonly properties: readonly XmlElement[] }
/**
 * RFC 3253 section 3.8: <!ELEMENT property (property*)>
 */
export interface Property { readonly properties: readonly XmlElement[] }
/**
 * RFC 3253 section 3.8: in the answer, each href of a property is replaced by a response.
 */
export interface ExpandedProperty { readonly responses: readonly XmlElement[] }
export type Answer = { readonly hrefs: readonly XmlElement[]; readonly status: XmlElement } | { readonly propstats: readonly XmlElement[] };
export type Instruction = { readonly remove: XmlElement } | { readonly set: XmlElement };

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "D:response", // 57344
  "D:responsedescription", // 57345
  "D:sync-token", // 57346
  "D:href", // 57347
  "D:error", // 57348
  "D:location", // 57349
  "D:status", // 57350
  "D:propstat", // 57351
  "D:prop", // 57352
  "D:propname", // 57353
  "D:allprop", // 57354
  "D:include", // 57355
  "D:remove", // 57356
  "D:set", // 57357
  "D:lockscope", // 57358
  "D:locktype", // 57359
  "D:owner", // 57360
  "D:activelock", // 57361
  "D:lockdiscovery", // 57362
  "D:lockentry", // 57363
  "D:depth", // 57364
  "D:timeout", // 57365
  "D:locktoken", // 57366
  "D:lockroot", // 57367
  "D:exclusive", // 57368
  "D:shared", // 57369
  "D:write", // 57370
  "D:sync-level", // 57371
  "D:limit", // 57372
  "D:nresults", // 57373
  "D:property", // 57374
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["response", "D:href"],
  ["answer", "D:href or D:status"],
  ["propstat", "D:prop"],
  ["propstat", "D:status"],
  ["location", "D:href"],
  ["propfind", "D:prop or D:propname or D:allprop"],
  ["set", "D:prop"],
  ["remove", "D:prop"],
  ["mkcol", "D:set"],
  ["mkcolResponse", "D:propstat"],
  ["lockinfo", "D:lockscope"],
  ["lockinfo", "D:locktype"],
  ["lockResponse", "D:lockdiscovery"],
  ["activelock", "D:lockscope"],
  ["activelock", "D:locktype"],
  ["activelock", "D:depth"],
  ["lockentry", "D:lockscope"],
  ["lockentry", "D:locktype"],
  ["lockscope", "D:exclusive or D:shared"],
  ["locktype", "D:write"],
  ["locktoken", "D:href"],
  ["lockroot", "D:href"],
  ["syncCollection", "D:sync-token"],
  ["syncCollection", "D:prop or D:sync-level or D:limit"],
  ["limit", "D:nresults"],
  ["instruction", "D:remove or D:set"],
  ["multistatus", "end of input"],
  ["response", "end of input"],
  ["propstat", "end of input"],
  ["location", "end of input"],
  ["propfind", "end of input"],
  ["propertyupdate", "end of input"],
  ["set", "end of input"],
  ["remove", "end of input"],
  ["mkcol", "end of input"],
  ["mkcolResponse", "end of input"],
  ["lockinfo", "end of input"],
  ["lockResponse", "end of input"],
  ["lockdiscovery", "end of input"],
  ["supportedlock", "end of input"],
  ["activelock", "end of input"],
  ["lockentry", "end of input"],
  ["lockscope", "end of input"],
  ["locktype", "end of input"],
  ["locktoken", "end of input"],
  ["lockroot", "end of input"],
  ["syncCollection", "end of input"],
  ["limit", "end of input"],
  ["expandProperty", "end of input"],
  ["property", "end of input"],
  ["expandedProperty", "end of input"],
];

export const multistatus: $.EventEntry<XmlElement, Multistatus> = /* @__PURE__ */ $.eventEntry(
  "multistatus",
  $sites,
  26,
  "\ue000\ue001\ue002",
  (s, v, i) => {
    const value = multistatus$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const response: $.EventEntry<XmlElement, Response> = /* @__PURE__ */ $.eventEntry(
  "response",
  $sites,
  27,
  "\ue003\ue006\ue007\ue004\ue001\ue005",
  (s, v, i) => {
    const value = response$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const propstat: $.EventEntry<XmlElement, Propstat> = /* @__PURE__ */ $.eventEntry(
  "propstat",
  $sites,
  28,
  "\ue008\ue006\ue004\ue001",
  (s, v, i) => {
    const value = propstat$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const location: $.EventEntry<XmlElement, Location> = /* @__PURE__ */ $.eventEntry(
  "location",
  $sites,
  29,
  "\ue003",
  (s, v, i) => {
    const value = location$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const propfind: $.EventEntry<XmlElement, Propfind> = /* @__PURE__ */ $.eventEntry(
  "propfind",
  $sites,
  30,
  "\ue009\ue00a\ue00b\ue008",
  (s, v, i) => {
    const value = propfind$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const propertyupdate: $.EventEntry<XmlElement, Propertyupdate> = /* @__PURE__ */ $.eventEntry(
  "propertyupdate",
  $sites,
  31,
  "\ue00c\ue00d",
  (s, v, i) => {
    const value = propertyupdate$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const set: $.EventEntry<XmlElement, Set> = /* @__PURE__ */ $.eventEntry(
  "set",
  $sites,
  32,
  "\ue008",
  (s, v, i) => {
    const value = set$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const remove: $.EventEntry<XmlElement, Remove> = /* @__PURE__ */ $.eventEntry(
  "remove",
  $sites,
  33,
  "\ue008",
  (s, v, i) => {
    const value = remove$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const mkcol: $.EventEntry<XmlElement, Mkcol> = /* @__PURE__ */ $.eventEntry(
  "mkcol",
  $sites,
  34,
  "\ue00d",
  (s, v, i) => {
    const value = mkcol$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const mkcolResponse: $.EventEntry<XmlElement, MkcolResponse> = /* @__PURE__ */ $.eventEntry(
  "mkcolResponse",
  $sites,
  35,
  "\ue007",
  (s, v, i) => {
    const value = mkcolResponse$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const lockinfo: $.EventEntry<XmlElement, Lockinfo> = /* @__PURE__ */ $.eventEntry(
  "lockinfo",
  $sites,
  36,
  "\ue00e\ue00f\ue010",
  (s, v, i) => {
    const value = lockinfo$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const lockResponse: $.EventEntry<XmlElement, LockResponse> = /* @__PURE__ */ $.eventEntry(
  "lockResponse",
  $sites,
  37,
  "\ue012",
  (s, v, i) => {
    const value = lockResponse$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const lockdiscovery: $.EventEntry<XmlElement, Lockdiscovery> = /* @__PURE__ */ $.eventEntry(
  "lockdiscovery",
  $sites,
  38,
  "\ue011",
  (s, v, i) => {
    const value = lockdiscovery$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const supportedlock: $.EventEntry<XmlElement, Supportedlock> = /* @__PURE__ */ $.eventEntry(
  "supportedlock",
  $sites,
  39,
  "\ue013",
  (s, v, i) => {
    const value = supportedlock$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const activelock: $.EventEntry<XmlElement, Activelock> = /* @__PURE__ */ $.eventEntry(
  "activelock",
  $sites,
  40,
  "\ue00e\ue00f\ue014\ue010\ue015\ue016\ue017",
  (s, v, i) => {
    const value = activelock$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const lockentry: $.EventEntry<XmlElement, Lockentry> = /* @__PURE__ */ $.eventEntry(
  "lockentry",
  $sites,
  41,
  "\ue00e\ue00f",
  (s, v, i) => {
    const value = lockentry$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const lockscope: $.EventEntry<XmlElement, Lockscope> = /* @__PURE__ */ $.eventEntry(
  "lockscope",
  $sites,
  42,
  "\ue018\ue019",
  (s, v, i) => {
    const value = lockscope$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const locktype: $.EventEntry<XmlElement, Locktype> = /* @__PURE__ */ $.eventEntry(
  "locktype",
  $sites,
  43,
  "\ue01a",
  (s, v, i) => {
    const value = locktype$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const locktoken: $.EventEntry<XmlElement, Locktoken> = /* @__PURE__ */ $.eventEntry(
  "locktoken",
  $sites,
  44,
  "\ue003",
  (s, v, i) => {
    const value = locktoken$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const lockroot: $.EventEntry<XmlElement, Lockroot> = /* @__PURE__ */ $.eventEntry(
  "lockroot",
  $sites,
  45,
  "\ue003",
  (s, v, i) => {
    const value = lockroot$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const syncCollection: $.EventEntry<XmlElement, SyncCollection> = /* @__PURE__ */ $.eventEntry(
  "syncCollection",
  $sites,
  46,
  "\ue002\ue01b\ue01c\ue008",
  (s, v, i) => {
    const value = syncCollection$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const limit: $.EventEntry<XmlElement, Limit> = /* @__PURE__ */ $.eventEntry(
  "limit",
  $sites,
  47,
  "\ue01d",
  (s, v, i) => {
    const value = limit$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const expandProperty: $.EventEntry<XmlElement, ExpandProperty> = /* @__PURE__ */ $.eventEntry(
  "expandProperty",
  $sites,
  48,
  "\ue01e",
  (s, v, i) => {
    const value = expandProperty$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const property: $.EventEntry<XmlElement, Property> = /* @__PURE__ */ $.eventEntry(
  "property",
  $sites,
  49,
  "\ue01e",
  (s, v, i) => {
    const value = property$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const expandedProperty: $.EventEntry<XmlElement, ExpandedProperty> = /* @__PURE__ */ $.eventEntry(
  "expandedProperty",
  $sites,
  50,
  "\ue000",
  (s, v, i) => {
    const value = expandedProperty$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function multistatus$events(s: string, v: readonly XmlElement[], i: number): Multistatus {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  let value2: XmlElement | undefined;
  if (c === 57345) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57346) {
    value4 = v[i++]!;
  }
  const held6 = { responses: list0, description: value2, syncToken: value4 };
  $end = i;
  return held6;
}

function response$events(s: string, v: readonly XmlElement[], i: number): Response {
  let c = $.unitAt(s, i);
  if (c !== 57347) $.fail(i, 0);
  const event0 = v[i++]!;
  c = $.unitAt(s, i);
  let value1: Answer;
  if (c === 57347 || c === 57350) {
    const list2: (XmlElement)[] = [];
    while (c === 57347) {
      list2.push(v[i++]!);
      c = $.unitAt(s, i);
    }
    if (c !== 57350) $.fail(i, 1);
    value1 = { hrefs: list2, status: v[i++]! };
  } else {
    const list5: (XmlElement)[] = [];
    while (c === 57351) {
      list5.push(v[i++]!);
      c = $.unitAt(s, i);
    }
    value1 = { propstats: list5 };
  }
  let value7: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57348) {
    value7 = v[i++]!;
  }
  let value9: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57345) {
    value9 = v[i++]!;
  }
  let value11: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57349) {
    value11 = v[i++]!;
  }
  const held13 = { href: event0, answer: value1, error: value7, description: value9, location: value11 };
  $end = i;
  return held13;
}

function propstat$events(s: string, v: readonly XmlElement[], i: number): Propstat {
  let c = $.unitAt(s, i);
  if (c !== 57352) $.fail(i, 2);
  const event0 = v[i++]!;
  c = $.unitAt(s, i);
  if (c !== 57350) $.fail(i, 3);
  const event1 = v[i++]!;
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57348) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57345) {
    value4 = v[i++]!;
  }
  const held6 = { prop: event0, status: event1, error: value2, description: value4 };
  $end = i;
  return held6;
}

function location$events(s: string, v: readonly XmlElement[], i: number): Location {
  let c = $.unitAt(s, i);
  if (c !== 57347) $.fail(i, 4);
  const held1 = { href: v[i++]! };
  $end = i;
  return held1;
}

function propfind$events(s: string, v: readonly XmlElement[], i: number): Propfind {
  let c = $.unitAt(s, i);
  let value0: Propfind;
  if (c === 57353) {
    value0 = { propname: v[i++]! };
  } else if (c === 57354) {
    const event2 = v[i++]!;
    let value3: XmlElement | undefined;
    c = $.unitAt(s, i);
    if (c === 57355) {
      value3 = v[i++]!;
    }
    value0 = { allprop: event2, include: value3 };
  } else {
    if (c !== 57352) $.fail(i, 5);
    value0 = { prop: v[i++]! };
  }
  $end = i;
  return value0;
}

function propertyupdate$events(s: string, v: readonly XmlElement[], i: number): Propertyupdate {
  let c = 0;
  const value0 = instruction$events(s, v, i);
  i = $end;
  const list1: (Instruction)[] = [value0];
  c = $.unitAt(s, i);
  while (c >= 57356 && c <= 57357) {
    const value2 = instruction$events(s, v, i);
    i = $end;
    list1.push(value2);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list1;
}

function set$events(s: string, v: readonly XmlElement[], i: number): Set {
  let c = $.unitAt(s, i);
  if (c !== 57352) $.fail(i, 6);
  const held1 = { prop: v[i++]! };
  $end = i;
  return held1;
}

function remove$events(s: string, v: readonly XmlElement[], i: number): Remove {
  let c = $.unitAt(s, i);
  if (c !== 57352) $.fail(i, 7);
  const held1 = { prop: v[i++]! };
  $end = i;
  return held1;
}

function mkcol$events(s: string, v: readonly XmlElement[], i: number): Mkcol {
  let c = $.unitAt(s, i);
  if (c !== 57357) $.fail(i, 8);
  const list1: (XmlElement)[] = [v[i++]!];
  c = $.unitAt(s, i);
  while (c === 57357) {
    list1.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list1;
}

function mkcolResponse$events(s: string, v: readonly XmlElement[], i: number): MkcolResponse {
  let c = $.unitAt(s, i);
  if (c !== 57351) $.fail(i, 9);
  const list1: (XmlElement)[] = [v[i++]!];
  c = $.unitAt(s, i);
  while (c === 57351) {
    list1.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list1;
}

function lockinfo$events(s: string, v: readonly XmlElement[], i: number): Lockinfo {
  let c = $.unitAt(s, i);
  if (c !== 57358) $.fail(i, 10);
  const event0 = v[i++]!;
  c = $.unitAt(s, i);
  if (c !== 57359) $.fail(i, 11);
  const event1 = v[i++]!;
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57360) {
    value2 = v[i++]!;
  }
  const held4 = { lockscope: event0, locktype: event1, owner: value2 };
  $end = i;
  return held4;
}

function lockResponse$events(s: string, v: readonly XmlElement[], i: number): LockResponse {
  let c = $.unitAt(s, i);
  if (c !== 57362) $.fail(i, 12);
  const held1 = { lockdiscovery: v[i++]! };
  $end = i;
  return held1;
}

function lockdiscovery$events(s: string, v: readonly XmlElement[], i: number): Lockdiscovery {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57361) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { activelocks: list0 };
  $end = i;
  return held2;
}

function supportedlock$events(s: string, v: readonly XmlElement[], i: number): Supportedlock {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57363) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { lockentries: list0 };
  $end = i;
  return held2;
}

function activelock$events(s: string, v: readonly XmlElement[], i: number): Activelock {
  let c = $.unitAt(s, i);
  if (c !== 57358) $.fail(i, 13);
  const event0 = v[i++]!;
  c = $.unitAt(s, i);
  if (c !== 57359) $.fail(i, 14);
  const event1 = v[i++]!;
  c = $.unitAt(s, i);
  if (c !== 57364) $.fail(i, 15);
  const event2 = v[i++]!;
  let value3: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57360) {
    value3 = v[i++]!;
  }
  let value5: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57365) {
    value5 = v[i++]!;
  }
  let value7: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57366) {
    value7 = v[i++]!;
  }
  let value9: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57367) {
    value9 = v[i++]!;
  }
  const held11 = { lockscope: event0, locktype: event1, depth: event2, owner: value3, timeout: value5, locktoken: value7, lockroot: value9 };
  $end = i;
  return held11;
}

function lockentry$events(s: string, v: readonly XmlElement[], i: number): Lockentry {
  let c = $.unitAt(s, i);
  if (c !== 57358) $.fail(i, 16);
  const event0 = v[i++]!;
  c = $.unitAt(s, i);
  if (c !== 57359) $.fail(i, 17);
  const held2 = { lockscope: event0, locktype: v[i++]! };
  $end = i;
  return held2;
}

function lockscope$events(s: string, v: readonly XmlElement[], i: number): Lockscope {
  let c = $.unitAt(s, i);
  let value0: Lockscope;
  if (c === 57368) {
    value0 = { exclusive: v[i++]! };
  } else {
    if (c !== 57369) $.fail(i, 18);
    value0 = { shared: v[i++]! };
  }
  $end = i;
  return value0;
}

function locktype$events(s: string, v: readonly XmlElement[], i: number): Locktype {
  let c = $.unitAt(s, i);
  if (c !== 57370) $.fail(i, 19);
  const held1 = { write: v[i++]! };
  $end = i;
  return held1;
}

function locktoken$events(s: string, v: readonly XmlElement[], i: number): Locktoken {
  let c = $.unitAt(s, i);
  if (c !== 57347) $.fail(i, 20);
  const held1 = { href: v[i++]! };
  $end = i;
  return held1;
}

function lockroot$events(s: string, v: readonly XmlElement[], i: number): Lockroot {
  let c = $.unitAt(s, i);
  if (c !== 57347) $.fail(i, 21);
  const held1 = { href: v[i++]! };
  $end = i;
  return held1;
}

function syncCollection$events(s: string, v: readonly XmlElement[], i: number): SyncCollection {
  let c = $.unitAt(s, i);
  if (c !== 57346) $.fail(i, 22);
  const event0 = v[i++]!;
  let value1: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57371) {
    value1 = v[i++]!;
  }
  let value3: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57372) {
    value3 = v[i++]!;
  }
  c = $.unitAt(s, i);
  if (c !== 57352) $.fail(i, 23);
  const held6 = { syncToken: event0, syncLevel: value1, limit: value3, prop: v[i++]! };
  $end = i;
  return held6;
}

function limit$events(s: string, v: readonly XmlElement[], i: number): Limit {
  let c = $.unitAt(s, i);
  if (c !== 57373) $.fail(i, 24);
  const held1 = { nresults: v[i++]! };
  $end = i;
  return held1;
}

function expandProperty$events(s: string, v: readonly XmlElement[], i: number): ExpandProperty {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57374) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { properties: list0 };
  $end = i;
  return held2;
}

function property$events(s: string, v: readonly XmlElement[], i: number): Property {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57374) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { properties: list0 };
  $end = i;
  return held2;
}

function expandedProperty$events(s: string, v: readonly XmlElement[], i: number): ExpandedProperty {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { responses: list0 };
  $end = i;
  return held2;
}

function instruction$events(s: string, v: readonly XmlElement[], i: number): Instruction {
  let c = $.unitAt(s, i);
  let value0: Instruction;
  if (c === 57356) {
    value0 = { remove: v[i++]! };
  } else {
    if (c !== 57357) $.fail(i, 25);
    value0 = { set: v[i++]! };
  }
  $end = i;
  return value0;
}
