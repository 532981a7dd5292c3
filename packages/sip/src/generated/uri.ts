// Generated from uri.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 82baa7ba70c1223c4f9595330731430d853ff2e36d8c5de9c19a0ad1e9bb2214
import * as $ from "@callingcard/grammar/runtime";

/**
 * SIP-URI  = "sip:" [ userinfo ] hostport uri-parameters [ headers ]
 * SIPS-URI = "sips:" [ userinfo ] hostport uri-parameters [ headers ]
 * Two rules, because only an "@" tells a user from a host, and it may come late. Nothing but the
 * userinfo has one, so whoever reads a URI looks for it first.
 */
export interface Useruri { readonly scheme: Sipscheme; readonly userinfo: Userinfo; readonly hostpart: Hostpart }
export interface Hosturi { readonly scheme: Sipscheme; readonly hostpart: Hostpart }
/**
 * telephone-uri = "tel:" telephone-subscriber
 * telephone-subscriber = global-number / local-number
 * global-number = global-number-digits *par
 * local-number = local-number-digits *par context *par
 */
export interface Telephoneuri { readonly number: Number; readonly parameters: readonly Telparameter[] }
/**
 * absoluteURI = scheme ":" ( hier-part / opaque-part )
 * uric = reserved / unreserved / escaped
 * Both parts are urics, of which each begins with others; with the brackets of an IPv6reference.
 */
export interface Absoluteuri { readonly scheme: Scheme; readonly rest: Rest }
/**
 * password = *( unreserved / escaped / "&" / "=" / "+" / "$" / "," )
 */
export type Password = string;
/**
 * global-number-digits = "+" *phonedigit DIGIT *phonedigit
 * local-number-digits = *phonedigit-hex (HEXDIG / "*" / "#")*phonedigit-hex
 * visual-separator = "-" / "." / "(" / ")"
 */
export type Number = string;
/**
 * par = parameter / extension / isdn-subaddress
 * parameter = ";" pname ["=" pvalue ]
 * pname = 1*( alphanum / "-" )
 * Repaired: isub too has paramchars; uric has the semicolon, which would end nothing.
 */
export interface Telparameter { readonly name: Telname; readonly value: Paramchars | undefined }
export type Paramchars = string;
/**
 * host = hostname / IPv4address / IPv6reference
 * hostname = *( domainlabel "." ) toplabel [ "." ]
 * domainlabel = alphanum / alphanum *( alphanum / "-" ) alphanum
 * toplabel = ALPHA / ALPHA *( alphanum / "-" ) alphanum
 * IPv4address = 1*3DIGIT "." 1*3DIGIT "." 1*3DIGIT "." 1*3DIGIT
 * IPv6reference = "[" IPv6address "]"
 * Repaired: the last label may begin with a digit, so that this rule has the IPv4address too; which of
 * these are one (RFC 5954 section 4.1), is said above.
 */
export type Host = string;
/**
 * port = 1*DIGIT
 */
export type Port = string;
/**
 * uri-parameter = transport-param / user-param / method-param / ttl-param / maddr-param / lr-param
 *               / other-param
 * other-param = pname [ "=" pvalue ]
 * pname = 1*paramchar
 * pvalue = 1*paramchar
 * The known ones are other-params too, but for a maddr that is an IPv6reference, whose characters are
 * paramchars.
 */
export interface Uriparameter { readonly name: Paramchars; readonly value: Paramchars | undefined }
/**
 * headers = "?" header *( "&" header )
 */
export type Headers = readonly Header[];
/**
 * header = hname "=" hvalue
 * hname = 1*( hnv-unreserved / unreserved / escaped )
 * hvalue = *( hnv-unreserved / unreserved / escaped )
 */
export interface Header { readonly name: Hname; readonly value: Hvalue }
/**
 * hostport = host [ ":" port ]
 * uri-parameters = *( ";" uri-parameter)
 */
export interface Hostpart { readonly host: Host; readonly port: Port | undefined; readonly parameters: readonly Uriparameter[]; readonly headers: Headers | undefined }
export type Sipscheme = string;
/**
 * userinfo = ( user / telephone-subscriber ) [ ":" password ] "@"
 * A telephone-subscriber is a user too (section 19.1.6).
 */
