// Generated from xml.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 5c59a18b8ddf82d492dead8b8379b500b63902ce9290ae8e16ba5ccd2de04998
import * as $ from "@callingcard/grammar/runtime";

/**
 * [23] XMLDecl ::= '<?xml' VersionInfo EncodingDecl? SDDecl? S? '?>'
 */
export interface XmlDecl { readonly version: VersionInfo; readonly encoding: EncodingDecl | undefined; readonly standalone: SdDecl | undefined }
/**
 * [40] STag ::= '<' Name (S Attribute)* S? '>'
 * [44] EmptyElemTag ::= '<' Name (S Attribute)* S? '/>'
 */
export interface STag { readonly name: Name; readonly attributes: readonly Attribute[]; readonly isEmpty: TagEnd }
/**
 * [42] ETag ::= '</' Name S? '>'
 */
export type ETag = Name;
/**
 * From [43] content: CharData and Reference, as far as they follow each other.
 * [14] CharData ::= [^<&]* - ([^<&]* ']]>' [^<&]*)
 * Spelt out: brackets, two or more, are not followed by ">". A reference ends a run of brackets.
 */
export type Characters = string;
/**
 * [18] CDSect ::= CDStart CData CDEnd
 * [19] CDStart ::= '<![CDATA['
 * [20] CData ::= (Char* - (Char* ']]>' Char*))
 * [21] CDEnd ::= ']]>'
 * The value is the whole section; what ends it is three characters long in every text.
 */
export type CdSect = string;
/**
 * [15] Comment ::= '<!--' ((Char - '-') | ('-' (Char - '-')))* '-->'
 * The value is the whole comment.
 */
export type Comment = string;
/**
 * [16] PI ::= '<?' PITarget (S (Char* - (Char* '?>' Char*)))? '?>'
 * [17] PITarget ::= Name - (('X' | 'x') ('M' | 'm') ('L' | 'l'))
 * Repaired: white space after the first character of S could be S or Char; here it is Char. The
 * excluded target is refused above the grammar. The content's value ends with "?>".
 */
export interface Pi { readonly target: Name; readonly content: PiContent }
/**
 * [5] Name ::= NameStartChar (NameChar)*
 */
export type Name = string;
/**
 * [NS 4] NCName ::= Name - (Char* ':' Char*)
 */
export type NcName = string;
/**
 * [26] VersionNum ::= '1.' [0-9]+
 */
export type VersionNum = string;
/**
 * [80] EncodingDecl ::= S 'encoding' Eq ('"' EncName '"' | "'" EncName "'" )
 */
export type EncodingDecl = EncName;
/**
 * [81] EncName ::= [A-Za-z] ([A-Za-z0-9._] | '-')*
 */
export type EncName = string;
/**
 * [32] SDDecl ::= S 'standalone' Eq (("'" ('yes' | 'no') "'") | ('"' ('yes' | 'no') '"'))
 */
export type SdDecl = YesNo;
export type YesNo = true | false;
/**
 * [41] Attribute ::= Name Eq AttValue, with the S before it from [40]
 * White space is captured for the offsets of what follows it.
 */
export interface Attribute { readonly space: Space; readonly name: Name; readonly eq: Eq; readonly value: AttValue }
/**
 * [10] AttValue ::= '"' ([^<&"] | Reference)* '"' | "'" ([^<&'] | Reference)* "'"
 */
export type AttValue = DoubleQuoted | SingleQuoted;
export type TagEnd = false | true;
export type PiContent = string;
/**
 * [24] VersionInfo ::= S 'version' Eq ("'" VersionNum "'" | '"' VersionNum '"')
 */
export type VersionInfo = VersionNum;
/**
 * [3] S ::= (#x20 | #x9 | #xD | #xA)+
 */
export type Space = string;
/**
 * [25] Eq ::= S? '=' S?
 */
export type Eq = string;
export type DoubleQuoted = string;
export type SingleQuoted = string;

