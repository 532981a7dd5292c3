// Generated from node-selector.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: f65cd81364fabe262a3b27e7f40e4490ee76fdf1c169a12fd3686eaf3c181fca
import * as $ from "@callingcard/grammar/runtime";

/**
 * node-selector = element-selector ["/" terminal-selector]
 */
export interface NodeSelector { readonly steps: ElementSelector; readonly terminal: TerminalSelector | undefined }
/**
 * att-value = AttValue
 * [10] AttValue ::= '"' ([^<&"] | Reference)* '"' | "'" ([^<&'] | Reference)* "'"
 * With its quotes.
 */
export type AttValue = string;
/**
 * XPointer Framework [2] SchemeBased ::= PointerPart (S? PointerPart)*
 * A shorthand pointer, a name alone, binds nothing and is left out.
 */
export type Pointer = readonly PointerPart[];
/**
 * xmlns() scheme [1] XmlnsSchemeData ::= NCName S? '=' S? EscapedNamespaceName
 * [2] EscapedNamespaceName ::= EscapedData*
 * Repaired: white space behind the equals sign is not of the name.
 */
export interface XmlnsSchemeData { readonly prefix: NcName; readonly namespace: NamespaceName | undefined }
/**
 * step = by-name / by-pos / by-attr / by-pos-attr / extension-selector
 * by-name = NameorAny
 * by-pos = NameorAny "[" position "]"
 * by-attr = NameorAny "[" attr-test "]"
 * by-pos-attr = NameorAny "[" position "]" "[" attr-test "]"
 */
export interface Step { readonly name: NameOrAny; readonly position: Position | undefined; readonly attribute: AttrTest | undefined }
/**
 * terminal-selector = attribute-selector / namespace-selector / extension-selector
 * attribute-selector = "@" att-name
 * namespace-selector = "namespace::*"
 */
export type TerminalSelector = QName | "namespaces";
/**
 * [3] PointerPart ::= SchemeName '(' SchemeData ')'
 * [4] SchemeName ::= QName
 */
export interface PointerPart { readonly scheme: SchemeName; readonly data: SchemeData }
export type NamespaceName = string;
/**
 * NameorAny = QName / "*"
 */
export type NameOrAny = QName | "*";
/**
 * position = 1*DIGIT
 */
export type Position = string;
/**
 * attr-test = "@" att-name "=" att-value
 * att-name = QName
 */
export interface AttrTest { readonly name: QName; readonly value: AttValue }
/**
 * [NS 4] NCName ::= Name - (Char* ':' Char*)
 */
export type NcName = string;
/**
 * [NS 7] QName ::= PrefixedName | UnprefixedName
 * [NS 8] PrefixedName ::= Prefix ':' LocalPart
 */
export interface QName { readonly first: NcName; readonly second: NcName | undefined }
/**
 * element-selector = step *( "/" step)
 */
export type ElementSelector = readonly Step[];
export type SchemeName = string;
/**
 * [5] SchemeData ::= EscapedData*
 * [6] EscapedData ::= NormalChar | '^(' | '^)' | '^^' | '(' SchemeData ')'
 * [7] NormalChar ::= UnicodeChar - [()^]
 */
export type SchemeData = string;

