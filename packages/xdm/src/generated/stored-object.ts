// Generated from stored-object.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 333a9f29f0e5b29c9a0d2ddd5b15e86e0659242904c5473cc723d1c6df24259d
import * as $ from "@callingcard/grammar/runtime";
import type { XmlElement } from "@callingcard/xml";

/**
 * groupstate: participant*
 */
export interface GroupState { readonly participants: readonly XmlElement[]; readonly extensions: readonly XmlElement[] }
/**
 * participant: empty
 */
export interface Participant { readonly extensions: readonly XmlElement[] }
/**
 * session: session-type, sdp?, invited-participants?
 */
export interface Session { readonly type: XmlElement; readonly sdp: XmlElement | undefined; readonly invitedParticipants: XmlElement | undefined; readonly extensions: readonly XmlElement[] }

/** The events that the grammar names. */
export const EVENTS: readonly string[] = [
  "N:participant", // 57344
  "##other", // 57345
  "N:session-type", // 57346
  "N:sdp", // 57347
  "N:invited-participants", // 57348
];

let $end = 0;
const $sites: readonly $.Site[] = [
  ["session", "N:session-type"],
  ["groupState", "end of input"],
  ["participant", "end of input"],
  ["session", "end of input"],
];

export const groupState: $.EventEntry<XmlElement, GroupState> = /* @__PURE__ */ $.eventEntry(
  "groupState",
  $sites,
  1,
  "\ue000\ue001",
  (s, v, i) => {
    const value = groupState$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const participant: $.EventEntry<XmlElement, Participant> = /* @__PURE__ */ $.eventEntry(
  "participant",
  $sites,
  2,
  "\ue001",
  (s, v, i) => {
    const value = participant$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

export const session: $.EventEntry<XmlElement, Session> = /* @__PURE__ */ $.eventEntry(
  "session",
  $sites,
  3,
  "\ue002\ue003\ue004\ue001",
  (s, v, i) => {
    const value = session$events(s, v, i);
    $.registers.end = $end;
    return value;
  },
);

function groupState$events(s: string, v: readonly XmlElement[], i: number): GroupState {
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
  const held4 = { participants: list0, extensions: list2 };
  $end = i;
  return held4;
}

function participant$events(s: string, v: readonly XmlElement[], i: number): Participant {
  let c = 0;
  const list0: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57345) {
    list0.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held2 = { extensions: list0 };
  $end = i;
  return held2;
}

function session$events(s: string, v: readonly XmlElement[], i: number): Session {
  let c = $.unitAt(s, i);
  if (c !== 57346) $.fail(i, 0);
  const event0 = v[i++]!;
  let value1: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57347) {
    value1 = v[i++]!;
  }
  let value3: XmlElement | undefined;
  c = $.unitAt(s, i);
  if (c === 57348) {
    value3 = v[i++]!;
  }
  const list5: (XmlElement)[] = [];
  c = $.unitAt(s, i);
  while (c === 57345) {
    list5.push(v[i++]!);
    c = $.unitAt(s, i);
  }
  const held7 = { type: event0, sdp: value1, invitedParticipants: value3, extensions: list5 };
  $end = i;
  return held7;
}
