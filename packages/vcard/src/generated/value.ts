// Generated from value.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: fca64237ec6b39aa92c55754b342969d8800df2288dbb1c12fb3fb2bfa8362e6
import * as $ from "@callingcard/grammar/runtime";

/**
 * boolean = "TRUE" / "FALSE"
 */
export type Boolean = true | false;
/**
 * integer = [sign] 1*DIGIT
 */
export type Integer = string;
/**
 * float = [sign] 1*DIGIT ["." 1*DIGIT]
 */
export type Float = string;
/**
 * Language-Tag = langtag / privateuse / grandfathered (RFC 5646 section 2.1)
 * All of them are subtags of one to eight letters and digits; which may follow which is said above the
 * grammar.
 */
export type Subtags = readonly Subtag[];
/**
 * geo-value = float-value ";" float-value
 * Repaired: vCard 2.1 and some writers of 3.0 have a comma there, and others a space behind it.
 */
export interface Geopair { readonly latitude: Float; readonly longitude: Float }
export type Subtag = string;

let $end = 0;
let $shift = 0;
// 1: "0".."9" "A".."Z" "a".."z"
const $class0 = /* @__PURE__ */ $.classTable("1c,0 a,1 7,0 q,1 6,0 q,1 3p,0");
const $sites: readonly $.Site[] = [
  ["boolean", "\"R\" \"r\""],
  ["boolean", "\"U\" \"u\""],
  ["boolean", "\"E\" \"e\""],
  ["boolean", "\"F\" \"T\" \"f\" \"t\""],
  ["boolean", "\"A\" \"a\""],
  ["boolean", "\"L\" \"l\""],
  ["boolean", "\"S\" \"s\""],
  ["integer", "\"0\"..\"9\""],
  ["integer", "\"+\" \"-\" \"0\"..\"9\""],
  ["float", "\"0\"..\"9\""],
  ["float", "\"+\" \"-\" \"0\"..\"9\""],
  ["subtag", "\"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["geopair", "\",\" \";\""],
  ["boolean", "end of input"],
  ["integer", "end of input"],
  ["float", "end of input"],
  ["subtags", "end of input"],
  ["geopair", "end of input"],
];

export const boolean: $.Entry<Boolean> = /* @__PURE__ */ $.entry(
  "boolean",
  $sites,
  13,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = boolean$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const integer: $.Entry<Integer> = /* @__PURE__ */ $.entry(
  "integer",
  $sites,
  14,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = integer$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const float: $.Entry<Float> = /* @__PURE__ */ $.entry(
  "float",
  $sites,
  15,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = float$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const subtags: $.Entry<Subtags> = /* @__PURE__ */ $.entry(
  "subtags",
  $sites,
  16,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = subtags$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const geopair: $.Entry<Geopair> = /* @__PURE__ */ $.entry(
  "geopair",
  $sites,
  17,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = geopair$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function subtag$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 11);
  c = a[++i]!;
  if (($class0[c]! & 1) !== 0) {
    c = a[++i]!;
    if (($class0[c]! & 1) !== 0) {
      c = a[++i]!;
      if (($class0[c]! & 1) !== 0) {
        c = a[++i]!;
        if (($class0[c]! & 1) !== 0) {
          c = a[++i]!;
          if (($class0[c]! & 1) !== 0) {
            c = a[++i]!;
            if (($class0[c]! & 1) !== 0) {
              c = a[++i]!;
              if (($class0[c]! & 1) !== 0) {
                i++;
                return i;
              } else {
                return i;
              }
            } else {
              return i;
            }
          } else {
            return i;
          }
        } else {
          return i;
        }
      } else {
        return i;
      }
    } else {
      return i;
    }
  } else {
    return i;
  }
}

function boolean$octets(a: Uint8Array, _s: string, i: number): Boolean {
  let c = a[i]!;
  let value0: Boolean;
  if (c === 84 || c === 116) {
    c = a[++i]!;
    if (!(c === 82 || c === 114)) $.fail(i, 0);
    c = a[++i]!;
    if (!(c === 85 || c === 117)) $.fail(i, 1);
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 2);
    i++;
    value0 = true;
  } else {
    if (!(c === 70 || c === 102)) $.fail(i, 3);
    c = a[++i]!;
    if (!(c === 65 || c === 97)) $.fail(i, 4);
    c = a[++i]!;
    if (!(c === 76 || c === 108)) $.fail(i, 5);
    c = a[++i]!;
    if (!(c === 83 || c === 115)) $.fail(i, 6);
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 2);
    i++;
    value0 = false;
  }
  $end = i;
  return value0;
}

function integer$octets(a: Uint8Array, s: string, i: number): Integer {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (c === 43 || c === 45) {
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 7);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
  } else if (c >= 48 && c <= 57) {
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
  } else $.fail(i, 8);
  const held1 = s.slice(from0 - $shift, i - $shift);
  $end = i;
  return held1;
}

function float$octets(a: Uint8Array, s: string, i: number): Float {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (c === 43 || c === 45) {
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 9);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (c === 46) {
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 9);
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
    }
  } else if (c >= 48 && c <= 57) {
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (c === 46) {
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 9);
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
    }
  } else $.fail(i, 10);
  const held1 = s.slice(from0 - $shift, i - $shift);
  $end = i;
  return held1;
}

function subtags$octets(a: Uint8Array, s: string, i: number): Subtags {
  let c = 0;
  const from0 = i;
  i = subtag$stretch$octets(a, i);
  const held1 = s.slice(from0 - $shift, i - $shift);
  const list2: (Subtag)[] = [held1];
  c = a[i]!;
  while (c === 45) {
    i++;
    const from3 = i;
    i = subtag$stretch$octets(a, i);
    list2.push(s.slice(from3 - $shift, i - $shift));
    c = a[i]!;
  }
  $end = i;
  return list2;
}

function geopair$octets(a: Uint8Array, s: string, i: number): Geopair {
  let c = 0;
  const value0 = float$octets(a, s, i);
  i = $end;
  c = a[i]!;
  if (!(c === 44 || c === 59)) $.fail(i, 12);
  c = a[++i]!;
  if (c === 32) {
    i++;
  }
  const value1 = float$octets(a, s, i);
  i = $end;
  const held2 = { latitude: value0, longitude: value1 };
  $end = i;
  return held2;
}
