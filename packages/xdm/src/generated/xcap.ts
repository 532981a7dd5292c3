// Generated from xcap.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 4f10c8b9d35cc58e413fbe02a5144112c6ba188f396db9358f8d6815d872033f
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * <xs:element name="xcap-diff">: (document | element | attribute)*, any ##other *
 */
export interface XcapDiff { readonly changes: readonly XmlElement[]; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="documentType">: body-not-changed | (add | remove | replace | any ##other)*, or nothing
 */
export type Document = { readonly bodyNotChanged: XmlElement } | { readonly patches: readonly XmlElement[] };
/**
 * <xs:element name="xcap-error">: error-element, or what is substituted for it
 */
export interface XcapError { readonly error: XmlElement }
/**
 * <xs:element name="not-well-formed"> and others with nothing but a phrase: empty
 * Extended: what another schema adds is kept.
 */
export interface Phrased { readonly extensions: readonly XmlElement[] }
/**
 * <xs:element name="no-parent">: ancestor?
 */
export interface NoParent { readonly ancestor: XmlElement | undefined }
/**
 * <xs:element name="uniqueness-failure">: exists+
 */
export interface UniquenessFailure { readonly exists: readonly XmlElement[] }
/**
 * <xs:element name="exists">: alt-value*
 */
export interface Exists { readonly altValues: readonly XmlElement[] }
/**
 * <xs:element name="extension">: any ##any *
 */
export interface Extension { readonly elements: readonly XmlElement[] }
/**
 * <xs:element name="xcap-caps">: auids, extensions?, namespaces, any ##other *
 */
export interface XcapCaps { readonly auids: XmlElement; readonly extensionNames: XmlElement | undefined; readonly namespaces: XmlElement; readonly extensions: readonly XmlElement[] }
/**
 * <xs:element name="auids">: auid*
 */
export interface Auids { readonly auids: readonly XmlElement[] }
/**
 * <xs:element name="extensions">: extension*
 */
export interface Extensions { readonly extensionNames: readonly XmlElement[] }
/**
 * <xs:element name="namespaces">: namespace*
 */
export interface Namespaces { readonly namespaces: readonly XmlElement[] }

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "D:document", // 57344
  "D:element", // 57345
  "D:attribute", // 57346
  "##other", // 57347
  "D:body-not-changed", // 57348
  "D:add", // 57349
  "D:remove", // 57350
  "D:replace", // 57351
  "E:extension", // 57352
  "E:schema-validation-error", // 57353
  "E:not-xml-frag", // 57354
  "E:no-parent", // 57355
  "E:cannot-insert", // 57356
  "E:not-xml-att-value", // 57357
  "E:uniqueness-failure", // 57358
  "E:not-well-formed", // 57359
  "E:constraint-failure", // 57360
  "E:cannot-delete", // 57361
  "E:not-utf-8", // 57362
  "E:ancestor", // 57363
  "E:exists", // 57364
  "E:alt-value", // 57365
  "##any", // 57366
  "K:auids", // 57367
  "K:extensions", // 57368
  "K:namespaces", // 57369
  "K:auid", // 57370
  "K:extension", // 57371
  "K:namespace", // 57372
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["xcapError", "E:extension or E:schema-validation-error or E:not-xml-frag or E:no-parent or E:cannot-insert or E:not-xml-att-value or E:uniqueness-failure or E:not-well-formed or E:constraint-failure or E:cannot-delete or E:not-utf-8"],
  ["uniquenessFailure", "E:exists"],
  ["xcapCaps", "K:auids"],
  ["xcapCaps", "K:extensions or K:namespaces"],
  ["xcapDiff", "end of input"],
  ["document", "end of input"],
  ["xcapError", "end of input"],
  ["phrased", "end of input"],
  ["noParent", "end of input"],
  ["uniquenessFailure", "end of input"],
  ["exists", "end of input"],
  ["extension", "end of input"],
  ["xcapCaps", "end of input"],
  ["auids", "end of input"],
  ["extensions", "end of input"],
  ["namespaces", "end of input"],
];

export const xcapDiff: $.EventEntry<XmlElement, XcapDiff> = /* @__PURE__ */ $.eventEntry(
  "xcapDiff",
  $sites,
  4,
  "\ue000\ue001\ue002\ue003",
  (s, v, i) => {
    const value = xcapDiff$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const document: $.EventEntry<XmlElement, Document> = /* @__PURE__ */ $.eventEntry(
  "document",
  $sites,
  5,
  "\ue004\ue005\ue006\ue007\ue003",
  (s, v, i) => {
    const value = document$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const xcapError: $.EventEntry<XmlElement, XcapError> = /* @__PURE__ */ $.eventEntry(
  "xcapError",
  $sites,
  6,
  "\ue008\ue009\ue00a\ue00b\ue00c\ue00d\ue00e\ue00f\ue010\ue011\ue012",
  (s, v, i) => {
    const value = xcapError$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const phrased: $.EventEntry<XmlElement, Phrased> = /* @__PURE__ */ $.eventEntry(
  "phrased",
  $sites,
  7,
  "\ue003",
  (s, v, i) => {
    const value = phrased$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const noParent: $.EventEntry<XmlElement, NoParent> = /* @__PURE__ */ $.eventEntry(
  "noParent",
  $sites,
  8,
  "\ue013",
  (s, v, i) => {
    const value = noParent$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const uniquenessFailure: $.EventEntry<XmlElement, UniquenessFailure> = /* @__PURE__ */ $.eventEntry(
  "uniquenessFailure",
  $sites,
  9,
  "\ue014",
  (s, v, i) => {
    const value = uniquenessFailure$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const exists: $.EventEntry<XmlElement, Exists> = /* @__PURE__ */ $.eventEntry(
  "exists",
  $sites,
  10,
  "\ue015",
  (s, v, i) => {
    const value = exists$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const extension: $.EventEntry<XmlElement, Extension> = /* @__PURE__ */ $.eventEntry(
  "extension",
  $sites,
  11,
  "\ue016",
  (s, v, i) => {
    const value = extension$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const xcapCaps: $.EventEntry<XmlElement, XcapCaps> = /* @__PURE__ */ $.eventEntry(
  "xcapCaps",
  $sites,
  12,
  "\ue017\ue018\ue019\ue003",
  (s, v, i) => {
    const value = xcapCaps$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const auids: $.EventEntry<XmlElement, Auids> = /* @__PURE__ */ $.eventEntry(
  "auids",
  $sites,
  13,
  "\ue01a",
  (s, v, i) => {
    const value = auids$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const extensions: $.EventEntry<XmlElement, Extensions> = /* @__PURE__ */ $.eventEntry(
  "extensions",
  $sites,
  14,
  "\ue01b",
  (s, v, i) => {
    const value = extensions$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const namespaces: $.EventEntry<XmlElement, Namespaces> = /* @__PURE__ */ $.eventEntry(
  "namespaces",
  $sites,
  15,
  "\ue01c",
  (s, v, i) => {
    const value = namespaces$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function xcapDiff$events(s: string, v: readonly XmlElement[], i: number): XcapDiff {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c >= 57344 && c <= 57346) {
    let value1: XmlElement;
    if (c === 57344) {
      value1 = v[i++]!;
    } else if (c === 57345) {
      value1 = v[i++]!;
    } else {
      value1 = v[i++]!;
    }
    list0.push(value1);
    c = $.unitAt(s, i);
  }
  const list5: (XmlElement)[] = [];
  while (c === 57347) {
    list5.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held7 = { changes: list0, extensions: list5 };
  $end = i;
  return held7;
}

function document$events(s: string, v: readonly XmlElement[], i: number): Document {
  let c = $.unitAt(s, i);
  let value0: Document;
  if (c === 57348) {
    value0 = { bodyNotChanged: v[i++]! };
  } else {
    const list2: (XmlElement)[] = [];
    while (c === 57347 || (c >= 57349 && c <= 57351)) {
      let value3: XmlElement;
      if (c === 57349) {
        value3 = v[i++]!;
      } else if (c === 57350) {
        value3 = v[i++]!;
      } else if (c === 57351) {
        value3 = v[i++]!;
      } else {
        value3 = v[i++]!;
      }
      list2.push(value3);
      c = $.unitAt(s, i);
    }
    value0 = { patches: list2 };
  }
  $end = i;
  return value0;
}

function xcapError$events(s: string, v: readonly XmlElement[], i: number): XcapError {
  let c = $.unitAt(s, i);
  let value0: XmlElement;
  if (c === 57352) {
    value0 = v[i++]!;
  } else if (c === 57353) {
    value0 = v[i++]!;
  } else if (c === 57354) {
    value0 = v[i++]!;
  } else if (c === 57355) {
    value0 = v[i++]!;
  } else if (c === 57356) {
    value0 = v[i++]!;
  } else if (c === 57357) {
    value0 = v[i++]!;
  } else if (c === 57358) {
    value0 = v[i++]!;
  } else if (c === 57359) {
    value0 = v[i++]!;
  } else if (c === 57360) {
    value0 = v[i++]!;
  } else if (c === 57361) {
    value0 = v[i++]!;
  } else {
    if (c !== 57362) $.fail(i, 0);
    value0 = v[i++]!;
  }
  const held12 = { error: value0 };
  $end = i;
  return held12;
}

function phrased$events(s: string, v: readonly XmlElement[], i: number): Phrased {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57347) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { extensions: list0 };
  $end = i;
  return held2;
}

function noParent$events(s: string, v: readonly XmlElement[], i: number): NoParent {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57363) {
    value0 = v[i++]!;
  }
  const held2 = { ancestor: value0 };
  $end = i;
  return held2;
}

function uniquenessFailure$events(s: string, v: readonly XmlElement[], i: number): UniquenessFailure {
  let c = 0;
  const list0: (XmlElement)[] = [];
  do {
    c = $.unitAt(s, i);
    if (c !== 57364) $.fail(i, 1);
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  } while (c === 57364);
  const held2 = { exists: list0 };
  $end = i;
  return held2;
}

function exists$events(s: string, v: readonly XmlElement[], i: number): Exists {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57365) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { altValues: list0 };
  $end = i;
  return held2;
}

function extension$events(s: string, v: readonly XmlElement[], i: number): Extension {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57366) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { elements: list0 };
  $end = i;
  return held2;
}

function xcapCaps$events(s: string, v: readonly XmlElement[], i: number): XcapCaps {
  let c = $.unitAt(s, i);
  if (c !== 57367) $.fail(i, 2);
  const event0 = v[i++]!;
  let value1: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57368) {
    value1 = v[i++]!;
  }
  c = $.unitAt(s, i);
  if (c !== 57369) $.fail(i, 3);
  const event3 = v[i++]!;
  const list4: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57347) {
    list4.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held6 = { auids: event0, extensionNames: value1, namespaces: event3, extensions: list4 };
  $end = i;
  return held6;
}

function auids$events(s: string, v: readonly XmlElement[], i: number): Auids {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57370) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { auids: list0 };
  $end = i;
  return held2;
}

function extensions$events(s: string, v: readonly XmlElement[], i: number): Extensions {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57371) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { extensionNames: list0 };
  $end = i;
  return held2;
}

function namespaces$events(s: string, v: readonly XmlElement[], i: number): Namespaces {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57372) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { namespaces: list0 };
  $end = i;
  return held2;
}
