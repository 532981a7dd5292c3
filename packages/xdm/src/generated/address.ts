// Generated from address.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 8c943a49ab67bf381f69e5f49809a40c31b7b986661aa6287fa696a21bcd71b8
import * as $ from "@callingcard/grammar/runtime";

/**
 * SIP-URI = "sip:" [ userinfo ] hostport uri-parameters [ headers ], SIPS-URI alike
 * telephone-uri = "tel:" telephone-subscriber
 */
export type Address = { readonly scheme: SipScheme; readonly user: Userinfo | undefined; readonly host: Hostport; readonly parameters: Parameters } | { readonly scheme: TelScheme; readonly number: Subscriber; readonly parameters: Parameters };
/**
 * userinfo = ( user / telephone-subscriber ) [ ":" password ] "@"   The password is a part of it here.
 */
export type Userinfo = User;
export type Parameter = string;
/**
 * uri-parameters = *( ";" uri-parameter )
 */
export type Parameters = readonly Parameter[];
/**
 * Schemes are in any case (RFC 3986 section 3.1).
 */
export type SipScheme = string;
/**
 * hostport = host [ ":" port ]
 */
export type Hostport = string;
export type TelScheme = string;
/**
 * telephone-subscriber = global-number / local-number, without their parameters
 */
export type Subscriber = string;
export type User = string;

