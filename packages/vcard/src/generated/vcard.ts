// Generated from vcard.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 0ea11822811831edea80881710d47ce6c4ea60a03683bb75a04a520a71fa8f87
import * as $ from "@callingcard/grammar/runtime";

/**
 * contentline = [group "."] name *(";" param) ":" value CRLF
 */
export interface Contentline { readonly group: Group | undefined; readonly name: Name; readonly parameters: readonly Parameter[]; readonly value: Value }
/**
 * [group "."] name *(";" param) ":", with which a content line begins.
 * An entry, because most lines of a text begin like another one: such a head is read once.
 */
export interface Head { readonly group: Group | undefined; readonly name: Name; readonly parameters: readonly Parameter[] }
/**
 * value = text / text-list / date-list / ... = *VALUE-CHAR
 * An entry, because most folds are in values, which can be read piece by piece.
 */
export type Value = string;
/**
 * The same without its text: for values that go on in the next line, and are cut out as one.
 */
export type Valuechars = true;
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
export type Listcomponent = readonly Component[];
/**
 * text = *TEXT-CHAR, with the same repair. Repaired: the RFC's TEXT-CHAR leaves out the comma and
 * has the semicolon, so that only a backslash and a comma need one.
 */
export type Listitem = string;
export type Parametervalues = readonly Parametervalue[];
/**
 * param-value = *SAFE-CHAR / DQUOTE *QSAFE-CHAR DQUOTE
 */
export type Parametervalue = string | Quoted;
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
// 2: TAB SP.."~" beyond ASCII
// 4: U+0000.."+" "-".."[" "]"..U+007F beyond ASCII
// 8: "(" "-" "0".."9" "A".."Z" "_" "a".."z"
// 16: U+0000.."+" "-"..":" "<".."[" "]"..U+007F beyond ASCII
// 32: TAB SP "!" "#".."~" beyond ASCII
// 64: TAB SP "!" "#".."+" "-".."9" "<".."~" beyond ASCII
const $class0 = /* @__PURE__ */ $.classTable("9,k 1,3a m,k 2,3a 1,m 5,3a 1,3i 3,3a 1,y 1,3j 2,3a a,3j 1,1i 1,12 5,3a q,3j 1,3a 1,2q 2,3a 1,3j 1,3a q,3j 4,3a 1,k 3j,3a 1,0");
const $sites: readonly $.Site[] = [
  ["contentline", "\"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\" \"a\"..\"z\""],
  ["name", "\"-\" \"0\"..\"9\" \"A\"..\"Z\" \"_\" \"a\"..\"z\""],
  ["contentline", "\"-\" \"0\"..\";\" \"A\"..\"Z\" \"_\" \"a\"..\"z\""],
  ["head", "\"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\" \"a\"..\"z\""],
  ["head", "\"-\" \"0\"..\";\" \"A\"..\"Z\" \"_\" \"a\"..\"z\""],
  ["listitem", "U+0000..U+FFFF"],
  ["component", "U+0000..U+FFFF"],
  ["parametervalue", "TAB SP..\"~\" U+0080..U+FFFF"],
  ["contentline", "end of input"],
  ["head", "end of input"],
  ["value", "end of input"],
  ["valuechars", "end of input"],
  ["structured", "end of input"],
  ["textlist", "end of input"],
];

