// Generated from uri.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: c56a3853316ce824943e59ee9858b6f47cd3ea86eb065c9d29c58cc1b8bb0de5
import * as $ from "@callingcard/grammar/runtime";

/**
 * URI = scheme ":" hier-part [ "?" query ] [ "#" fragment ]
 */
export interface Uri { readonly scheme: Scheme; readonly hierarchy: Hierpart; readonly query: Query | undefined; readonly fragment: Fragment | undefined }
/**
 * geo-URI = "geo:" coord-a "," coord-b [ "," coord-c ] p
 * p = [ crsp ] [ uncp ] *parameter
 * crs and u are parameters like others here; which is which is said above the grammar.
 */
export interface Geouri { readonly latitude: Coordinate; readonly longitude: Coordinate; readonly altitude: Coordinate | undefined; readonly parameters: readonly Parameter[] }
/**
 * telephone-uri = "tel:" ( global-number / local-number )
 * global-number-digits = "+" *phonedigit DIGIT *phonedigit
 * local-number-digits = *phonedigit-hex (HEXDIG / "*" / "#") *phonedigit-hex
 * That a number has a digit is said above the grammar.
 */
export interface Teluri { readonly number: Number; readonly parameters: readonly Parameter[] }
/**
 * mailtoURI = "mailto:" [ to ] [ hfields ]
 * to = addr-spec *("," addr-spec )
 * hfields = "?" hfield *( "&" hfield )
 */
export interface Mailtouri { readonly to: To; readonly fields: Fields | undefined }
/**
 * dataurl = "data:" [ mediatype ] [ ";base64" ] "," data
 * All up to the comma.
 */
export interface Datahead { readonly type: Typename | undefined; readonly parameters: Parameters | undefined; readonly base64: string | undefined }
/**
 * media-type = type "/" subtype *( OWS ";" OWS parameter ) (RFC 9110 section 8.3.1)
 */
export type Mediatype = string;
/**
 * hier-part = "//" authority path-abempty / path-absolute / path-rootless / path-empty
 */
export type Hierpart = { readonly authority: Authority; readonly path: Pathabempty } | { readonly path: Path };
/**
 * path-absolute = "/" [ segment-nz *( "/" segment ) ]
 * path-rootless = segment-nz *( "/" segment )
 */
export type Path = string;
/**
 * query = fragment = *( pchar / "/" / "?" )
 */
export type Query = string;
export type Fragment = string;
/**
 * num = [ "-" ] pnum
 * pnum = 1*DIGIT [ "." 1*DIGIT ]
 * Repaired: a plus sign, which some writers put there.
 */
export type Coordinate = string;
/**
 * parameter = pname [ "=" pvalue ]
 */
export interface Parameter { readonly name: Pname; readonly value: Pvalue | undefined }
export type Number = string;
export type Address = string;
export type Fields = readonly Field[];
export interface Field { readonly name: Fieldname; readonly value: Fieldvalue }
/**
 * mediatype = [ type "/" subtype ] *( ";" parameter )
 */
export type Typename = string;
export type Parameters = string;
/**
 * paramchar = param-unreserved / unreserved / pct-encoded
 * param-unreserved = "[" / "]" / "/" / ":" / "&" / "+" / "$"
 */
export type Pvalue = string;
/**
 * scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
 */
export type Scheme = string;
export type To = readonly Address[];
/**
 * authority = [ userinfo "@" ] host [ ":" port ]
 */
export type Authority = string;
/**
 * path-abempty = *( "/" segment )
 */
export type Pathabempty = string;
export type Pname = string;
export type Fieldname = string;
export type Fieldvalue = string;