export interface Userinfo { readonly user: User; readonly password: Password | undefined }
export type Scheme = string;
export type Rest = string;
export type Telname = string;
export type Hname = string;
export type Hvalue = string;
/**
 * user = 1*( unreserved / escaped / user-unreserved )
 * user-unreserved = "&" / "=" / "+" / "$" / "," / ";" / "?" / "/"
 */
export type User = string;

let $end = 0;
let $shift = 0;
// 1: "!" "$" "&".."9" ";" "=" "?" "A".."Z" "_" "a".."z" "~"
// 2: "0".."9" "A".."F" "a".."f"
// 4: "!" "$" "&".."." "0".."9" "=" "A".."Z" "_" "a".."z" "~"
// 8: "(" ")" "-" "."
// 16: "(" ")" "-" "." "0".."9"
// 32: "#" "*" "0".."9" "A".."F" "a".."f"
// 64: "#" "(".."*" "-" "." "0".."9" "A".."F" "a".."f"
// 128: "-" "0".."9" "A".."Z" "a".."z"
const $class0 = /* @__PURE__ */ $.classTable("x,0 1,5 1,0 1,2o 1,5 1,0 2,5 2,2l 1,2t 2,5 1,65 1,2l 1,1 a,6v 1,0 1,1 1,0 1,5 1,0 1,1 1,0 6,6f k,3p 4,0 1,5 1,0 6,6f k,3p 3,0 1,5 3l,0");
// 1: "!" "$" "&".."+" "-"..":" "A".."[" "]" "_" "a".."z" "~"
// 2: "A".."Z" "a".."z"
// 4: "+" "-" "." "0".."9" "A".."Z" "a".."z"
// 8: "!" "$" "&"..";" "=" "?".."[" "]" "_" "a".."z" "~"
// 16: "0".."9" "A".."Z" "a".."z"
// 32: "." "0"..":" "A".."F" "a".."f"
// 64: "!" "$" "'".."+" "-"..":" "?" "A".."[" "]" "_" "a".."z" "~"
const $class1 = /* @__PURE__ */ $.classTable("x,0 1,21 2,0 1,21 1,0 1,9 4,21 1,25 1,8 1,25 1,31 1,21 a,3h 1,2x 1,8 1,0 1,8 1,0 1,20 1,8 6,3j k,2n 1,21 1,0 1,21 1,0 1,21 1,0 6,3j k,2n 3,0 1,21 3l,0");
const $sites: readonly $.Site[] = [
  ["sipscheme", "\"S\" \"s\""],
  ["sipscheme", "\"I\" \"i\""],
  ["sipscheme", "\"P\" \"p\""],
  ["useruri", "\":\" \"S\" \"s\""],
  ["user", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["user", "\"!\" \"$\"..\"9\" \";\" \"=\" \"?\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" \"~\""],
  ["password", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["userinfo", "\"!\" \"$\"..\";\" \"=\" \"?\"..\"Z\" \"_\" \"a\"..\"z\" \"~\""],
  ["hosturi", "\":\" \"S\" \"s\""],
  ["telephoneuri", "\"T\" \"t\""],
  ["telephoneuri", "\"E\" \"e\""],
  ["telephoneuri", "\"L\" \"l\""],
  ["telephoneuri", "\":\""],
  ["number", "\"(\" \")\" \"-\" \".\" \"0\"..\"9\""],
  ["number", "\"#\" \"(\"..\"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["telname", "\"-\" \"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["paramchars", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["paramchars", "\"!\" \"$\"..\"+\" \"-\"..\":\" \"A\"..\"[\" \"]\" \"_\" \"a\"..\"z\" \"~\""],
  ["scheme", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["absoluteuri", "\"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["rest", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["rest", "\"!\" \"$\"..\";\" \"=\" \"?\"..\"[\" \"]\" \"_\" \"a\"..\"z\" \"~\""],
  ["host", "\"-\" \"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["host", "\"0\"..\"9\" \"A\"..\"[\" \"a\"..\"z\""],
  ["host", "\".\" \"0\"..\":\" \"A\"..\"F\" \"a\"..\"f\""],
  ["host", "\".\" \"0\"..\":\" \"A\"..\"F\" \"]\" \"a\"..\"f\""],
  ["port", "\"0\"..\"9\""],
  ["hname", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["hname", "\"!\" \"$\" \"%\" \"'\"..\"+\" \"-\"..\":\" \"?\" \"A\"..\"[\" \"]\" \"_\" \"a\"..\"z\" \"~\""],
  ["header", "\"!\" \"$\" \"%\" \"'\"..\"+\" \"-\"..\":\" \"=\" \"?\" \"A\"..\"[\" \"]\" \"_\" \"a\"..\"z\" \"~\""],
  ["hvalue", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["useruri", "end of input"],
  ["hosturi", "end of input"],
  ["telephoneuri", "end of input"],
  ["absoluteuri", "end of input"],
];

export const useruri: $.Entry<Useruri> = /* @__PURE__ */ $.entry(
  "useruri",
  $sites,
  31,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = useruri$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const hosturi: $.Entry<Hosturi> = /* @__PURE__ */ $.entry(
  "hosturi",
  $sites,
  32,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = hosturi$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const telephoneuri: $.Entry<Telephoneuri> = /* @__PURE__ */ $.entry(
  "telephoneuri",
  $sites,
  33,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = telephoneuri$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const absoluteuri: $.Entry<Absoluteuri> = /* @__PURE__ */ $.entry(
  "absoluteuri",
  $sites,
  34,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = absoluteuri$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function sipscheme$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (!(c === 83 || c === 115)) $.fail(i, 0);
  c = a[++i]!;
  if (!(c === 73 || c === 105)) $.fail(i, 1);
  c = a[++i]!;
  if (!(c === 80 || c === 112)) $.fail(i, 2);
  c = a[++i]!;
  if (c === 83 || c === 115) {
    i++;
    return i;
  } else {
    return i;
  }
}

function paramchars$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (($class1[c]! & 1) !== 0) {
    c = a[++i]!;
    again0: for (;;) {
      while (($class1[c]! & 1) !== 0) c = a[++i]!;
      if (c === 37) {
        c = a[++i]!;
        if (($class0[c]! & 2) === 0) $.fail(i, 16);
        c = a[++i]!;
        if (($class0[c]! & 2) === 0) $.fail(i, 16);
        c = a[++i]!;
        continue again0;
      } else {
        return i;
      }
    }
  } else if (c === 37) {
    c = a[++i]!;
    again1: for (;;) {
      if (($class0[c]! & 2) === 0) $.fail(i, 16);
      c = a[++i]!;
      if (($class0[c]! & 2) === 0) $.fail(i, 16);
      c = a[++i]!;
      while (($class1[c]! & 1) !== 0) c = a[++i]!;
      if (c === 37) {
        c = a[++i]!;
        continue again1;
      } else {
        return i;
      }
    }
  } else $.fail(i, 17);
}

function useruri$octets(a: Uint8Array, s: string, i: number): Useruri {
  let c = 0;
  const from0 = i;
  i = sipscheme$stretch$octets(a, i);
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 58) $.fail(i, 3);
  i++;
  const from2 = i;
  stretch: {
    c = a[i]!;
    if (($class0[c]! & 1) !== 0) {
      c = a[++i]!;
      again0: for (;;) {
        while (($class0[c]! & 1) !== 0) c = a[++i]!;
        if (c === 37) {
          c = a[++i]!;
          if (($class0[c]! & 2) === 0) $.fail(i, 4);
          c = a[++i]!;
          if (($class0[c]! & 2) === 0) $.fail(i, 4);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    } else if (c === 37) {
      c = a[++i]!;
      again1: for (;;) {
        if (($class0[c]! & 2) === 0) $.fail(i, 4);
        c = a[++i]!;
        if (($class0[c]! & 2) === 0) $.fail(i, 4);
        c = a[++i]!;
        while (($class0[c]! & 1) !== 0) c = a[++i]!;
        if (c === 37) {
          c = a[++i]!;
          continue again1;
        } else {
          break stretch;
        }
      }
    } else $.fail(i, 5);
  }
  const held3 = s.slice(from2 - $shift, i - $shift);
  let value4: Password | undefined;
  if (c === 58) {
    i++;
    const from5 = i;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        while (($class0[c]! & 4) !== 0) c = a[++i]!;
        if (c === 37) {
          c = a[++i]!;
          if (($class0[c]! & 2) === 0) $.fail(i, 6);
          c = a[++i]!;
          if (($class0[c]! & 2) === 0) $.fail(i, 6);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    value4 = s.slice(from5 - $shift, i - $shift);
  }
  if (c !== 64) $.fail(i, 7);
  i++;
  const held6 = { user: held3, password: value4 };
  const value7 = hostpart$octets(a, s, i);
  i = $end;
  const held8 = { scheme: held1, userinfo: held6, hostpart: value7 };
  $end = i;
  return held8;
}

function hosturi$octets(a: Uint8Array, s: string, i: number): Hosturi {
  let c = 0;
  const from0 = i;
  i = sipscheme$stretch$octets(a, i);
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 58) $.fail(i, 8);
  i++;
  const value2 = hostpart$octets(a, s, i);
  i = $end;
  const held3 = { scheme: held1, hostpart: value2 };
  $end = i;
  return held3;
}

function telephoneuri$octets(a: Uint8Array, s: string, i: number): Telephoneuri {
  let c = a[i]!;
  if (!(c === 84 || c === 116)) $.fail(i, 9);
  c = a[++i]!;
  if (!(c === 69 || c === 101)) $.fail(i, 10);
  c = a[++i]!;
  if (!(c === 76 || c === 108)) $.fail(i, 11);
  c = a[++i]!;
  if (c !== 58) $.fail(i, 12);
  i++;
  c = a[i]!;
  let value0: Number;
  if (c === 43) {
    const from1 = i;
    c = a[++i]!;
    while (($class0[c]! & 8) !== 0) c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 13);
    c = a[++i]!;
    while (($class0[c]! & 16) !== 0) c = a[++i]!;
    value0 = s.slice(from1 - $shift, i - $shift);
  } else {
    const from2 = i;
    while (($class0[c]! & 8) !== 0) c = a[++i]!;
    if (($class0[c]! & 32) === 0) $.fail(i, 14);
    c = a[++i]!;
    while (($class0[c]! & 64) !== 0) c = a[++i]!;
    value0 = s.slice(from2 - $shift, i - $shift);
  }
  const list3: (Telparameter)[] = [];
  while (c === 59) {
    i++;
    const from4 = i;
    c = a[i]!;
    if (($class0[c]! & 128) === 0) $.fail(i, 15);
    c = a[++i]!;
    while (($class0[c]! & 128) !== 0) c = a[++i]!;
    const held5 = s.slice(from4 - $shift, i - $shift);
    let value6: Paramchars | undefined;
    if (c === 61) {
      i++;
      const from7 = i;
      i = paramchars$stretch$octets(a, i);
      value6 = s.slice(from7 - $shift, i - $shift);
    }
    list3.push({ name: held5, value: value6 });
    c = a[i]!;
  }
  const held8 = { number: value0, parameters: list3 };
  $end = i;
  return held8;
}

function absoluteuri$octets(a: Uint8Array, s: string, i: number): Absoluteuri {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class1[c]! & 2) === 0) $.fail(i, 18);
  c = a[++i]!;
  while (($class1[c]! & 4) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 58) $.fail(i, 19);
  i++;
  const from2 = i;
  stretch: {
    c = a[i]!;
    if (($class1[c]! & 8) !== 0) {
      c = a[++i]!;
      again0: for (;;) {
        while (($class1[c]! & 8) !== 0) c = a[++i]!;
        if (c === 37) {
          c = a[++i]!;
          if (($class0[c]! & 2) === 0) $.fail(i, 20);
          c = a[++i]!;
          if (($class0[c]! & 2) === 0) $.fail(i, 20);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    } else if (c === 37) {
      c = a[++i]!;
      again1: for (;;) {
        if (($class0[c]! & 2) === 0) $.fail(i, 20);
        c = a[++i]!;
        if (($class0[c]! & 2) === 0) $.fail(i, 20);
        c = a[++i]!;
        while (($class1[c]! & 8) !== 0) c = a[++i]!;
        if (c === 37) {
          c = a[++i]!;
          continue again1;
        } else {
          break stretch;
        }
      }
    } else $.fail(i, 21);
  }
  const held3 = { scheme: held1, rest: s.slice(from2 - $shift, i - $shift) };
  $end = i;
  return held3;
}

function hostpart$octets(a: Uint8Array, s: string, i: number): Hostpart {
  let c = a[i]!;
  let value0: Host;
  if (($class1[c]! & 16) !== 0) {
    const from1 = i;
    stretch: {
      c = a[++i]!;
      again0: for (;;) {
        while (($class1[c]! & 16) !== 0) c = a[++i]!;
        if (c === 45) {
          c = a[++i]!;
          while (c === 45) c = a[++i]!;
          if (($class1[c]! & 16) === 0) $.fail(i, 22);
          c = a[++i]!;
          continue again0;
        } else if (c === 46) {
          c = a[++i]!;
          if (($class1[c]! & 16) !== 0) {
            c = a[++i]!;
            continue again0;
          } else {
            break stretch;
          }
        } else {
          break stretch;
        }
      }
    }
    value0 = s.slice(from1 - $shift, i - $shift);
  } else {
    const from2 = i;
    if (c !== 91) $.fail(i, 23);
    c = a[++i]!;
    if (($class1[c]! & 32) === 0) $.fail(i, 24);
    c = a[++i]!;
    while (($class1[c]! & 32) !== 0) c = a[++i]!;
    if (c !== 93) $.fail(i, 25);
    i++;
    value0 = s.slice(from2 - $shift, i - $shift);
  }
  let value3: Port | undefined;
  c = a[i]!;
  if (c === 58) {
    i++;
    const from4 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 26);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value3 = s.slice(from4 - $shift, i - $shift);
  }
  const list5: (Uriparameter)[] = [];
  while (c === 59) {
    i++;
    const from6 = i;
    i = paramchars$stretch$octets(a, i);
    const held7 = s.slice(from6 - $shift, i - $shift);
    let value8: Paramchars | undefined;
    c = a[i]!;
    if (c === 61) {
      i++;
      const from9 = i;
      i = paramchars$stretch$octets(a, i);
      value8 = s.slice(from9 - $shift, i - $shift);
    }
    list5.push({ name: held7, value: value8 });
    c = a[i]!;
  }
  let value10: Headers | undefined;
  if (c === 63) {
    i++;
    const value11 = header$octets(a, s, i);
    i = $end;
    const list12: (Header)[] = [value11];
    c = a[i]!;
    while (c === 38) {
      i++;
      const value13 = header$octets(a, s, i);
      i = $end;
      list12.push(value13);
      c = a[i]!;
    }
    value10 = list12;
  }
  const held14 = { host: value0, port: value3, parameters: list5, headers: value10 };
  $end = i;
  return held14;
}

function header$octets(a: Uint8Array, s: string, i: number): Header {
  let c = 0;
  const from0 = i;
  stretch: {
    c = a[i]!;
    if (($class1[c]! & 64) !== 0) {
      c = a[++i]!;
      again0: for (;;) {
        while (($class1[c]! & 64) !== 0) c = a[++i]!;
        if (c === 37) {
          c = a[++i]!;
          if (($class0[c]! & 2) === 0) $.fail(i, 27);
          c = a[++i]!;
          if (($class0[c]! & 2) === 0) $.fail(i, 27);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    } else if (c === 37) {
      c = a[++i]!;
      again1: for (;;) {
        if (($class0[c]! & 2) === 0) $.fail(i, 27);
        c = a[++i]!;
        if (($class0[c]! & 2) === 0) $.fail(i, 27);
        c = a[++i]!;
        while (($class1[c]! & 64) !== 0) c = a[++i]!;
        if (c === 37) {
          c = a[++i]!;
          continue again1;
        } else {
          break stretch;
        }
      }
    } else $.fail(i, 28);
  }
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 61) $.fail(i, 29);
  i++;
  const from2 = i;
  stretch: {
    c = a[i]!;
    again0: for (;;) {
      while (($class1[c]! & 64) !== 0) c = a[++i]!;
      if (c === 37) {
        c = a[++i]!;
        if (($class0[c]! & 2) === 0) $.fail(i, 30);
        c = a[++i]!;
        if (($class0[c]! & 2) === 0) $.fail(i, 30);
        c = a[++i]!;
        continue again0;
      } else {
        break stretch;
      }
    }
  }
  const held3 = { name: held1, value: s.slice(from2 - $shift, i - $shift) };
  $end = i;
  return held3;
}
