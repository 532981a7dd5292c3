// Generated from vcard.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 8e3a334ce792e02fa59c8d1ef090bf0f5cf23386c6ebd0c73d92e7602e4b61cc
import * as $ from "@callingcard/grammar/runtime";

/**
 * contentline = [group "."] name *(";" param) ":" value CRLF
 */
export interface Contentline { readonly group: Group | undefined; readonly name: Name; readonly parameters: readonly Parameter[]; readonly value: Value }
/**
 * value = text / text-list / date-list / ... = *VALUE-CHAR
 * An entry, because most folds are in values, which can be read piece by piece.
 */
export type Value = string;
/**
 * component-list = component *(";" component), where a component is list-component
 * list-component = component *("," component)
 */
export type Structured = readonly Listcomponent[];
/**
 * text-list = text *("," text)
 */
export type Textlist = readonly Listitem[];
/**
 * group = 1*(ALPHA / DIGIT / "-")
 */
export type Group = string;
/**
 * any-param = (iana-token / x-name) "=" param-value *("," param-value)
 * Repaired: vCard 2.1 leaves out the name where the value tells it, as in TEL;HOME;FAX, and some
 * writers leave a semicolon with nothing behind it.
 */
export interface Parameter { readonly name: Parametername; readonly values: Parametervalues | undefined }
export type Parametervalues = readonly Parametervalue[];
/**
 * param-value = *SAFE-CHAR / DQUOTE *QSAFE-CHAR DQUOTE
 */
export type Parametervalue = string | Quoted;
export type Listcomponent = readonly Component[];
/**
 * text = *TEXT-CHAR, with the same repair. Repaired: the RFC's TEXT-CHAR leaves out the comma and
 * has the semicolon, so that only a backslash and a comma need one.
 */
export type Listitem = string;
/**
 * component = "\\" / "\," / "\;" / "\n" / WSP / NON-ASCII / %x21-2B / %x2D-3A / %x3C-5B / %x5D-7E
 * Repaired: any character may follow the backslash, as some writers escape the colon too, and line
 * breaks and control characters pass, so that every value has parts.
 */
export type Component = string;
/**
 * name = "SOURCE" / ... / iana-token / x-name
 * iana-token = 1*(ALPHA / DIGIT / "-")
 * The known names are iana-tokens too; what they mean is said above the grammar.
 */
export type Name = string;
export type Parametername = string;
export type Quoted = string;

let $end = 0;
let $shift = 0;
// 1: "-" "0".."9" "A".."Z" "_" "a".."z"
// 2: "(" "-" "0".."9" "A".."Z" "_" "a".."z"
// 4: TAB SP.."~" beyond ASCII
// 8: U+0000.."+" "-".."[" "]"..U+007F beyond ASCII
// 16: TAB SP "!" "#".."~" beyond ASCII
// 32: TAB SP "!" "#".."+" "-".."9" "<".."~" beyond ASCII
// 64: U+0000.."+" "-"..":" "<".."[" "]"..U+007F beyond ASCII
const $class0 = /* @__PURE__ */ $.classTable("9,20 1,3g m,20 2,3g 1,24 5,3g 1,3i 3,3g 1,k 1,3j 2,3g a,3j 1,2k 1,s 5,3g q,3j 1,3g 1,1g 2,3g 1,3j 1,3g q,3j 4,3g 1,20 3j,3g 1,0");
const $sites: readonly $.Site[] = [
  ["contentline", "\"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\" \"a\"..\"z\""],
  ["name", "\"-\" \"0\"..\"9\" \"A\"..\"Z\" \"_\" \"a\"..\"z\""],
  ["contentline", "\"(\" \",\" \"-\" \"0\"..\";\" \"=\" \"A\"..\"Z\" \"_\" \"a\"..\"z\""],
  ["listitem", "U+0000..U+FFFF"],
  ["parametervalue", "TAB SP..\"~\" U+0080..U+FFFF"],
  ["component", "U+0000..U+FFFF"],
  ["contentline", "end of input"],
  ["value", "end of input"],
  ["structured", "end of input"],
  ["textlist", "end of input"],
];