let $end = 0;
let $shift = 0;
// U+0000..U+0008 U+000E..U+001F "!" "#" "$" "&".."," "/" ";" "=" "?" "\\" "^" "`" "{"..U+009F U+00A1..U+167F U+1681..U+1FFF U+200B..U+2027 U+202A..U+202E U+2030..U+205E U+2060..U+2FFF U+3001..U+FEFE U+FF00..U+FFFF
const $units0: readonly number[] = [0, 8, 14, 31, 33, 33, 35, 36, 38, 44, 47, 47, 59, 59, 61, 61, 63, 63, 92, 92, 94, 94, 96, 96, 123, 159, 161, 5759, 5761, 8191, 8203, 8231, 8234, 8238, 8240, 8286, 8288, 12287, 12289, 65278, 65280, 65535];
// "%" "-" "." "0"..":" "A".."[" "]" "_" "a".."z"
const $units1: readonly number[] = [37, 37, 45, 46, 48, 58, 65, 91, 93, 93, 95, 95, 97, 122];
// U+0000..U+0008 U+000E..U+001F "!" "#"..":" "=" "A"..U+009F U+00A1..U+167F U+1681..U+1FFF U+200B..U+2027 U+202A..U+202E U+2030..U+205E U+2060..U+2FFF U+3001..U+FEFE U+FF00..U+FFFF
const $units2: readonly number[] = [0, 8, 14, 31, 33, 33, 35, 58, 61, 61, 65, 159, 161, 5759, 5761, 8191, 8203, 8231, 8234, 8238, 8240, 8286, 8288, 12287, 12289, 65278, 65280, 65535];
// U+0000..U+0008 U+000E..U+001F "!" "#"..";" "=" "?" "A"..U+009F U+00A1..U+167F U+1681..U+1FFF U+200B..U+2027 U+202A..U+202E U+2030..U+205E U+2060..U+2FFF U+3001..U+FEFE U+FF00..U+FFFF
const $units3: readonly number[] = [0, 8, 14, 31, 33, 33, 35, 59, 61, 61, 63, 63, 65, 159, 161, 5759, 5761, 8191, 8203, 8231, 8234, 8238, 8240, 8286, 8288, 12287, 12289, 65278, 65280, 65535];
// U+0000..U+0008 U+000E..U+001F "!" "#" "$" "&".."," "/" "=" "@" "\\" "^" "`" "{"..U+009F U+00A1..U+167F U+1681..U+1FFF U+200B..U+2027 U+202A..U+202E U+2030..U+205E U+2060..U+2FFF U+3001..U+FEFE U+FF00..U+FFFF
const $units4: readonly number[] = [0, 8, 14, 31, 33, 33, 35, 36, 38, 44, 47, 47, 61, 61, 64, 64, 92, 92, 94, 94, 96, 96, 123, 159, 161, 5759, 5761, 8191, 8203, 8231, 8234, 8238, 8240, 8286, 8288, 12287, 12289, 65278, 65280, 65535];
// "#" "(".."+" "-" "." "0".."9" "A".."F" "a".."f"
const $units5: readonly number[] = [35, 35, 40, 43, 45, 46, 48, 57, 65, 70, 97, 102];
// 1: U+0000..U+0008 U+000E..U+001F "!" "#" "$" "&".."," "/" ";" "=" "?" "\\" "^" "`" "{"..U+007F
// 2: "%" "-" "." "0"..":" "A".."[" "]" "_" "a".."z"
// 4: U+0000..U+0008 U+000E..U+001F "!" "#"..":" "=" "A"..U+007F
// 8: U+0000..U+0008 U+000E..U+001F "!" "#"..";" "=" "?" "A"..U+007F
// 16: U+0000..U+0008 U+000E..U+001F "!" "#" "$" "&".."," "/" "=" "@" "\\" "^" "`" "{"..U+007F
// 32: "#" "(".."+" "-" "." "0".."9" "A".."F" "a".."f"
const $class0 = /* @__PURE__ */ $.classTable("9,t 5,0 i,t 1,0 1,t 1,0 1,1p 1,t 1,e 2,t 4,1p 1,t 2,1a 1,t a,1a 1,e 1,9 1,0 1,t 1,0 1,9 1,g 6,1a l,e 1,t 1,e 1,t 1,e 1,t 6,1a k,e 5,t 3k,0");
const $sites: readonly $.Site[] = [
  ["sipScheme", "\"I\" \"i\""],
  ["sipScheme", "\"P\" \"p\""],
  ["address", "\":\" \"S\" \"s\""],
  ["userinfo", "U+0000..U+0008 U+000E..U+001F \"!\" \"#\"..\";\" \"=\" \"?\"..U+009F U+00A1..U+167F U+1681..U+1FFF U+200B..U+2027 U+202A..U+202E U+2030..U+205E U+2060..U+2FFF U+3001..U+FEFE U+FF00..U+FFFF"],
  ["hostport", "U+0000..U+0008 U+000E..U+001F \"!\" \"#\"..\";\" \"=\" \"?\" \"A\"..U+009F U+00A1..U+167F U+1681..U+1FFF U+200B..U+2027 U+202A..U+202E U+2030..U+205E U+2060..U+2FFF U+3001..U+FEFE U+FF00..U+FFFF"],
  ["telScheme", "\"S\" \"T\" \"s\" \"t\""],
  ["telScheme", "\"E\" \"e\""],
  ["telScheme", "\"L\" \"l\""],
  ["address", "\":\""],
  ["subscriber", "\"#\" \"(\"..\"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["parameter", "U+0000..U+0008 U+000E..U+001F \"!\" \"#\"..\":\" \"=\" \"A\"..U+009F U+00A1..U+167F U+1681..U+1FFF U+200B..U+2027 U+202A..U+202E U+2030..U+205E U+2060..U+2FFF U+3001..U+FEFE U+FF00..U+FFFF"],
  ["address", "end of input"],
];

