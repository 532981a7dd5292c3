// Generated from common-policy.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 9eb9b7e884c958770f09081224bc995f1878a49e4e7c156b13300ac9874a2885
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * <xs:element name="ruleset">: rule*
 */
export interface Ruleset { readonly rules: readonly XmlElement[] }
/**
 * <xs:complexType name="ruleType">: conditions?, actions?, transformations?
 */
export interface Rule { readonly conditions: XmlElement | undefined; readonly actions: XmlElement | undefined; readonly transformations: XmlElement | undefined }
/**
 * <xs:complexType name="conditionsType">: choice of identity?, sphere?, validity?, any ##other *, unbounded
 * Repaired: what may be empty is repeated, so that nothing has many readings; this is the same language.
 */
export interface Conditions { readonly conditions: readonly XmlElement[] }
/**
 * <xs:complexType name="identityType">: (one | many | any ##other)+
 */
export interface Identity { readonly members: readonly XmlElement[] }
/**
 * <xs:complexType name="oneType">: any ##other ?
 */
export interface One { readonly extension: XmlElement | undefined }
/**
 * <xs:complexType name="manyType">: (except | any ##other ?)*   Repaired as conditions is.
 */
export interface Many { readonly exceptions: readonly XmlElement[] }
/**
 * <xs:complexType name="exceptType">: empty
 * Repaired: an extension may be in it, as it may be in one.
 */
export interface Except { readonly extension: XmlElement | undefined }
/**
 * <xs:complexType name="validityType">: (from, until)+
 */
export interface Validity { readonly periods: readonly ({ readonly from: XmlElement; readonly until: XmlElement })[] }
/**
 * <xs:complexType name="sphereType">: empty
 */
export interface Sphere { readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="extensibleType"> of actions: any ##other *
 * Extended: permissions of the Open Mobile Alliance are written in the namespace of the policy too.
 */
export interface Actions { readonly permissions: readonly XmlElement[] }
/**
 * <xs:complexType name="extensibleType"> of transformations: any ##other *
 */
export interface Transformations { readonly permissions: readonly XmlElement[] }
/**
 * external-list of urn:oma:xml:xdm:common-policy: entry*
 */
export interface ExternalList { readonly entries: readonly XmlElement[]; readonly extensions: readonly XmlElement[] }
export interface ExternalEntry { readonly extensions: readonly XmlElement[] }
/**
 * other-identity and anonymous-request of urn:oma:xml:xdm:common-policy: empty
 */
export interface OtherIdentity { readonly extensions: readonly XmlElement[] }
export interface AnonymousRequest { readonly extensions: readonly XmlElement[] }
/**
 * service-list of urn:oma:xml:xdm:extensions: service*, or all-services-except
 */
export interface ServiceList { readonly services: readonly XmlElement[] }
/**
 * all-services-except of urn:oma:xml:xdm:extensions: service*
 */
export interface AllServicesExcept { readonly services: readonly XmlElement[]; readonly extensions: readonly XmlElement[] }
/**
 * service of urn:oma:xml:xdm:extensions: group-media and others
 */
export interface Service { readonly extensions: readonly XmlElement[] }
/**
 * media-list of urn:oma:xml:xdm:extensions: elements whose names are those of media
 */
export interface MediaList { readonly media: readonly XmlElement[] }
/**
 * time-range of urn:oma:xml:xdm:extensions, read as times of the day: (from, until)+
 */
export interface TimeRange { readonly periods: readonly ({ readonly from: XmlElement; readonly until: XmlElement })[] }

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "P:rule", // 57344
  "P:conditions", // 57345
  "P:actions", // 57346
  "P:transformations", // 57347
  "P:identity", // 57348
  "P:sphere", // 57349
  "P:validity", // 57350
  "O:external-list", // 57351
  "O:other-identity", // 57352
  "O:anonymous-request", // 57353
  "X:service-list", // 57354
  "X:all-services-except", // 57355
  "X:media-list", // 57356
  "X:time-range", // 57357
  "##other", // 57358
  "P:one", // 57359
  "P:many", // 57360
  "P:except", // 57361
  "P:from", // 57362
  "P:until", // 57363
  "P:allow-do-not-disturb", // 57364
  "P:allow-offline-storage", // 57365
  "O:entry", // 57366
  "X:service", // 57367
  "##any", // 57368
  "X:from", // 57369
  "X:until", // 57370
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["identity", "##other or P:one or P:many"],
  ["validity", "P:from"],
  ["validity", "P:until"],
  ["timeRange", "X:from"],
  ["timeRange", "X:until"],
  ["ruleset", "end of input"],
  ["rule", "end of input"],
  ["conditions", "end of input"],
  ["identity", "end of input"],
  ["one", "end of input"],
  ["many", "end of input"],
  ["except", "end of input"],
  ["validity", "end of input"],
  ["sphere", "end of input"],
  ["actions", "end of input"],
  ["transformations", "end of input"],
  ["externalList", "end of input"],
  ["externalEntry", "end of input"],
  ["otherIdentity", "end of input"],
  ["anonymousRequest", "end of input"],
  ["serviceList", "end of input"],
  ["allServicesExcept", "end of input"],
  ["service", "end of input"],
  ["mediaList", "end of input"],
  ["timeRange", "end of input"],
];

