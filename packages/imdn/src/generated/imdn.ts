// Generated from imdn.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: e21da0b7942cf371e3297309d2cfe3d0934f7fae4d0e26e4f09c0e34e0540025
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * <element name="imdn">: message-id, datetime, recipient-uri and the others, a notification, imdnExtension
 * Repaired: datetime may be missing, since messages without it are sent. recipient-uri,
 * original-recipient-uri and subject may each be missing: the schema takes the first two together or
 * neither, sections 11.1.3 to 11.1.5 say that each is optional.
 */
export interface Imdn { readonly messageId: XmlElement; readonly dateTime: XmlElement | undefined; readonly recipientUri: XmlElement | undefined; readonly originalRecipientUri: XmlElement | undefined; readonly subject: XmlElement | undefined; readonly notification: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <define name="deliveryNotification">
 */
export interface DeliveryNotification { readonly status: XmlElement }
/**
 * <define name="processingNotification">
 */
export interface ProcessingNotification { readonly status: XmlElement }
/**
 * <define name="displayNotification">
 */
export interface DisplayNotification { readonly status: XmlElement }
/**
 * deliveryNotification: <element name="status">: delivered | failed | commonDispositionStatus,
 * then deliveryExtension.
 * Repaired here and below: an extension may stand alone, as section 11.1.7 says.
 */
export type DeliveryStatus = { readonly status: XmlElement; readonly extensions: readonly XmlElement[] } | { readonly extensions: readonly XmlElement[] };
/**
 * processingNotification: <element name="status">: processed | stored | commonDispositionStatus,
 * then processingExtension.
 */
export type ProcessingStatus = { readonly status: XmlElement; readonly extensions: readonly XmlElement[] } | { readonly extensions: readonly XmlElement[] };
/**
 * displayNotification: <element name="status">: displayed | commonDispositionStatus, then
 * displayExtension.
 */
export type DisplayStatus = { readonly status: XmlElement; readonly extensions: readonly XmlElement[] } | { readonly extensions: readonly XmlElement[] };

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "I:message-id", // 57344
  "I:datetime", // 57345
  "I:recipient-uri", // 57346
  "I:original-recipient-uri", // 57347
  "I:subject", // 57348
  "I:delivery-notification", // 57349
  "I:processing-notification", // 57350
  "I:display-notification", // 57351
  "##other", // 57352
  "I:status", // 57353
  "I:delivered", // 57354
  "I:failed", // 57355
  "I:forbidden", // 57356
  "I:error", // 57357
  "I:processed", // 57358
  "I:stored", // 57359
  "I:displayed", // 57360
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["imdn", "I:message-id"],
  ["deliveryNotification", "I:status"],
  ["processingNotification", "I:status"],
  ["displayNotification", "I:status"],
  ["deliveryStatus", "##other or I:delivered or I:failed or I:forbidden or I:error"],
  ["processingStatus", "##other or I:forbidden or I:error or I:processed or I:stored"],
  ["displayStatus", "##other or I:forbidden or I:error or I:displayed"],
  ["imdn", "end of input"],
  ["deliveryNotification", "end of input"],
  ["processingNotification", "end of input"],
  ["displayNotification", "end of input"],
  ["deliveryStatus", "end of input"],
  ["processingStatus", "end of input"],
  ["displayStatus", "end of input"],
];