let $end = 0;
let $shift = 0;
let $isWide = false;
// TAB LF CR SP
const $units0: readonly number[] = [9, 10, 13, 13, 32, 32];
// "A".."Z" "a".."z"
const $units1: readonly number[] = [65, 90, 97, 122];
// "-" "." "0".."9" "A".."Z" "_" "a".."z"
const $units2: readonly number[] = [45, 46, 48, 57, 65, 90, 95, 95, 97, 122];
// TAB LF CR SP "!" "#".."%" "'"..";" "="..U+FFFF
const $units3: readonly number[] = [9, 10, 13, 13, 32, 33, 35, 37, 39, 59, 61, 65535];
// "0".."9" "A".."F" "a".."f"
const $units4: readonly number[] = [48, 57, 65, 70, 97, 102];
// ":" "A".."Z" "_" "a".."z" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+D7FF U+F900..U+FDCF U+FDF0..U+FFFD
const $units5: readonly number[] = [58, 58, 65, 90, 95, 95, 97, 122, 192, 214, 216, 246, 248, 767, 880, 893, 895, 8191, 8204, 8205, 8304, 8591, 11264, 12271, 12289, 55295, 63744, 64975, 65008, 65533];
// "-" "." "0"..":" "A".."Z" "_" "a".."z" U+00B7 U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+037D U+037F..U+1FFF U+200C U+200D U+203F U+2040 U+2070..U+218F U+2C00..U+2FEF U+3001..U+D7FF U+F900..U+FDCF U+FDF0..U+FFFD
const $units6: readonly number[] = [45, 46, 48, 58, 65, 90, 95, 95, 97, 122, 183, 183, 192, 214, 216, 246, 248, 893, 895, 8191, 8204, 8205, 8255, 8256, 8304, 8591, 11264, 12271, 12289, 55295, 63744, 64975, 65008, 65533];
// TAB LF CR SP.."%" "("..";" "="..U+FFFF
const $units7: readonly number[] = [9, 10, 13, 13, 32, 37, 40, 59, 61, 65535];
// TAB LF CR SP.."%" "'"..";" "=".."\\" "^"..U+FFFF
const $units8: readonly number[] = [9, 10, 13, 13, 32, 37, 39, 59, 61, 92, 94, 65535];
// TAB LF CR SP.."%" "'"..";" "=" "?".."\\" "^"..U+FFFF
const $units9: readonly number[] = [9, 10, 13, 13, 32, 37, 39, 59, 61, 61, 63, 92, 94, 65535];
// TAB LF CR SP.."\\" "^"..U+FFFF
const $units10: readonly number[] = [9, 10, 13, 13, 32, 92, 94, 65535];
// TAB LF CR SP.."=" "?".."\\" "^"..U+FFFF
const $units11: readonly number[] = [9, 10, 13, 13, 32, 61, 63, 92, 94, 65535];
// TAB LF CR SP.."," "."..U+FFFF
const $units12: readonly number[] = [9, 10, 13, 13, 32, 44, 46, 65535];
// TAB LF CR SP..">" "@"..U+FFFF
const $units13: readonly number[] = [9, 10, 13, 13, 32, 62, 64, 65535];
// TAB LF CR SP.."=" "@"..U+FFFF
const $units14: readonly number[] = [9, 10, 13, 13, 32, 61, 64, 65535];
// "A".."Z" "_" "a".."z" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+D7FF U+F900..U+FDCF U+FDF0..U+FFFD
const $units15: readonly number[] = [65, 90, 95, 95, 97, 122, 192, 214, 216, 246, 248, 767, 880, 893, 895, 8191, 8204, 8205, 8304, 8591, 11264, 12271, 12289, 55295, 63744, 64975, 65008, 65533];
// "-" "." "0".."9" "A".."Z" "_" "a".."z" U+00B7 U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+037D U+037F..U+1FFF U+200C U+200D U+203F U+2040 U+2070..U+218F U+2C00..U+2FEF U+3001..U+D7FF U+F900..U+FDCF U+FDF0..U+FFFD
const $units16: readonly number[] = [45, 46, 48, 57, 65, 90, 95, 95, 97, 122, 183, 183, 192, 214, 216, 246, 248, 893, 895, 8191, 8204, 8205, 8255, 8256, 8304, 8591, 11264, 12271, 12289, 55295, 63744, 64975, 65008, 65533];
// 1: TAB LF CR SP
// 2: "A".."Z" "a".."z"
// 4: "-" "." "0".."9" "A".."Z" "_" "a".."z"
// 8: TAB LF CR SP "!" "#".."%" "'"..";" "="..U+007F beyond ASCII
// 16: "0".."9" "A".."F" "a".."f"
// 32: ":" "A".."Z" "_" "a".."z"
// 64: "-" "." "0"..":" "A".."Z" "_" "a".."z"
// 128: TAB LF CR SP.."%" "("..";" "="..U+007F beyond ASCII
const $class0 = /* @__PURE__ */ $.classTable("9,0 2,3t 2,0 1,3t i,0 1,3t 1,3s 1,3k 3,3s 1,0 1,8 5,3s 2,5o 1,3s a,64 1,6g 1,3s 1,0 4,3s 6,72 k,6m 4,3s 1,6k 1,3s 6,72 k,6m 3o,3s 1,0");
// 1: TAB LF CR SP.."%" "'"..";" "=".."\\" "^"..U+007F beyond ASCII
// 2: TAB LF CR SP.."%" "'"..";" "=" "?".."\\" "^"..U+007F beyond ASCII
// 4: TAB LF CR SP.."\\" "^"..U+007F beyond ASCII
// 8: TAB LF CR SP.."=" "?".."\\" "^"..U+007F beyond ASCII
// 16: TAB LF CR SP.."," "."..U+007F beyond ASCII
// 32: TAB LF CR SP..">" "@"..U+007F beyond ASCII
// 64: TAB LF CR SP.."=" "@"..U+007F beyond ASCII
// 128: "A".."Z" "_" "a".."z"
const $class1 = /* @__PURE__ */ $.classTable("9,0 2,3j 2,0 1,3j i,0 6,3j 1,3g 6,3j 1,33 e,3j 1,3g 1,3j 1,1h 1,v 1,3j q,73 2,3j 1,34 1,3j 1,73 1,3j q,73 3o,3j 1,0");
const $sites: readonly $.Site[] = [
  ["xmlDecl", "\"<\""],
  ["xmlDecl", "\"?\""],
  ["xmlDecl", "\"x\""],
  ["xmlDecl", "\"m\""],
  ["xmlDecl", "\"l\""],
  ["versionInfo", "TAB LF CR SP"],
  ["versionInfo", "TAB LF CR SP \"v\""],
  ["versionInfo", "\"e\""],
  ["versionInfo", "\"r\""],
  ["versionInfo", "\"s\""],
  ["versionInfo", "\"i\""],
  ["versionInfo", "\"o\""],
  ["versionInfo", "\"n\""],
  ["versionInfo", "TAB LF CR SP \"=\""],
  ["versionNum", "\"1\""],
  ["versionNum", "\".\""],
  ["versionNum", "\"0\"..\"9\""],
  ["versionInfo", "\"'\" \"0\"..\"9\""],
  ["versionInfo", "TAB LF CR SP '\"' \"'\""],
  ["versionInfo", "'\"' \"0\"..\"9\""],
  ["encodingDecl", "TAB LF CR SP \"e\""],
  ["encodingDecl", "\"n\""],
  ["encodingDecl", "\"c\""],
  ["encodingDecl", "\"o\""],
  ["encodingDecl", "\"d\""],
  ["encodingDecl", "\"i\""],
  ["encodingDecl", "\"g\""],
  ["encodingDecl", "TAB LF CR SP \"=\""],
  ["encName", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["encodingDecl", "'\"' \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\" \"a\"..\"z\""],
  ["encodingDecl", "TAB LF CR SP '\"' \"'\""],
  ["encodingDecl", "\"'\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\" \"a\"..\"z\""],
  ["sdDecl", "TAB LF CR SP \"s\""],
  ["sdDecl", "\"t\""],
  ["sdDecl", "\"a\""],
  ["sdDecl", "\"n\""],
  ["sdDecl", "\"d\""],
  ["sdDecl", "\"l\""],
  ["sdDecl", "\"o\""],
  ["sdDecl", "\"e\""],
  ["sdDecl", "TAB LF CR SP \"=\""],
  ["sdDecl", "\"'\""],
  ["sdDecl", "TAB LF CR SP '\"' \"'\""],
  ["sdDecl", "'\"'"],
  ["xmlDecl", "TAB LF CR SP \"?\""],
  ["xmlDecl", "\">\""],
  ["sTag", "\"<\""],
  ["EQ", "TAB LF CR SP \"=\""],
  ["doubleQuoted", "\"0\"..\"9\" \";\""],
  ["doubleQuoted", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["doubleQuoted", "\"0\"..\"9\" \";\" \"A\"..\"F\" \"a\"..\"f\""],
  ["doubleQuoted", "\"0\"..\"9\" \"x\""],
  ["doubleQuoted", "\"-\" \".\" \"0\"..\";\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00B7 U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+037D U+037F..U+1FFF U+200C U+200D U+203F U+2040 U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["doubleQuoted", "\"#\" \":\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["attValue", "TAB LF CR SP..\";\" \"=\"..U+FFFF"],
  ["attValue", "TAB LF CR SP '\"' \"'\""],
  ["singleQuoted", "\"0\"..\"9\" \";\""],
  ["singleQuoted", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["singleQuoted", "\"0\"..\"9\" \";\" \"A\"..\"F\" \"a\"..\"f\""],
  ["singleQuoted", "\"0\"..\"9\" \"x\""],
  ["singleQuoted", "\"-\" \".\" \"0\"..\";\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00B7 U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+037D U+037F..U+1FFF U+200C U+200D U+203F U+2040 U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["singleQuoted", "\"#\" \":\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["tagEnd", "TAB LF CR SP \"/\" \">\""],
  ["tagEnd", "\">\""],
  ["eTag", "\"<\""],
  ["eTag", "\"/\""],
  ["eTag", "TAB LF CR SP \">\""],
  ["characters", "TAB LF CR SP..\";\" \"=\"..U+FFFF"],
  ["characters", "\"#\" \":\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["characters", "\"0\"..\"9\" \"x\""],
  ["characters", "\"-\" \".\" \"0\"..\";\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00B7 U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+037D U+037F..U+1FFF U+200C U+200D U+203F U+2040 U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["characters", "\"0\"..\"9\" \";\""],
  ["characters", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["characters", "\"0\"..\"9\" \";\" \"A\"..\"F\" \"a\"..\"f\""],
  ["cdSect", "\"<\""],
  ["cdSect", "\"!\""],
  ["cdSect", "\"[\""],
  ["cdSect", "\"C\""],
  ["cdSect", "\"D\""],
  ["cdSect", "\"A\""],
  ["cdSect", "\"T\""],
  ["cdSect", "TAB LF CR SP..U+FFFF"],
  ["comment", "\"<\""],
  ["comment", "\"!\""],
  ["comment", "\"-\""],
  ["comment", "TAB LF CR SP..U+FFFF"],
  ["comment", "\">\""],
  ["pi", "\"<\""],
  ["pi", "\"?\""],
  ["piContent", "\">\""],
  ["piContent", "TAB LF CR SP \"?\""],
  ["piContent", "TAB LF CR SP..U+FFFF"],
  ["NAME", "\":\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["ncName", "\"A\"..\"Z\" \"_\" \"a\"..\"z\" U+00C0..U+00D6 U+00D8..U+00F6 U+00F8..U+02FF U+0370..U+037D U+037F..U+1FFF U+200C U+200D U+2070..U+218F U+2C00..U+2FEF U+3001..U+DB7F U+F900..U+FDCF U+FDF0..U+FFFD"],
  ["yesNo", "\"e\""],
  ["yesNo", "\"s\""],
  ["yesNo", "\"n\" \"y\""],
  ["yesNo", "\"o\""],
  ["doubleQuoted", "U+DC00..U+DFFF"],
  ["singleQuoted", "U+DC00..U+DFFF"],
  ["characters", "U+DC00..U+DFFF"],
  ["NAME", "U+DC00..U+DFFF"],
  ["ncName", "U+DC00..U+DFFF"],
  ["xmlDecl", "end of input"],
  ["sTag", "end of input"],
  ["eTag", "end of input"],
  ["characters", "end of input"],
  ["cdSect", "end of input"],
  ["comment", "end of input"],
  ["pi", "end of input"],
  ["name", "end of input"],
  ["ncName", "end of input"],
];

export const xmlDecl: $.Entry<XmlDecl> = /* @__PURE__ */ $.entry(
  "xmlDecl",
  $sites,
  103,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = xmlDecl$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = xmlDecl$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const sTag: $.Entry<STag> = /* @__PURE__ */ $.entry(
  "sTag",
  $sites,
  104,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = sTag$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = sTag$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const eTag: $.Entry<ETag> = /* @__PURE__ */ $.entry(
  "eTag",
  $sites,
  105,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = eTag$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = eTag$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const characters: $.Entry<Characters> = /* @__PURE__ */ $.entry(
  "characters",
  $sites,
  106,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = characters$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = characters$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const cdSect: $.Entry<CdSect> = /* @__PURE__ */ $.entry(
  "cdSect",
  $sites,
  107,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = cdSect$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = cdSect$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const comment: $.Entry<Comment> = /* @__PURE__ */ $.entry(
  "comment",
  $sites,
  108,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = comment$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = comment$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const pi: $.Entry<Pi> = /* @__PURE__ */ $.entry(
  "pi",
  $sites,
  109,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = pi$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = pi$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const name: $.Entry<Name> = /* @__PURE__ */ $.entry(
  "name",
  $sites,
  110,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = name$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = name$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

export const ncName: $.Entry<NcName> = /* @__PURE__ */ $.entry(
  "ncName",
  $sites,
  111,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = ncName$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
  (s, i) => {
    const value = ncName$text(s, i);
    $.registers.end = $end;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  if (c === 63 || c === 115) return 1;
  return 0;
}

function $ahead1$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  if (c === 63) return 1;
  return 0;
}

function $ahead2$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  $.asciiOnly(c);
  if (c === 47 || c === 62) return 1;
  return 0;
}

function versionNum$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (c !== 49) $.fail(i, 14);
  c = a[++i]!;
  if (c !== 46) $.fail(i, 15);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 16);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  return i;
}

function characters$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  for (let state = 0; ; ) {
    switch (state) {
      case 0:
        if (($class1[c]! & 1) !== 0) {
          c = a[++i]!;
          state = 1;
          continue;
        } else if (c === 38) {
          c = a[++i]!;
          state = 2;
          continue;
        } else if (c === 93) {
          c = a[++i]!;
          state = 3;
          continue;
        } else $.fail(i, 67);
      case 1:
        while (($class1[c]! & 1) !== 0) c = a[++i]!;
        if (c === 38) {
          c = a[++i]!;
          state = 2;
          continue;
        } else if (c === 93) {
          c = a[++i]!;
          state = 3;
          continue;
        } else {
          return i;
        }
      case 2:
        $.asciiOnly(c);
        if (c === 35) {
          c = a[++i]!;
          state = 4;
          continue;
        } else if (($class0[c]! & 32) !== 0) {
          c = a[++i]!;
          state = 5;
          continue;
        } else $.fail(i, 68);
      case 3:
        if (($class1[c]! & 1) !== 0) {
          c = a[++i]!;
          state = 1;
          continue;
        } else if (c === 38) {
          c = a[++i]!;
          state = 2;
          continue;
        } else if (c === 93) {
          c = a[++i]!;
          state = 6;
          continue;
        } else {
          return i;
        }
      case 4:
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 7;
          continue;
        } else if (c === 120) {
          c = a[++i]!;
          state = 8;
          continue;
        } else $.fail(i, 69);
      case 5:
        while (($class0[c]! & 64) !== 0) c = a[++i]!;
        $.asciiOnly(c);
        if (c !== 59) $.fail(i, 70);
        c = a[++i]!;
        state = 1;
        continue;
      case 6:
        while (c === 93) c = a[++i]!;
        if (($class1[c]! & 2) !== 0) {
          c = a[++i]!;
          state = 1;
          continue;
        } else if (c === 38) {
          c = a[++i]!;
          state = 2;
          continue;
        } else {
          return i;
        }
      case 7:
        while (c >= 48 && c <= 57) c = a[++i]!;
        if (c !== 59) $.fail(i, 71);
        c = a[++i]!;
        state = 1;
        continue;
      case 8:
        if (($class0[c]! & 16) === 0) $.fail(i, 72);
        c = a[++i]!;
        state = 9;
        continue;
      default:
        while (($class0[c]! & 16) !== 0) c = a[++i]!;
        if (c !== 59) $.fail(i, 73);
        c = a[++i]!;
        state = 1;
        continue;
    }
  }
}

function xmlDecl$octets(a: Uint8Array, s: string, i: number): XmlDecl {
  let c = a[i]!;
  if (c !== 60) $.fail(i, 0);
  c = a[++i]!;
  if (c !== 63) $.fail(i, 1);
  c = a[++i]!;
  if (c !== 120) $.fail(i, 2);
  c = a[++i]!;
  if (c !== 109) $.fail(i, 3);
  c = a[++i]!;
  if (c !== 108) $.fail(i, 4);
  i++;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 5);
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  if (c !== 118) $.fail(i, 6);
  c = a[++i]!;
  if (c !== 101) $.fail(i, 7);
  c = a[++i]!;
  if (c !== 114) $.fail(i, 8);
  c = a[++i]!;
  if (c !== 115) $.fail(i, 9);
  c = a[++i]!;
  if (c !== 105) $.fail(i, 10);
  c = a[++i]!;
  if (c !== 111) $.fail(i, 11);
  c = a[++i]!;
  if (c !== 110) $.fail(i, 12);
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  if (c !== 61) $.fail(i, 13);
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  let value0: VersionNum;
  if (c === 39) {
    i++;
    const from1 = i;
    i = versionNum$stretch$octets(a, i);
    const held2 = s.slice(from1 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 39) $.fail(i, 17);
    i++;
    value0 = held2;
  } else {
    if (c !== 34) $.fail(i, 18);
    i++;
    const from3 = i;
    i = versionNum$stretch$octets(a, i);
    const held4 = s.slice(from3 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 34) $.fail(i, 19);
    i++;
    value0 = held4;
  }
  let value5: EncodingDecl | undefined;
  c = a[i]!;
  if (($class0[c]! & 1) !== 0 && $ahead0$octets(a, i) === 0) {
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    if (c !== 101) $.fail(i, 20);
    c = a[++i]!;
    if (c !== 110) $.fail(i, 21);
    c = a[++i]!;
    if (c !== 99) $.fail(i, 22);
    c = a[++i]!;
    if (c !== 111) $.fail(i, 23);
    c = a[++i]!;
    if (c !== 100) $.fail(i, 24);
    c = a[++i]!;
    if (c !== 105) $.fail(i, 25);
    c = a[++i]!;
    if (c !== 110) $.fail(i, 21);
    c = a[++i]!;
    if (c !== 103) $.fail(i, 26);
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    if (c !== 61) $.fail(i, 27);
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    let value6: EncName;
    if (c === 34) {
      i++;
      const from7 = i;
      c = a[i]!;
      if (($class0[c]! & 2) === 0) $.fail(i, 28);
      c = a[++i]!;
      while (($class0[c]! & 4) !== 0) c = a[++i]!;
      const held8 = s.slice(from7 - $shift, i - $shift);
      if (c !== 34) $.fail(i, 29);
      i++;
      value6 = held8;
    } else {
      if (c !== 39) $.fail(i, 30);
      i++;
      const from9 = i;
      c = a[i]!;
      if (($class0[c]! & 2) === 0) $.fail(i, 28);
      c = a[++i]!;
      while (($class0[c]! & 4) !== 0) c = a[++i]!;
      const held10 = s.slice(from9 - $shift, i - $shift);
      if (c !== 39) $.fail(i, 31);
      i++;
      value6 = held10;
    }
    value5 = value6;
  }
  let value11: SdDecl | undefined;
  c = a[i]!;
  if (($class0[c]! & 1) !== 0 && $ahead1$octets(a, i) === 0) {
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    if (c !== 115) $.fail(i, 32);
    c = a[++i]!;
    if (c !== 116) $.fail(i, 33);
    c = a[++i]!;
    if (c !== 97) $.fail(i, 34);
    c = a[++i]!;
    if (c !== 110) $.fail(i, 35);
    c = a[++i]!;
    if (c !== 100) $.fail(i, 36);
    c = a[++i]!;
    if (c !== 97) $.fail(i, 34);
    c = a[++i]!;
    if (c !== 108) $.fail(i, 37);
    c = a[++i]!;
    if (c !== 111) $.fail(i, 38);
    c = a[++i]!;
    if (c !== 110) $.fail(i, 35);
    c = a[++i]!;
    if (c !== 101) $.fail(i, 39);
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    if (c !== 61) $.fail(i, 40);
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    let value12: YesNo;
    if (c === 39) {
      i++;
      const value13 = yesNo$octets(a, s, i);
      i = $end;
      c = a[i]!;
      if (c !== 39) $.fail(i, 41);
      i++;
      value12 = value13;
    } else {
      if (c !== 34) $.fail(i, 42);
      i++;
      const value14 = yesNo$octets(a, s, i);
      i = $end;
      c = a[i]!;
      if (c !== 34) $.fail(i, 43);
      i++;
      value12 = value14;
    }
    value11 = value12;
  }
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  if (c !== 63) $.fail(i, 44);
  c = a[++i]!;
  if (c !== 62) $.fail(i, 45);
  i++;
  const held15 = { version: value0, encoding: value5, standalone: value11 };
  $end = i;
  return held15;
}

function sTag$octets(a: Uint8Array, s: string, i: number): STag {
  let c = a[i]!;
  if (c !== 60) $.fail(i, 46);
  i++;
  const value0 = name$octets(a, s, i);
  i = $end;
  const list1: (Attribute)[] = [];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0 && $ahead2$octets(a, i) === 0) {
    const from2 = i;
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    const held3 = s.slice(from2 - $shift, i - $shift);
    const value4 = name$octets(a, s, i);
    i = $end;
    const from5 = i;
    c = a[i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    if (c !== 61) $.fail(i, 47);
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    const held6 = s.slice(from5 - $shift, i - $shift);
    let value7: AttValue;
    if (c === 34) {
      i++;
      const from8 = i;
      let seen9 = 0;
      stretch: {
        c = a[i]!;
        again0: for (;;) {
          while (($class0[c]! & 8) !== 0) {
            seen9 |= c;
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
                if (c !== 59) $.fail(i, 48);
                c = a[++i]!;
                continue again0;
              } else if (c === 120) {
                c = a[++i]!;
                if (($class0[c]! & 16) === 0) $.fail(i, 49);
                c = a[++i]!;
                while (($class0[c]! & 16) !== 0) c = a[++i]!;
                if (c !== 59) $.fail(i, 50);
                c = a[++i]!;
                continue again0;
              } else $.fail(i, 51);
            } else if (($class0[c]! & 32) !== 0) {
              c = a[++i]!;
              while (($class0[c]! & 64) !== 0) c = a[++i]!;
              $.asciiOnly(c);
              if (c !== 59) $.fail(i, 52);
              c = a[++i]!;
              continue again0;
            } else $.fail(i, 53);
          } else {
            break stretch;
          }
        }
      }
      const shift10 = $shift;
      if (seen9 > 127) $shift += $.extraOctets(a, from8, i);
      const held11 = s.slice(from8 - shift10, i - $shift);
      if (c !== 34) $.fail(i, 54);
      i++;
      value7 = held11;
    } else {
      if (c !== 39) $.fail(i, 55);
      i++;
      const from12 = i;
      let seen13 = 0;
      stretch: {
        c = a[i]!;
        again0: for (;;) {
          while (($class0[c]! & 128) !== 0) {
            seen13 |= c;
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
                if (c !== 59) $.fail(i, 56);
                c = a[++i]!;
                continue again0;
              } else if (c === 120) {
                c = a[++i]!;
                if (($class0[c]! & 16) === 0) $.fail(i, 57);
                c = a[++i]!;
                while (($class0[c]! & 16) !== 0) c = a[++i]!;
                if (c !== 59) $.fail(i, 58);
                c = a[++i]!;
                continue again0;
              } else $.fail(i, 59);
            } else if (($class0[c]! & 32) !== 0) {
              c = a[++i]!;
              while (($class0[c]! & 64) !== 0) c = a[++i]!;
              $.asciiOnly(c);
              if (c !== 59) $.fail(i, 60);
              c = a[++i]!;
              continue again0;
            } else $.fail(i, 61);
          } else {
            break stretch;
          }
        }
      }
      const shift14 = $shift;
      if (seen13 > 127) $shift += $.extraOctets(a, from12, i);
      const held15 = s.slice(from12 - shift14, i - $shift);
      if (c !== 39) $.fail(i, 54);
      i++;
      value7 = held15;
    }
    list1.push({ space: held3, name: value4, eq: held6, value: value7 });
    c = a[i]!;
  }
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  let value16: TagEnd;
  if (c === 62) {
    i++;
    value16 = false;
  } else {
    if (c !== 47) $.fail(i, 62);
    c = a[++i]!;
    if (c !== 62) $.fail(i, 63);
    i++;
    value16 = true;
  }
  const held17 = { name: value0, attributes: list1, isEmpty: value16 };
  $end = i;
  return held17;
}

function eTag$octets(a: Uint8Array, s: string, i: number): ETag {
  let c = a[i]!;
  if (c !== 60) $.fail(i, 64);
  c = a[++i]!;
  if (c !== 47) $.fail(i, 65);
  i++;
  const value0 = name$octets(a, s, i);
  i = $end;
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  if (c !== 62) $.fail(i, 66);
  i++;
  $end = i;
  return value0;
}

function characters$octets(a: Uint8Array, s: string, i: number): Characters {
  const from0 = i;
  i = characters$stretch$octets(a, i);
  const shift2 = $shift;
  if ($isWide) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  $end = i;
  return held3;
}

function cdSect$octets(a: Uint8Array, s: string, i: number): CdSect {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  stretch: {
    c = a[i]!;
    if (c !== 60) $.fail(i, 74);
    c = a[++i]!;
    if (c !== 33) $.fail(i, 75);
    c = a[++i]!;
    if (c !== 91) $.fail(i, 76);
    c = a[++i]!;
    if (c !== 67) $.fail(i, 77);
    c = a[++i]!;
    if (c !== 68) $.fail(i, 78);
    c = a[++i]!;
    if (c !== 65) $.fail(i, 79);
    c = a[++i]!;
    if (c !== 84) $.fail(i, 80);
    c = a[++i]!;
    if (c !== 65) $.fail(i, 79);
    c = a[++i]!;
    if (c !== 91) $.fail(i, 76);
    c = a[++i]!;
    again0: for (;;) {
      while (($class1[c]! & 4) !== 0) {
        seen1 |= c;
        c = a[++i]!;
      }
      if (c !== 93) $.fail(i, 81);
      c = a[++i]!;
      if (($class1[c]! & 4) !== 0) {
        seen1 |= c;
        c = a[++i]!;
        continue again0;
      } else if (c === 93) {
        c = a[++i]!;
        while (c === 93) c = a[++i]!;
        if (($class1[c]! & 8) !== 0) {
          seen1 |= c;
          c = a[++i]!;
          continue again0;
        } else if (c === 62) {
          i++;
          break stretch;
        } else $.fail(i, 81);
      } else $.fail(i, 81);
    }
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  $end = i;
  return held3;
}

function comment$octets(a: Uint8Array, s: string, i: number): Comment {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  stretch: {
    c = a[i]!;
    if (c !== 60) $.fail(i, 82);
    c = a[++i]!;
    if (c !== 33) $.fail(i, 83);
    c = a[++i]!;
    if (c !== 45) $.fail(i, 84);
    c = a[++i]!;
    if (c !== 45) $.fail(i, 84);
    c = a[++i]!;
    again0: for (;;) {
      while (($class1[c]! & 16) !== 0) {
        seen1 |= c;
        c = a[++i]!;
      }
      if (c !== 45) $.fail(i, 85);
      c = a[++i]!;
      if (($class1[c]! & 16) !== 0) {
        seen1 |= c;
        c = a[++i]!;
        continue again0;
      } else if (c === 45) {
        c = a[++i]!;
        if (c !== 62) $.fail(i, 86);
        i++;
        break stretch;
      } else $.fail(i, 85);
    }
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  $end = i;
  return held3;
}

function pi$octets(a: Uint8Array, s: string, i: number): Pi {
  let c = a[i]!;
  if (c !== 60) $.fail(i, 87);
  c = a[++i]!;
  if (c !== 63) $.fail(i, 88);
  i++;
  const value0 = name$octets(a, s, i);
  i = $end;
  c = a[i]!;
  let value1: PiContent;
  if (c === 63) {
    const from2 = i;
    c = a[++i]!;
    if (c !== 62) $.fail(i, 89);
    i++;
    value1 = s.slice(from2 - $shift, i - $shift);
  } else {
    const from3 = i;
    let seen4 = 0;
    stretch: {
      if (($class0[c]! & 1) === 0) $.fail(i, 90);
      c = a[++i]!;
      again0: for (;;) {
        while (($class1[c]! & 32) !== 0) {
          seen4 |= c;
          c = a[++i]!;
        }
        if (c !== 63) $.fail(i, 91);
        c = a[++i]!;
        while (c === 63) c = a[++i]!;
        if (($class1[c]! & 64) !== 0) {
          seen4 |= c;
          c = a[++i]!;
          continue again0;
        } else if (c === 62) {
          i++;
          break stretch;
        } else $.fail(i, 91);
      }
    }
    const shift5 = $shift;
    if (seen4 > 127) $shift += $.extraOctets(a, from3, i);
    value1 = s.slice(from3 - shift5, i - $shift);
  }
  const held6 = { target: value0, content: value1 };
  $end = i;
  return held6;
}

function name$octets(a: Uint8Array, s: string, i: number): Name {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  $.asciiOnly(c);
  if (($class0[c]! & 32) === 0) $.fail(i, 92);
  c = a[++i]!;
  while (($class0[c]! & 64) !== 0) c = a[++i]!;
  $.asciiOnly(c);
  const held1 = s.slice(from0 - $shift, i - $shift);
  $end = i;
  return held1;
}

function ncName$octets(a: Uint8Array, s: string, i: number): NcName {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  $.asciiOnly(c);
  if (($class1[c]! & 128) === 0) $.fail(i, 93);
  c = a[++i]!;
  while (($class0[c]! & 4) !== 0) c = a[++i]!;
  $.asciiOnly(c);
  const held1 = s.slice(from0 - $shift, i - $shift);
  $end = i;
  return held1;
}

function yesNo$octets(a: Uint8Array, _s: string, i: number): YesNo {
  let c = a[i]!;
  let value0: YesNo;
  if (c === 121) {
    c = a[++i]!;
    if (c !== 101) $.fail(i, 94);
    c = a[++i]!;
    if (c !== 115) $.fail(i, 95);
    i++;
    value0 = true;
  } else {
    if (c !== 110) $.fail(i, 96);
    c = a[++i]!;
    if (c !== 111) $.fail(i, 97);
    i++;
    value0 = false;
  }
  $end = i;
  return value0;
}

function $ahead0$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  c = $.unitAt(s, ++i);
  while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
  if (c === 63 || c === 115) return 1;
  return 0;
}

function $ahead1$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  c = $.unitAt(s, ++i);
  while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
  if (c === 63) return 1;
  return 0;
}

function $ahead2$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  c = $.unitAt(s, ++i);
  while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
  if (c === 47 || c === 62) return 1;
  return 0;
}

function versionNum$stretch$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  if (c !== 49) $.fail(i, 14);
  c = $.unitAt(s, ++i);
  if (c !== 46) $.fail(i, 15);
  c = $.unitAt(s, ++i);
  if (!(c >= 48 && c <= 57)) $.fail(i, 16);
  c = $.unitAt(s, ++i);
  while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
  return i;
}

