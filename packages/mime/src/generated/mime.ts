// Generated from mime.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: e8b517357e6c1d86744347b4200ce2147119c8a9e60745136894ca6c44fc0045
import * as $ from "@callingcard/grammar/runtime";

/**
 * entity-headers = *( field CRLF ), and the blank line behind them.
 */
export type Head = readonly Field[];
/**
 * content = "Content-Type" ":" type "/" subtype *(";" parameter)
 * type = discrete-type / composite-type, each an iana-token, a keyword or an x-token: all are tokens.
 */
export interface Contenttype { readonly type: Token; readonly subtype: Token; readonly parameters: readonly Parameter[] }
/**
 * disposition = "Content-Disposition" ":" disposition-type *(";" disposition-parm)
 * disposition-type = "inline" / "attachment" / extension-token
 */
export interface Disposition { readonly type: Token; readonly parameters: readonly Parameter[] }
/**
 * id = "Content-ID" ":" msg-id
 * msg-id = "<" addr-spec ">"
 * Repaired: any visible characters between the brackets, as many identifiers are no address.
 */
export type Contentid = Identifier;
/**
 * encoding = "Content-Transfer-Encoding" ":" mechanism
 * mechanism = "7bit" / "8bit" / "binary" / "quoted-printable" / "base64" / ietf-token / x-token
 */
export type Mechanism = Token;
/**
 * field = field-name ":" [ field-body ] CRLF
 * Repaired: no white space before the colon, which RFC 822 let stand: readers differ on what the name
 * is then.
 */
export interface Field { readonly name: Fieldname; readonly space: Space; readonly value: Fieldbody }
/**
 * parameter = attribute "=" value
 * value = token / quoted-string
 */
export interface Parameter { readonly name: Token; readonly value: Value }
export type Value = Token | Quotedstring;
/**
 * token = 1*<any (US-ASCII) CHAR except SPACE, CTLs, or tspecials>
 * tspecials = "(" / ")" / "<" / ">" / "@" / "," / ";" / ":" / "\" / <"> / "/" / "[" / "]" / "?" / "="
 */
export type Token = string;
export type Identifier = string;
/**
 * field-name = 1*<any CHAR, excluding CTLs, SPACE, and ":">
 */
export type Fieldname = string;
export type Space = string;
/**
 * field-body = field-body-contents [CRLF LWSP-char field-body]
 * The folds are part of the value. Repaired: a folded line has more than white space, else it looks
 * like the blank line at the end; characters beyond ASCII may stand in it (RFC 6532 section 3.2),
 * control characters may not.
 */
export type Fieldbody = string;
/**
 * quoted-string = <"> *(qtext / quoted-pair) <">
 */
export type Quotedstring = Quoted;
/**
 * qtext = <any CHAR excepting <">, "\" & CR, and including linear-white-space>
 * quoted-pair = "\" CHAR
 * Repaired: without control characters, with characters beyond ASCII (RFC 6532 section 3.2).
 */
export type Quoted = string;

