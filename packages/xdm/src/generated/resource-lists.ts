// Generated from resource-lists.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 6429210132f12c304b792211a2e1b730896d14fe1536a40d7759c1b2d41f54a6
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * <xs:element name="resource-lists">: list*
 */
export interface ResourceLists { readonly lists: readonly XmlElement[] }
/**
 * <xs:complexType name="listType">: display-name?, (list | external | entry | entry-ref)*, any ##other *
 */
export interface List { readonly displayName: XmlElement | undefined; readonly items: readonly XmlElement[]; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="entryType">: display-name?, any ##other *
 */
export interface Entry { readonly displayName: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="entry-refType">: display-name?, any ##other *
 */
export interface EntryRef { readonly displayName: XmlElement | undefined; readonly extensions: readonly XmlElement[] }
/**
 * <xs:complexType name="externalType">: display-name?, any ##other *
 */
export interface External { readonly displayName: XmlElement | undefined; readonly extensions: readonly XmlElement[] }

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "R:list", // 57344
  "R:display-name", // 57345
  "R:external", // 57346
  "R:entry", // 57347
  "R:entry-ref", // 57348
  "##other", // 57349
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["resourceLists", "end of input"],
  ["list", "end of input"],
  ["entry", "end of input"],
  ["entryRef", "end of input"],
  ["external", "end of input"],
];

export const resourceLists: $.EventEntry<XmlElement, ResourceLists> = /* @__PURE__ */ $.eventEntry(
  "resourceLists",
  $sites,
  0,
  "\ue000",
  (s, v, i) => {
    const value = resourceLists$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const list: $.EventEntry<XmlElement, List> = /* @__PURE__ */ $.eventEntry(
  "list",
  $sites,
  1,
  "\ue001\ue000\ue002\ue003\ue004\ue005",
  (s, v, i) => {
    const value = list$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const entry: $.EventEntry<XmlElement, Entry> = /* @__PURE__ */ $.eventEntry(
  "entry",
  $sites,
  2,
  "\ue001\ue005",
  (s, v, i) => {
    const value = entry$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const entryRef: $.EventEntry<XmlElement, EntryRef> = /* @__PURE__ */ $.eventEntry(
  "entryRef",
  $sites,
  3,
  "\ue001\ue005",
  (s, v, i) => {
    const value = entryRef$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const external: $.EventEntry<XmlElement, External> = /* @__PURE__ */ $.eventEntry(
  "external",
  $sites,
  4,
  "\ue001\ue005",
  (s, v, i) => {
    const value = external$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function resourceLists$events(s: string, v: readonly XmlElement[], i: number): ResourceLists {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { lists: list0 };
  $end = i;
  return held2;
}

function list$events(s: string, v: readonly XmlElement[], i: number): List {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57345) {
    value0 = v[i++]!;
  }
  const list2: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344 || (c >= 57346 && c <= 57348)) {
    let value3: XmlElement;
    if (c === 57344) {
      value3 = v[i++]!;
    } else if (c === 57346) {
      value3 = v[i++]!;
    } else if (c === 57347) {
      value3 = v[i++]!;
    } else {
      value3 = v[i++]!;
    }
    list2.push(value3);
    c = $.unitAt(s, i);
  }
  const list8: (XmlElement)[] = [];
  while (c === 57349) {
    list8.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held10 = { displayName: value0, items: list2, extensions: list8 };
  $end = i;
  return held10;
}

function entry$events(s: string, v: readonly XmlElement[], i: number): Entry {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57345) {
    value0 = v[i++]!;
  }
  const list2: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57349) {
    list2.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held4 = { displayName: value0, extensions: list2 };
  $end = i;
  return held4;
}

function entryRef$events(s: string, v: readonly XmlElement[], i: number): EntryRef {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57345) {
    value0 = v[i++]!;
  }
  const list2: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57349) {
    list2.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held4 = { displayName: value0, extensions: list2 };
  $end = i;
  return held4;
}

function external$events(s: string, v: readonly XmlElement[], i: number): External {
  let c = 0;
  let value0: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57345) {
    value0 = v[i++]!;
  }
  const list2: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57349) {
    list2.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held4 = { displayName: value0, extensions: list2 };
  $end = i;
  return held4;
}