function characters$stretch$text(s: string, i: number): number {
  let c = $.unitAt(s, i);
  for (let state = 0; ; ) {
    switch (state) {
      case 0:
        if ($.isIn($units8, c)) {
          c = $.unitAt(s, ++i);
          state = 1;
          continue;
        } else if (c === 38) {
          c = $.unitAt(s, ++i);
          state = 2;
          continue;
        } else if (c === 93) {
          c = $.unitAt(s, ++i);
          state = 3;
          continue;
        } else $.fail(i, 67);
      case 1:
        while ($.isIn($units8, c)) c = $.unitAt(s, ++i);
        if (c === 38) {
          c = $.unitAt(s, ++i);
          state = 2;
          continue;
        } else if (c === 93) {
          c = $.unitAt(s, ++i);
          state = 3;
          continue;
        } else {
          return i;
        }
      case 2:
        if (c === 35) {
          c = $.unitAt(s, ++i);
          state = 4;
          continue;
        } else if ($.isIn($units5, c)) {
          c = $.unitAt(s, ++i);
          state = 5;
          continue;
        } else if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          state = 6;
          continue;
        } else $.fail(i, 68);
      case 3:
        if ($.isIn($units8, c)) {
          c = $.unitAt(s, ++i);
          state = 1;
          continue;
        } else if (c === 38) {
          c = $.unitAt(s, ++i);
          state = 2;
          continue;
        } else if (c === 93) {
          c = $.unitAt(s, ++i);
          state = 7;
          continue;
        } else {
          return i;
        }
      case 4:
        if (c >= 48 && c <= 57) {
          c = $.unitAt(s, ++i);
          state = 8;
          continue;
        } else if (c === 120) {
          c = $.unitAt(s, ++i);
          state = 9;
          continue;
        } else $.fail(i, 69);
      case 5:
        while ($.isIn($units6, c)) c = $.unitAt(s, ++i);
        if (c === 59) {
          c = $.unitAt(s, ++i);
          state = 1;
          continue;
        } else if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          state = 6;
          continue;
        } else $.fail(i, 70);
      case 6:
        if (!(c >= 56320 && c <= 57343)) $.fail(i, 100);
        c = $.unitAt(s, ++i);
        state = 5;
        continue;
      case 7:
        while (c === 93) c = $.unitAt(s, ++i);
        if ($.isIn($units9, c)) {
          c = $.unitAt(s, ++i);
          state = 1;
          continue;
        } else if (c === 38) {
          c = $.unitAt(s, ++i);
          state = 2;
          continue;
        } else {
          return i;
        }
      case 8:
        while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
        if (c !== 59) $.fail(i, 71);
        c = $.unitAt(s, ++i);
        state = 1;
        continue;
      case 9:
        if (!($.isIn($units4, c))) $.fail(i, 72);
        c = $.unitAt(s, ++i);
        state = 10;
        continue;
      default:
        while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
        if (c !== 59) $.fail(i, 73);
        c = $.unitAt(s, ++i);
        state = 1;
        continue;
    }
  }
}