let $end = 0;
let $shift = 0;
let $depth = 0;
const $maxDepth = 16;
// "!".."9" ";".."~"
const $units0: readonly number[] = [33, 57, 59, 126];
// CR "!".."9" ";".."~"
const $units1: readonly number[] = [13, 13, 33, 57, 59, 126];
// "!".."~" U+0080..U+FFFF
const $units2: readonly number[] = [33, 126, 128, 65535];
// TAB SP.."~" U+0080..U+FFFF
const $units3: readonly number[] = [9, 9, 32, 126, 128, 65535];
// "!" "#".."'" "*" "+" "-" "." "0".."9" "A".."Z" "^".."~"
const $units4: readonly number[] = [33, 33, 35, 39, 42, 43, 45, 46, 48, 57, 65, 90, 94, 126];
// "!"..";" "=" "?".."~"
const $units5: readonly number[] = [33, 59, 61, 61, 63, 126];
// TAB CR SP "("
const $units6: readonly number[] = [9, 9, 13, 13, 32, 32, 40, 40];
// TAB SP "!" "#".."[" "]".."~" U+0080..U+FFFF
const $units7: readonly number[] = [9, 9, 32, 33, 35, 91, 93, 126, 128, 65535];
// TAB CR SP.."(" "*".."~" U+0080..U+FFFF
const $units8: readonly number[] = [9, 9, 13, 13, 32, 40, 42, 126, 128, 65535];
// TAB SP.."'" "*".."[" "]".."~" U+0080..U+FFFF
const $units9: readonly number[] = [9, 9, 32, 39, 42, 91, 93, 126, 128, 65535];
// 1: "!".."9" ";".."~"
// 2: CR "!".."9" ";".."~"
// 4: "!".."~" beyond ASCII
// 8: TAB SP.."~" beyond ASCII
// 16: "!" "#".."'" "*" "+" "-" "." "0".."9" "A".."Z" "^".."~"
// 32: "!"..";" "=" "?".."~"
// 64: TAB CR SP "("
// 128: TAB SP "!" "#".."[" "]".."~" beyond ASCII
const $class0 = /* @__PURE__ */ $.classTable("9,0 1,5k 3,0 1,1u i,0 1,5k 1,5b 1,1b 5,5b 1,6n 1,4v 2,5b 1,4v 2,5b 1,4v a,5b 1,4s 1,4v 1,3z 1,4v 1,3z 2,4v q,5b 1,4v 1,1b 1,4v x,5b 1,0 3j,3w 1,0");
// 1: TAB CR SP.."(" "*".."~" beyond ASCII
// 2: TAB SP.."'" "*".."[" "]".."~" beyond ASCII
const $class1 = /* @__PURE__ */ $.classTable("9,0 1,3 3,0 1,1 i,0 8,3 1,1 1,0 1e,3 1,1 y,3 1,0 3j,3 1,0");
const $sites: readonly $.Site[] = [
  ["field", "\"!\"..\"~\""],
  ["fieldbody", "LF"],
  ["fieldbody", "TAB SP"],
  ["fieldbody", "TAB SP..\"~\" U+0080..U+FFFF"],
  ["field", "TAB CR SP..\"~\" U+0080..U+FFFF"],
  ["head", "CR \"!\"..\"9\" \";\"..\"~\""],
  ["head", "LF"],
  ["token", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["contenttype", "\"/\""],
  ["contentid", "\"<\""],
  ["identifier", "\"!\"..\";\" \"=\" \"?\"..\"~\""],
  ["contentid", "\"!\"..\";\" \"=\"..\"~\""],
  ["FWS", "LF"],
  ["FWS", "TAB SP"],
  ["parameter", "\"=\""],
  ["quotedstring", "\"!\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["quoted", "LF"],
  ["quoted", "TAB SP"],
  ["quoted", "TAB SP..\"~\" U+0080..U+FFFF"],
  ["quotedstring", "TAB CR SP..\"~\" U+0080..U+FFFF"],
  ["COMMENT", ""],
  ["COMMENT", "TAB SP..\"~\" U+0080..U+FFFF"],
  ["COMMENT", "TAB CR SP..\"~\" U+0080..U+FFFF"],
  ["head", "end of input"],
  ["contenttype", "end of input"],
  ["disposition", "end of input"],
  ["contentid", "end of input"],
  ["mechanism", "end of input"],
];

export const head: $.Entry<Head> = /* @__PURE__ */ $.entry(
  "head",
  $sites,
  23,
  (a, s, i) => {
    $shift = $.registers.shift;
    $depth = 0;
    const value = head$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    $depth = 0;
    const value = head$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const contenttype: $.Entry<Contenttype> = /* @__PURE__ */ $.entry(
  "contenttype",
  $sites,
  24,
  (a, s, i) => {
    $shift = $.registers.shift;
    $depth = 0;
    const value = contenttype$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    $depth = 0;
    const value = contenttype$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const disposition: $.Entry<Disposition> = /* @__PURE__ */ $.entry(
  "disposition",
  $sites,
  25,
  (a, s, i) => {
    $shift = $.registers.shift;
    $depth = 0;
    const value = disposition$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    $depth = 0;
    const value = disposition$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const contentid: $.Entry<Contentid> = /* @__PURE__ */ $.entry(
  "contentid",
  $sites,
  26,
  (a, s, i) => {
    $shift = $.registers.shift;
    $depth = 0;
    const value = contentid$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    $depth = 0;
    const value = contentid$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const mechanism: $.Entry<Mechanism> = /* @__PURE__ */ $.entry(
  "mechanism",
  $sites,
  27,
  (a, s, i) => {
    $shift = $.registers.shift;
    $depth = 0;
    const value = mechanism$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    $depth = 0;
    const value = mechanism$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (c === 10) {
    c = a[++i]!;
    if (($class0[c]! & 2) !== 0) return 1;
    return 0;
  }
  return 0;
}

function FWS$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (c !== 10) $.fail(i, 12);
  c = a[++i]!;
  if (!(c === 9 || c === 32)) $.fail(i, 13);
  i++;
  return i;
}

function head$octets(a: Uint8Array, s: string, i: number): Head {
  let c = 0;
  const list0: (Field)[] = [];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) {
    const from1 = i;
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    const held2 = s.slice(from1 - $shift, i - $shift);
    if (c !== 58) $.fail(i, 0);
    i++;
    const from3 = i;
    c = a[i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const held4 = s.slice(from3 - $shift, i - $shift);
    const from5 = i;
    let seen6 = 0;
    stretch: {
      if (c === 13 && $ahead0$octets(a, i) === 0) {
        c = a[++i]!;
        again0: for (;;) {
          if (c !== 10) $.fail(i, 1);
          c = a[++i]!;
          if (!(c === 9 || c === 32)) $.fail(i, 2);
          c = a[++i]!;
          while (c === 9 || c === 32) c = a[++i]!;
          if (($class0[c]! & 4) === 0) $.fail(i, 3);
          $.noPair(c);
          seen6 |= c;
          c = a[++i]!;
          while ((c & 192) === 128) c = a[++i]!;
          while (($class0[c]! & 8) !== 0) {
            seen6 |= c;
            c = a[++i]!;
          }
          if (c === 13 && $ahead0$octets(a, i) === 0) {
            c = a[++i]!;
            continue again0;
          } else {
            break stretch;
          }
        }
      } else if (($class0[c]! & 4) !== 0) {
        $.noPair(c);
        seen6 |= c;
        c = a[++i]!;
        while ((c & 192) === 128) c = a[++i]!;
        again1: for (;;) {
          while (($class0[c]! & 8) !== 0) {
            seen6 |= c;
            c = a[++i]!;
          }
          if (c === 13 && $ahead0$octets(a, i) === 0) {
            c = a[++i]!;
            if (c !== 10) $.fail(i, 1);
            c = a[++i]!;
            if (!(c === 9 || c === 32)) $.fail(i, 2);
            c = a[++i]!;
            while (c === 9 || c === 32) c = a[++i]!;
            if (($class0[c]! & 4) === 0) $.fail(i, 3);
            $.noPair(c);
            seen6 |= c;
            c = a[++i]!;
            while ((c & 192) === 128) c = a[++i]!;
            continue again1;
          } else {
            break stretch;
          }
        }
      }
    }
    const shift7 = $shift;
    if (seen6 > 127) $shift += $.extraOctets(a, from5, i);
    const held8 = s.slice(from5 - shift7, i - $shift);
    if (c !== 13) $.fail(i, 4);
    c = a[++i]!;
    i++;
    list0.push({ name: held2, space: held4, value: held8 });
    c = a[i]!;
  }
  if (c !== 13) $.fail(i, 5);
  c = a[++i]!;
  if (c !== 10) $.fail(i, 6);
  i++;
  $end = i;
  return list0;
}

function contenttype$octets(a: Uint8Array, s: string, i: number): Contenttype {
  let c = 0;
  i = CFWS$octets(a, s, i);
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 7);
  c = a[++i]!;
  while (($class0[c]! & 16) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  i = CFWS$octets(a, s, i);
  c = a[i]!;
  if (c !== 47) $.fail(i, 8);
  i++;
  i = CFWS$octets(a, s, i);
  const from2 = i;
  c = a[i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 7);
  c = a[++i]!;
  while (($class0[c]! & 16) !== 0) c = a[++i]!;
  const held3 = s.slice(from2 - $shift, i - $shift);
  i = CFWS$octets(a, s, i);
  const list4: (Parameter)[] = [];
  c = a[i]!;
  while (c === 59) {
    const value5 = parameter$octets(a, s, i);
    i = $end;
    list4.push(value5);
    c = a[i]!;
  }
  const held6 = { type: held1, subtype: held3, parameters: list4 };
  $end = i;
  return held6;
}

function disposition$octets(a: Uint8Array, s: string, i: number): Disposition {
  let c = 0;
  i = CFWS$octets(a, s, i);
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 7);
  c = a[++i]!;
  while (($class0[c]! & 16) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  i = CFWS$octets(a, s, i);
  const list2: (Parameter)[] = [];
  c = a[i]!;
  while (c === 59) {
    const value3 = parameter$octets(a, s, i);
    i = $end;
    list2.push(value3);
    c = a[i]!;
  }
  const held4 = { type: held1, parameters: list2 };
  $end = i;
  return held4;
}

function contentid$octets(a: Uint8Array, s: string, i: number): Contentid {
  let c = 0;
  i = CFWS$octets(a, s, i);
  c = a[i]!;
  if (c !== 60) $.fail(i, 9);
  i++;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 32) === 0) $.fail(i, 10);
  c = a[++i]!;
  while (($class0[c]! & 32) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 62) $.fail(i, 11);
  i++;
  i = CFWS$octets(a, s, i);
  $end = i;
  return held1;
}

function mechanism$octets(a: Uint8Array, s: string, i: number): Mechanism {
  let c = 0;
  i = CFWS$octets(a, s, i);
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 7);
  c = a[++i]!;
  while (($class0[c]! & 16) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  i = CFWS$octets(a, s, i);
  $end = i;
  return held1;
}

function CFWS$octets(a: Uint8Array, s: string, i: number): number {
  let c = a[i]!;
  while (($class0[c]! & 64) !== 0) {
    if (c === 9 || c === 32) {
      i++;
    } else if (c === 13) {
      i = FWS$stretch$octets(a, i);
    } else {
      i = COMMENT$octets(a, s, i);
    }
    c = a[i]!;
  }
  return i;
}

function parameter$octets(a: Uint8Array, s: string, i: number): Parameter {
  let c = a[i]!;
  i++;
  i = CFWS$octets(a, s, i);
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 7);
  c = a[++i]!;
  while (($class0[c]! & 16) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  i = CFWS$octets(a, s, i);
  c = a[i]!;
  if (c !== 61) $.fail(i, 14);
  i++;
  i = CFWS$octets(a, s, i);
  c = a[i]!;
  let value2: Value;
  if (($class0[c]! & 16) !== 0) {
    const from3 = i;
    c = a[++i]!;
    while (($class0[c]! & 16) !== 0) c = a[++i]!;
    value2 = s.slice(from3 - $shift, i - $shift);
  } else {
    if (c !== 34) $.fail(i, 15);
    i++;
    const from4 = i;
    let seen5 = 0;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        while (($class0[c]! & 128) !== 0) {
          seen5 |= c;
          c = a[++i]!;
        }
        if (c === 13) {
          c = a[++i]!;
          if (c !== 10) $.fail(i, 16);
          c = a[++i]!;
          if (!(c === 9 || c === 32)) $.fail(i, 17);
          c = a[++i]!;
          continue again0;
        } else if (c === 92) {
          c = a[++i]!;
          if (($class0[c]! & 8) === 0) $.fail(i, 18);
          seen5 |= c;
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const shift6 = $shift;
    if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
    const held7 = s.slice(from4 - shift6, i - $shift);
    if (c !== 34) $.fail(i, 19);
    i++;
    value2 = held7;
  }
  i = CFWS$octets(a, s, i);
  const held8 = { name: held1, value: value2 };
  $end = i;
  return held8;
}

function COMMENT$octets(a: Uint8Array, s: string, i: number): number {
  let c = 0;
  $.checkDepth(++$depth, $maxDepth, i, 20);
  c = a[i]!;
  i++;
  c = a[i]!;
  while (($class1[c]! & 1) !== 0) {
    if (($class1[c]! & 2) !== 0) {
      const from0 = i;
      let seen1 = 0;
      $.noPair(c);
      seen1 |= c;
      c = a[++i]!;
      while ((c & 192) === 128) c = a[++i]!;
      if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
    } else if (c === 92) {
      const from2 = i;
      let seen3 = 0;
      c = a[++i]!;
      if (($class0[c]! & 8) === 0) $.fail(i, 21);
      $.noPair(c);
      seen3 |= c;
      c = a[++i]!;
      while ((c & 192) === 128) c = a[++i]!;
      if (seen3 > 127) $shift += $.extraOctets(a, from2, i);
    } else if (c === 13) {
      i = FWS$stretch$octets(a, i);
    } else {
      i = COMMENT$octets(a, s, i);
    }
    c = a[i]!;
  }
  if (c !== 41) $.fail(i, 22);
  i++;
  $depth--;
  return i;
}

function $ahead0$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  c = $.unitAt(s, ++i);
  if (c === 10) {
    c = $.unitAt(s, ++i);
    if ($.isIn($units1, c)) return 1;
    return 0;
  }
  return 0;
}

function FWS$stretch$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  c = $.unitAt(s, ++i);
  if (c !== 10) $.fail(i, 12);
  c = $.unitAt(s, ++i);
  if (!(c === 9 || c === 32)) $.fail(i, 13);
  i++;
  return i;
}

function head$text(s: string, i: number): Head {
  let c = 0;
  const list0: (Field)[] = [];
  c = $.unitAt(s, i);
  while ($.isIn($units0, c)) {
    const from1 = i;
    c = $.unitAt(s, ++i);
    while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
    const held2 = s.slice(from1, i);
    if (c !== 58) $.fail(i, 0);
    i++;
    const from3 = i;
    c = $.unitAt(s, i);
    while (c === 9 || c === 32) c = $.unitAt(s, ++i);
    const held4 = s.slice(from3, i);
    const from5 = i;
    stretch: {
      if (c === 13 && $ahead0$text(s, i) === 0) {
        c = $.unitAt(s, ++i);
        again0: for (;;) {
          if (c !== 10) $.fail(i, 1);
          c = $.unitAt(s, ++i);
          if (!(c === 9 || c === 32)) $.fail(i, 2);
          c = $.unitAt(s, ++i);
          while (c === 9 || c === 32) c = $.unitAt(s, ++i);
          if (!($.isIn($units2, c))) $.fail(i, 3);
          c = $.unitAt(s, ++i);
          while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
          if (c === 13 && $ahead0$text(s, i) === 0) {
            c = $.unitAt(s, ++i);
            continue again0;
          } else {
            break stretch;
          }
        }
      } else if ($.isIn($units2, c)) {
        c = $.unitAt(s, ++i);
        again1: for (;;) {
          while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
          if (c === 13 && $ahead0$text(s, i) === 0) {
            c = $.unitAt(s, ++i);
            if (c !== 10) $.fail(i, 1);
            c = $.unitAt(s, ++i);
            if (!(c === 9 || c === 32)) $.fail(i, 2);
            c = $.unitAt(s, ++i);
            while (c === 9 || c === 32) c = $.unitAt(s, ++i);
            if (!($.isIn($units2, c))) $.fail(i, 3);
            c = $.unitAt(s, ++i);
            continue again1;
          } else {
            break stretch;
          }
        }
      }
    }
    const held6 = s.slice(from5, i);
    if (c !== 13) $.fail(i, 4);
    c = $.unitAt(s, ++i);
    i++;
    list0.push({ name: held2, space: held4, value: held6 });
    c = $.unitAt(s, i);
  }
  if (c !== 13) $.fail(i, 5);
  c = $.unitAt(s, ++i);
  if (c !== 10) $.fail(i, 6);
  i++;
  $end = i;
  return list0;
}

function contenttype$text(s: string, i: number): Contenttype {
  let c = 0;
  i = CFWS$text(s, i);
  const from0 = i;
  c = $.unitAt(s, i);
  if (!($.isIn($units4, c))) $.fail(i, 7);
  c = $.unitAt(s, ++i);
  while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
  const held1 = s.slice(from0, i);
  i = CFWS$text(s, i);
  c = $.unitAt(s, i);
  if (c !== 47) $.fail(i, 8);
  i++;
  i = CFWS$text(s, i);
  const from2 = i;
  c = $.unitAt(s, i);
  if (!($.isIn($units4, c))) $.fail(i, 7);
  c = $.unitAt(s, ++i);
  while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
  const held3 = s.slice(from2, i);
  i = CFWS$text(s, i);
  const list4: (Parameter)[] = [];
  c = $.unitAt(s, i);
  while (c === 59) {
    const value5 = parameter$text(s, i);
    i = $end;
    list4.push(value5);
    c = $.unitAt(s, i);
  }
  const held6 = { type: held1, subtype: held3, parameters: list4 };
  $end = i;
  return held6;
}

function disposition$text(s: string, i: number): Disposition {
  let c = 0;
  i = CFWS$text(s, i);
  const from0 = i;
  c = $.unitAt(s, i);
  if (!($.isIn($units4, c))) $.fail(i, 7);
  c = $.unitAt(s, ++i);
  while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
  const held1 = s.slice(from0, i);
  i = CFWS$text(s, i);
  const list2: (Parameter)[] = [];
  c = $.unitAt(s, i);
  while (c === 59) {
    const value3 = parameter$text(s, i);
    i = $end;
    list2.push(value3);
    c = $.unitAt(s, i);
  }
  const held4 = { type: held1, parameters: list2 };
  $end = i;
  return held4;
}

function contentid$text(s: string, i: number): Contentid {
  let c = 0;
  i = CFWS$text(s, i);
  c = $.unitAt(s, i);
  if (c !== 60) $.fail(i, 9);
  i++;
  const from0 = i;
  c = $.unitAt(s, i);
  if (!($.isIn($units5, c))) $.fail(i, 10);
  c = $.unitAt(s, ++i);
  while ($.isIn($units5, c)) c = $.unitAt(s, ++i);
  const held1 = s.slice(from0, i);
  if (c !== 62) $.fail(i, 11);
  i++;
  i = CFWS$text(s, i);
  $end = i;
  return held1;
}

function mechanism$text(s: string, i: number): Mechanism {
  let c = 0;
  i = CFWS$text(s, i);
  const from0 = i;
  c = $.unitAt(s, i);
  if (!($.isIn($units4, c))) $.fail(i, 7);
  c = $.unitAt(s, ++i);
  while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
  const held1 = s.slice(from0, i);
  i = CFWS$text(s, i);
  $end = i;
  return held1;
}

function CFWS$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  while ($.isIn($units6, c)) {
    if (c === 9 || c === 32) {
      i++;
    } else if (c === 13) {
      i = FWS$stretch$text(s, i);
    } else {
      i = COMMENT$text(s, i);
    }
    c = $.unitAt(s, i);
  }
  return i;
}

function parameter$text(s: string, i: number): Parameter {
  let c = $.unitAt(s, i);
  i++;
  i = CFWS$text(s, i);
  const from0 = i;
  c = $.unitAt(s, i);
  if (!($.isIn($units4, c))) $.fail(i, 7);
  c = $.unitAt(s, ++i);
  while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
  const held1 = s.slice(from0, i);
  i = CFWS$text(s, i);
  c = $.unitAt(s, i);
  if (c !== 61) $.fail(i, 14);
  i++;
  i = CFWS$text(s, i);
  c = $.unitAt(s, i);
  let value2: Value;
  if ($.isIn($units4, c)) {
    const from3 = i;
    c = $.unitAt(s, ++i);
    while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
    value2 = s.slice(from3, i);
  } else {
    if (c !== 34) $.fail(i, 15);
    i++;
    const from4 = i;
    stretch: {
      c = $.unitAt(s, i);
      again0: for (;;) {
        while ($.isIn($units7, c)) c = $.unitAt(s, ++i);
        if (c === 13) {
          c = $.unitAt(s, ++i);
          if (c !== 10) $.fail(i, 16);
          c = $.unitAt(s, ++i);
          if (!(c === 9 || c === 32)) $.fail(i, 17);
          c = $.unitAt(s, ++i);
          continue again0;
        } else if (c === 92) {
          c = $.unitAt(s, ++i);
          if (!($.isIn($units3, c))) $.fail(i, 18);
          c = $.unitAt(s, ++i);
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const held5 = s.slice(from4, i);
    if (c !== 34) $.fail(i, 19);
    i++;
    value2 = held5;
  }
  i = CFWS$text(s, i);
  const held6 = { name: held1, value: value2 };
  $end = i;
  return held6;
}

function COMMENT$text(s: string, i: number): number {
  let c = 0;
  $.checkDepth(++$depth, $maxDepth, i, 20);
  c = $.unitAt(s, i);
  i++;
  c = $.unitAt(s, i);
  while ($.isIn($units8, c)) {
    if ($.isIn($units9, c)) {
      i++;
    } else if (c === 92) {
      c = $.unitAt(s, ++i);
      if (!($.isIn($units3, c))) $.fail(i, 21);
      i++;
    } else if (c === 13) {
      i = FWS$stretch$text(s, i);
    } else {
      i = COMMENT$text(s, i);
    }
    c = $.unitAt(s, i);
  }
  if (c !== 41) $.fail(i, 22);
  i++;
  $depth--;
  return i;
}