export const contentline: $.Entry<Contentline> = /* @__PURE__ */ $.entry(
  "contentline",
  $sites,
  8,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = contentline$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const head: $.Entry<Head> = /* @__PURE__ */ $.entry(
  "head",
  $sites,
  9,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = head$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const value: $.Entry<Value> = /* @__PURE__ */ $.entry(
  "value",
  $sites,
  10,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = value$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const valuechars: $.Entry<Valuechars> = /* @__PURE__ */ $.entry(
  "valuechars",
  $sites,
  11,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = valuechars$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const structured: $.Entry<Structured> = /* @__PURE__ */ $.entry(
  "structured",
  $sites,
  12,
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
  13,
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
    const value6 = parameter$octets(a, s, i);
    i = $end;
    list5.push(value6);
    c = a[i]!;
  }
  if (c !== 58) $.fail(i, 2);
  i++;
  const value7 = value$octets(a, s, i);
  i = $end;
  const held8 = { group: value0, name: held4, parameters: list5, value: value7 };
  $end = i;
  return held8;
}

function head$octets(a: Uint8Array, s: string, i: number): Head {
  let c = 0;
  let value0: Group | undefined;
  c = a[i]!;
  if (($class0[c]! & 1) !== 0 && $ahead0$octets(a, i) === 0) {
    const from1 = i;
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    const held2 = s.slice(from1 - $shift, i - $shift);
    if (c !== 46) $.fail(i, 3);
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
    const value6 = parameter$octets(a, s, i);
    i = $end;
    list5.push(value6);
    c = a[i]!;
  }
  if (c !== 58) $.fail(i, 4);
  i++;
  const held7 = { group: value0, name: held4, parameters: list5 };
  $end = i;
  return held7;
}

function value$octets(a: Uint8Array, s: string, i: number): Value {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  c = a[i]!;
  while (($class0[c]! & 2) !== 0) {
    seen1 |= c;
    c = a[++i]!;
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  $end = i;
  return held3;
}

function valuechars$octets(a: Uint8Array, _s: string, i: number): Valuechars {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  c = a[i]!;
  while (($class0[c]! & 2) !== 0) {
    seen1 |= c;
    c = a[++i]!;
  }
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  $end = i;
  return true;
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
      while (($class0[c]! & 4) !== 0) {
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
  const list4: (Listitem)[] = [held3];
  while (c === 44) {
    i++;
    const from5 = i;
    let seen6 = 0;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        while (($class0[c]! & 4) !== 0) {
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

function parameter$octets(a: Uint8Array, s: string, i: number): Parameter {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  while (($class0[c]! & 8) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  let value2: Parametervalues | undefined;
  if (c === 61) {
    i++;
    const value3 = parametervalue$octets(a, s, i);
    i = $end;
    const list4: (Parametervalue)[] = [value3];
    c = a[i]!;
    while (c === 44) {
      i++;
      const value5 = parametervalue$octets(a, s, i);
      i = $end;
      list4.push(value5);
      c = a[i]!;
    }
    value2 = list4;
  }
  const held6 = { name: held1, values: value2 };
  $end = i;
  return held6;
}

function listcomponent$octets(a: Uint8Array, s: string, i: number): Listcomponent {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  stretch: {
    c = a[i]!;
    again0: for (;;) {
      while (($class0[c]! & 16) !== 0) {
        seen1 |= c;
        c = a[++i]!;
      }
      if (c === 92) {
        c = a[++i]!;
        if (!(c <= 254)) $.fail(i, 6);
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
        while (($class0[c]! & 16) !== 0) {
          seen6 |= c;
          c = a[++i]!;
        }
        if (c === 92) {
          c = a[++i]!;
          if (!(c <= 254)) $.fail(i, 6);
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
  if (($class0[c]! & 32) !== 0) {
    const from1 = i;
    let seen2 = 0;
    while (($class0[c]! & 64) !== 0) {
      seen2 |= c;
      c = a[++i]!;
    }
    const shift3 = $shift;
    if (seen2 > 127) $shift += $.extraOctets(a, from1, i);
    value0 = s.slice(from1 - shift3, i - $shift);
  } else {
    if (c !== 34) $.fail(i, 7);
    i++;
    const from4 = i;
    let seen5 = 0;
    c = a[i]!;
    while (($class0[c]! & 32) !== 0) {
      seen5 |= c;
      c = a[++i]!;
    }
    const shift6 = $shift;
    if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
    const held7 = s.slice(from4 - shift6, i - $shift);
    if (c !== 34) $.fail(i, 7);
    i++;
    value0 = held7;
  }
  $end = i;
  return value0;
}