function xmlDecl$text(s: string, i: number): XmlDecl {
  let c = $.unitAt(s, i);
  if (c !== 60) $.fail(i, 0);
  c = $.unitAt(s, ++i);
  if (c !== 63) $.fail(i, 1);
  c = $.unitAt(s, ++i);
  if (c !== 120) $.fail(i, 2);
  c = $.unitAt(s, ++i);
  if (c !== 109) $.fail(i, 3);
  c = $.unitAt(s, ++i);
  if (c !== 108) $.fail(i, 4);
  i++;
  c = $.unitAt(s, i);
  if (!($.isIn($units0, c))) $.fail(i, 5);
  c = $.unitAt(s, ++i);
  while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
  if (c !== 118) $.fail(i, 6);
  c = $.unitAt(s, ++i);
  if (c !== 101) $.fail(i, 7);
  c = $.unitAt(s, ++i);
  if (c !== 114) $.fail(i, 8);
  c = $.unitAt(s, ++i);
  if (c !== 115) $.fail(i, 9);
  c = $.unitAt(s, ++i);
  if (c !== 105) $.fail(i, 10);
  c = $.unitAt(s, ++i);
  if (c !== 111) $.fail(i, 11);
  c = $.unitAt(s, ++i);
  if (c !== 110) $.fail(i, 12);
  c = $.unitAt(s, ++i);
  while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
  if (c !== 61) $.fail(i, 13);
  c = $.unitAt(s, ++i);
  while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
  let value0: VersionNum;
  if (c === 39) {
    i++;
    const from1 = i;
    i = versionNum$stretch$text(s, i);
    const held2 = s.slice(from1, i);
    c = $.unitAt(s, i);
    if (c !== 39) $.fail(i, 17);
    i++;
    value0 = held2;
  } else {
    if (c !== 34) $.fail(i, 18);
    i++;
    const from3 = i;
    i = versionNum$stretch$text(s, i);
    const held4 = s.slice(from3, i);
    c = $.unitAt(s, i);
    if (c !== 34) $.fail(i, 19);
    i++;
    value0 = held4;
  }
  let value5: EncodingDecl | undefined;
  c = $.unitAt(s, i);
  if ($.isIn($units0, c) && $ahead0$text(s, i) === 0) {
    c = $.unitAt(s, ++i);
    while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
    if (c !== 101) $.fail(i, 20);
    c = $.unitAt(s, ++i);
    if (c !== 110) $.fail(i, 21);
    c = $.unitAt(s, ++i);
    if (c !== 99) $.fail(i, 22);
    c = $.unitAt(s, ++i);
    if (c !== 111) $.fail(i, 23);
    c = $.unitAt(s, ++i);
    if (c !== 100) $.fail(i, 24);
    c = $.unitAt(s, ++i);
    if (c !== 105) $.fail(i, 25);
    c = $.unitAt(s, ++i);
    if (c !== 110) $.fail(i, 21);
    c = $.unitAt(s, ++i);
    if (c !== 103) $.fail(i, 26);
    c = $.unitAt(s, ++i);
    while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
    if (c !== 61) $.fail(i, 27);
    c = $.unitAt(s, ++i);
    while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
    let value6: EncName;
    if (c === 34) {
      i++;
      const from7 = i;
      c = $.unitAt(s, i);
      if (!($.isIn($units1, c))) $.fail(i, 28);
      c = $.unitAt(s, ++i);
      while ($.isIn($units2, c)) c = $.unitAt(s, ++i);
      const held8 = s.slice(from7, i);
      if (c !== 34) $.fail(i, 29);
      i++;
      value6 = held8;
    } else {
      if (c !== 39) $.fail(i, 30);
      i++;
      const from9 = i;
      c = $.unitAt(s, i);
      if (!($.isIn($units1, c))) $.fail(i, 28);
      c = $.unitAt(s, ++i);
      while ($.isIn($units2, c)) c = $.unitAt(s, ++i);
      const held10 = s.slice(from9, i);
      if (c !== 39) $.fail(i, 31);
      i++;
      value6 = held10;
    }
    value5 = value6;
  }
  let value11: SdDecl | undefined;
  c = $.unitAt(s, i);
  if ($.isIn($units0, c) && $ahead1$text(s, i) === 0) {
    c = $.unitAt(s, ++i);
    while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
    if (c !== 115) $.fail(i, 32);
    c = $.unitAt(s, ++i);
    if (c !== 116) $.fail(i, 33);
    c = $.unitAt(s, ++i);
    if (c !== 97) $.fail(i, 34);
    c = $.unitAt(s, ++i);
    if (c !== 110) $.fail(i, 35);
    c = $.unitAt(s, ++i);
    if (c !== 100) $.fail(i, 36);
    c = $.unitAt(s, ++i);
    if (c !== 97) $.fail(i, 34);
    c = $.unitAt(s, ++i);
    if (c !== 108) $.fail(i, 37);
    c = $.unitAt(s, ++i);
    if (c !== 111) $.fail(i, 38);
    c = $.unitAt(s, ++i);
    if (c !== 110) $.fail(i, 35);
    c = $.unitAt(s, ++i);
    if (c !== 101) $.fail(i, 39);
    c = $.unitAt(s, ++i);
    while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
    if (c !== 61) $.fail(i, 40);
    c = $.unitAt(s, ++i);
    while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
    let value12: YesNo;
    if (c === 39) {
      i++;
      const value13 = yesNo$text(s, i);
      i = $end;
      c = $.unitAt(s, i);
      if (c !== 39) $.fail(i, 41);
      i++;
      value12 = value13;
    } else {
      if (c !== 34) $.fail(i, 42);
      i++;
      const value14 = yesNo$text(s, i);
      i = $end;
      c = $.unitAt(s, i);
      if (c !== 34) $.fail(i, 43);
      i++;
      value12 = value14;
    }
    value11 = value12;
  }
  c = $.unitAt(s, i);
  while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
  if (c !== 63) $.fail(i, 44);
  c = $.unitAt(s, ++i);
  if (c !== 62) $.fail(i, 45);
  i++;
  const held15 = { version: value0, encoding: value5, standalone: value11 };
  $end = i;
  return held15;
}