export const address: $.Entry<Address> = /* @__PURE__ */ $.entry(
  "address",
  $sites,
  11,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = address$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = address$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  $.asciiOnly(c);
  if (c === 59) {
    c = a[++i]!;
    again0: for (;;) {
      $.asciiOnly(c);
      if (($class0[c]! & 4) !== 0) {
        c = a[++i]!;
        while (($class0[c]! & 4) !== 0) c = a[++i]!;
        $.asciiOnly(c);
        if (c === 59) {
          c = a[++i]!;
          continue again0;
        }
        if (c === 63) {
          c = a[++i]!;
          while (($class0[c]! & 8) !== 0) c = a[++i]!;
          $.asciiOnly(c);
          if (c === 64) return 0;
          return 1;
        }
        if (c === 64) return 0;
        return 1;
      }
      return 0;
    }
  }
  if (c === 63) {
    c = a[++i]!;
    while (($class0[c]! & 8) !== 0) c = a[++i]!;
    $.asciiOnly(c);
    if (c === 64) return 0;
    return 1;
  }
  if (($class0[c]! & 16) !== 0) return 0;
  return 1;
}

function address$octets(a: Uint8Array, s: string, i: number): Address {
  let c = a[i]!;
  let value0: Address;
  if (c === 83 || c === 115) {
    const from1 = i;
    c = a[++i]!;
    if (!(c === 73 || c === 105)) $.fail(i, 0);
    c = a[++i]!;
    if (!(c === 80 || c === 112)) $.fail(i, 1);
    c = a[++i]!;
    if (c === 83 || c === 115) {
      i++;
    }
    const held2 = s.slice(from1 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 58) $.fail(i, 2);
    i++;
    let value3: Userinfo | undefined;
    c = a[i]!;
    $.asciiOnly(c);
    if (($class0[c]! & 1) !== 0 || ($class0[c]! & 2) !== 0 && $ahead0$octets(a, i) === 0) {
      const from4 = i;
      $.asciiOnly(c);
      c = a[++i]!;
      while (($class0[c]! & 8) !== 0) c = a[++i]!;
      $.asciiOnly(c);
      const held5 = s.slice(from4 - $shift, i - $shift);
      if (c !== 64) $.fail(i, 3);
      i++;
      value3 = held5;
    }
    const from6 = i;
    c = a[i]!;
    if (($class0[c]! & 2) === 0) $.fail(i, 4);
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    const held7 = s.slice(from6 - $shift, i - $shift);
    const value8 = parameters$octets(a, s, i);
    i = $end;
    c = a[i]!;
    if (c === 63) {
      c = a[++i]!;
      while (($class0[c]! & 8) !== 0) c = a[++i]!;
      $.asciiOnly(c);
    }
    value0 = { scheme: held2, user: value3, host: held7, parameters: value8 };
  } else {
    const from9 = i;
    if (!(c === 84 || c === 116)) $.fail(i, 5);
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 6);
    c = a[++i]!;
    if (!(c === 76 || c === 108)) $.fail(i, 7);
    i++;
    const held10 = s.slice(from9 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 58) $.fail(i, 8);
    i++;
    const from11 = i;
    c = a[i]!;
    if (($class0[c]! & 32) === 0) $.fail(i, 9);
    c = a[++i]!;
    while (($class0[c]! & 32) !== 0) c = a[++i]!;
    const held12 = s.slice(from11 - $shift, i - $shift);
    const value13 = parameters$octets(a, s, i);
    i = $end;
    value0 = { scheme: held10, number: held12, parameters: value13 };
  }
  $end = i;
  return value0;
}

function parameters$octets(a: Uint8Array, s: string, i: number): Parameters {
  let c = 0;
  const list0: (Parameter)[] = [];
  c = a[i]!;
  while (c === 59) {
    i++;
    const from1 = i;
    c = a[i]!;
    $.asciiOnly(c);
    if (($class0[c]! & 4) === 0) $.fail(i, 10);
    c = a[++i]!;
    while (($class0[c]! & 4) !== 0) c = a[++i]!;
    $.asciiOnly(c);
    list0.push(s.slice(from1 - $shift, i - $shift));
  }
  $end = i;
  return list0;
}

