// Generated from conference-info.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: a79d3a3f9939043e88fe34b84c445535cf0dc3b806571f5d61fefacc6730c5e3
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * <xs:complexType name="conference-type">: conference-description?, host-info?, conference-state?, users?,
 * sidebars-by-ref?, sidebars-by-val?, any ##other *
 */
export interface Conference { readonly description: XmlElement | undefined; readonly hostInfo: XmlElement | undefined; readonly conferenceState: XmlElement | undefined; readonly users: XmlElement | undefined; readonly sidebarsByRef: XmlElement | undefined; readonly sidebarsByVal: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="conference-description-type">: display-text?, subject?, free-text?, keywords?,
 * conf-uris?, service-uris?, maximum-user-count?, available-media?, any ##other *
 */
export interface ConferenceDescription { readonly displayText: XmlElement | undefined; readonly subject: XmlElement | undefined; readonly freeText: XmlElement | undefined; readonly keywords: XmlElement | undefined; readonly confUris: XmlElement | undefined; readonly serviceUris: XmlElement | undefined; readonly maximumUserCount: XmlElement | undefined; readonly availableMedia: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="host-type">: display-text?, web-page?, uris?, any ##other *
 */
export interface Host { readonly displayText: XmlElement | undefined; readonly webPage: XmlElement | undefined; readonly uris: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="conference-state-type">: user-count?, active?, locked?, any ##other *
 */
export interface ConferenceState { readonly userCount: XmlElement | undefined; readonly active: XmlElement | undefined; readonly locked: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="conference-media-type">: entry+
 */
export interface ConferenceMedia { readonly entries: readonly XmlElement[] }
/**
 * <xs:complexType name="conference-medium-type">: display-text?, type, status?, any ##other *
 */
export interface ConferenceMedium { readonly displayText: XmlElement | undefined; readonly type: XmlElement; readonly status: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="uris-type">: entry+
 */
export interface Uris { readonly entries: readonly XmlElement[] }
/**
 * <xs:complexType name="uri-type">: uri, display-text?, purpose?, modified?, any ##other *
 */
export interface Uri { readonly uri: XmlElement; readonly displayText: XmlElement | undefined; readonly purpose: XmlElement | undefined; readonly modified: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="users-type">: user*, any ##other *
 */
export interface Users { readonly users: readonly XmlElement[]; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="user-type">: display-text?, associated-aors?, roles?, languages?, cascaded-focus?,
 * endpoint*, any ##other *
 */
export interface User { readonly displayText: XmlElement | undefined; readonly associatedAors: XmlElement | undefined; readonly roles: XmlElement | undefined; readonly languages: XmlElement | undefined; readonly cascadedFocus: XmlElement | undefined; readonly endpoints: readonly XmlElement[]; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="user-roles-type">: entry+
 */
export interface UserRoles { readonly entries: readonly XmlElement[] }
/**
 * <xs:complexType name="endpoint-type">: display-text?, referred?, status?, joining-method?, joining-info?,
 * disconnection-method?, disconnection-info?, media*, call-info?, any ##other *
 */
export interface Endpoint { readonly displayText: XmlElement | undefined; readonly referred: XmlElement | undefined; readonly status: XmlElement | undefined; readonly joiningMethod: XmlElement | undefined; readonly joiningInfo: XmlElement | undefined; readonly disconnectionMethod: XmlElement | undefined; readonly disconnectionInfo: XmlElement | undefined; readonly media: readonly XmlElement[]; readonly callInfo: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="execution-type">: when?, reason?, by?
 */
export interface Execution { readonly when: XmlElement | undefined; readonly reason: XmlElement | undefined; readonly by: XmlElement | undefined }
/**
 * <xs:complexType name="call-type">: sip | any ##other *
 * Repaired: both may stand there; one reader for both is simpler, and nothing is lost.
 */
export interface Call { readonly sip: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="sip-dialog-id-type">: display-text?, call-id, from-tag, to-tag, any ##other *
 */
export interface SipDialogId { readonly displayText: XmlElement | undefined; readonly callId: XmlElement; readonly fromTag: XmlElement; readonly toTag: XmlElement; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="media-type">: display-text?, type?, label?, src-id?, status?, any ##other *
 */
export interface Media { readonly displayText: XmlElement | undefined; readonly type: XmlElement | undefined; readonly label: XmlElement | undefined; readonly srcId: XmlElement | undefined; readonly status: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="sidebars-by-val-type">: entry*
 */
export interface SidebarsByVal { readonly entries: readonly XmlElement[] }

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "C:conference-description", // 57344
  "C:host-info", // 57345
  "C:conference-state", // 57346
  "C:users", // 57347
  "C:sidebars-by-ref", // 57348
  "C:sidebars-by-val", // 57349
  "##other", // 57350
  "C:display-text", // 57351
  "C:subject", // 57352
  "C:free-text", // 57353
  "C:keywords", // 57354
  "C:conf-uris", // 57355
  "C:service-uris", // 57356
  "C:maximum-user-count", // 57357
  "C:available-media", // 57358
  "C:web-page", // 57359
  "C:uris", // 57360
  "C:user-count", // 57361
  "C:active", // 57362
  "C:locked", // 57363
  "C:entry", // 57364
  "C:type", // 57365
  "C:status", // 57366
  "C:uri", // 57367
  "C:purpose", // 57368
  "C:modified", // 57369
  "C:user", // 57370
  "C:associated-aors", // 57371
  "C:roles", // 57372
  "C:languages", // 57373
  "C:cascaded-focus", // 57374
  "C:endpoint", // 57375
  "C:referred", // 57376
  "C:joining-method", // 57377
  "C:joining-info", // 57378
  "C:disconnection-method", // 57379
  "C:disconnection-info", // 57380
  "C:media", // 57381
  "C:call-info", // 57382
  "C:when", // 57383
  "C:reason", // 57384
  "C:by", // 57385
  "C:sip", // 57386
  "C:call-id", // 57387
  "C:from-tag", // 57388
  "C:to-tag", // 57389
  "C:label", // 57390
  "C:src-id", // 57391
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["conferenceMedia", "C:entry"],
  ["conferenceMedium", "C:display-text or C:type"],
  ["uris", "C:entry"],
  ["uri", "C:uri"],
  ["userRoles", "C:entry"],
  ["sipDialogId", "C:display-text or C:call-id"],
  ["sipDialogId", "C:from-tag"],
  ["sipDialogId", "C:to-tag"],
  ["conference", "end of input"],
  ["conferenceDescription", "end of input"],
  ["host", "end of input"],
  ["conferenceState", "end of input"],
  ["conferenceMedia", "end of input"],
  ["conferenceMedium", "end of input"],
  ["uris", "end of input"],
  ["uri", "end of input"],
  ["users", "end of input"],
  ["user", "end of input"],
  ["userRoles", "end of input"],
  ["endpoint", "end of input"],
  ["execution", "end of input"],
  ["call", "end of input"],
  ["sipDialogId", "end of input"],
  ["media", "end of input"],
  ["sidebarsByVal", "end of input"],
];

export const conference: $.EventEntry<XmlElement, Conference> = /* @__PURE__ */ $.eventEntry(
  "conference",
  $sites,
  8,
  "\ue000\ue001\ue002\ue003\ue004\ue005\ue006",
  (s, v, i) => {
    const value = conference$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const conferenceDescription: $.EventEntry<XmlElement, ConferenceDescription> = /* @__PURE__ */ $.eventEntry(
  "conferenceDescription",
  $sites,
  9,
  "\ue007\ue008\ue009\ue00a\ue00b\ue00c\ue00d\ue00e\ue006",
  (s, v, i) => {
    const value = conferenceDescription$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const host: $.EventEntry<XmlElement, Host> = /* @__PURE__ */ $.eventEntry(
  "host",
  $sites,
  10,
  "\ue007\ue00f\ue010\ue006",
  (s, v, i) => {
    const value = host$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const conferenceState: $.EventEntry<XmlElement, ConferenceState> = /* @__PURE__ */ $.eventEntry(
  "conferenceState",
  $sites,
  11,
  "\ue011\ue012\ue013\ue006",
  (s, v, i) => {
    const value = conferenceState$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const conferenceMedia: $.EventEntry<XmlElement, ConferenceMedia> = /* @__PURE__ */ $.eventEntry(
  "conferenceMedia",
  $sites,
  12,
  "\ue014",
  (s, v, i) => {
    const value = conferenceMedia$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const conferenceMedium: $.EventEntry<XmlElement, ConferenceMedium> = /* @__PURE__ */ $.eventEntry(
  "conferenceMedium",
  $sites,
  13,
  "\ue007\ue015\ue016\ue006",
  (s, v, i) => {
    const value = conferenceMedium$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const uris: $.EventEntry<XmlElement, Uris> = /* @__PURE__ */ $.eventEntry(
  "uris",
  $sites,
  14,
  "\ue014",
  (s, v, i) => {
    const value = uris$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const uri: $.EventEntry<XmlElement, Uri> = /* @__PURE__ */ $.eventEntry(
  "uri",
  $sites,
  15,
  "\ue017\ue007\ue018\ue019\ue006",
  (s, v, i) => {
    const value = uri$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const users: $.EventEntry<XmlElement, Users> = /* @__PURE__ */ $.eventEntry(
  "users",
  $sites,
  16,
  "\ue01a\ue006",
  (s, v, i) => {
    const value = users$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const user: $.EventEntry<XmlElement, User> = /* @__PURE__ */ $.eventEntry(
  "user",
  $sites,
  17,
  "\ue007\ue01b\ue01c\ue01d\ue01e\ue01f\ue006",
  (s, v, i) => {
    const value = user$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const userRoles: $.EventEntry<XmlElement, UserRoles> = /* @__PURE__ */ $.eventEntry(
  "userRoles",
  $sites,
  18,
  "\ue014",
  (s, v, i) => {
    const value = userRoles$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const endpoint: $.EventEntry<XmlElement, Endpoint> = /* @__PURE__ */ $.eventEntry(
  "endpoint",
  $sites,
  19,
  "\ue007\ue020\ue016\ue021\ue022\ue023\ue024\ue025\ue026\ue006",
  (s, v, i) => {
    const value = endpoint$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const execution: $.EventEntry<XmlElement, Execution> = /* @__PURE__ */ $.eventEntry(
  "execution",
  $sites,
  20,
  "\ue027\ue028\ue029",
  (s, v, i) => {
    const value = execution$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const call: $.EventEntry<XmlElement, Call> = /* @__PURE__ */ $.eventEntry(
  "call",
  $sites,
  21,
  "\ue02a\ue006",
  (s, v, i) => {
    const value = call$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const sipDialogId: $.EventEntry<XmlElement, SipDialogId> = /* @__PURE__ */ $.eventEntry(
  "sipDialogId",
  $sites,
  22,
  "\ue007\ue02b\ue02c\ue02d\ue006",
  (s, v, i) => {
    const value = sipDialogId$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const media: $.EventEntry<XmlElement, Media> = /* @__PURE__ */ $.eventEntry(
  "media",
  $sites,
  23,
  "\ue007\ue015\ue02e\ue02f\ue016\ue006",
  (s, v, i) => {
    const value = media$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const sidebarsByVal: $.EventEntry<XmlElement, SidebarsByVal> = /* @__PURE__ */ $.eventEntry(
  "sidebarsByVal",
  $sites,
  24,
  "\ue014",
  (s, v, i) => {
    const value = sidebarsByVal$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function conference$events(s: string, v: readonly XmlElement[], i: number): Conference {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57344) {
    value0 = v[i++]!;
  }
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57345) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57346) {
    value4 = v[i++]!;
  }
  let value6: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57347) {
    value6 = v[i++]!;
  }
  let value8: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57348) {
    value8 = v[i++]!;
  }
  let value10: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57349) {
    value10 = v[i++]!;
  }
  const list12: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57350) {
    list12.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held14 = { description: value0, hostInfo: value2, conferenceState: value4, users: value6, sidebarsByRef: value8, sidebarsByVal: value10, extensions: list12 };
  $end = i;
  return held14;
}

function conferenceDescription$events(s: string, v: readonly XmlElement[], i: number): ConferenceDescription {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57351) {
    value0 = v[i++]!;
  }
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57352) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57353) {
    value4 = v[i++]!;
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
  let value10: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57356) {
    value10 = v[i++]!;
  }
  let value12: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57357) {
    value12 = v[i++]!;
  }
  let value14: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57358) {
    value14 = v[i++]!;
  }
  const list16: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57350) {
    list16.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held18 = { displayText: value0, subject: value2, freeText: value4, keywords: value6, confUris: value8, serviceUris: value10, maximumUserCount: value12, availableMedia: value14, extensions: list16 };
  $end = i;
  return held18;
}

function host$events(s: string, v: readonly XmlElement[], i: number): Host {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57351) {
    value0 = v[i++]!;
  }
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57359) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57360) {
    value4 = v[i++]!;
  }
  const list6: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57350) {
    list6.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held8 = { displayText: value0, webPage: value2, uris: value4, extensions: list6 };
  $end = i;
  return held8;
}

function conferenceState$events(s: string, v: readonly XmlElement[], i: number): ConferenceState {
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
  const list6: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57350) {
    list6.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held8 = { userCount: value0, active: value2, locked: value4, extensions: list6 };
  $end = i;
  return held8;
}

function conferenceMedia$events(s: string, v: readonly XmlElement[], i: number): ConferenceMedia {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57364) $.fail(i, 0);
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  } while (c === 57364);
  const held2 = { entries: list0 };
  $end = i;
  return held2;
}

function conferenceMedium$events(s: string, v: readonly XmlElement[], i: number): ConferenceMedium {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57351) {
    value0 = v[i++]!;
  }
  c = $.unitAt(s, i);
  if (c !== 57365) $.fail(i, 1);
  const event2 = v[i++]!;
  let value3: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57366) {
    value3 = v[i++]!;
  }
  const list5: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57350) {
    list5.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held7 = { displayText: value0, type: event2, status: value3, extensions: list5 };
  $end = i;
  return held7;
}

function uris$events(s: string, v: readonly XmlElement[], i: number): Uris {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57364) $.fail(i, 2);
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  } while (c === 57364);
  const held2 = { entries: list0 };
  $end = i;
  return held2;
}

function uri$events(s: string, v: readonly XmlElement[], i: number): Uri {
  let c = $.unitAt(s, i);
  if (c !== 57367) $.fail(i, 3);
  const event0 = v[i++]!;
  let value1: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57351) {
    value1 = v[i++]!;
  }
  let value3: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57368) {
    value3 = v[i++]!;
  }
  let value5: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57369) {
    value5 = v[i++]!;
  }
  const list7: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57350) {
    list7.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held9 = { uri: event0, displayText: value1, purpose: value3, modified: value5, extensions: list7 };
  $end = i;
  return held9;
}

function users$events(s: string, v: readonly XmlElement[], i: number): Users {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57370) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const list2: (XmlElement)[] = [];
  while (c === 57350) {
    list2.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held4 = { users: list0, extensions: list2 };
  $end = i;
  return held4;
}

function user$events(s: string, v: readonly XmlElement[], i: number): User {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57351) {
    value0 = v[i++]!;
  }
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57371) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57372) {
    value4 = v[i++]!;
  }
  let value6: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57373) {
    value6 = v[i++]!;
  }
  let value8: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57374) {
    value8 = v[i++]!;
  }
  const list10: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57375) {
    list10.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const list12: (XmlElement)[] = [];
  while (c === 57350) {
    list12.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held14 = { displayText: value0, associatedAors: value2, roles: value4, languages: value6, cascadedFocus: value8, endpoints: list10, extensions: list12 };
  $end = i;
  return held14;
}

function userRoles$events(s: string, v: readonly XmlElement[], i: number): UserRoles {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57364) $.fail(i, 4);
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  } while (c === 57364);
  const held2 = { entries: list0 };
  $end = i;
  return held2;
}

function endpoint$events(s: string, v: readonly XmlElement[], i: number): Endpoint {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57351) {
    value0 = v[i++]!;
  }
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57376) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57366) {
    value4 = v[i++]!;
  }
  let value6: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57377) {
    value6 = v[i++]!;
  }
  let value8: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57378) {
    value8 = v[i++]!;
  }
  let value10: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57379) {
    value10 = v[i++]!;
  }
  let value12: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57380) {
    value12 = v[i++]!;
  }
  const list14: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57381) {
    list14.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  let value16: XmlElement | undefined;
  if (c === 57382) {
    value16 = v[i++]!;
  }
  const list18: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57350) {
    list18.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held20 = { displayText: value0, referred: value2, status: value4, joiningMethod: value6, joiningInfo: value8, disconnectionMethod: value10, disconnectionInfo: value12, media: list14, callInfo: value16, extensions: list18 };
  $end = i;
  return held20;
}

function execution$events(s: string, v: readonly XmlElement[], i: number): Execution {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57383) {
    value0 = v[i++]!;
  }
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57384) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57385) {
    value4 = v[i++]!;
  }
  const held6 = { when: value0, reason: value2, by: value4 };
  $end = i;
  return held6;
}

function call$events(s: string, v: readonly XmlElement[], i: number): Call {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57386) {
    value0 = v[i++]!;
  }
  const list2: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57350) {
    list2.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held4 = { sip: value0, extensions: list2 };
  $end = i;
  return held4;
}

function sipDialogId$events(s: string, v: readonly XmlElement[], i: number): SipDialogId {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57351) {
    value0 = v[i++]!;
  }
  c = $.unitAt(s, i);
  if (c !== 57387) $.fail(i, 5);
  const event2 = v[i++]!;
  c = $.unitAt(s, i);
  if (c !== 57388) $.fail(i, 6);
  const event3 = v[i++]!;
  c = $.unitAt(s, i);
  if (c !== 57389) $.fail(i, 7);
  const event4 = v[i++]!;
  const list5: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57350) {
    list5.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held7 = { displayText: value0, callId: event2, fromTag: event3, toTag: event4, extensions: list5 };
  $end = i;
  return held7;
}

function media$events(s: string, v: readonly XmlElement[], i: number): Media {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57351) {
    value0 = v[i++]!;
  }
  let value2: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57365) {
    value2 = v[i++]!;
  }
  let value4: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57390) {
    value4 = v[i++]!;
  }
  let value6: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57391) {
    value6 = v[i++]!;
  }
  let value8: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57366) {
    value8 = v[i++]!;
  }
  const list10: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57350) {
    list10.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held12 = { displayText: value0, type: value2, label: value4, srcId: value6, status: value8, extensions: list10 };
  $end = i;
  return held12;
}

function sidebarsByVal$events(s: string, v: readonly XmlElement[], i: number): SidebarsByVal {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57364) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { entries: list0 };
  $end = i;
  return held2;
}