function sTag$text(s: string, i: number): STag {
  let c = $.unitAt(s, i);
  if (c !== 60) $.fail(i, 46);
  i++;
  const value0 = name$text(s, i);
  i = $end;
  const list1: (Attribute)[] = [];
  c = $.unitAt(s, i);
  while ($.isIn($units0, c) && $ahead2$text(s, i) === 0) {
    const from2 = i;
    c = $.unitAt(s, ++i);
    while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
    const held3 = s.slice(from2, i);
    const value4 = name$text(s, i);
    i = $end;
    const from5 = i;
    c = $.unitAt(s, i);
    while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
    if (c !== 61) $.fail(i, 47);
    c = $.unitAt(s, ++i);
    while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
    const held6 = s.slice(from5, i);
    let value7: AttValue;
    if (c === 34) {
      i++;
      const from8 = i;
      stretch: {
        c = $.unitAt(s, i);
        again0: for (;;) {
          while ($.isIn($units3, c)) c = $.unitAt(s, ++i);
          if (c === 38) {
            c = $.unitAt(s, ++i);
            if (c === 35) {
              c = $.unitAt(s, ++i);
              if (c >= 48 && c <= 57) {
                c = $.unitAt(s, ++i);
                while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
                if (c !== 59) $.fail(i, 48);
                c = $.unitAt(s, ++i);
                continue again0;
              } else if (c === 120) {
                c = $.unitAt(s, ++i);
                if (!($.isIn($units4, c))) $.fail(i, 49);
                c = $.unitAt(s, ++i);
                while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
                if (c !== 59) $.fail(i, 50);
                c = $.unitAt(s, ++i);
                continue again0;
              } else $.fail(i, 51);
            } else if ($.isIn($units5, c)) {
              c = $.unitAt(s, ++i);
              again1: for (;;) {
                while ($.isIn($units6, c)) c = $.unitAt(s, ++i);
                if (c === 59) {
                  c = $.unitAt(s, ++i);
                  continue again0;
                } else if (c >= 55296 && c <= 56191) {
                  c = $.unitAt(s, ++i);
                  if (!(c >= 56320 && c <= 57343)) $.fail(i, 98);
                  c = $.unitAt(s, ++i);
                  continue again1;
                } else $.fail(i, 52);
              }
            } else if (c >= 55296 && c <= 56191) {
              c = $.unitAt(s, ++i);
              again2: for (;;) {
                if (!(c >= 56320 && c <= 57343)) $.fail(i, 98);
                c = $.unitAt(s, ++i);
                while ($.isIn($units6, c)) c = $.unitAt(s, ++i);
                if (c === 59) {
                  c = $.unitAt(s, ++i);
                  continue again0;
                } else if (c >= 55296 && c <= 56191) {
                  c = $.unitAt(s, ++i);
                  continue again2;
                } else $.fail(i, 52);
              }
            } else $.fail(i, 53);
          } else {
            break stretch;
          }
        }
      }
      const held9 = s.slice(from8, i);
      if (c !== 34) $.fail(i, 54);
      i++;
      value7 = held9;
    } else {
      if (c !== 39) $.fail(i, 55);
      i++;
      const from10 = i;
      stretch: {
        c = $.unitAt(s, i);
        again0: for (;;) {
          while ($.isIn($units7, c)) c = $.unitAt(s, ++i);
          if (c === 38) {
            c = $.unitAt(s, ++i);
            if (c === 35) {
              c = $.unitAt(s, ++i);
              if (c >= 48 && c <= 57) {
                c = $.unitAt(s, ++i);
                while (c >= 48 && c <= 57) c = $.unitAt(s, ++i);
                if (c !== 59) $.fail(i, 56);
                c = $.unitAt(s, ++i);
                continue again0;
              } else if (c === 120) {
                c = $.unitAt(s, ++i);
                if (!($.isIn($units4, c))) $.fail(i, 57);
                c = $.unitAt(s, ++i);
                while ($.isIn($units4, c)) c = $.unitAt(s, ++i);
                if (c !== 59) $.fail(i, 58);
                c = $.unitAt(s, ++i);
                continue again0;
              } else $.fail(i, 59);
            } else if ($.isIn($units5, c)) {
              c = $.unitAt(s, ++i);
              again1: for (;;) {
                while ($.isIn($units6, c)) c = $.unitAt(s, ++i);
                if (c === 59) {
                  c = $.unitAt(s, ++i);
                  continue again0;
                } else if (c >= 55296 && c <= 56191) {
                  c = $.unitAt(s, ++i);
                  if (!(c >= 56320 && c <= 57343)) $.fail(i, 99);
                  c = $.unitAt(s, ++i);
                  continue again1;
                } else $.fail(i, 60);
              }
            } else if (c >= 55296 && c <= 56191) {
              c = $.unitAt(s, ++i);
              again2: for (;;) {
                if (!(c >= 56320 && c <= 57343)) $.fail(i, 99);
                c = $.unitAt(s, ++i);
                while ($.isIn($units6, c)) c = $.unitAt(s, ++i);
                if (c === 59) {
                  c = $.unitAt(s, ++i);
                  continue again0;
                } else if (c >= 55296 && c <= 56191) {
                  c = $.unitAt(s, ++i);
                  continue again2;
                } else $.fail(i, 60);
              }
            } else $.fail(i, 61);
          } else {
            break stretch;
          }
        }
      }
      const held11 = s.slice(from10, i);
      if (c !== 39) $.fail(i, 54);
      i++;
      value7 = held11;
    }
    list1.push({ space: held3, name: value4, eq: held6, value: value7 });
    c = $.unitAt(s, i);
  }
  while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
  let value12: TagEnd;
  if (c === 62) {
    i++;
    value12 = false;
  } else {
    if (c !== 47) $.fail(i, 62);
    c = $.unitAt(s, ++i);
    if (c !== 62) $.fail(i, 63);
    i++;
    value12 = true;
  }
  const held13 = { name: value0, attributes: list1, isEmpty: value12 };
  $end = i;
  return held13;
}