export const imdn: $.EventEntry<XmlElement, Imdn> = /* @__PURE__ */ $.eventEntry(
  "imdn",
  $sites,
  7,
  "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008",
  (s, v, i) => {
    const value = imdn$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const deliveryNotification: $.EventEntry<XmlElement, DeliveryNotification> = /* @__PURE__ */ $.eventEntry(
  "deliveryNotification",
  $sites,
  8,
  "\ue009",
  (s, v, i) => {
    const value = deliveryNotification$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const processingNotification: $.EventEntry<XmlElement, ProcessingNotification> = /* @__PURE__ */ $.eventEntry(
  "processingNotification",
  $sites,
  9,
  "\ue009",
  (s, v, i) => {
    const value = processingNotification$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const displayNotification: $.EventEntry<XmlElement, DisplayNotification> = /* @__PURE__ */ $.eventEntry(
  "displayNotification",
  $sites,
  10,
  "\ue009",
  (s, v, i) => {
    const value = displayNotification$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const deliveryStatus: $.EventEntry<XmlElement, DeliveryStatus> = /* @__PURE__ */ $.eventEntry(
  "deliveryStatus",
  $sites,
  11,
  "\ue00a\ue00b\ue00c\ue00d\ue008",
  (s, v, i) => {
    const value = deliveryStatus$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const processingStatus: $.EventEntry<XmlElement, ProcessingStatus> = /* @__PURE__ */ $.eventEntry(
  "processingStatus",
  $sites,
  12,
  "\ue00e\ue00f\ue00c\ue00d\ue008",
  (s, v, i) => {
    const value = processingStatus$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const displayStatus: $.EventEntry<XmlElement, DisplayStatus> = /* @__PURE__ */ $.eventEntry(
  "displayStatus",
  $sites,
  13,
  "\ue010\ue00c\ue00d\ue008",
  (s, v, i) => {
    const value = displayStatus$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function imdn$events(s: string, v: readonly XmlElement[], i: number): Imdn {
  let c = $.unitAt(s, i);
  if (c !== 57344) $.fail(i, 0);
  const event0 = v[i++]!;
  let value1: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57345) {
    value1 = v[i++]!;
  }
  let value3: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57346) {
    value3 = v[i++]!;
  }
  let value5: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57347) {
    value5 = v[i++]!;
  }
  let value7: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57348) {
    value7 = v[i++]!;
  }
  let value9: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c >= 57349 && c <= 57351) {
    let value10: XmlElement;
    if (c === 57349) {
      value10 = v[i++]!;
    } else if (c === 57350) {
      value10 = v[i++]!;
    } else {
      value10 = v[i++]!;
    }
    value9 = value10;
  }
  const list14: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57352) {
    list14.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held16 = { messageId: event0, dateTime: value1, recipientUri: value3, originalRecipientUri: value5, subject: value7, notification: value9, extensions: list14 };
  $end = i;
  return held16;
}

function deliveryNotification$events(s: string, v: readonly XmlElement[], i: number): DeliveryNotification {
  let c = $.unitAt(s, i);
  if (c !== 57353) $.fail(i, 1);
  const held1 = { status: v[i++]! };
  $end = i;
  return held1;
}

function processingNotification$events(s: string, v: readonly XmlElement[], i: number): ProcessingNotification {
  let c = $.unitAt(s, i);
  if (c !== 57353) $.fail(i, 2);
  const held1 = { status: v[i++]! };
  $end = i;
  return held1;
}

function displayNotification$events(s: string, v: readonly XmlElement[], i: number): DisplayNotification {
  let c = $.unitAt(s, i);
  if (c !== 57353) $.fail(i, 3);
  const held1 = { status: v[i++]! };
  $end = i;
  return held1;
}

function deliveryStatus$events(s: string, v: readonly XmlElement[], i: number): DeliveryStatus {
  let c = $.unitAt(s, i);
  let value0: DeliveryStatus;
  if (c >= 57354 && c <= 57357) {
    let value1: XmlElement;
    if (c === 57354) {
      value1 = v[i++]!;
    } else if (c === 57355) {
      value1 = v[i++]!;
    } else if (c === 57356) {
      value1 = v[i++]!;
    } else {
      value1 = v[i++]!;
    }
    const list6: (XmlElement)[] = [];
    c = $.unitAt(s, i);
    while (c === 57352) {
      list6.push(v[i++]!);
      c = $.unitAt(s, i);
    }
    value0 = { status: value1, extensions: list6 };
  } else {
    const list8: (XmlElement)[] = [];
    do {
      c = $.unitAt(s, i);
      if (c !== 57352) $.fail(i, 4);
      list8.push(v[i++]!);
      c = $.unitAt(s, i);
    } while (c === 57352);
    value0 = { extensions: list8 };
  }
  $end = i;
  return value0;
}

function processingStatus$events(s: string, v: readonly XmlElement[], i: number): ProcessingStatus {
  let c = $.unitAt(s, i);
  let value0: ProcessingStatus;
  if (c >= 57356 && c <= 57359) {
    let value1: XmlElement;
    if (c === 57358) {
      value1 = v[i++]!;
    } else if (c === 57359) {
      value1 = v[i++]!;
    } else if (c === 57356) {
      value1 = v[i++]!;
    } else {
      value1 = v[i++]!;
    }
    const list6: (XmlElement)[] = [];
    c = $.unitAt(s, i);
    while (c === 57352) {
      list6.push(v[i++]!);
      c = $.unitAt(s, i);
    }
    value0 = { status: value1, extensions: list6 };
  } else {
    const list8: (XmlElement)[] = [];
    do {
      c = $.unitAt(s, i);
      if (c !== 57352) $.fail(i, 5);
      list8.push(v[i++]!);
      c = $.unitAt(s, i);
    } while (c === 57352);
    value0 = { extensions: list8 };
  }
  $end = i;
  return value0;
}

function displayStatus$events(s: string, v: readonly XmlElement[], i: number): DisplayStatus {
  let c = $.unitAt(s, i);
  let value0: DisplayStatus;
  if ((c >= 57356 && c <= 57357) || c === 57360) {
    let value1: XmlElement;
    if (c === 57360) {
      value1 = v[i++]!;
    } else if (c === 57356) {
      value1 = v[i++]!;
    } else {
      value1 = v[i++]!;
    }
    const list5: (XmlElement)[] = [];
    c = $.unitAt(s, i);
    while (c === 57352) {
      list5.push(v[i++]!);
      c = $.unitAt(s, i);
    }
    value0 = { status: value1, extensions: list5 };
  } else {
    const list7: (XmlElement)[] = [];
    do {
      c = $.unitAt(s, i);
      if (c !== 57352) $.fail(i, 6);
      list7.push(v[i++]!);
      c = $.unitAt(s, i);
    } while (c === 57352);
    value0 = { extensions: list7 };
  }
  $end = i;
  return value0;
}
