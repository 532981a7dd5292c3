// Generated from message.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: ed61766b9ace99799cfd321e3a54a523e55ba573506ca6c9d18895d9f49d5810
import * as $ from "@callingcard/grammar/runtime";

/**
 * Request  = Request-Line *( message-header ) CRLF [ message-body ]
 * Response = Status-Line *( message-header ) CRLF [ message-body ]
 */
export interface Head { readonly start: Startline; readonly headers: readonly Messageheader[] }
/**
 * SIP-message = Request / Response, by their first lines.
 */
export type Startline = { readonly kind: "request"; readonly method: Token; readonly requestUri: Requesturi; readonly version: Sipversion } | { readonly kind: "response"; readonly version: Sipversion; readonly statusCode: Statuscode; readonly reasonPhrase: Reasonphrase };
/**
 * message-header = ( Accept / ... / extension-header ) CRLF
 * extension-header = header-name HCOLON header-value
 */
export interface Messageheader { readonly name: Token; readonly value: Headervalue }
/**
 * Method = INVITEm / ACKm / OPTIONSm / BYEm / CANCELm / REGISTERm / extension-method
 * extension-method = token
 * header-name = token
 */
export type Token = string;
/**
 * Request-URI = SIP-URI / SIPS-URI / absoluteURI
 * Split only: a scheme and the characters that a URI can have. uri.ne reads it.
 */
export type Requesturi = string;
/**
 * SIP-Version = "SIP" "/" 1*DIGIT "." 1*DIGIT
 */
export type Sipversion = string;
/**
 * Status-Code = Informational / Redirection / Success / Client-Error / Server-Error / Global-Failure
 *             / extension-code
 * extension-code = 3DIGIT
 * Repaired: no status is below 100 or above 699 (section 7.2).
 */
export type Statuscode = string;
/**
 * Reason-Phrase = *(reserved / unreserved / escaped / UTF8-NONASCII / UTF8-CONT / SP / HTAB)
 * Repaired: any character that is no control character, as in texts elsewhere; a percent sign
 * without two digits behind it, quotation marks and brackets are common in it.
 */
export type Reasonphrase = string;
/**
 * header-value = *(TEXT-UTF8char / UTF8-CONT / LWS)
 * Repaired: white space in front of it is HCOLON's alone. A backslash may have any octet behind it but
 * CR and LF, since the fields that have quoted-strings and comments are header-values too.
 */
export type Headervalue = string;