function eTag$text(s: string, i: number): ETag {
  let c = $.unitAt(s, i);
  if (c !== 60) $.fail(i, 64);
  c = $.unitAt(s, ++i);
  if (c !== 47) $.fail(i, 65);
  i++;
  const value0 = name$text(s, i);
  i = $end;
  c = $.unitAt(s, i);
  while ($.isIn($units0, c)) c = $.unitAt(s, ++i);
  if (c !== 62) $.fail(i, 66);
  i++;
  $end = i;
  return value0;
}

function characters$text(s: string, i: number): Characters {
  const from0 = i;
  i = characters$stretch$text(s, i);
  const held1 = s.slice(from0, i);
  $end = i;
  return held1;
}

function cdSect$text(s: string, i: number): CdSect {
  let c = 0;
  const from0 = i;
  stretch: {
    c = $.unitAt(s, i);
    if (c !== 60) $.fail(i, 74);
    c = $.unitAt(s, ++i);
    if (c !== 33) $.fail(i, 75);
    c = $.unitAt(s, ++i);
    if (c !== 91) $.fail(i, 76);
    c = $.unitAt(s, ++i);
    if (c !== 67) $.fail(i, 77);
    c = $.unitAt(s, ++i);
    if (c !== 68) $.fail(i, 78);
    c = $.unitAt(s, ++i);
    if (c !== 65) $.fail(i, 79);
    c = $.unitAt(s, ++i);
    if (c !== 84) $.fail(i, 80);
    c = $.unitAt(s, ++i);
    if (c !== 65) $.fail(i, 79);
    c = $.unitAt(s, ++i);
    if (c !== 91) $.fail(i, 76);
    c = $.unitAt(s, ++i);
    again0: for (;;) {
      while ($.isIn($units10, c)) c = $.unitAt(s, ++i);
      if (c !== 93) $.fail(i, 81);
      c = $.unitAt(s, ++i);
      if ($.isIn($units10, c)) {
        c = $.unitAt(s, ++i);
        continue again0;
      } else if (c === 93) {
        c = $.unitAt(s, ++i);
        while (c === 93) c = $.unitAt(s, ++i);
        if ($.isIn($units11, c)) {
          c = $.unitAt(s, ++i);
          continue again0;
        } else if (c === 62) {
          i++;
          break stretch;
        } else $.fail(i, 81);
      } else $.fail(i, 81);
    }
  }
  const held1 = s.slice(from0, i);
  $end = i;
  return held1;
}

