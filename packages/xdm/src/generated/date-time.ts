// Generated from date-time.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 579447f7bfc009389e8adf127d44f332d431cd3a428c1a833d24ec4da14b9c12
import * as $ from "@callingcard/grammar/runtime";

/**
 * '-'? yyyy '-' mm '-' dd 'T' hh ':' mm ':' ss ('.' s+)? (zzzzzz)?   Years before 1 are left out.
 */
export interface DateTime { readonly year: Year; readonly month: Two; readonly day: Two; readonly time: Time }
/**
 * hh ':' mm ':' ss ('.' s+)? (zzzzzz)?
 */
export interface Time { readonly hour: Two; readonly minute: Two; readonly second: Two; readonly fraction: Digits | undefined; readonly zone: Zone | undefined }
export type Digits = string;
/**
 * zzzzzz: (('+' | '-') hh ':' mm) | 'Z'
 */
export type Zone = {  } | { readonly sign: Sign; readonly hours: Two; readonly minutes: Two };
export type Year = string;
export type Two = string;
export type Sign = string;

let $end = 0;
let $shift = 0;
// 1: "+" "-" "Z"
const $class0 = /* @__PURE__ */ $.classTable("17,0 1,1 1,0 1,1 18,0 1,1 4l,0");
const $sites: readonly $.Site[] = [
  ["year", "\"0\"..\"9\""],
  ["dateTime", "\"-\""],
  ["two", "\"0\"..\"9\""],
  ["dateTime", "\"T\""],
  ["time", "\":\""],
  ["digits", "\"0\"..\"9\""],
  ["zone", "\":\""],
  ["dateTime", "end of input"],
  ["time", "end of input"],
];

export const dateTime: $.Entry<DateTime> = /* @__PURE__ */ $.entry(
  "dateTime",
  $sites,
  7,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = dateTime$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const time: $.Entry<Time> = /* @__PURE__ */ $.entry(
  "time",
  $sites,
  8,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = time$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function dateTime$octets(a: Uint8Array, s: string, i: number): DateTime {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 45) $.fail(i, 1);
  i++;
  const from2 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 2);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 2);
  i++;
  const held3 = s.slice(from2 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 45) $.fail(i, 1);
  i++;
  const from4 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 2);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 2);
  i++;
  const held5 = s.slice(from4 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 84) $.fail(i, 3);
  i++;
  const value6 = time$octets(a, s, i);
  i = $end;
  const held7 = { year: held1, month: held3, day: held5, time: value6 };
  $end = i;
  return held7;
}

function time$octets(a: Uint8Array, s: string, i: number): Time {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 2);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 2);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 58) $.fail(i, 4);
  i++;
  const from2 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 2);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 2);
  i++;
  const held3 = s.slice(from2 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 58) $.fail(i, 4);
  i++;
  const from4 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 2);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 2);
  i++;
  const held5 = s.slice(from4 - $shift, i - $shift);
  let value6: Digits | undefined;
  c = a[i]!;
  if (c === 46) {
    i++;
    const from7 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 5);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value6 = s.slice(from7 - $shift, i - $shift);
  }
  let value8: Zone | undefined;
  if (($class0[c]! & 1) !== 0) {
    let value9: Zone;
    if (c === 90) {
      i++;
      value9 = {  };
    } else {
      const from10 = i;
      i++;
      const held11 = s.slice(from10 - $shift, i - $shift);
      const from12 = i;
      c = a[i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 2);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 2);
      i++;
      const held13 = s.slice(from12 - $shift, i - $shift);
      c = a[i]!;
      if (c !== 58) $.fail(i, 6);
      i++;
      const from14 = i;
      c = a[i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 2);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 2);
      i++;
      value9 = { sign: held11, hours: held13, minutes: s.slice(from14 - $shift, i - $shift) };
    }
    value8 = value9;
  }
  const held15 = { hour: held1, minute: held3, second: held5, fraction: value6, zone: value8 };
  $end = i;
  return held15;
}
