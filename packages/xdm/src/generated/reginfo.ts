// Generated from reginfo.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 31712344f24b5b15368b0fbbbee6562a2fc74342a96ddd2a01a0217703f7d92e
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * <xs:element name="reginfo">: registration*, any ##other *
 */
export interface Reginfo { readonly registrations: readonly XmlElement[]; readonly extensions: readonly XmlElement[] }
/**
 * <xs:element name="registration">: contact*, any ##other *
 */
export interface Registration { readonly contacts: readonly XmlElement[]; readonly extensions: readonly XmlElement[] }
/**
 * <xs:element name="contact">: uri, display-name?, unknown-param*, any ##other *
 * RFC 5628 section 9: pub-gruu and temp-gruu are among the elements of other namespaces.
 */
export interface Contact { readonly uri: XmlElement; readonly displayName: XmlElement | undefined; readonly unknownParams: readonly XmlElement[]; readonly extras: readonly XmlElement[] }

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "R:registration", // 57344
  "##other", // 57345
  "R:contact", // 57346
  "R:uri", // 57347
  "R:display-name", // 57348
  "R:unknown-param", // 57349
  "G:pub-gruu", // 57350
  "G:temp-gruu", // 57351
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["contact", "R:uri"],
  ["reginfo", "end of input"],
  ["registration", "end of input"],
  ["contact", "end of input"],
];

export const reginfo: $.EventEntry<XmlElement, Reginfo> = /* @__PURE__ */ $.eventEntry(
  "reginfo",
  $sites,
  1,
  "\ue000\ue001",
  (s, v, i) => {
    const value = reginfo$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const registration: $.EventEntry<XmlElement, Registration> = /* @__PURE__ */ $.eventEntry(
  "registration",
  $sites,
  2,
  "\ue002\ue001",
  (s, v, i) => {
    const value = registration$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const contact: $.EventEntry<XmlElement, Contact> = /* @__PURE__ */ $.eventEntry(
  "contact",
  $sites,
  3,
  "\ue003\ue004\ue005\ue006\ue007\ue001",
  (s, v, i) => {
    const value = contact$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function reginfo$events(s: string, v: readonly XmlElement[], i: number): Reginfo {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57344) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const list2: (XmlElement)[] = [];
  while (c === 57345) {
    list2.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held4 = { registrations: list0, extensions: list2 };
  $end = i;
  return held4;
}

function registration$events(s: string, v: readonly XmlElement[], i: number): Registration {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57346) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const list2: (XmlElement)[] = [];
  while (c === 57345) {
    list2.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held4 = { contacts: list0, extensions: list2 };
  $end = i;
  return held4;
}

function contact$events(s: string, v: readonly XmlElement[], i: number): Contact {
  let c = $.unitAt(s, i);
  if (c !== 57347) $.fail(i, 0);
  const event0 = v[i++]!;
  let value1: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57348) {
    value1 = v[i++]!;
  }
  const list3: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57349) {
    list3.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const list5: (XmlElement)[] = [];
  while (c === 57345 || (c >= 57350 && c <= 57351)) {
    let value6: XmlElement;
    if (c === 57350) {
      value6 = v[i++]!;
    } else if (c === 57351) {
      value6 = v[i++]!;
    } else {
      value6 = v[i++]!;
    }
    list5.push(value6);
    c = $.unitAt(s, i);
  }
  const held10 = { uri: event0, displayName: value1, unknownParams: list3, extras: list5 };
  $end = i;
  return held10;
}