function comment$text(s: string, i: number): Comment {
  let c = 0;
  const from0 = i;
  stretch: {
    c = $.unitAt(s, i);
    if (c !== 60) $.fail(i, 82);
    c = $.unitAt(s, ++i);
    if (c !== 33) $.fail(i, 83);
    c = $.unitAt(s, ++i);
    if (c !== 45) $.fail(i, 84);
    c = $.unitAt(s, ++i);
    if (c !== 45) $.fail(i, 84);
    c = $.unitAt(s, ++i);
    again0: for (;;) {
      while ($.isIn($units12, c)) c = $.unitAt(s, ++i);
      if (c !== 45) $.fail(i, 85);
      c = $.unitAt(s, ++i);
      if ($.isIn($units12, c)) {
        c = $.unitAt(s, ++i);
        continue again0;
      } else if (c === 45) {
        c = $.unitAt(s, ++i);
        if (c !== 62) $.fail(i, 86);
        i++;
        break stretch;
      } else $.fail(i, 85);
    }
  }
  const held1 = s.slice(from0, i);
  $end = i;
  return held1;
}

function pi$text(s: string, i: number): Pi {
  let c = $.unitAt(s, i);
  if (c !== 60) $.fail(i, 87);
  c = $.unitAt(s, ++i);
  if (c !== 63) $.fail(i, 88);
  i++;
  const value0 = name$text(s, i);
  i = $end;
  c = $.unitAt(s, i);
  let value1: PiContent;
  if (c === 63) {
    const from2 = i;
    c = $.unitAt(s, ++i);
    if (c !== 62) $.fail(i, 89);
    i++;
    value1 = s.slice(from2, i);
  } else {
    const from3 = i;
    stretch: {
      if (!($.isIn($units0, c))) $.fail(i, 90);
      c = $.unitAt(s, ++i);
      again0: for (;;) {
        while ($.isIn($units13, c)) c = $.unitAt(s, ++i);
        if (c !== 63) $.fail(i, 91);
        c = $.unitAt(s, ++i);
        while (c === 63) c = $.unitAt(s, ++i);
        if ($.isIn($units14, c)) {
          c = $.unitAt(s, ++i);
          continue again0;
        } else if (c === 62) {
          i++;
          break stretch;
        } else $.fail(i, 91);
      }
    }
    value1 = s.slice(from3, i);
  }
  const held4 = { target: value0, content: value1 };
  $end = i;
  return held4;
}