export const contentline: $.Entry<Contentline> = /* @__PURE__ */ $.entry(
  "contentline",
  $sites,
  6,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = contentline$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const value: $.Entry<Value> = /* @__PURE__ */ $.entry(
  "value",
  $sites,
  7,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = value$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const structured: $.Entry<Structured> = /* @__PURE__ */ $.entry(
  "structured",
  $sites,
  8,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = structured$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const textlist: $.Entry<Textlist> = /* @__PURE__ */ $.entry(
  "textlist",
  $sites,
  9,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = textlist$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  if (c >= 58 && c <= 59) return 1;
  return 0;
}

function contentline$octets(a: Uint8Array, s: string, i: number): Contentline {
  let c = 0;
  let value0: Group | undefined;
  c = a[i]!;
  if (($class0[c]! & 1) !== 0 && $ahead0$octets(a, i) === 0) {
    const from1 = i;
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    const held2 = s.slice(from1 - $shift, i - $shift);
    if (c !== 46) $.fail(i, 0);
    i++;
    value0 = held2;
  }
  const from3 = i;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 1);
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  const held4 = s.slice(from3 - $shift, i - $shift);
  const list5: (Parameter)[] = [];
  while (c === 59) {
    i++;
    const from6 = i;
    c = a[i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    const held7 = s.slice(from6 - $shift, i - $shift);
    let value8: Parametervalues | undefined;
    if (c === 61) {
      i++;
      const value9 = parametervalue$octets(a, s, i);
      i = $end;
      const list10: (Parametervalue)[] = [value9];
      c = a[i]!;
      while (c === 44) {
        i++;
        const value11 = parametervalue$octets(a, s, i);
        i = $end;
        list10.push(value11);
        c = a[i]!;
      }
      value8 = list10;
    }
    list5.push({ name: held7, values: value8 });
  }
  if (c !== 58) $.fail(i, 2);
  i++;
  const value12 = value$octets(a, s, i);
  i = $end;
  const held13 = { group: value0, name: held4, parameters: list5, value: value12 };
  $end = i;
  return held13;
}

function value$octets(a: Uint8Array, s: string, i: number): Value {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  c = a[i]!;
  while (($class0[c]! & 4) !== 0) {
    seen1 |= c;
    c = a[++i]!;
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  $end = i;
  return held3;
}

function structured$octets(a: Uint8Array, s: string, i: number): Structured {
  let c = 0;
  const value0 = listcomponent$octets(a, s, i);
  i = $end;
  const list1: (Listcomponent)[] = [value0];
  c = a[i]!;
  while (c === 59) {
    i++;
    const value2 = listcomponent$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function textlist$octets(a: Uint8Array, s: string, i: number): Textlist {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  stretch: {
    c = a[i]!;
    again0: for (;;) {
      while (($class0[c]! & 8) !== 0) {
        seen1 |= c;
        c = a[++i]!;
      }
      if (c === 92) {
        c = a[++i]!;
        if (!(c <= 254)) $.fail(i, 3);
        seen1 |= c;
        c = a[++i]!;
        continue again0;
      } else {
        break stretch;
      }
    }
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  const list4: (Listitem)[] = [held3];
  while (c === 44) {
    i++;
    const from5 = i;
    let seen6 = 0;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        while (($class0[c]! & 8) !== 0) {
          seen6 |= c;
          c = a[++i]!;
        }
        if (c === 92) {
          c = a[++i]!;
          if (!(c <= 254)) $.fail(i, 3);
          seen6 |= c;
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const shift7 = $shift;
    if (seen6 > 127) $shift += $.extraOctets(a, from5, i);
    list4.push(s.slice(from5 - shift7, i - $shift));
  }
  $end = i;
  return list4;
}

function parametervalue$octets(a: Uint8Array, s: string, i: number): Parametervalue {
  let c = a[i]!;
  let value0: Parametervalue;
  if (($class0[c]! & 16) !== 0) {
    const from1 = i;
    let seen2 = 0;
    while (($class0[c]! & 32) !== 0) {
      seen2 |= c;
      c = a[++i]!;
    }
    const shift3 = $shift;
    if (seen2 > 127) $shift += $.extraOctets(a, from1, i);
    value0 = s.slice(from1 - shift3, i - $shift);
  } else {
    if (c !== 34) $.fail(i, 4);
    i++;
    const from4 = i;
    let seen5 = 0;
    c = a[i]!;
    while (($class0[c]! & 16) !== 0) {
      seen5 |= c;
      c = a[++i]!;
    }
    const shift6 = $shift;
    if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
    const held7 = s.slice(from4 - shift6, i - $shift);
    if (c !== 34) $.fail(i, 4);
    i++;
    value0 = held7;
  }
  $end = i;
  return value0;
}

function listcomponent$octets(a: Uint8Array, s: string, i: number): Listcomponent {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  stretch: {
    c = a[i]!;
    again0: for (;;) {
      while (($class0[c]! & 64) !== 0) {
        seen1 |= c;
        c = a[++i]!;
      }
      if (c === 92) {
        c = a[++i]!;
        if (!(c <= 254)) $.fail(i, 5);
        seen1 |= c;
        c = a[++i]!;
        continue again0;
      } else {
        break stretch;
      }
    }
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  const list4: (Component)[] = [held3];
  while (c === 44) {
    i++;
    const from5 = i;
    let seen6 = 0;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        while (($class0[c]! & 64) !== 0) {
          seen6 |= c;
          c = a[++i]!;
        }
        if (c === 92) {
          c = a[++i]!;
          if (!(c <= 254)) $.fail(i, 5);
          seen6 |= c;
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const shift7 = $shift;
    if (seen6 > 127) $shift += $.extraOctets(a, from5, i);
    list4.push(s.slice(from5 - shift7, i - $shift));
  }
  $end = i;
  return list4;
}