let $end = 0;
let $shift = 0;
// "!" "%" "'" "*" "+" "-" "." "0".."9" "A".."R" "T".."Z" "_".."r" "t".."z" "~"
const $units0: readonly number[] = [33, 33, 37, 37, 39, 39, 42, 43, 45, 46, 48, 57, 65, 82, 84, 90, 95, 114, 116, 122, 126, 126];
// "!" "%" "'" "*" "+" "-" "." "0".."9" "A".."Z" "_".."z" "~"
const $units1: readonly number[] = [33, 33, 37, 37, 39, 39, 42, 43, 45, 46, 48, 57, 65, 90, 95, 122, 126, 126];
// "A".."Z" "a".."z"
const $units2: readonly number[] = [65, 90, 97, 122];
// "+" "-" "." "0".."9" "A".."Z" "a".."z"
const $units3: readonly number[] = [43, 43, 45, 46, 48, 57, 65, 90, 97, 122];
// "!" "$"..";" "=" "?".."[" "]" "_" "a".."z" "~"
const $units4: readonly number[] = [33, 33, 36, 59, 61, 61, 63, 91, 93, 93, 95, 95, 97, 122, 126, 126];
// TAB SP.."~" U+0080..U+FFFF
const $units5: readonly number[] = [9, 9, 32, 126, 128, 65535];
// CR "!" "%" "'" "*" "+" "-" "." "0".."9" "A".."Z" "_".."z" "~"
const $units6: readonly number[] = [13, 13, 33, 33, 37, 37, 39, 39, 42, 43, 45, 46, 48, 57, 65, 90, 95, 122, 126, 126];
// "!".."[" "]".."~" U+0080..U+FFFF
const $units7: readonly number[] = [33, 91, 93, 126, 128, 65535];
// TAB SP.."[" "]".."~" U+0080..U+FFFF
const $units8: readonly number[] = [9, 9, 32, 91, 93, 126, 128, 65535];
// U+0000..TAB U+000B U+000C U+000E.."[" "]"..U+FFFF
const $units9: readonly number[] = [0, 9, 11, 12, 14, 91, 93, 65535];
// 1: "!" "%" "'" "*" "+" "-" "." "0".."9" "A".."R" "T".."Z" "_".."r" "t".."z" "~"
// 2: "!" "%" "'" "*" "+" "-" "." "0".."9" "A".."Z" "_".."z" "~"
// 4: "A".."Z" "a".."z"
// 8: "+" "-" "." "0".."9" "A".."Z" "a".."z"
// 16: "!" "$"..";" "=" "?".."[" "]" "_" "a".."z" "~"
// 32: TAB SP.."~" beyond ASCII
// 64: CR "!" "%" "'" "*" "+" "-" "." "0".."9" "A".."Z" "_".."z" "~"
// 128: "!".."[" "]".."~" beyond ASCII
const $class0 = /* @__PURE__ */ $.classTable("9,0 1,w 3,0 1,1s i,0 1,w 1,6r 2,4g 1,4w 1,6r 1,4w 1,6r 2,4w 1,6r 1,6z 1,4w 2,6z 1,4w a,6z 2,4w 1,4g 1,4w 1,4g 2,4w i,73 1,72 7,73 1,4w 1,w 1,4w 1,4g 1,6r 1,6b i,73 1,72 7,73 3,4g 1,6r 1,0 3j,4g 1,0");
// 1: TAB SP.."[" "]".."~" beyond ASCII
// 2: U+0000..TAB U+000B U+000C U+000E.."[" "]"..U+007F beyond ASCII
const $class1 = /* @__PURE__ */ $.classTable("9,2 1,3 1,0 2,2 1,0 i,2 1o,3 1,0 y,3 1,2 3j,3 1,0");
const $sites: readonly $.Site[] = [
  ["startline", "SP \"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["requesturi", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["requesturi", "\"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["requesturi", "\"!\" \"$\"..\";\" \"=\" \"?\"..\"[\" \"]\" \"_\" \"a\"..\"z\" \"~\""],
  ["startline", "SP \"!\" \"$\"..\";\" \"=\" \"?\"..\"[\" \"]\" \"_\" \"a\"..\"z\" \"~\""],
  ["sipversion", "\"S\" \"s\""],
  ["sipversion", "\"I\" \"i\""],
  ["sipversion", "\"P\" \"p\""],
  ["sipversion", "\"/\""],
  ["sipversion", "\"0\"..\"9\""],
  ["sipversion", "\".\" \"0\"..\"9\""],
  ["sipversion", "\"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["startline", "SP \"0\"..\"9\""],
  ["statuscode", "\"1\"..\"6\""],
  ["statuscode", "\"0\"..\"9\""],
  ["startline", "SP"],
  ["head", "TAB CR SP..\"~\" U+0080..U+FFFF"],
  ["head", "LF"],
  ["HCOLON", "TAB SP \"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["HCOLON", "LF"],
  ["HCOLON", "TAB SP"],
  ["headervalue", "LF"],
  ["headervalue", "TAB SP"],
  ["head", "U+0000..TAB U+000B..U+FFFF"],
  ["head", "CR \"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["head", "end of input"],
];

export const head: $.Entry<Head> = /* @__PURE__ */ $.entry(
  "head",
  $sites,
  25,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = head$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = head$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (c === 73 || c === 105) {
    c = a[++i]!;
    if (c === 80 || c === 112) {
      c = a[++i]!;
      if (c === 47) return 1;
      return 0;
    }
    return 0;
  }
  return 0;
}

function $ahead1$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (c === 10) {
    c = a[++i]!;
    if (($class0[c]! & 64) !== 0) return 1;
    return 0;
  }
  return 0;
}

function head$octets(a: Uint8Array, s: string, i: number): Head {
  let c = a[i]!;
  let value0: Startline;
  if (($class0[c]! & 1) !== 0 || ((c === 83 || c === 115) && $ahead0$octets(a, i) === 0)) {
    const from1 = i;
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    const held2 = s.slice(from1 - $shift, i - $shift);
    if (c !== 32) $.fail(i, 0);
    i++;
    const from3 = i;
    c = a[i]!;
    if (($class0[c]! & 4) === 0) $.fail(i, 1);
    c = a[++i]!;
    while (($class0[c]! & 8) !== 0) c = a[++i]!;
    if (c !== 58) $.fail(i, 2);
    c = a[++i]!;
    if (($class0[c]! & 16) === 0) $.fail(i, 3);
    c = a[++i]!;
    while (($class0[c]! & 16) !== 0) c = a[++i]!;
    const held4 = s.slice(from3 - $shift, i - $shift);
    if (c !== 32) $.fail(i, 4);
    i++;
    const from5 = i;
    c = a[i]!;
    if (!(c === 83 || c === 115)) $.fail(i, 5);
    c = a[++i]!;
    if (!(c === 73 || c === 105)) $.fail(i, 6);
    c = a[++i]!;
    if (!(c === 80 || c === 112)) $.fail(i, 7);
    c = a[++i]!;
    if (c !== 47) $.fail(i, 8);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 9);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (c !== 46) $.fail(i, 10);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 9);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value0 = { kind: "request", method: held2, requestUri: held4, version: s.slice(from5 - $shift, i - $shift) };
  } else {
    const from6 = i;
    if (!(c === 83 || c === 115)) $.fail(i, 11);
    c = a[++i]!;
    c = a[++i]!;
    c = a[++i]!;
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 9);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (c !== 46) $.fail(i, 10);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 9);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    const held7 = s.slice(from6 - $shift, i - $shift);
    if (c !== 32) $.fail(i, 12);
    i++;
    const from8 = i;
    c = a[i]!;
    if (!(c >= 49 && c <= 54)) $.fail(i, 13);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 14);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 14);
    i++;
    const held9 = s.slice(from8 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 32) $.fail(i, 15);
    i++;
    const from10 = i;
    let seen11 = 0;
    c = a[i]!;
    while (($class0[c]! & 32) !== 0) {
      seen11 |= c;
      c = a[++i]!;
    }
    const shift12 = $shift;
    if (seen11 > 127) $shift += $.extraOctets(a, from10, i);
    value0 = { kind: "response", version: held7, statusCode: held9, reasonPhrase: s.slice(from10 - shift12, i - $shift) };
  }
  if (c !== 13) $.fail(i, 16);
  c = a[++i]!;
  if (c !== 10) $.fail(i, 17);
  i++;
  const list13: (Messageheader)[] = [];
  c = a[i]!;
  while (($class0[c]! & 2) !== 0) {
    const from14 = i;
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    const held15 = s.slice(from14 - $shift, i - $shift);
    stretch: {
      while (c === 9 || c === 32) c = a[++i]!;
      if (c !== 58) $.fail(i, 18);
      c = a[++i]!;
      again0: for (;;) {
        while (c === 9 || c === 32) c = a[++i]!;
        if (c === 13 && $ahead1$octets(a, i) === 0) {
          c = a[++i]!;
          if (c !== 10) $.fail(i, 19);
          c = a[++i]!;
          if (!(c === 9 || c === 32)) $.fail(i, 20);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const from16 = i;
    let seen17 = 0;
    stretch: {
      if (($class0[c]! & 128) !== 0) {
        $.noPair(c);
        seen17 |= c;
        c = a[++i]!;
        while ((c & 192) === 128) c = a[++i]!;
        again0: for (;;) {
          while (($class1[c]! & 1) !== 0) {
            seen17 |= c;
            c = a[++i]!;
          }
          if (c === 13 && $ahead1$octets(a, i) === 0) {
            c = a[++i]!;
            if (c !== 10) $.fail(i, 21);
            c = a[++i]!;
            if (!(c === 9 || c === 32)) $.fail(i, 22);
            c = a[++i]!;
            continue again0;
          } else if (c === 92) {
            c = a[++i]!;
            while (c === 92) c = a[++i]!;
            if (($class1[c]! & 2) !== 0) {
              $.noPair(c);
              seen17 |= c;
              c = a[++i]!;
              while ((c & 192) === 128) c = a[++i]!;
              continue again0;
            } else if (c === 13 && $ahead1$octets(a, i) === 0) {
              c = a[++i]!;
              if (c !== 10) $.fail(i, 21);
              c = a[++i]!;
              if (!(c === 9 || c === 32)) $.fail(i, 22);
              c = a[++i]!;
              continue again0;
            } else {
              break stretch;
            }
          } else {
            break stretch;
          }
        }
      } else if (c === 92) {
        c = a[++i]!;
        again1: for (;;) {
          while (c === 92) c = a[++i]!;
          if (($class1[c]! & 2) !== 0) {
            $.noPair(c);
            seen17 |= c;
            c = a[++i]!;
            while ((c & 192) === 128) c = a[++i]!;
            again2: for (;;) {
              while (($class1[c]! & 1) !== 0) {
                seen17 |= c;
                c = a[++i]!;
              }
              if (c === 13 && $ahead1$octets(a, i) === 0) {
                c = a[++i]!;
                if (c !== 10) $.fail(i, 21);
                c = a[++i]!;
                if (!(c === 9 || c === 32)) $.fail(i, 22);
                c = a[++i]!;
                continue again2;
              } else if (c === 92) {
                c = a[++i]!;
                continue again1;
              } else {
                break stretch;
              }
            }
          } else if (c === 13 && $ahead1$octets(a, i) === 0) {
            c = a[++i]!;
            again3: for (;;) {
              if (c !== 10) $.fail(i, 21);
              c = a[++i]!;
              if (!(c === 9 || c === 32)) $.fail(i, 22);
              c = a[++i]!;
              while (($class1[c]! & 1) !== 0) {
                seen17 |= c;
                c = a[++i]!;
              }
              if (c === 13 && $ahead1$octets(a, i) === 0) {
                c = a[++i]!;
                continue again3;
              } else if (c === 92) {
                c = a[++i]!;
                continue again1;
              } else {
                break stretch;
              }
            }
          } else {
            break stretch;
          }
        }
      }
    }
    const shift18 = $shift;
    if (seen17 > 127) $shift += $.extraOctets(a, from16, i);
    const held19 = { name: held15, value: s.slice(from16 - shift18, i - $shift) };
    if (c !== 13) $.fail(i, 23);
    c = a[++i]!;
    i++;
    list13.push(held19);
    c = a[i]!;
  }
  if (c !== 13) $.fail(i, 24);
  c = a[++i]!;
  if (c !== 10) $.fail(i, 17);
  i++;
  const held20 = { start: value0, headers: list13 };
  $end = i;
  return held20;
}

function $ahead0$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  c = $.unitAt(s, ++i);
  if (c === 73 || c === 105) {
    c = $.unitAt(s, ++i);
    if (c === 80 || c === 112) {
      c = $.unitAt(s, ++i);
      if (c === 47) return 1;
      return 0;
    }
    return 0;
  }
  return 0;
}

function $ahead1$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  c = $.unitAt(s, ++i);
  if (c === 10) {
    c = $.unitAt(s, ++i);
    if ($.isIn($units6, c)) return 1;
    return 0;
  }
  return 0;
}