function $ahead0$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  c = $.unitAt(s, ++i);
  while ($.isIn($units1, c)) c = $.unitAt(s, ++i);
  if (c === 59) {
    c = $.unitAt(s, ++i);
    again0: for (;;) {
      if ($.isIn($units2, c)) {
        c = $.unitAt(s, ++i);
        while ($.isIn($units2, c)) c = $.unitAt(s, ++i);
        if (c === 59) {
          c = $.unitAt(s, ++i);
          continue again0;
        }
        if (c === 63) {
          c = $.unitAt(s, ++i);
          while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
          if (c === 64) return 0;
          return 1;
        }
        if (c === 64) return 0;
        return 1;
      }
      return 0;
    }
  }
  if (c === 63) {
    c = $.unitAt(s, ++i);
    while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
    if (c === 64) return 0;
    return 1;
  }
  if ($.isIn($units4, c)) return 0;
  return 1;
}

function address$text(s: string, i: number): Address {
  let c = $.unitAt(s, i);
  let value0: Address;
  if (c === 83 || c === 115) {
    const from1 = i;
    c = $.unitAt(s, ++i);
    if (!(c === 73 || c === 105)) $.fail(i, 0);
    c = $.unitAt(s, ++i);
    if (!(c === 80 || c === 112)) $.fail(i, 1);
    c = $.unitAt(s, ++i);
    if (c === 83 || c === 115) {
      i++;
    }
    const held2 = s.slice(from1, i);
    c = $.unitAt(s, i);
    if (c !== 58) $.fail(i, 2);
    i++;
    let value3: Userinfo | undefined;
    c = $.unitAt(s, i);
    if ($.isIn($units0, c) || $.isIn($units1, c) && $ahead0$text(s, i) === 0) {
      const from4 = i;
      c = $.unitAt(s, ++i);
      while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
      const held5 = s.slice(from4, i);
      if (c !== 64) $.fail(i, 3);
      i++;
      value3 = held5;
    }
    const from6 = i;
    c = $.unitAt(s, i);
    if (!($.isIn($units1, c))) $.fail(i, 4);
    c = $.unitAt(s, ++i);
    while ($.isIn($units1, c)) c = $.unitAt(s, ++i);
    const held7 = s.slice(from6, i);
    const value8 = parameters$text(s, i);
    i = $end;
    c = $.unitAt(s, i);
    if (c === 63) {
      c = $.unitAt(s, ++i);
      while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
    }
    value0 = { scheme: held2, user: value3, host: held7, parameters: value8 };
  } else {
    const from9 = i;
    if (!(c === 84 || c === 116)) $.fail(i, 5);
    c = $.unitAt(s, ++i);
    if (!(c === 69 || c === 101)) $.fail(i, 6);
    c = $.unitAt(s, ++i);
    if (!(c === 76 || c === 108)) $.fail(i, 7);
    i++;
    const held10 = s.slice(from9, i);
    c = $.unitAt(s, i);
    if (c !== 58) $.fail(i, 8);
    i++;
    const from11 = i;
    c = $.unitAt(s, i);
    if (!($.isIn($units5, c))) $.fail(i, 9);
    c = $.unitAt(s, ++i);
    while ($.isIn($units5, c)) c = $.unitAt(s, ++i);
    const held12 = s.slice(from11, i);
    const value13 = parameters$text(s, i);
    i = $end;
    value0 = { scheme: held10, number: held12, parameters: value13 };
  }
  $end = i;
  return value0;
}

function parameters$text(s: string, i: number): Parameters {
  let c = 0;
  const list0: (Parameter)[] = [];
  c = $.unitAt(s, i);
  while (c === 59) {
    i++;
    const from1 = i;
    c = $.unitAt(s, i);
    if (!($.isIn($units2, c))) $.fail(i, 10);
    c = $.unitAt(s, ++i);
    while ($.isIn($units2, c)) c = $.unitAt(s, ++i);
    list0.push(s.slice(from1, i));
  }
  $end = i;
  return list0;
}