function name$text(s: string, i: number): Name {
  let c = 0;
  const from0 = i;
  stretch: {
    c = $.unitAt(s, i);
    if ($.isIn($units5, c)) {
      c = $.unitAt(s, ++i);
      again0: for (;;) {
        while ($.isIn($units6, c)) c = $.unitAt(s, ++i);
        if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          if (!(c >= 56320 && c <= 57343)) $.fail(i, 101);
          c = $.unitAt(s, ++i);
          continue again0;
        } else {
          break stretch;
        }
      }
    } else if (c >= 55296 && c <= 56191) {
      c = $.unitAt(s, ++i);
      again1: for (;;) {
        if (!(c >= 56320 && c <= 57343)) $.fail(i, 101);
        c = $.unitAt(s, ++i);
        while ($.isIn($units6, c)) c = $.unitAt(s, ++i);
        if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          continue again1;
        } else {
          break stretch;
        }
      }
    } else $.fail(i, 92);
  }
  const held1 = s.slice(from0, i);
  $end = i;
  return held1;
}

function ncName$text(s: string, i: number): NcName {
  let c = 0;
  const from0 = i;
  stretch: {
    c = $.unitAt(s, i);
    if ($.isIn($units15, c)) {
      c = $.unitAt(s, ++i);
      again0: for (;;) {
        while ($.isIn($units16, c)) c = $.unitAt(s, ++i);
        if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          if (!(c >= 56320 && c <= 57343)) $.fail(i, 102);
          c = $.unitAt(s, ++i);
          continue again0;
        } else {
          break stretch;
        }
      }
    } else if (c >= 55296 && c <= 56191) {
      c = $.unitAt(s, ++i);
      again1: for (;;) {
        if (!(c >= 56320 && c <= 57343)) $.fail(i, 102);
        c = $.unitAt(s, ++i);
        while ($.isIn($units16, c)) c = $.unitAt(s, ++i);
        if (c >= 55296 && c <= 56191) {
          c = $.unitAt(s, ++i);
          continue again1;
        } else {
          break stretch;
        }
      }
    } else $.fail(i, 93);
  }
  const held1 = s.slice(from0, i);
  $end = i;
  return held1;
}

function yesNo$text(s: string, i: number): YesNo {
  let c = $.unitAt(s, i);
  let value0: YesNo;
  if (c === 121) {
    c = $.unitAt(s, ++i);
    if (c !== 101) $.fail(i, 94);
    c = $.unitAt(s, ++i);
    if (c !== 115) $.fail(i, 95);
    i++;
    value0 = true;
  } else {
    if (c !== 110) $.fail(i, 96);
    c = $.unitAt(s, ++i);
    if (c !== 111) $.fail(i, 97);
    i++;
    value0 = false;
  }
  $end = i;
  return value0;
}