let $end = 0;
let $shift = 0;
let $depth = 0;
const $maxDepth = 32;
// TAB LF CR SP "!" "#".."%" "'"..";" "="..U+FFFF
const $units0: readonly number[] = [9, 10, 13, 13, 32, 33, 35, 37, 39, 59, 61, 65535];
// "0".."9" "A".."F" "a".."f"
const $units1: readonly number[] = [48, 57, 65, 70, 97, 102];
// ":" "A".."Z" "_" "a".."z" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+D7FF U+F900..U+FDCF U+FDF0..U+FFFD
const $units2: readonly number[] = [58, 58, 65, 90, 95, 95, 97, 122, 192, 214, 216, 246, 248, 767, 880, 893, 895, 8191, 8204, 8205, 8304, 8591, 11264, 12271, 12289, 55295, 63744, 64975, 65008, 65533];
// "-" "." "0"..":" "A".."Z" "_" "a".."z" U+00B7 U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+037D U+037F..U+1FFF U+200C U+200D U+203F U+2040 U+2070..U+218F U+2C00..U+2FEF U+3001..U+D7FF U+F900..U+FDCF U+FDF0..U+FFFD
const $units3: readonly number[] = [45, 46, 48, 58, 65, 90, 95, 95, 97, 122, 183, 183, 192, 214, 216, 246, 248, 893, 895, 8191, 8204, 8205, 8255, 8256, 8304, 8591, 11264, 12271, 12289, 55295, 63744, 64975, 65008, 65533];
// TAB LF CR SP.."%" "("..";" "="..U+FFFF
const $units4: readonly number[] = [9, 10, 13, 13, 32, 37, 40, 59, 61, 65535];
// TAB LF CR SP "A".."Z" "_" "a".."z" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD
const $units5: readonly number[] = [9, 10, 13, 13, 32, 32, 65, 90, 95, 95, 97, 122, 192, 214, 216, 246, 248, 767, 880, 893, 895, 8191, 8204, 8205, 8304, 8591, 11264, 12271, 12289, 56191, 63744, 64975, 65008, 65533];
// TAB LF CR SP
const $units6: readonly number[] = [9, 10, 13, 13, 32, 32];
// "A".."Z" "_" "a".."z" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+D7FF U+F900..U+FDCF U+FDF0..U+FFFD
const $units7: readonly number[] = [65, 90, 95, 95, 97, 122, 192, 214, 216, 246, 248, 767, 880, 893, 895, 8191, 8204, 8205, 8304, 8591, 11264, 12271, 12289, 55295, 63744, 64975, 65008, 65533];
// "-" "." "0".."9" "A".."Z" "_" "a".."z" U+00B7 U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+037D U+037F..U+1FFF U+200C U+200D U+203F U+2040 U+2070..U+218F U+2C00..U+2FEF U+3001..U+D7FF U+F900..U+FDCF U+FDF0..U+FFFD
const $units8: readonly number[] = [45, 46, 48, 57, 65, 90, 95, 95, 97, 122, 183, 183, 192, 214, 216, 246, 248, 893, 895, 8191, 8204, 8205, 8255, 8256, 8304, 8591, 11264, 12271, 12289, 55295, 63744, 64975, 65008, 65533];
// U+0000..U+0008 U+000B U+000C U+000E..U+001F "!".."(" "*"..U+FFFF
const $units9: readonly number[] = [0, 8, 11, 12, 14, 31, 33, 40, 42, 65535];
// U+0000..U+0008 U+000B U+000C U+000E..U+001F "!".."'" "*".."]" "_"..U+FFFF
const $units10: readonly number[] = [0, 8, 11, 12, 14, 31, 33, 39, 42, 93, 95, 65535];
// "(" ")" "^"
const $units11: readonly number[] = [40, 41, 94, 94];
// U+0000.."(" "*"..U+FFFF
const $units12: readonly number[] = [0, 40, 42, 65535];
// "A".."Z" "_" "a".."z" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD
const $units13: readonly number[] = [65, 90, 95, 95, 97, 122, 192, 214, 216, 246, 248, 767, 880, 893, 895, 8191, 8204, 8205, 8304, 8591, 11264, 12271, 12289, 56191, 63744, 64975, 65008, 65533];
// U+0000.."'" "*".."]" "_"..U+FFFF
const $units14: readonly number[] = [0, 39, 42, 93, 95, 65535];
// 1: TAB LF CR SP "!" "#".."%" "'"..";" "="..U+007F beyond ASCII
// 2: "0".."9" "A".."F" "a".."f"
// 4: ":" "A".."Z" "_" "a".."z"
// 8: "-" "." "0"..":" "A".."Z" "_" "a".."z"
// 16: TAB LF CR SP.."%" "("..";" "="..U+007F beyond ASCII
// 32: TAB LF CR SP "A".."Z" "_" "a".."z"
// 64: TAB LF CR SP
// 128: "A".."Z" "_" "a".."z"
const $class0 = /* @__PURE__ */ $.classTable("9,0 2,35 2,0 1,35 i,0 1,35 1,h 1,g 3,h 1,0 1,1 5,h 2,p 1,h a,r 1,t 1,h 1,0 4,h 6,5b k,59 4,h 1,59 1,h 6,5b k,59 3o,h 1,0");
// 1: "-" "." "0".."9" "A".."Z" "_" "a".."z"
// 2: U+0000..U+0008 U+000B U+000C U+000E..U+001F "!".."(" "*"..U+007F beyond ASCII
// 4: U+0000..U+0008 U+000B U+000C U+000E..U+001F "!".."'" "*".."]" "_"..U+007F beyond ASCII
// 8: "(" ")" "^"
// 16: U+0000.."(" "*"..U+007F beyond ASCII
// 32: U+0000.."'" "*".."]" "_"..U+007F beyond ASCII
const $class1 = /* @__PURE__ */ $.classTable("9,1i 2,1c 2,1i 1,1c i,1i 1,1c 7,1i 1,q 1,8 3,1i 2,1j 1,1i a,1j 7,1i q,1j 3,1i 1,q 1,1j 1,1i q,1j 3o,1i 1,0");
const $sites: readonly $.Site[] = [
  ["terminalSelector", "\"*\""],
  ["attValue", "\"0\"..\"9\" \";\""],
  ["attValue", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["attValue", "\"0\"..\"9\" \";\" \"A\"..\"F\" \"a\"..\"f\""],
  ["attValue", "\"0\"..\"9\" \"x\""],
  ["attValue", "\"-\" \".\" \"0\"..\";\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00B7 U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+037D U+037F..U+1FFF U+200C U+200D U+203F U+2040 U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["attValue", "\"#\" \":\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["attValue", "TAB LF CR SP..\";\" \"=\"..U+FFFF"],
  ["attValue", "'\"' \"'\""],
  ["NCNAME", "\"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["xmlnsSchemeData", "TAB LF CR SP \"-\" \".\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00B7 U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+037D U+037F..U+1FFF U+200C U+200D U+203F U+2040 U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["namespaceName", "\"(\" \")\" \"^\""],
  ["namespaceName", "U+0000..U+FFFF"],
  ["nameOrAny", "\"*\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["position", "\"0\"..\"9\""],
  ["step", "\"0\"..\"9\" \"]\""],
  ["attrTest", "\"@\""],
  ["attrTest", "\"=\""],
  ["step", "\"]\""],
  ["schemeName", "\"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["pointerPart", "\"(\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00B7 U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+037D U+037F..U+1FFF U+200C U+200D U+203F U+2040 U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["pointerPart", "U+0000..U+FFFF"],
  ["ESCAPEDDATA", ""],
  ["ESCAPEDDATA", "\"(\" \")\" \"^\""],
  ["ESCAPEDDATA", "U+0000..U+FFFF"],
  ["attValue", "U+DC00..U+DFFF"],
  ["NCNAME", "U+DC00..U+DFFF"],
  ["schemeName", "U+DC00..U+DFFF"],
  ["nodeSelector", "end of input"],
  ["attValue", "end of input"],
  ["pointer", "end of input"],
  ["xmlnsSchemeData", "end of input"],
];

export const nodeSelector: $.Entry<NodeSelector> = /* @__PURE__ */ $.entry(
  "nodeSelector",
  $sites,
  28,
  (a, s, i) => {
    $shift = $.registers.shift;
    $depth = 0;
    const value = nodeSelector$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    $depth = 0;
    const value = nodeSelector$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const attValue: $.Entry<AttValue> = /* @__PURE__ */ $.entry(
  "attValue",
  $sites,
  29,
  (a, s, i) => {
    $shift = $.registers.shift;
    $depth = 0;
    const value = attValue$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    $depth = 0;
    const value = attValue$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const pointer: $.Entry<Pointer> = /* @__PURE__ */ $.entry(
  "pointer",
  $sites,
  30,
  (a, s, i) => {
    $shift = $.registers.shift;
    $depth = 0;
    const value = pointer$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    $depth = 0;
    const value = pointer$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const xmlnsSchemeData: $.Entry<XmlnsSchemeData> = /* @__PURE__ */ $.entry(
  "xmlnsSchemeData",
  $sites,
  31,
  (a, s, i) => {
    $shift = $.registers.shift;
    $depth = 0;
    const value = xmlnsSchemeData$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    $depth = 0;
    const value = xmlnsSchemeData$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  $.asciiOnly(c);
  if (c === 110) {
    c = a[++i]!;
    $.asciiOnly(c);
    if (c === 97) {
      c = a[++i]!;
      $.asciiOnly(c);
      if (c === 109) {
        c = a[++i]!;
        $.asciiOnly(c);
        if (c === 101) {
          c = a[++i]!;
          $.asciiOnly(c);
          if (c === 115) {
            c = a[++i]!;
            $.asciiOnly(c);
            if (c === 112) {
              c = a[++i]!;
              $.asciiOnly(c);
              if (c === 97) {
                c = a[++i]!;
                $.asciiOnly(c);
                if (c === 99) {
                  c = a[++i]!;
                  $.asciiOnly(c);
                  if (c === 101) {
                    c = a[++i]!;
                    $.asciiOnly(c);
                    if (c === 58) {
                      c = a[++i]!;
                      $.asciiOnly(c);
                      if (c === 58) return 1;
                      return 0;
                    }
                    return 0;
                  }
                  return 0;
                }
                return 0;
              }
              return 0;
            }
            return 0;
          }
          return 0;
        }
        return 0;
      }
      return 0;
    }
    return 0;
  }
  if (c === 64) return 1;
  return 0;
}

function $ahead1$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (c === 64) return 1;
  return 0;
}

function nodeSelector$octets(a: Uint8Array, s: string, i: number): NodeSelector {
  let c = 0;
  const value0 = step$octets(a, s, i);
  i = $end;
  const list1: (Step)[] = [value0];
  c = a[i]!;
  while (c === 47 && $ahead0$octets(a, i) === 0) {
    i++;
    const value2 = step$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  let value3: TerminalSelector | undefined;
  if (c === 47) {
    i++;
    c = a[i]!;
    let value4: TerminalSelector;
    if (c === 64) {
      i++;
      const value5 = qName$octets(a, s, i);
      i = $end;
      value4 = value5;
    } else {
      c = a[++i]!;
      c = a[++i]!;
      c = a[++i]!;
      c = a[++i]!;
      c = a[++i]!;
      c = a[++i]!;
      c = a[++i]!;
      c = a[++i]!;
      c = a[++i]!;
      c = a[++i]!;
      c = a[++i]!;
      if (c !== 42) $.fail(i, 0);
      i++;
      value4 = "namespaces";
    }
    value3 = value4;
  }
  const held6 = { steps: list1, terminal: value3 };
  $end = i;
  return held6;
}

function attValue$octets(a: Uint8Array, s: string, i: number): AttValue {
  let c = a[i]!;
  let value0: AttValue;
  if (c === 34) {
    const from1 = i;
    let seen2 = 0;
    stretch: {
      c = a[++i]!;
      again0: for (;;) {
        while (($class0[c]! & 1) !== 0) {
          seen2 |= c;
          c = a[++i]!;
        }
        if (c === 34) {
          i++;
          break stretch;
        } else if (c === 38) {
          c = a[++i]!;
          $.asciiOnly(c);
          if (c === 35) {
            c = a[++i]!;
            if (c >= 48 && c <= 57) {
              c = a[++i]!;
              while (c >= 48 && c <= 57) c = a[++i]!;
              if (c !== 59) $.fail(i, 1);
              c = a[++i]!;
              continue again0;
            } else if (c === 120) {
              c = a[++i]!;
              if (($class0[c]! & 2) === 0) $.fail(i, 2);
              c = a[++i]!;
              while (($class0[c]! & 2) !== 0) c = a[++i]!;
              if (c !== 59) $.fail(i, 3);
              c = a[++i]!;
              continue again0;
            } else $.fail(i, 4);
          } else if (($class0[c]! & 4) !== 0) {
            c = a[++i]!;
            while (($class0[c]! & 8) !== 0) c = a[++i]!;
            $.asciiOnly(c);
            if (c !== 59) $.fail(i, 5);
            c = a[++i]!;
            continue again0;
          } else $.fail(i, 6);
        } else $.fail(i, 7);
      }
    }
    const shift3 = $shift;
    if (seen2 > 127) $shift += $.extraOctets(a, from1, i);
    value0 = s.slice(from1 - shift3, i - $shift);
  } else {
    const from4 = i;
    let seen5 = 0;
    stretch: {
      if (c !== 39) $.fail(i, 8);
      c = a[++i]!;
      again0: for (;;) {
        while (($class0[c]! & 16) !== 0) {
          seen5 |= c;
          c = a[++i]!;
        }
        if (c === 38) {
          c = a[++i]!;
          $.asciiOnly(c);
          if (c === 35) {
            c = a[++i]!;
            if (c >= 48 && c <= 57) {
              c = a[++i]!;
              while (c >= 48 && c <= 57) c = a[++i]!;
              if (c !== 59) $.fail(i, 1);
              c = a[++i]!;
              continue again0;
            } else if (c === 120) {
              c = a[++i]!;
              if (($class0[c]! & 2) === 0) $.fail(i, 2);
              c = a[++i]!;
              while (($class0[c]! & 2) !== 0) c = a[++i]!;
              if (c !== 59) $.fail(i, 3);
              c = a[++i]!;
              continue again0;
            } else $.fail(i, 4);
          } else if (($class0[c]! & 4) !== 0) {
            c = a[++i]!;
            while (($class0[c]! & 8) !== 0) c = a[++i]!;
            $.asciiOnly(c);
            if (c !== 59) $.fail(i, 5);
            c = a[++i]!;
            continue again0;
          } else $.fail(i, 6);
        } else if (c === 39) {
          i++;
          break stretch;
        } else $.fail(i, 7);
      }
    }
    const shift6 = $shift;
    if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
    value0 = s.slice(from4 - shift6, i - $shift);
  }
  $end = i;
  return value0;
}

function pointer$octets(a: Uint8Array, s: string, i: number): Pointer {
  let c = 0;
  const value0 = pointerPart$octets(a, s, i);
  i = $end;
  const list1: (PointerPart)[] = [value0];
  c = a[i]!;
  $.asciiOnly(c);
  while (($class0[c]! & 32) !== 0) {
    while (($class0[c]! & 64) !== 0) c = a[++i]!;
    const value2 = pointerPart$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
    $.asciiOnly(c);
  }
  $end = i;
  return list1;
}

function xmlnsSchemeData$octets(a: Uint8Array, s: string, i: number): XmlnsSchemeData {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  $.asciiOnly(c);
  if (($class0[c]! & 128) === 0) $.fail(i, 9);
  c = a[++i]!;
  while (($class1[c]! & 1) !== 0) c = a[++i]!;
  $.asciiOnly(c);
  const held1 = s.slice(from0 - $shift, i - $shift);
  while (($class0[c]! & 64) !== 0) c = a[++i]!;
  if (c !== 61) $.fail(i, 10);
  c = a[++i]!;
  while (($class0[c]! & 64) !== 0) c = a[++i]!;
  let value2: NamespaceName | undefined;
  if (($class1[c]! & 2) !== 0) {
    const from3 = i - $shift;
    if (($class1[c]! & 4) !== 0) {
      const from4 = i;
      let seen5 = 0;
      $.noPair(c);
      seen5 |= c;
      c = a[++i]!;
      while ((c & 192) === 128) c = a[++i]!;
      if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
    } else if (c === 94) {
      c = a[++i]!;
      if (($class1[c]! & 8) === 0) $.fail(i, 11);
      i++;
    } else {
      i++;
      c = a[i]!;
      while (($class1[c]! & 16) !== 0) {
        i = ESCAPEDDATA$octets(a, s, i);
        c = a[i]!;
      }
      if (c !== 41) $.fail(i, 12);
      i++;
    }
    c = a[i]!;
    while (($class1[c]! & 16) !== 0) {
      i = ESCAPEDDATA$octets(a, s, i);
      c = a[i]!;
    }
    value2 = s.slice(from3, i - $shift);
  }
  const held6 = { prefix: held1, namespace: value2 };
  $end = i;
  return held6;
}

function step$octets(a: Uint8Array, s: string, i: number): Step {
  let c = a[i]!;
  $.asciiOnly(c);
  let value0: NameOrAny;
  if (($class0[c]! & 128) !== 0) {
    const value1 = qName$octets(a, s, i);
    i = $end;
    value0 = value1;
  } else {
    if (c !== 42) $.fail(i, 13);
    i++;
    value0 = "*";
  }
  let value2: Position | undefined;
  c = a[i]!;
  if (c === 91 && $ahead1$octets(a, i) === 0) {
    i++;
    const from3 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 14);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    const held4 = s.slice(from3 - $shift, i - $shift);
    if (c !== 93) $.fail(i, 15);
    i++;
    value2 = held4;
  }
  let value5: AttrTest | undefined;
  c = a[i]!;
  if (c === 91) {
    i++;
    c = a[i]!;
    if (c !== 64) $.fail(i, 16);
    i++;
    const value6 = qName$octets(a, s, i);
    i = $end;
    c = a[i]!;
    if (c !== 61) $.fail(i, 17);
    i++;
    const value7 = attValue$octets(a, s, i);
    i = $end;
    const held8 = { name: value6, value: value7 };
    c = a[i]!;
    if (c !== 93) $.fail(i, 18);
    i++;
    value5 = held8;
  }
  const held9 = { name: value0, position: value2, attribute: value5 };
  $end = i;
  return held9;
}

function qName$octets(a: Uint8Array, s: string, i: number): QName {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  $.asciiOnly(c);
  if (($class0[c]! & 128) === 0) $.fail(i, 9);
  c = a[++i]!;
  while (($class1[c]! & 1) !== 0) c = a[++i]!;
  $.asciiOnly(c);
  const held1 = s.slice(from0 - $shift, i - $shift);
  let value2: NcName | undefined;
  if (c === 58) {
    i++;
    const from3 = i;
    c = a[i]!;
    $.asciiOnly(c);
    if (($class0[c]! & 128) === 0) $.fail(i, 9);
    c = a[++i]!;
    while (($class1[c]! & 1) !== 0) c = a[++i]!;
    $.asciiOnly(c);
    value2 = s.slice(from3 - $shift, i - $shift);
  }
  const held4 = { first: held1, second: value2 };
  $end = i;
  return held4;
}

function pointerPart$octets(a: Uint8Array, s: string, i: number): PointerPart {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  $.asciiOnly(c);
  if (($class0[c]! & 128) === 0) $.fail(i, 19);
  c = a[++i]!;
  while (($class1[c]! & 1) !== 0) c = a[++i]!;
  $.asciiOnly(c);
  if (c === 58) {
    c = a[++i]!;
    $.asciiOnly(c);
    if (($class0[c]! & 128) === 0) $.fail(i, 19);
    c = a[++i]!;
    while (($class1[c]! & 1) !== 0) c = a[++i]!;
    $.asciiOnly(c);
  }
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 40) $.fail(i, 20);
  i++;
  const from2 = i - $shift;
  c = a[i]!;
  while (($class1[c]! & 16) !== 0) {
    i = ESCAPEDDATA$octets(a, s, i);
    c = a[i]!;
  }
  const held3 = s.slice(from2, i - $shift);
  if (c !== 41) $.fail(i, 21);
  i++;
  const held4 = { scheme: held1, data: held3 };
  $end = i;
  return held4;
}

function ESCAPEDDATA$octets(a: Uint8Array, s: string, i: number): number {
  let c = 0;
  $.checkDepth(++$depth, $maxDepth, i, 22);
  c = a[i]!;
  if (($class1[c]! & 32) !== 0) {
    const from0 = i;
    let seen1 = 0;
    $.noPair(c);
    seen1 |= c;
    c = a[++i]!;
    while ((c & 192) === 128) c = a[++i]!;
    if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  } else if (c === 94) {
    c = a[++i]!;
    if (($class1[c]! & 8) === 0) $.fail(i, 23);
    i++;
  } else {
    i++;
    c = a[i]!;
    while (($class1[c]! & 16) !== 0) {
      i = ESCAPEDDATA$octets(a, s, i);
      c = a[i]!;
    }
    if (c !== 41) $.fail(i, 24);
    i++;
  }
  $depth--;
  return i;
}

function $ahead0$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  c = $.unitAt(s, ++i);
  if (c === 110) {
    c = $.unitAt(s, ++i);
    if (c === 97) {
      c = $.unitAt(s, ++i);
      if (c === 109) {
        c = $.unitAt(s, ++i);
        if (c === 101) {
          c = $.unitAt(s, ++i);
          if (c === 115) {
            c = $.unitAt(s, ++i);
            if (c === 112) {
              c = $.unitAt(s, ++i);
              if (c === 97) {
                c = $.unitAt(s, ++i);
                if (c === 99) {
                  c = $.unitAt(s, ++i);
                  if (c === 101) {
                    c = $.unitAt(s, ++i);
                    if (c === 58) {
                      c = $.unitAt(s, ++i);
                      if (c === 58) return 1;
                      return 0;
                    }
                    return 0;
                  }
                  return 0;
                }
                return 0;
              }
              return 0;
            }
            return 0;
          }
          return 0;
        }
        return 0;
      }
      return 0;
    }
    return 0;
  }
  if (c === 64) return 1;
  return 0;
}

function $ahead1$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  c = $.unitAt(s, ++i);
  if (c === 64) return 1;
  return 0;
}

function nodeSelector$text(s: string, i: number): NodeSelector {
  let c = 0;
  const value0 = step$text(s, i);
  i = $end;
  const list1: (Step)[] = [value0];
  c = $.unitAt(s, i);
  while (c === 47 && $ahead0$text(s, i) === 0) {
    i++;
    const value2 = step$text(s, i);
    i = $end;
    list1.push(value2);
    c = $.unitAt(s, i);
  }
  let value3: TerminalSelector | undefined;
  if (c === 47) {
    i++;
    c = $.unitAt(s, i);
    let value4: TerminalSelector;
    if (c === 64) {
      i++;
      const value5 = qName$text(s, i);
      i = $end;
      value4 = value5;
    } else {
      c = $.unitAt(s, ++i);
      c = $.unitAt(s, ++i);
      c = $.unitAt(s, ++i);
      c = $.unitAt(s, ++i);
      c = $.unitAt(s, ++i);
      c = $.unitAt(s, ++i);
      c = $.unitAt(s, ++i);
      c = $.unitAt(s, ++i);
      c = $.unitAt(s, ++i);
      c = $.unitAt(s, ++i);
      c = $.unitAt(s, ++i);
      if (c !== 42) $.fail(i, 0);
      i++;
      value4 = "namespaces";
    }
    value3 = value4;
  }
  const held6 = { steps: list1, terminal: value3 };
  $end = i;
  return held6;
}

function attValue$text(s: string, i: number): AttValue {
  let c = $.unitAt(s, i);
  let value0: AttValue;
  if (c === 34) {
    const from1 = i;
    stretch: {
      c = $.unitAt(s, ++i);
      again0: for (;;) {
        while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
        if (c === 34) {
          i++;
          break stretch;
        } else if (c === 38) {
          c = $.unitAt(s, ++i);
          if (c === 35) {
            c = $.unitAt(s, ++i);
            if (c >= 48 && c <= 57) {
              c = $.unitAt(s, ++i);
              while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
              if (c !== 59) $.fail(i, 1);
              c = $.unitAt(s, ++i);
              continue again0;
            } else if (c === 120) {
              c = $.unitAt(s, ++i);
              if (!($.isIn($units1, c))) $.fail(i, 2);
              c = $.unitAt(s, ++i);
              while ($.isIn($units1, c)) c = $.unitAt(s, ++i);
              if (c !== 59) $.fail(i, 3);
              c = $.unitAt(s, ++i);
              continue again0;
            } else $.fail(i, 4);
          } else if ($.isIn($units2, c)) {
            c = $.unitAt(s, ++i);
            again1: for (;;) {
              while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
              if (c === 59) {
                c = $.unitAt(s, ++i);
                continue again0;
              } else if (c >= 55296 && c <= 56191) {
                c = $.unitAt(s, ++i);
                if (!(c >= 56320 && c <= 57343)) $.fail(i, 25);
                c = $.unitAt(s, ++i);
                continue again1;
              } else $.fail(i, 5);
            }
          } else if (c >= 55296 && c <= 56191) {
            c = $.unitAt(s, ++i);
            again2: for (;;) {
              if (!(c >= 56320 && c <= 57343)) $.fail(i, 25);
              c = $.unitAt(s, ++i);
              while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
              if (c === 59) {
                c = $.unitAt(s, ++i);
                continue again0;
              } else if (c >= 55296 && c <= 56191) {
                c = $.unitAt(s, ++i);
                continue again2;
              } else $.fail(i, 5);
            }
          } else $.fail(i, 6);
        } else $.fail(i, 7);
      }
    }
    value0 = s.slice(from1, i);
  } else {
    const from2 = i;
    stretch: {
      if (c !== 39) $.fail(i, 8);
      c = $.unitAt(s, ++i);
      again0: for (;;) {
        while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
        if (c === 38) {
          c = $.unitAt(s, ++i);
          if (c === 35) {
            c = $.unitAt(s, ++i);
            if (c >= 48 && c <= 57) {
              c = $.unitAt(s, ++i);
              while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
              if (c !== 59) $.fail(i, 1);
              c = $.unitAt(s, ++i);
              continue again0;
            } else if (c === 120) {
              c = $.unitAt(s, ++i);
              if (!($.isIn($units1, c))) $.fail(i, 2);
              c = $.unitAt(s, ++i);
              while ($.isIn($units1, c)) c = $.unitAt(s, ++i);
              if (c !== 59) $.fail(i, 3);
              c = $.unitAt(s, ++i);
              continue again0;
            } else $.fail(i, 4);
          } else if ($.isIn($units2, c)) {
            c = $.unitAt(s, ++i);
            again1: for (;;) {
              while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
              if (c === 59) {
                c = $.unitAt(s, ++i);
                continue again0;
              } else if (c >= 55296 && c <= 56191) {
                c = $.unitAt(s, ++i);
                if (!(c >= 56320 && c <= 57343)) $.fail(i, 25);
                c = $.unitAt(s, ++i);
                continue again1;
              } else $.fail(i, 5);
            }
          } else if (c >= 55296 && c <= 56191) {
            c = $.unitAt(s, ++i);
            again2: for (;;) {
              if (!(c >= 56320 && c <= 57343)) $.fail(i, 25);
              c = $.unitAt(s, ++i);
              while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
              if (c === 59) {
                c = $.unitAt(s, ++i);
                continue again0;
              } else if (c >= 55296 && c <= 56191) {
                c = $.unitAt(s, ++i);
                continue again2;
              } else $.fail(i, 5);
            }
          } else $.fail(i, 6);
        } else if (c === 39) {
          i++;
          break stretch;
        } else $.fail(i, 7);
      }
    }
    value0 = s.slice(from2, i);
  }
  $end = i;
  return value0;
}

function pointer$text(s: string, i: number): Pointer {
  let c = 0;
  const value0 = pointerPart$text(s, i);
  i = $end;
  const list1: (PointerPart)[] = [value0];
  c = $.unitAt(s, i);
  while ($.isIn($units5, c)) {
    while ($.isIn($units6, c)) c = $.unitAt(s, ++i);
    const value2 = pointerPart$text(s, i);
    i = $end;
    list1.push(value2);
    c = $.unitAt(s, i);
  }
  $end = i;
  return list1;
}

function xmlnsSchemeData$text(s: string, i: number): XmlnsSchemeData {
  let c = 0;
  const from0 = i;
  stretch: {
    c = $.unitAt(s, i);
    if ($.isIn($units7, c)) {
      c = $.unitAt(s, ++i);
      again0: for (;;) {
        while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
        if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          if (!(c >= 56320 && c <= 57343)) $.fail(i, 26);
          c = $.unitAt(s, ++i);
          continue again0;
        } else {
          break stretch;
        }
      }
    } else if (c >= 55296 && c <= 56191) {
      c = $.unitAt(s, ++i);
      again1: for (;;) {
        if (!(c >= 56320 && c <= 57343)) $.fail(i, 26);
        c = $.unitAt(s, ++i);
        while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
        if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          continue again1;
        } else {
          break stretch;
        }
      }
    } else $.fail(i, 9);
  }
  const held1 = s.slice(from0, i);
  while ($.isIn($units6, c)) c = $.unitAt(s, ++i);
  if (c !== 61) $.fail(i, 10);
  c = $.unitAt(s, ++i);
  while ($.isIn($units6, c)) c = $.unitAt(s, ++i);
  let value2: NamespaceName | undefined;
  if ($.isIn($units9, c)) {
    const from3 = i;
    if ($.isIn($units10, c)) {
      i++;
    } else if (c === 94) {
      c = $.unitAt(s, ++i);
      if (!($.isIn($units11, c))) $.fail(i, 11);
      i++;
    } else {
      i++;
      c = $.unitAt(s, i);
      while ($.isIn($units12, c)) {
        i = ESCAPEDDATA$text(s, i);
        c = $.unitAt(s, i);
      }
      if (c !== 41) $.fail(i, 12);
      i++;
    }
    c = $.unitAt(s, i);
    while ($.isIn($units12, c)) {
      i = ESCAPEDDATA$text(s, i);
      c = $.unitAt(s, i);
    }
    value2 = s.slice(from3, i);
  }
  const held4 = { prefix: held1, namespace: value2 };
  $end = i;
  return held4;
}

function step$text(s: string, i: number): Step {
  let c = $.unitAt(s, i);
  let value0: NameOrAny;
  if ($.isIn($units13, c)) {
    const value1 = qName$text(s, i);
    i = $end;
    value0 = value1;
  } else {
    if (c !== 42) $.fail(i, 13);
    i++;
    value0 = "*";
  }
  let value2: Position | undefined;
  c = $.unitAt(s, i);
  if (c === 91 && $ahead1$text(s, i) === 0) {
    i++;
    const from3 = i;
    c = $.unitAt(s, i);
    if (!(c >= 48 && c <= 57)) $.fail(i, 14);
    c = $.unitAt(s, ++i);
    while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
    const held4 = s.slice(from3, i);
    if (c !== 93) $.fail(i, 15);
    i++;
    value2 = held4;
  }
  let value5: AttrTest | undefined;
  c = $.unitAt(s, i);
  if (c === 91) {
    i++;
    c = $.unitAt(s, i);
    if (c !== 64) $.fail(i, 16);
    i++;
    const value6 = qName$text(s, i);
    i = $end;
    c = $.unitAt(s, i);
    if (c !== 61) $.fail(i, 17);
    i++;
    const value7 = attValue$text(s, i);
    i = $end;
    const held8 = { name: value6, value: value7 };
    c = $.unitAt(s, i);
    if (c !== 93) $.fail(i, 18);
    i++;
    value5 = held8;
  }
  const held9 = { name: value0, position: value2, attribute: value5 };
  $end = i;
  return held9;
}

function qName$text(s: string, i: number): QName {
  let c = 0;
  const from0 = i;
  stretch: {
    c = $.unitAt(s, i);
    if ($.isIn($units7, c)) {
      c = $.unitAt(s, ++i);
      again0: for (;;) {
        while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
        if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          if (!(c >= 56320 && c <= 57343)) $.fail(i, 26);
          c = $.unitAt(s, ++i);
          continue again0;
        } else {
          break stretch;
        }
      }
    } else if (c >= 55296 && c <= 56191) {
      c = $.unitAt(s, ++i);
      again1: for (;;) {
        if (!(c >= 56320 && c <= 57343)) $.fail(i, 26);
        c = $.unitAt(s, ++i);
        while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
        if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          continue again1;
        } else {
          break stretch;
        }
      }
    } else $.fail(i, 9);
  }
  const held1 = s.slice(from0, i);
  let value2: NcName | undefined;
  if (c === 58) {
    i++;
    const from3 = i;
    stretch: {
      c = $.unitAt(s, i);
      if ($.isIn($units7, c)) {
        c = $.unitAt(s, ++i);
        again0: for (;;) {
          while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
          if (c >= 55296 && c <= 56191) {
            c = $.unitAt(s, ++i);
            if (!(c >= 56320 && c <= 57343)) $.fail(i, 26);
            c = $.unitAt(s, ++i);
            continue again0;
          } else {
            break stretch;
          }
        }
      } else if (c >= 55296 && c <= 56191) {
        c = $.unitAt(s, ++i);
        again1: for (;;) {
          if (!(c >= 56320 && c <= 57343)) $.fail(i, 26);
          c = $.unitAt(s, ++i);
          while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
          if (c >= 55296 && c <= 56191) {
            c = $.unitAt(s, ++i);
            continue again1;
          } else {
            break stretch;
          }
        }
      } else $.fail(i, 9);
    }
    value2 = s.slice(from3, i);
  }
  const held4 = { first: held1, second: value2 };
  $end = i;
  return held4;
}

function pointerPart$text(s: string, i: number): PointerPart {
  let c = 0;
  const from0 = i;
  stretch: {
    c = $.unitAt(s, i);
    if ($.isIn($units7, c)) {
      c = $.unitAt(s, ++i);
      again0: for (;;) {
        while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
        if (c === 58) {
          c = $.unitAt(s, ++i);
          if ($.isIn($units7, c)) {
            c = $.unitAt(s, ++i);
            again1: for (;;) {
              while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
              if (c >= 55296 && c <= 56191) {
                c = $.unitAt(s, ++i);
                if (!(c >= 56320 && c <= 57343)) $.fail(i, 27);
                c = $.unitAt(s, ++i);
                continue again1;
              } else {
                break stretch;
              }
            }
          } else if (c >= 55296 && c <= 56191) {
            c = $.unitAt(s, ++i);
            again2: for (;;) {
              if (!(c >= 56320 && c <= 57343)) $.fail(i, 27);
              c = $.unitAt(s, ++i);
              while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
              if (c >= 55296 && c <= 56191) {
                c = $.unitAt(s, ++i);
                continue again2;
              } else {
                break stretch;
              }
            }
          } else $.fail(i, 19);
        } else if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          if (!(c >= 56320 && c <= 57343)) $.fail(i, 27);
          c = $.unitAt(s, ++i);
          continue again0;
        } else {
          break stretch;
        }
      }
    } else if (c >= 55296 && c <= 56191) {
      c = $.unitAt(s, ++i);
      again3: for (;;) {
        if (!(c >= 56320 && c <= 57343)) $.fail(i, 27);
        c = $.unitAt(s, ++i);
        while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
        if (c === 58) {
          c = $.unitAt(s, ++i);
          if ($.isIn($units7, c)) {
            c = $.unitAt(s, ++i);
            again4: for (;;) {
              while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
              if (c >= 55296 && c <= 56191) {
                c = $.unitAt(s, ++i);
                if (!(c >= 56320 && c <= 57343)) $.fail(i, 27);
                c = $.unitAt(s, ++i);
                continue again4;
              } else {
                break stretch;
              }
            }
          } else if (c >= 55296 && c <= 56191) {
            c = $.unitAt(s, ++i);
            again5: for (;;) {
              if (!(c >= 56320 && c <= 57343)) $.fail(i, 27);
              c = $.unitAt(s, ++i);
              while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
              if (c >= 55296 && c <= 56191) {
                c = $.unitAt(s, ++i);
                continue again5;
              } else {
                break stretch;
              }
            }
          } else $.fail(i, 19);
        } else if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          continue again3;
        } else {
          break stretch;
        }
      }
    } else $.fail(i, 19);
  }
  const held1 = s.slice(from0, i);
  if (c !== 40) $.fail(i, 20);
  i++;
  const from2 = i;
  c = $.unitAt(s, i);
  while ($.isIn($units12, c)) {
    i = ESCAPEDDATA$text(s, i);
    c = $.unitAt(s, i);
  }
  const held3 = s.slice(from2, i);
  if (c !== 41) $.fail(i, 21);
  i++;
  const held4 = { scheme: held1, data: held3 };
  $end = i;
  return held4;
}

function ESCAPEDDATA$text(s: string, i: number): number {
  let c = 0;
  $.checkDepth(++$depth, $maxDepth, i, 22);
  c = $.unitAt(s, i);
  if ($.isIn($units14, c)) {
    i++;
  } else if (c === 94) {
    c = $.unitAt(s, ++i);
    if (!($.isIn($units11, c))) $.fail(i, 23);
    i++;
  } else {
    i++;
    c = $.unitAt(s, i);
    while ($.isIn($units12, c)) {
      i = ESCAPEDDATA$text(s, i);
      c = $.unitAt(s, i);
    }
    if (c !== 41) $.fail(i, 24);
    i++;
  }
  $depth--;
  return i;
}