function head$text(s: string, i: number): Head {
  let c = $.unitAt(s, i);
  let value0: Startline;
  if ($.isIn($units0, c) || ((c === 83 || c === 115) && $ahead0$text(s, i) === 0)) {
    const from1 = i;
    c = $.unitAt(s, ++i);
    while ($.isIn($units1, c)) c = $.unitAt(s, ++i);
    const held2 = s.slice(from1, i);
    if (c !== 32) $.fail(i, 0);
    i++;
    const from3 = i;
    c = $.unitAt(s, i);
    if (!($.isIn($units2, c))) $.fail(i, 1);
    c = $.unitAt(s, ++i);
    while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
    if (c !== 58) $.fail(i, 2);
    c = $.unitAt(s, ++i);
    if (!($.isIn($units4, c))) $.fail(i, 3);
    c = $.unitAt(s, ++i);
    while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
    const held4 = s.slice(from3, i);
    if (c !== 32) $.fail(i, 4);
    i++;
    const from5 = i;
    c = $.unitAt(s, i);
    if (!(c === 83 || c === 115)) $.fail(i, 5);
    c = $.unitAt(s, ++i);
    if (!(c === 73 || c === 105)) $.fail(i, 6);
    c = $.unitAt(s, ++i);
    if (!(c === 80 || c === 112)) $.fail(i, 7);
    c = $.unitAt(s, ++i);
    if (c !== 47) $.fail(i, 8);
    c = $.unitAt(s, ++i);
    if (!(c >= 48 && c <= 57)) $.fail(i, 9);
    c = $.unitAt(s, ++i);
    while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
    if (c !== 46) $.fail(i, 10);
    c = $.unitAt(s, ++i);
    if (!(c >= 48 && c <= 57)) $.fail(i, 9);
    c = $.unitAt(s, ++i);
    while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
    value0 = { kind: "request", method: held2, requestUri: held4, version: s.slice(from5, i) };
  } else {
    const from6 = i;
    if (!(c === 83 || c === 115)) $.fail(i, 11);
    c = $.unitAt(s, ++i);
    c = $.unitAt(s, ++i);
    c = $.unitAt(s, ++i);
    c = $.unitAt(s, ++i);
    if (!(c >= 48 && c <= 57)) $.fail(i, 9);
    c = $.unitAt(s, ++i);
    while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
    if (c !== 46) $.fail(i, 10);
    c = $.unitAt(s, ++i);
    if (!(c >= 48 && c <= 57)) $.fail(i, 9);
    c = $.unitAt(s, ++i);
    while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
    const held7 = s.slice(from6, i);
    if (c !== 32) $.fail(i, 12);
    i++;
    const from8 = i;
    c = $.unitAt(s, i);
    if (!(c >= 49 && c <= 54)) $.fail(i, 13);
    c = $.unitAt(s, ++i);
    if (!(c >= 48 && c <= 57)) $.fail(i, 14);
    c = $.unitAt(s, ++i);
    if (!(c >= 48 && c <= 57)) $.fail(i, 14);
    i++;
    const held9 = s.slice(from8, i);
    c = $.unitAt(s, i);
    if (c !== 32) $.fail(i, 15);
    i++;
    const from10 = i;
    c = $.unitAt(s, i);
    while ($.isIn($units5, c)) c = $.unitAt(s, ++i);
    value0 = { kind: "response", version: held7, statusCode: held9, reasonPhrase: s.slice(from10, i) };
  }
  if (c !== 13) $.fail(i, 16);
  c = $.unitAt(s, ++i);
  if (c !== 10) $.fail(i, 17);
  i++;
  const list11: (Messageheader)[] = [];
  c = $.unitAt(s, i);
  while ($.isIn($units1, c)) {
    const from12 = i;
    c = $.unitAt(s, ++i);
    while ($.isIn($units1, c)) c = $.unitAt(s, ++i);
    const held13 = s.slice(from12, i);
    stretch: {
      while (c === 9 || c === 32) c = $.unitAt(s, ++i);
      if (c !== 58) $.fail(i, 18);
      c = $.unitAt(s, ++i);
      again0: for (;;) {
        while (c === 9 || c === 32) c = $.unitAt(s, ++i);
        if (c === 13 && $ahead1$text(s, i) === 0) {
          c = $.unitAt(s, ++i);
          if (c !== 10) $.fail(i, 19);
          c = $.unitAt(s, ++i);
          if (!(c === 9 || c === 32)) $.fail(i, 20);
          c = $.unitAt(s, ++i);
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const from14 = i;
    stretch: {
      if ($.isIn($units7, c)) {
        c = $.unitAt(s, ++i);
        again0: for (;;) {
          while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
          if (c === 13 && $ahead1$text(s, i) === 0) {
            c = $.unitAt(s, ++i);
            if (c !== 10) $.fail(i, 21);
            c = $.unitAt(s, ++i);
            if (!(c === 9 || c === 32)) $.fail(i, 22);
            c = $.unitAt(s, ++i);
            continue again0;
          } else if (c === 92) {
            c = $.unitAt(s, ++i);
            while (c === 92) c = $.unitAt(s, ++i);
            if ($.isIn($units9, c)) {
              c = $.unitAt(s, ++i);
              continue again0;
            } else if (c === 13 && $ahead1$text(s, i) === 0) {
              c = $.unitAt(s, ++i);
              if (c !== 10) $.fail(i, 21);
              c = $.unitAt(s, ++i);
              if (!(c === 9 || c === 32)) $.fail(i, 22);
              c = $.unitAt(s, ++i);
              continue again0;
            } else {
              break stretch;
            }
          } else {
            break stretch;
          }
        }
      } else if (c === 92) {
        c = $.unitAt(s, ++i);
        again1: for (;;) {
          while (c === 92) c = $.unitAt(s, ++i);
          if ($.isIn($units9, c)) {
            c = $.unitAt(s, ++i);
            again2: for (;;) {
              while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
              if (c === 13 && $ahead1$text(s, i) === 0) {
                c = $.unitAt(s, ++i);
                if (c !== 10) $.fail(i, 21);
                c = $.unitAt(s, ++i);
                if (!(c === 9 || c === 32)) $.fail(i, 22);
                c = $.unitAt(s, ++i);
                continue again2;
              } else if (c === 92) {
                c = $.unitAt(s, ++i);
                continue again1;
              } else {
                break stretch;
              }
            }
          } else if (c === 13 && $ahead1$text(s, i) === 0) {
            c = $.unitAt(s, ++i);
            again3: for (;;) {
              if (c !== 10) $.fail(i, 21);
              c = $.unitAt(s, ++i);
              if (!(c === 9 || c === 32)) $.fail(i, 22);
              c = $.unitAt(s, ++i);
              while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
              if (c === 13 && $ahead1$text(s, i) === 0) {
                c = $.unitAt(s, ++i);
                continue again3;
              } else if (c === 92) {
                c = $.unitAt(s, ++i);
                continue again1;
              } else {
                break stretch;
              }
            }
          } else {
            break stretch;
          }
        }
      }
    }
    const held15 = { name: held13, value: s.slice(from14, i) };
    if (c !== 13) $.fail(i, 23);
    c = $.unitAt(s, ++i);
    i++;
    list11.push(held15);
    c = $.unitAt(s, i);
  }
  if (c !== 13) $.fail(i, 24);
  c = $.unitAt(s, ++i);
  if (c !== 10) $.fail(i, 17);
  i++;
  const held16 = { start: value0, headers: list11 };
  $end = i;
  return held16;
}
