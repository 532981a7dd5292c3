// Generated from is-composing.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: c22cfc005f4d9afe0455eed973778327e9242cf09377c8e7c87897a6b0db73a5
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * <xs:element name="isComposing">, xs:sequence: state, lastactive?, contenttype?, refresh?, any ##other *
 */
export interface IsComposing { readonly state: XmlElement; readonly lastActive: XmlElement | undefined; readonly contentType: XmlElement | undefined; readonly refresh: XmlElement | undefined; readonly extensions: readonly XmlElement[] }

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "C:state", // 57344
  "C:lastactive", // 57345
  "C:contenttype", // 57346
  "C:refresh", // 57347
  "##other", // 57348
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["isComposing", "C:state"],
  ["isComposing", "end of input"],
];

export const isComposing: $.EventEntry<XmlElement, IsComposing> = /* @__PURE__ */ $.eventEntry(
  "isComposing",
  $sites,
  1,
  "\ue000\ue001\ue002\ue003\ue004",
  (s, v, i) => {
    const value = isComposing$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function isComposing$events(s: string, v: readonly XmlElement[], i: number): IsComposing {
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
  const list7: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57348) {
    list7.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held9 = { state: event0, lastActive: value1, contentType: value3, refresh: value5, extensions: list7 };
  $end = i;
  return held9;
}