let $end = 0;
let $shift = 0;
// 1: "A".."Z" "a".."z"
// 2: "+" "-" "." "0".."9" "A".."Z" "a".."z"
// 4: "!" "$" "&".."." "0"..";" "=" "@".."[" "]" "_" "a".."z" "~" beyond ASCII
// 8: "0".."9" "A".."F" "a".."f"
// 16: "!" "$" "&"..";" "=" "@".."[" "]" "_" "a".."z" "~" beyond ASCII
// 32: "!" "$".."." "0"..";" "=" "@".."[" "]" "_" "a".."z" "~" beyond ASCII
// 64: "!" "$" "&"..";" "=" "?".."[" "]" "_" "a".."z" "~" beyond ASCII
// 128: "(" ")" "-" "." "0".."9"
const $class0 = /* @__PURE__ */ $.classTable("x,0 1,38 2,0 1,38 1,w 2,38 2,6s 1,38 1,3a 1,38 2,6u 1,28 a,72 2,38 1,0 1,38 1,0 1,1s 1,38 6,3j k,3b 1,38 1,0 1,38 1,0 1,38 1,0 6,3j k,3b 3,0 1,38 1,0 3j,38 1,0");
// 1: "#" "(".."*" "-" "." "0".."9" "A".."F" "a".."f"
// 2: "!" "$" "'".."+" "-" "." "0"..";" "@".."Z" "_" "a".."z" "~" beyond ASCII
// 4: "!" "#".."'" "*" "+" "-" "." "0".."9" "A".."Z" "^".."~"
// 8: "!" "#".."+" "-"..":" "<" ">".."[" "]".."~"
// 16: TAB SP "!" "#".."[" "]".."~" beyond ASCII
// 32: "-" "0".."9" "A".."Z" "a".."z"
// 64: "$" "&" "+" "-"..":" "A".."[" "]" "_" "a".."z" "~"
// 128: "!" "$" "'"..";" "?".."Z" "_" "a".."z" "~" beyond ASCII
const $class1 = /* @__PURE__ */ $.classTable("9,0 1,g m,0 1,g 1,4e 1,0 1,t 1,66 1,s 1,2k 1,4e 2,4b 1,4f 1,66 1,40 1,73 1,67 1,60 a,73 1,62 1,42 1,o 1,g 1,o 1,48 1,4a 6,73 k,72 1,2g 1,0 1,2g 1,s 1,66 1,s 6,73 k,72 3,s 1,66 1,0 3j,42 1,0");
const $sites: readonly $.Site[] = [
  ["scheme", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["uri", "\"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["authority", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["pathabempty", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["path", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["query", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["fragment", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["geouri", "\"G\" \"g\""],
  ["geouri", "\"E\" \"e\""],
  ["geouri", "\"O\" \"o\""],
  ["geouri", "\":\""],
  ["coordinate", "\"0\"..\"9\""],
  ["coordinate", "\"+\" \"-\" \"0\"..\"9\""],
  ["geouri", "\",\" \".\" \"0\"..\"9\""],
  ["teluri", "\"T\" \"t\""],
  ["teluri", "\"E\" \"e\""],
  ["teluri", "\"L\" \"l\""],
  ["teluri", "\":\""],
  ["number", "\"(\" \")\" \"-\" \".\" \"0\"..\"9\""],
  ["number", "\"#\" \"(\"..\"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["mailtouri", "\"M\" \"m\""],
  ["mailtouri", "\"A\" \"a\""],
  ["mailtouri", "\"I\" \"i\""],
  ["mailtouri", "\"L\" \"l\""],
  ["mailtouri", "\"T\" \"t\""],
  ["mailtouri", "\"O\" \"o\""],
  ["mailtouri", "\":\""],
  ["address", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["datahead", "\"D\" \"d\""],
  ["datahead", "\"A\" \"a\""],
  ["datahead", "\"T\" \"t\""],
  ["datahead", "\":\""],
  ["typename", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["typename", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["parameters", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["parameters", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["parameters", "TAB SP..\"[\" \"]\"..\"~\" U+0080..U+FFFF"],
  ["datahead", "\"!\"..\"<\" \">\"..\"[\" \"]\"..\"~\""],
  ["mediatype", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["mediatype", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["mediatype", "TAB SP \";\""],
  ["mediatype", "TAB SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["mediatype", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["mediatype", "TAB SP..\"[\" \"]\"..\"~\" U+0080..U+FFFF"],
  ["mediatype", "\"!\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["pname", "\"-\" \"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["pvalue", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["pvalue", "\"$\"..\"&\" \"+\" \"-\"..\":\" \"A\"..\"[\" \"]\" \"_\" \"a\"..\"z\" \"~\""],
  ["fieldname", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["field", "\"!\" \"$\" \"%\" \"'\"..\";\" \"=\" \"?\"..\"Z\" \"_\" \"a\"..\"z\" \"~\" U+0080..U+FFFF"],
  ["fieldvalue", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["uri", "end of input"],
  ["geouri", "end of input"],
  ["teluri", "end of input"],
  ["mailtouri", "end of input"],
  ["datahead", "end of input"],
  ["mediatype", "end of input"],
];

export const uri: $.Entry<Uri> = /* @__PURE__ */ $.entry(
  "uri",
  $sites,
  51,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = uri$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const geouri: $.Entry<Geouri> = /* @__PURE__ */ $.entry(
  "geouri",
  $sites,
  52,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = geouri$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const teluri: $.Entry<Teluri> = /* @__PURE__ */ $.entry(
  "teluri",
  $sites,
  53,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = teluri$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const mailtouri: $.Entry<Mailtouri> = /* @__PURE__ */ $.entry(
  "mailtouri",
  $sites,
  54,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = mailtouri$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const datahead: $.Entry<Datahead> = /* @__PURE__ */ $.entry(
  "datahead",
  $sites,
  55,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = datahead$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const mediatype: $.Entry<Mediatype> = /* @__PURE__ */ $.entry(
  "mediatype",
  $sites,
  56,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = mediatype$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (c === 47) return 0;
  return 1;
}

function $ahead1$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (($class0[c]! & 32) !== 0) return 0;
  return 1;
}

function $ahead2$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (c === 66 || c === 98) {
    c = a[++i]!;
    if (c === 65 || c === 97) {
      c = a[++i]!;
      if (c === 83 || c === 115) {
        c = a[++i]!;
        if (c === 69 || c === 101) {
          c = a[++i]!;
          if (c === 54) {
            c = a[++i]!;
            if (c === 52) {
              c = a[++i]!;
              if (c === 44) return 1;
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

function coordinate$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (c === 43 || c === 45) {
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 11);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (c === 46) {
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 11);
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
      return i;
    } else {
      return i;
    }
  } else if (c >= 48 && c <= 57) {
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (c === 46) {
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 11);
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
      return i;
    } else {
      return i;
    }
  } else $.fail(i, 12);
}

function uri$octets(a: Uint8Array, s: string, i: number): Uri {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 0);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 58) $.fail(i, 1);
  i++;
  c = a[i]!;
  let value2: Hierpart;
  if (c === 47 && $ahead0$octets(a, i) === 0) {
    c = a[++i]!;
    i++;
    const from3 = i;
    let seen4 = 0;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        while (($class0[c]! & 4) !== 0) {
          seen4 |= c;
          c = a[++i]!;
        }
        if (c === 37) {
          c = a[++i]!;
          if (($class0[c]! & 8) === 0) $.fail(i, 2);
          c = a[++i]!;
          if (($class0[c]! & 8) === 0) $.fail(i, 2);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const shift5 = $shift;
    if (seen4 > 127) $shift += $.extraOctets(a, from3, i);
    const held6 = s.slice(from3 - shift5, i - $shift);
    const from7 = i;
    let seen8 = 0;
    stretch: {
      if (c === 47) {
        c = a[++i]!;
        again0: for (;;) {
          while (($class0[c]! & 16) !== 0) {
            seen8 |= c;
            c = a[++i]!;
          }
          if (c === 37) {
            c = a[++i]!;
            if (($class0[c]! & 8) === 0) $.fail(i, 3);
            c = a[++i]!;
            if (($class0[c]! & 8) === 0) $.fail(i, 3);
            c = a[++i]!;
            continue again0;
          } else {
            break stretch;
          }
        }
      }
    }
    const shift9 = $shift;
    if (seen8 > 127) $shift += $.extraOctets(a, from7, i);
    value2 = { authority: held6, path: s.slice(from7 - shift9, i - $shift) };
  } else {
    let value10: Path;
    if (c === 47 && $ahead1$octets(a, i) === 1) {
      const from11 = i;
      i++;
      value10 = s.slice(from11 - $shift, i - $shift);
    } else {
      const from12 = i;
      let seen13 = 0;
      stretch: {
        if (($class0[c]! & 4) !== 0) {
          seen13 |= c;
          c = a[++i]!;
          again0: for (;;) {
            while (($class0[c]! & 16) !== 0) {
              seen13 |= c;
              c = a[++i]!;
            }
            if (c === 37) {
              c = a[++i]!;
              if (($class0[c]! & 8) === 0) $.fail(i, 4);
              c = a[++i]!;
              if (($class0[c]! & 8) === 0) $.fail(i, 4);
              c = a[++i]!;
              continue again0;
            } else {
              break stretch;
            }
          }
        } else if (c === 37) {
          c = a[++i]!;
          again1: for (;;) {
            if (($class0[c]! & 8) === 0) $.fail(i, 4);
            c = a[++i]!;
            if (($class0[c]! & 8) === 0) $.fail(i, 4);
            c = a[++i]!;
            while (($class0[c]! & 16) !== 0) {
              seen13 |= c;
              c = a[++i]!;
            }
            if (c === 37) {
              c = a[++i]!;
              continue again1;
            } else {
              break stretch;
            }
          }
        } else if (c === 47) {
          c = a[++i]!;
          if (($class0[c]! & 4) !== 0) {
            seen13 |= c;
            c = a[++i]!;
            again2: for (;;) {
              while (($class0[c]! & 16) !== 0) {
                seen13 |= c;
                c = a[++i]!;
              }
              if (c === 37) {
                c = a[++i]!;
                if (($class0[c]! & 8) === 0) $.fail(i, 4);
                c = a[++i]!;
                if (($class0[c]! & 8) === 0) $.fail(i, 4);
                c = a[++i]!;
                continue again2;
              } else {
                break stretch;
              }
            }
          } else {
            c = a[++i]!;
            again3: for (;;) {
              if (($class0[c]! & 8) === 0) $.fail(i, 4);
              c = a[++i]!;
              if (($class0[c]! & 8) === 0) $.fail(i, 4);
              c = a[++i]!;
              while (($class0[c]! & 16) !== 0) {
                seen13 |= c;
                c = a[++i]!;
              }
              if (c === 37) {
                c = a[++i]!;
                continue again3;
              } else {
                break stretch;
              }
            }
          }
        }
      }
      const shift14 = $shift;
      if (seen13 > 127) $shift += $.extraOctets(a, from12, i);
      value10 = s.slice(from12 - shift14, i - $shift);
    }
    value2 = { path: value10 };
  }
  let value15: Query | undefined;
  c = a[i]!;
  if (c === 63) {
    i++;
    const from16 = i;
    let seen17 = 0;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        while (($class0[c]! & 64) !== 0) {
          seen17 |= c;
          c = a[++i]!;
        }
        if (c === 37) {
          c = a[++i]!;
          if (($class0[c]! & 8) === 0) $.fail(i, 5);
          c = a[++i]!;
          if (($class0[c]! & 8) === 0) $.fail(i, 5);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const shift18 = $shift;
    if (seen17 > 127) $shift += $.extraOctets(a, from16, i);
    value15 = s.slice(from16 - shift18, i - $shift);
  }
  let value19: Fragment | undefined;
  if (c === 35) {
    i++;
    const from20 = i;
    let seen21 = 0;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        while (($class0[c]! & 64) !== 0) {
          seen21 |= c;
          c = a[++i]!;
        }
        if (c === 37) {
          c = a[++i]!;
          if (($class0[c]! & 8) === 0) $.fail(i, 6);
          c = a[++i]!;
          if (($class0[c]! & 8) === 0) $.fail(i, 6);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const shift22 = $shift;
    if (seen21 > 127) $shift += $.extraOctets(a, from20, i);
    value19 = s.slice(from20 - shift22, i - $shift);
  }
  const held23 = { scheme: held1, hierarchy: value2, query: value15, fragment: value19 };
  $end = i;
  return held23;
}

function geouri$octets(a: Uint8Array, s: string, i: number): Geouri {
  let c = a[i]!;
  if (!(c === 71 || c === 103)) $.fail(i, 7);
  c = a[++i]!;
  if (!(c === 69 || c === 101)) $.fail(i, 8);
  c = a[++i]!;
  if (!(c === 79 || c === 111)) $.fail(i, 9);
  c = a[++i]!;
  if (c !== 58) $.fail(i, 10);
  i++;
  const from0 = i;
  i = coordinate$stretch$octets(a, i);
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 44) $.fail(i, 13);
  i++;
  const from2 = i;
  i = coordinate$stretch$octets(a, i);
  const held3 = s.slice(from2 - $shift, i - $shift);
  let value4: Coordinate | undefined;
  c = a[i]!;
  if (c === 44) {
    i++;
    const from5 = i;
    i = coordinate$stretch$octets(a, i);
    value4 = s.slice(from5 - $shift, i - $shift);
  }
  const list6: (Parameter)[] = [];
  c = a[i]!;
  while (c === 59) {
    i++;
    const value7 = parameter$octets(a, s, i);
    i = $end;
    list6.push(value7);
    c = a[i]!;
  }
  const held8 = { latitude: held1, longitude: held3, altitude: value4, parameters: list6 };
  $end = i;
  return held8;
}

function teluri$octets(a: Uint8Array, s: string, i: number): Teluri {
  let c = a[i]!;
  if (!(c === 84 || c === 116)) $.fail(i, 14);
  c = a[++i]!;
  if (!(c === 69 || c === 101)) $.fail(i, 15);
  c = a[++i]!;
  if (!(c === 76 || c === 108)) $.fail(i, 16);
  c = a[++i]!;
  if (c !== 58) $.fail(i, 17);
  i++;
  c = a[i]!;
  let value0: Number;
  if (c === 43) {
    const from1 = i;
    c = a[++i]!;
    if (($class0[c]! & 128) === 0) $.fail(i, 18);
    c = a[++i]!;
    while (($class0[c]! & 128) !== 0) c = a[++i]!;
    value0 = s.slice(from1 - $shift, i - $shift);
  } else {
    const from2 = i;
    if (($class1[c]! & 1) === 0) $.fail(i, 19);
    c = a[++i]!;
    while (($class1[c]! & 1) !== 0) c = a[++i]!;
    value0 = s.slice(from2 - $shift, i - $shift);
  }
  const list3: (Parameter)[] = [];
  while (c === 59) {
    i++;
    const value4 = parameter$octets(a, s, i);
    i = $end;
    list3.push(value4);
    c = a[i]!;
  }
  const held5 = { number: value0, parameters: list3 };
  $end = i;
  return held5;
}

function mailtouri$octets(a: Uint8Array, s: string, i: number): Mailtouri {
  let c = a[i]!;
  if (!(c === 77 || c === 109)) $.fail(i, 20);
  c = a[++i]!;
  if (!(c === 65 || c === 97)) $.fail(i, 21);
  c = a[++i]!;
  if (!(c === 73 || c === 105)) $.fail(i, 22);
  c = a[++i]!;
  if (!(c === 76 || c === 108)) $.fail(i, 23);
  c = a[++i]!;
  if (!(c === 84 || c === 116)) $.fail(i, 24);
  c = a[++i]!;
  if (!(c === 79 || c === 111)) $.fail(i, 25);
  c = a[++i]!;
  if (c !== 58) $.fail(i, 26);
  i++;
  const from0 = i;
  let seen1 = 0;
  stretch: {
    c = a[i]!;
    again0: for (;;) {
      while (($class1[c]! & 2) !== 0) {
        seen1 |= c;
        c = a[++i]!;
      }
      if (c === 37) {
        c = a[++i]!;
        if (($class0[c]! & 8) === 0) $.fail(i, 27);
        c = a[++i]!;
        if (($class0[c]! & 8) === 0) $.fail(i, 27);
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
  const list4: (Address)[] = [held3];
  while (c === 44) {
    i++;
    const from5 = i;
    let seen6 = 0;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        while (($class1[c]! & 2) !== 0) {
          seen6 |= c;
          c = a[++i]!;
        }
        if (c === 37) {
          c = a[++i]!;
          if (($class0[c]! & 8) === 0) $.fail(i, 27);
          c = a[++i]!;
          if (($class0[c]! & 8) === 0) $.fail(i, 27);
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
  let value8: Fields | undefined;
  if (c === 63) {
    i++;
    const value9 = field$octets(a, s, i);
    i = $end;
    const list10: (Field)[] = [value9];
    c = a[i]!;
    while (c === 38) {
      i++;
      const value11 = field$octets(a, s, i);
      i = $end;
      list10.push(value11);
      c = a[i]!;
    }
    value8 = list10;
  }
  const held12 = { to: list4, fields: value8 };
  $end = i;
  return held12;
}

function datahead$octets(a: Uint8Array, s: string, i: number): Datahead {
  let c = a[i]!;
  if (!(c === 68 || c === 100)) $.fail(i, 28);
  c = a[++i]!;
  if (!(c === 65 || c === 97)) $.fail(i, 29);
  c = a[++i]!;
  if (!(c === 84 || c === 116)) $.fail(i, 30);
  c = a[++i]!;
  if (!(c === 65 || c === 97)) $.fail(i, 29);
  c = a[++i]!;
  if (c !== 58) $.fail(i, 31);
  i++;
  let value0: Typename | undefined;
  c = a[i]!;
  if (($class1[c]! & 4) !== 0) {
    const from1 = i;
    c = a[++i]!;
    while (($class1[c]! & 4) !== 0) c = a[++i]!;
    if (c !== 47) $.fail(i, 32);
    c = a[++i]!;
    if (($class1[c]! & 4) === 0) $.fail(i, 33);
    c = a[++i]!;
    while (($class1[c]! & 4) !== 0) c = a[++i]!;
    value0 = s.slice(from1 - $shift, i - $shift);
  }
  let value2: Parameters | undefined;
  if (c === 59 && $ahead2$octets(a, i) === 0) {
    const from3 = i;
    let seen4 = 0;
    stretch: {
      c = a[++i]!;
      again0: for (;;) {
        if (($class1[c]! & 4) === 0) $.fail(i, 34);
        c = a[++i]!;
        while (($class1[c]! & 4) !== 0) c = a[++i]!;
        if (c !== 61) $.fail(i, 35);
        c = a[++i]!;
        if (($class1[c]! & 8) !== 0) {
          c = a[++i]!;
          while (($class1[c]! & 8) !== 0) c = a[++i]!;
          if (c === 59 && $ahead2$octets(a, i) === 0) {
            c = a[++i]!;
            continue again0;
          } else {
            break stretch;
          }
        } else if (c === 34) {
          c = a[++i]!;
          while (($class1[c]! & 16) !== 0) {
            seen4 |= c;
            c = a[++i]!;
          }
          if (c !== 34) $.fail(i, 36);
          c = a[++i]!;
          if (c === 59 && $ahead2$octets(a, i) === 0) {
            c = a[++i]!;
            continue again0;
          } else {
            break stretch;
          }
        } else if (c === 59 && $ahead2$octets(a, i) === 0) {
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const shift5 = $shift;
    if (seen4 > 127) $shift += $.extraOctets(a, from3, i);
    value2 = s.slice(from3 - shift5, i - $shift);
  }
  let value6: string | undefined;
  if (c === 59) {
    const from7 = i;
    c = a[++i]!;
    c = a[++i]!;
    c = a[++i]!;
    c = a[++i]!;
    c = a[++i]!;
    c = a[++i]!;
    i++;
    value6 = s.slice(from7 - $shift, i - $shift);
  }
  c = a[i]!;
  if (c !== 44) $.fail(i, 37);
  i++;
  const held8 = { type: value0, parameters: value2, base64: value6 };
  $end = i;
  return held8;
}

function mediatype$octets(a: Uint8Array, s: string, i: number): Mediatype {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  stretch: {
    c = a[i]!;
    if (($class1[c]! & 4) === 0) $.fail(i, 38);
    c = a[++i]!;
    while (($class1[c]! & 4) !== 0) c = a[++i]!;
    if (c !== 47) $.fail(i, 39);
    c = a[++i]!;
    if (($class1[c]! & 4) === 0) $.fail(i, 38);
    c = a[++i]!;
    again0: for (;;) {
      while (($class1[c]! & 4) !== 0) c = a[++i]!;
      if (c === 9 || c === 32) {
        c = a[++i]!;
        again1: for (;;) {
          while (c === 9 || c === 32) c = a[++i]!;
          if (c !== 59) $.fail(i, 40);
          c = a[++i]!;
          again2: for (;;) {
            while (c === 9 || c === 32) c = a[++i]!;
            if (($class1[c]! & 4) === 0) $.fail(i, 41);
            c = a[++i]!;
            while (($class1[c]! & 4) !== 0) c = a[++i]!;
            if (c !== 61) $.fail(i, 42);
            c = a[++i]!;
            if (($class1[c]! & 4) !== 0) {
              c = a[++i]!;
              continue again0;
            } else if (c === 34) {
              c = a[++i]!;
              while (($class1[c]! & 16) !== 0) {
                seen1 |= c;
                c = a[++i]!;
              }
              if (c !== 34) $.fail(i, 43);
              c = a[++i]!;
              if (c === 9 || c === 32) {
                c = a[++i]!;
                continue again1;
              } else if (c === 59) {
                c = a[++i]!;
                continue again2;
              } else {
                break stretch;
              }
            } else $.fail(i, 44);
          }
        }
      } else if (c === 59) {
        c = a[++i]!;
        again3: for (;;) {
          while (c === 9 || c === 32) c = a[++i]!;
          if (($class1[c]! & 4) === 0) $.fail(i, 41);
          c = a[++i]!;
          while (($class1[c]! & 4) !== 0) c = a[++i]!;
          if (c !== 61) $.fail(i, 42);
          c = a[++i]!;
          if (($class1[c]! & 4) !== 0) {
            c = a[++i]!;
            continue again0;
          } else if (c === 34) {
            c = a[++i]!;
            while (($class1[c]! & 16) !== 0) {
              seen1 |= c;
              c = a[++i]!;
            }
            if (c !== 34) $.fail(i, 43);
            c = a[++i]!;
            if (c === 9 || c === 32) {
              c = a[++i]!;
              while (c === 9 || c === 32) c = a[++i]!;
              if (c !== 59) $.fail(i, 40);
              c = a[++i]!;
              continue again3;
            } else if (c === 59) {
              c = a[++i]!;
              continue again3;
            } else {
              break stretch;
            }
          } else $.fail(i, 44);
        }
      } else {
        break stretch;
      }
    }
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  $end = i;
  return held3;
}

function parameter$octets(a: Uint8Array, s: string, i: number): Parameter {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class1[c]! & 32) === 0) $.fail(i, 45);
  c = a[++i]!;
  while (($class1[c]! & 32) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  let value2: Pvalue | undefined;
  if (c === 61) {
    i++;
    const from3 = i;
    stretch: {
      c = a[i]!;
      if (($class1[c]! & 64) !== 0) {
        c = a[++i]!;
        again0: for (;;) {
          while (($class1[c]! & 64) !== 0) c = a[++i]!;
          if (c === 37) {
            c = a[++i]!;
            if (($class0[c]! & 8) === 0) $.fail(i, 46);
            c = a[++i]!;
            if (($class0[c]! & 8) === 0) $.fail(i, 46);
            c = a[++i]!;
            continue again0;
          } else {
            break stretch;
          }
        }
      } else if (c === 37) {
        c = a[++i]!;
        again1: for (;;) {
          if (($class0[c]! & 8) === 0) $.fail(i, 46);
          c = a[++i]!;
          if (($class0[c]! & 8) === 0) $.fail(i, 46);
          c = a[++i]!;
          while (($class1[c]! & 64) !== 0) c = a[++i]!;
          if (c === 37) {
            c = a[++i]!;
            continue again1;
          } else {
            break stretch;
          }
        }
      } else $.fail(i, 47);
    }
    value2 = s.slice(from3 - $shift, i - $shift);
  }
  const held4 = { name: held1, value: value2 };
  $end = i;
  return held4;
}

function field$octets(a: Uint8Array, s: string, i: number): Field {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  stretch: {
    c = a[i]!;
    again0: for (;;) {
      while (($class1[c]! & 128) !== 0) {
        seen1 |= c;
        c = a[++i]!;
      }
      if (c === 37) {
        c = a[++i]!;
        if (($class0[c]! & 8) === 0) $.fail(i, 48);
        c = a[++i]!;
        if (($class0[c]! & 8) === 0) $.fail(i, 48);
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
  if (c !== 61) $.fail(i, 49);
  i++;
  const from4 = i;
  let seen5 = 0;
  stretch: {
    c = a[i]!;
    again0: for (;;) {
      while (($class1[c]! & 128) !== 0) {
        seen5 |= c;
        c = a[++i]!;
      }
      if (c === 37) {
        c = a[++i]!;
        if (($class0[c]! & 8) === 0) $.fail(i, 50);
        c = a[++i]!;
        if (($class0[c]! & 8) === 0) $.fail(i, 50);
        c = a[++i]!;
        continue again0;
      } else {
        break stretch;
      }
    }
  }
  const shift6 = $shift;
  if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
  const held7 = { name: held3, value: s.slice(from4 - shift6, i - $shift) };
  $end = i;
  return held7;
}