export const ruleset: $.EventEntry<XmlElement, Ruleset> = /* @__PURE__ */ $.eventEntry(
  "ruleset",
  $sites,
  5,
  "\ue000",
  (s, v, i) => {
    const value = ruleset$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const rule: $.EventEntry<XmlElement, Rule> = /* @__PURE__ */ $.eventEntry(
  "rule",
  $sites,
  6,
  "\ue001\ue002\ue003",
  (s, v, i) => {
    const value = rule$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const conditions: $.EventEntry<XmlElement, Conditions> = /* @__PURE__ */ $.eventEntry(
  "conditions",
  $sites,
  7,
  "\ue004\ue005\ue006\ue007\ue008\ue009\ue00a\ue00b\ue00c\ue00d\ue00e",
  (s, v, i) => {
    const value = conditions$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const identity: $.EventEntry<XmlElement, Identity> = /* @__PURE__ */ $.eventEntry(
  "identity",
  $sites,
  8,
  "\ue00f\ue010\ue00e",
  (s, v, i) => {
    const value = identity$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const one: $.EventEntry<XmlElement, One> = /* @__PURE__ */ $.eventEntry(
  "one",
  $sites,
  9,
  "\ue00e",
  (s, v, i) => {
    const value = one$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const many: $.EventEntry<XmlElement, Many> = /* @__PURE__ */ $.eventEntry(
  "many",
  $sites,
  10,
  "\ue011\ue00e",
  (s, v, i) => {
    const value = many$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const except: $.EventEntry<XmlElement, Except> = /* @__PURE__ */ $.eventEntry(
  "except",
  $sites,
  11,
  "\ue00e",
  (s, v, i) => {
    const value = except$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const validity: $.EventEntry<XmlElement, Validity> = /* @__PURE__ */ $.eventEntry(
  "validity",
  $sites,
  12,
  "\ue012\ue013",
  (s, v, i) => {
    const value = validity$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const sphere: $.EventEntry<XmlElement, Sphere> = /* @__PURE__ */ $.eventEntry(
  "sphere",
  $sites,
  13,
  "\ue00e",
  (s, v, i) => {
    const value = sphere$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const actions: $.EventEntry<XmlElement, Actions> = /* @__PURE__ */ $.eventEntry(
  "actions",
  $sites,
  14,
  "\ue00e\ue014\ue015",
  (s, v, i) => {
    const value = actions$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const transformations: $.EventEntry<XmlElement, Transformations> = /* @__PURE__ */ $.eventEntry(
  "transformations",
  $sites,
  15,
  "\ue00e",
  (s, v, i) => {
    const value = transformations$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const externalList: $.EventEntry<XmlElement, ExternalList> = /* @__PURE__ */ $.eventEntry(
  "externalList",
  $sites,
  16,
  "\ue016\ue00e",
  (s, v, i) => {
    const value = externalList$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const externalEntry: $.EventEntry<XmlElement, ExternalEntry> = /* @__PURE__ */ $.eventEntry(
  "externalEntry",
  $sites,
  17,
  "\ue00e",
  (s, v, i) => {
    const value = externalEntry$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const otherIdentity: $.EventEntry<XmlElement, OtherIdentity> = /* @__PURE__ */ $.eventEntry(
  "otherIdentity",
  $sites,
  18,
  "\ue00e",
  (s, v, i) => {
    const value = otherIdentity$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const anonymousRequest: $.EventEntry<XmlElement, AnonymousRequest> = /* @__PURE__ */ $.eventEntry(
  "anonymousRequest",
  $sites,
  19,
  "\ue00e",
  (s, v, i) => {
    const value = anonymousRequest$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const serviceList: $.EventEntry<XmlElement, ServiceList> = /* @__PURE__ */ $.eventEntry(
  "serviceList",
  $sites,
  20,
  "\ue017\ue00b\ue00e",
  (s, v, i) => {
    const value = serviceList$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const allServicesExcept: $.EventEntry<XmlElement, AllServicesExcept> = /* @__PURE__ */ $.eventEntry(
  "allServicesExcept",
  $sites,
  21,
  "\ue017\ue00e",
  (s, v, i) => {
    const value = allServicesExcept$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const service: $.EventEntry<XmlElement, Service> = /* @__PURE__ */ $.eventEntry(
  "service",
  $sites,
  22,
  "\ue018",
  (s, v, i) => {
    const value = service$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const mediaList: $.EventEntry<XmlElement, MediaList> = /* @__PURE__ */ $.eventEntry(
  "mediaList",
  $sites,
  23,
  "\ue018",
  (s, v, i) => {
    const value = mediaList$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const timeRange: $.EventEntry<XmlElement, TimeRange> = /* @__PURE__ */ $.eventEntry(
  "timeRange",
  $sites,
  24,
  "\ue019\ue01a",
  (s, v, i) => {
    const value = timeRange$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function ruleset$events(s: string, v: readonly XmlElement[], i: number): Ruleset {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { rules: list0 };
  $end = i;
  return held2;
}

function rule$events(s: string, v: readonly XmlElement[], i: number): Rule {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57345) {
    value0 = v[i++]!;
  }
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57346) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57347) {
    value4 = v[i++]!;
  }
  const held6 = { conditions: value0, actions: value2, transformations: value4 };
  $end = i;
  return held6;
}

function conditions$events(s: string, v: readonly XmlElement[], i: number): Conditions {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c >= 57348 && c <= 57358) {
    let value1: XmlElement;
    if (c === 57348) {
      value1 = v[i++]!;
    } else if (c === 57349) {
      value1 = v[i++]!;
    } else if (c === 57350) {
      value1 = v[i++]!;
    } else if (c === 57351) {
      value1 = v[i++]!;
    } else if (c === 57352) {
      value1 = v[i++]!;
    } else if (c === 57353) {
      value1 = v[i++]!;
    } else if (c === 57354) {
      value1 = v[i++]!;
    } else if (c === 57355) {
      value1 = v[i++]!;
    } else if (c === 57356) {
      value1 = v[i++]!;
    } else if (c === 57357) {
      value1 = v[i++]!;
    } else {
      value1 = v[i++]!;
    }
    list0.push(value1);
    c = $.unitAt(s, i);
  }
  const held13 = { conditions: list0 };
  $end = i;
  return held13;
}

function identity$events(s: string, v: readonly XmlElement[], i: number): Identity {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    let value1: XmlElement;
    if (c === 57359) {
      value1 = v[i++]!;
    } else if (c === 57360) {
      value1 = v[i++]!;
    } else {
      if (c !== 57358) $.fail(i, 0);
      value1 = v[i++]!;
    }
    list0.push(value1);
    c = $.unitAt(s, i);
  } while (c >= 57358 && c <= 57360);
  const held5 = { members: list0 };
  $end = i;
  return held5;
}

function one$events(s: string, v: readonly XmlElement[], i: number): One {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57358) {
    value0 = v[i++]!;
  }
  const held2 = { extension: value0 };
  $end = i;
  return held2;
}

function many$events(s: string, v: readonly XmlElement[], i: number): Many {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57358 || c === 57361) {
    let value1: XmlElement;
    if (c === 57361) {
      value1 = v[i++]!;
    } else {
      value1 = v[i++]!;
    }
    list0.push(value1);
    c = $.unitAt(s, i);
  }
  const held4 = { exceptions: list0 };
  $end = i;
  return held4;
}

function except$events(s: string, v: readonly XmlElement[], i: number): Except {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57358) {
    value0 = v[i++]!;
  }
  const held2 = { extension: value0 };
  $end = i;
  return held2;
}

function validity$events(s: string, v: readonly XmlElement[], i: number): Validity {
  let c = 0;
  const list0: ({ readonly from: XmlElement; readonly until: XmlElement })[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57362) $.fail(i, 1);
    const event1 = v[i++]!;
    c = $.unitAt(s, i);
    if (c !== 57363) $.fail(i, 2);
    list0.push({ from: event1, until: v[i++]! });
    c = $.unitAt(s, i);
  } while (c === 57362);
  const held3 = { periods: list0 };
  $end = i;
  return held3;
}

function sphere$events(s: string, v: readonly XmlElement[], i: number): Sphere {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57358) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { extensions: list0 };
  $end = i;
  return held2;
}

function actions$events(s: string, v: readonly XmlElement[], i: number): Actions {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57358 || (c >= 57364 && c <= 57365)) {
    let value1: XmlElement;
    if (c === 57358) {
      value1 = v[i++]!;
    } else if (c === 57364) {
      value1 = v[i++]!;
    } else {
      value1 = v[i++]!;
    }
    list0.push(value1);
    c = $.unitAt(s, i);
  }
  const held5 = { permissions: list0 };
  $end = i;
  return held5;
}

function transformations$events(s: string, v: readonly XmlElement[], i: number): Transformations {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57358) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { permissions: list0 };
  $end = i;
  return held2;
}

function externalList$events(s: string, v: readonly XmlElement[], i: number): ExternalList {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57366) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const list2: (XmlElement)[] = [];
  while (c === 57358) {
    list2.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held4 = { entries: list0, extensions: list2 };
  $end = i;
  return held4;
}

function externalEntry$events(s: string, v: readonly XmlElement[], i: number): ExternalEntry {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57358) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { extensions: list0 };
  $end = i;
  return held2;
}

function otherIdentity$events(s: string, v: readonly XmlElement[], i: number): OtherIdentity {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57358) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { extensions: list0 };
  $end = i;
  return held2;
}

function anonymousRequest$events(s: string, v: readonly XmlElement[], i: number): AnonymousRequest {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57358) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { extensions: list0 };
  $end = i;
  return held2;
}

function serviceList$events(s: string, v: readonly XmlElement[], i: number): ServiceList {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57355 || c === 57358 || c === 57367) {
    let value1: XmlElement;
    if (c === 57367) {
      value1 = v[i++]!;
    } else if (c === 57355) {
      value1 = v[i++]!;
    } else {
      value1 = v[i++]!;
    }
    list0.push(value1);
    c = $.unitAt(s, i);
  }
  const held5 = { services: list0 };
  $end = i;
  return held5;
}

function allServicesExcept$events(s: string, v: readonly XmlElement[], i: number): AllServicesExcept {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57367) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const list2: (XmlElement)[] = [];
  while (c === 57358) {
    list2.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held4 = { services: list0, extensions: list2 };
  $end = i;
  return held4;
}

function service$events(s: string, v: readonly XmlElement[], i: number): Service {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57368) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { extensions: list0 };
  $end = i;
  return held2;
}

function mediaList$events(s: string, v: readonly XmlElement[], i: number): MediaList {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57368) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { media: list0 };
  $end = i;
  return held2;
}

function timeRange$events(s: string, v: readonly XmlElement[], i: number): TimeRange {
  let c = 0;
  const list0: ({ readonly from: XmlElement; readonly until: XmlElement })[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57369) $.fail(i, 3);
    const event1 = v[i++]!;
    c = $.unitAt(s, i);
    if (c !== 57370) $.fail(i, 4);
    list0.push({ from: event1, until: v[i++]! });
    c = $.unitAt(s, i);
  } while (c === 57369);
  const held3 = { periods: list0 };
  $end = i;
  return held3;
}
