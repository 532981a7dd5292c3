// Generated from cpim.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: edd5e67e4782fa3467479f37c6c4e68872ec509017d75b2713cc5efaee5d2513
import * as $ from "@callingcard/grammar/runtime";

/**
 * The message headers and the blank line behind them (RFC 3862 section 2).
 */
export type Head = readonly Header[];
/**
 * Header-value = *HEADERCHAR
 * HEADERCHAR = UCS-no-CTL / Escape
 * Repaired: an Escape is made of UCS-no-CTL, so that only these need a rule.
 */
export interface Tail { readonly parameters: readonly Parameter[]; readonly value: Value }
/**
 * From-header = "From" ": " [ Formal-name ] "<" URI ">", and To, cc, Original-To, IMDN-Route,
 * IMDN-Record-Route alike.
 * Formal-name = 1*( Token SP ) / String
 * Repaired: a String may have SP behind it, too.
 */
export interface Address { readonly formalName: Formalname; readonly uri: Uri }
/**
 * NS-header = "NS" ": " [ Name-prefix ] "<" URI ">"
 * Repaired: SP between the two, as in all examples.
 */
export interface Namespace { readonly prefix: Name | undefined; readonly uri: Uri }
/**
 * Require-header = "Require" ": " Header-name *( "," Header-name )
 * Repaired: SP behind the comma.
 */
export type Require = readonly Headername[];
/**
 * DateTime-header = "DateTime" ": " date-time
 * RFC 3339 section 5.6:
 * date-time = full-date "T" full-time
 * full-date = date-fullyear "-" date-month "-" date-mday
 * full-time = partial-time time-offset
 * partial-time = time-hour ":" time-minute ":" time-second [time-secfrac]
 * "T" and "Z" in either case.
 */
export interface Datetime { readonly year: Year; readonly month: Two; readonly day: Two; readonly hour: Two; readonly minute: Two; readonly second: Two; readonly fraction: Fraction | undefined; readonly offset: Offset }
/**
 * Disposition-Notification = "Disposition-Notification" ": " [(notify-req *(COMMA notify-req))]
 * notify-req = ("negative-delivery" / "positive-delivery" / "processing" / "display" / Token)
 *              *(SEMI disp-notify-params)
 * disp-notify-params = Ext-param
 * SEMI = *SP ";" *SP
 * COMMA = *SP "," *SP
 * White space belongs to what stands before it.
 */
export type Notification = "none" | Requests;
/**
 * Message-ID = "Message-ID" ": " Token
 * Repaired: any visible characters, as many identifiers have "=" or "@".
 */
export type Messageid = string;
/**
 * message-direction = "Message-Direction:" message-direction-part CRLF
 * message-direction-part = message-direction-value / extension
 * message-direction-value = "sent" / "received"
 * extension = *CHAR
 * Repaired: CHAR has CR and LF, and every value is an extension too. This is the
 * message-direction-value alone, in any case, as RFC 5234 has it, with SP around it; every other
 * header value is the extension.
 */
export type Direction = Known;
/**
 * Header = Header-name ":" *( ";" Parameter ) SP Header-value CRLF
 * Header-name = [ Name-prefix "." ] Name
 * The generic split; tail takes what stands behind the colon apart where it has parameters. Where
 * there is a second name, the first is the prefix.
 */
export interface Header { readonly first: Name; readonly second: Name | undefined; readonly rest: Rest }
/**
 * Name-prefix = Name
 * Name = 1*NAMECHAR
 */
export type Name = string;
/**
 * Parameter = Lang-param / Ext-param
 * Lang-param = "lang=" Language-tag
 * Ext-param = Param-name "=" Param-value
 * Param-name = Name
 * Param-value = Token / Number / String
 * Every Lang-param is an Ext-param, every Number is a Token.
 */
export interface Parameter { readonly name: Parametername; readonly value: Parametervalue }
export type Formalname = string | Quoted;
export interface Headername { readonly first: Name; readonly second: Name | undefined }
/**
 * time-secfrac = "." 1*DIGIT
 */
export type Fraction = string;
/**
 * time-offset = "Z" / time-numoffset
 * time-numoffset = ("+" / "-") time-hour ":" time-minute
 */
export type Offset = string;
export interface Request { readonly type: Token; readonly parameters: readonly Notifyparam[] }
export type Known = "sent" | "received";
export type Parametervalue = string;
export interface Notifyparam { readonly name: Parametername; readonly value: Parametervalue }
export type Value = string;
/**
 * URI = <defined as absolute-URI by RFC 2396>
 * absoluteURI = scheme ":" ( hier-part / opaque-part )
 * Repaired: characters beyond ASCII pass; what is in the parts is for readers of URIs to say.
 */
export type Uri = string;
export type Year = string;
export type Two = string;
export type Requests = readonly Request[];
/**
 * Repaired: the SP may be missing, which the reader refuses unless it is told otherwise; the ABNF of
 * Message-Direction has none.
 */
export type Rest = string;
export type Parametername = string;
export type Quoted = string;
/**
 * Token = 1*TOKENCHAR
 */
export type Token = string;

let $end = 0;
let $shift = 0;
let $isWide = false;
// 1: "!" "#".."'" "*" "+" "-" "0".."9" "A".."Z" "^".."z" "|" "~"
// 2: SP..":" "<".."~" beyond ASCII
// 4: SP.."~" beyond ASCII
// 8: "!" "#".."'" "*" "+" "-" "." "0".."9" "A".."Z" "^".."z" "|" "~" beyond ASCII
// 16: SP "!" "#".."[" "]".."~" beyond ASCII
// 32: "!" "#".."'" "*" "+" "-" "." "0".."9" "<" "A".."Z" "^".."z" "|" "~" beyond ASCII
// 64: "A".."Z" "a".."z"
// 128: "+" "-" "." "0".."9" "A".."Z" "a".."z"
const $class0 = /* @__PURE__ */ $.classTable("w,0 1,m 1,1r 1,6 5,1r 2,m 1,1r 1,5b 1,m 1,5b 1,5a 1,m a,5b 1,m 1,k 1,1i 4,m q,73 1,m 1,6 1,m 3,1r q,73 1,m 1,1r 1,m 1,1r 1,0 3j,1q 1,0");
// 1: "!"..";" "=" "?".."~" beyond ASCII
// 2: "!".."~" beyond ASCII
const $class1 = /* @__PURE__ */ $.classTable("x,0 r,3 1,2 1,3 1,2 1s,3 1,0 3j,3 1,0");
const $sites: readonly $.Site[] = [
  ["name", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\""],
  ["header", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\""],
  ["rest", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\""],
  ["rest", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\""],
  ["rest", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \";\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\" U+0080..U+FFFF"],
  ["rest", "SP \";\""],
  ["rest", "SP..\"~\" U+0080..U+FFFF"],
  ["rest", "\"!\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\" U+0080..U+FFFF"],
  ["header", "CR SP..\"~\" U+0080..U+FFFF"],
  ["header", "LF"],
  ["head", "CR \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\""],
  ["head", "LF"],
  ["parametername", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\""],
  ["parameter", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\""],
  ["tail", "SP \";\""],
  ["formalname", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\" U+0080..U+FFFF"],
  ["STRING", "'\"'"],
  ["STRING", "SP..\"~\" U+0080..U+FFFF"],
  ["address", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"<\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\" U+0080..U+FFFF"],
  ["uri", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["uri", "\"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["uri", "\"!\"..\";\" \"=\" \"?\"..\"~\" U+0080..U+FFFF"],
  ["address", "\"!\"..\";\" \"=\"..\"~\" U+0080..U+FFFF"],
  ["namespace", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \"0\"..\"9\" \"<\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\""],
  ["namespace", "\"!\"..\";\" \"=\"..\"~\" U+0080..U+FFFF"],
  ["year", "\"0\"..\"9\""],
  ["datetime", "\"-\""],
  ["two", "\"0\"..\"9\""],
  ["datetime", "\"T\" \"t\""],
  ["datetime", "\":\""],
  ["fraction", "\"0\"..\"9\""],
  ["offset", "\"+\" \"-\" \".\" \"0\"..\"9\" \"Z\" \"z\""],
  ["offset", "\"0\"..\"9\""],
  ["offset", "\":\""],
  ["messageid", "\"!\"..\"~\" U+0080..U+FFFF"],
  ["known", "\"E\" \"e\""],
  ["known", "\"N\" \"n\""],
  ["known", "\"T\" \"t\""],
  ["known", "SP \"R\" \"S\" \"r\" \"s\""],
  ["known", "\"C\" \"c\""],
  ["known", "\"I\" \"i\""],
  ["known", "\"V\" \"v\""],
  ["known", "\"D\" \"d\""],
  ["token", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\" U+0080..U+FFFF"],
  ["parametername", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\""],
  ["notifyparam", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"^\"..\"z\" \"|\" \"~\""],
  ["head", "end of input"],
  ["tail", "end of input"],
  ["address", "end of input"],
  ["namespace", "end of input"],
  ["require", "end of input"],
  ["datetime", "end of input"],
  ["notification", "end of input"],
  ["messageid", "end of input"],
  ["direction", "end of input"],
];

export const head: $.Entry<Head> = /* @__PURE__ */ $.entry(
  "head",
  $sites,
  46,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = head$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const tail: $.Entry<Tail> = /* @__PURE__ */ $.entry(
  "tail",
  $sites,
  47,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = tail$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const address: $.Entry<Address> = /* @__PURE__ */ $.entry(
  "address",
  $sites,
  48,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = address$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const namespace: $.Entry<Namespace> = /* @__PURE__ */ $.entry(
  "namespace",
  $sites,
  49,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = namespace$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const require: $.Entry<Require> = /* @__PURE__ */ $.entry(
  "require",
  $sites,
  50,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = require$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const datetime: $.Entry<Datetime> = /* @__PURE__ */ $.entry(
  "datetime",
  $sites,
  51,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = datetime$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const notification: $.Entry<Notification> = /* @__PURE__ */ $.entry(
  "notification",
  $sites,
  52,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = notification$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const messageid: $.Entry<Messageid> = /* @__PURE__ */ $.entry(
  "messageid",
  $sites,
  53,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = messageid$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const direction: $.Entry<Direction> = /* @__PURE__ */ $.entry(
  "direction",
  $sites,
  54,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    const value = direction$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function STRING$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (c !== 34) $.fail(i, 16);
  c = a[++i]!;
  again0: for (;;) {
    while (($class0[c]! & 16) !== 0) c = a[++i]!;
    if (c === 34) {
      i++;
      return i;
    } else if (c === 92) {
      c = a[++i]!;
      if (($class0[c]! & 4) === 0) $.fail(i, 17);
      c = a[++i]!;
      continue again0;
    } else $.fail(i, 17);
  }
}

function uri$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (($class0[c]! & 64) === 0) $.fail(i, 19);
  c = a[++i]!;
  while (($class0[c]! & 128) !== 0) c = a[++i]!;
  if (c !== 58) $.fail(i, 20);
  c = a[++i]!;
  if (($class1[c]! & 1) === 0) $.fail(i, 21);
  c = a[++i]!;
  while (($class1[c]! & 1) !== 0) c = a[++i]!;
  return i;
}

function head$octets(a: Uint8Array, s: string, i: number): Head {
  let c = 0;
  const list0: (Header)[] = [];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) {
    const from1 = i;
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    const held2 = s.slice(from1 - $shift, i - $shift);
    let value3: Name | undefined;
    if (c === 46) {
      i++;
      const from4 = i;
      c = a[i]!;
      if (($class0[c]! & 1) === 0) $.fail(i, 0);
      c = a[++i]!;
      while (($class0[c]! & 1) !== 0) c = a[++i]!;
      value3 = s.slice(from4 - $shift, i - $shift);
    }
    if (c !== 58) $.fail(i, 1);
    i++;
    const from5 = i;
    let seen6 = 0;
    stretch: {
      c = a[i]!;
      if (($class0[c]! & 2) !== 0) {
        seen6 |= c;
        c = a[++i]!;
        while (($class0[c]! & 4) !== 0) {
          seen6 |= c;
          c = a[++i]!;
        }
      } else if (c === 59) {
        c = a[++i]!;
        again0: for (;;) {
          if (($class0[c]! & 1) === 0) $.fail(i, 2);
          c = a[++i]!;
          while (($class0[c]! & 1) !== 0) c = a[++i]!;
          if (c !== 61) $.fail(i, 3);
          c = a[++i]!;
          if (($class0[c]! & 8) !== 0) {
            seen6 |= c;
            c = a[++i]!;
            while (($class0[c]! & 8) !== 0) {
              seen6 |= c;
              c = a[++i]!;
            }
            if (c === 32) {
              c = a[++i]!;
              while (($class0[c]! & 4) !== 0) {
                seen6 |= c;
                c = a[++i]!;
              }
              break stretch;
            } else if (c === 59) {
              c = a[++i]!;
              continue again0;
            } else $.fail(i, 4);
          } else if (c === 34) {
            c = a[++i]!;
            again1: for (;;) {
              while (($class0[c]! & 16) !== 0) {
                seen6 |= c;
                c = a[++i]!;
              }
              if (c === 34) {
                c = a[++i]!;
                if (c === 32) {
                  c = a[++i]!;
                  while (($class0[c]! & 4) !== 0) {
                    seen6 |= c;
                    c = a[++i]!;
                  }
                  break stretch;
                } else if (c === 59) {
                  c = a[++i]!;
                  continue again0;
                } else $.fail(i, 5);
              } else if (c === 92) {
                c = a[++i]!;
                if (($class0[c]! & 4) === 0) $.fail(i, 6);
                seen6 |= c;
                c = a[++i]!;
                continue again1;
              } else $.fail(i, 6);
            }
          } else $.fail(i, 7);
        }
      }
    }
    const shift7 = $shift;
    if (seen6 > 127) $shift += $.extraOctets(a, from5, i);
    const held8 = s.slice(from5 - shift7, i - $shift);
    if (c !== 13) $.fail(i, 8);
    c = a[++i]!;
    if (c !== 10) $.fail(i, 9);
    i++;
    list0.push({ first: held2, second: value3, rest: held8 });
    c = a[i]!;
  }
  if (c !== 13) $.fail(i, 10);
  c = a[++i]!;
  if (c !== 10) $.fail(i, 11);
  i++;
  $end = i;
  return list0;
}

function tail$octets(a: Uint8Array, s: string, i: number): Tail {
  let c = 0;
  const list0: (Parameter)[] = [];
  c = a[i]!;
  while (c === 59) {
    i++;
    const from1 = i;
    c = a[i]!;
    if (($class0[c]! & 1) === 0) $.fail(i, 12);
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    const held2 = s.slice(from1 - $shift, i - $shift);
    if (c !== 61) $.fail(i, 13);
    i++;
    const value3 = parametervalue$octets(a, s, i);
    i = $end;
    list0.push({ name: held2, value: value3 });
    c = a[i]!;
  }
  if (c !== 32) $.fail(i, 14);
  i++;
  const from4 = i;
  let seen5 = 0;
  c = a[i]!;
  while (($class0[c]! & 4) !== 0) {
    seen5 |= c;
    c = a[++i]!;
  }
  const shift6 = $shift;
  if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
  const held7 = { parameters: list0, value: s.slice(from4 - shift6, i - $shift) };
  $end = i;
  return held7;
}

function address$octets(a: Uint8Array, s: string, i: number): Address {
  let c = a[i]!;
  let value0: Formalname;
  if (($class0[c]! & 32) !== 0) {
    const from1 = i;
    let seen2 = 0;
    stretch: {
      again0: for (;;) {
        if (($class0[c]! & 8) !== 0) {
          seen2 |= c;
          c = a[++i]!;
          while (($class0[c]! & 8) !== 0) {
            seen2 |= c;
            c = a[++i]!;
          }
          if (c !== 32) $.fail(i, 15);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const shift3 = $shift;
    if (seen2 > 127) $shift += $.extraOctets(a, from1, i);
    value0 = s.slice(from1 - shift3, i - $shift);
  } else {
    const from4 = i;
    i = STRING$stretch$octets(a, i);
    const shift6 = $shift;
    if ($isWide) $shift += $.extraOctets(a, from4, i);
    const held7 = s.slice(from4 - shift6, i - $shift);
    c = a[i]!;
    while (c === 32) c = a[++i]!;
    value0 = held7;
  }
  if (c !== 60) $.fail(i, 18);
  i++;
  const from8 = i;
  i = uri$stretch$octets(a, i);
  const shift10 = $shift;
  if ($isWide) $shift += $.extraOctets(a, from8, i);
  const held11 = s.slice(from8 - shift10, i - $shift);
  c = a[i]!;
  if (c !== 62) $.fail(i, 22);
  i++;
  const held12 = { formalName: value0, uri: held11 };
  $end = i;
  return held12;
}

function namespace$octets(a: Uint8Array, s: string, i: number): Namespace {
  let c = 0;
  let value0: Name | undefined;
  c = a[i]!;
  if (($class0[c]! & 1) !== 0) {
    const from1 = i;
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    const held2 = s.slice(from1 - $shift, i - $shift);
    while (c === 32) c = a[++i]!;
    value0 = held2;
  }
  if (c !== 60) $.fail(i, 23);
  i++;
  const from3 = i;
  i = uri$stretch$octets(a, i);
  const shift5 = $shift;
  if ($isWide) $shift += $.extraOctets(a, from3, i);
  const held6 = s.slice(from3 - shift5, i - $shift);
  c = a[i]!;
  if (c !== 62) $.fail(i, 24);
  i++;
  const held7 = { prefix: value0, uri: held6 };
  $end = i;
  return held7;
}

function require$octets(a: Uint8Array, s: string, i: number): Require {
  let c = 0;
  const value0 = headername$octets(a, s, i);
  i = $end;
  const list1: (Headername)[] = [value0];
  c = a[i]!;
  while (c === 44) {
    c = a[++i]!;
    while (c === 32) c = a[++i]!;
    const value2 = headername$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function datetime$octets(a: Uint8Array, s: string, i: number): Datetime {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 25);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 25);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 25);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 25);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 45) $.fail(i, 26);
  i++;
  const from2 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 27);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 27);
  i++;
  const held3 = s.slice(from2 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 45) $.fail(i, 26);
  i++;
  const from4 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 27);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 27);
  i++;
  const held5 = s.slice(from4 - $shift, i - $shift);
  c = a[i]!;
  if (!(c === 84 || c === 116)) $.fail(i, 28);
  i++;
  const from6 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 27);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 27);
  i++;
  const held7 = s.slice(from6 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 58) $.fail(i, 29);
  i++;
  const from8 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 27);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 27);
  i++;
  const held9 = s.slice(from8 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 58) $.fail(i, 29);
  i++;
  const from10 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 27);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 27);
  i++;
  const held11 = s.slice(from10 - $shift, i - $shift);
  let value12: Fraction | undefined;
  c = a[i]!;
  if (c === 46) {
    i++;
    const from13 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 30);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value12 = s.slice(from13 - $shift, i - $shift);
  }
  let value14: Offset;
  if (c === 90 || c === 122) {
    const from15 = i;
    i++;
    value14 = s.slice(from15 - $shift, i - $shift);
  } else {
    const from16 = i;
    if (!(c === 43 || c === 45)) $.fail(i, 31);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 32);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 32);
    c = a[++i]!;
    if (c !== 58) $.fail(i, 33);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 32);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 32);
    i++;
    value14 = s.slice(from16 - $shift, i - $shift);
  }
  const held17 = { year: held1, month: held3, day: held5, hour: held7, minute: held9, second: held11, fraction: value12, offset: value14 };
  $end = i;
  return held17;
}

function notification$octets(a: Uint8Array, s: string, i: number): Notification {
  let c = a[i]!;
  let value0: Notification;
  if (($class0[c]! & 8) !== 0) {
    const value1 = request$octets(a, s, i);
    i = $end;
    const list2: (Request)[] = [value1];
    c = a[i]!;
    while (c === 44) {
      c = a[++i]!;
      while (c === 32) c = a[++i]!;
      const value3 = request$octets(a, s, i);
      i = $end;
      list2.push(value3);
      c = a[i]!;
    }
    value0 = list2;
  } else {
    value0 = "none";
  }
  $end = i;
  return value0;
}

function messageid$octets(a: Uint8Array, s: string, i: number): Messageid {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  c = a[i]!;
  if (($class1[c]! & 2) === 0) $.fail(i, 34);
  seen1 |= c;
  c = a[++i]!;
  while (($class1[c]! & 2) !== 0) {
    seen1 |= c;
    c = a[++i]!;
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  $end = i;
  return held3;
}

function direction$octets(a: Uint8Array, _s: string, i: number): Direction {
  let c = a[i]!;
  while (c === 32) c = a[++i]!;
  let value0: Known;
  if (c === 83 || c === 115) {
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 35);
    c = a[++i]!;
    if (!(c === 78 || c === 110)) $.fail(i, 36);
    c = a[++i]!;
    if (!(c === 84 || c === 116)) $.fail(i, 37);
    i++;
    value0 = "sent";
  } else {
    if (!(c === 82 || c === 114)) $.fail(i, 38);
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 35);
    c = a[++i]!;
    if (!(c === 67 || c === 99)) $.fail(i, 39);
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 35);
    c = a[++i]!;
    if (!(c === 73 || c === 105)) $.fail(i, 40);
    c = a[++i]!;
    if (!(c === 86 || c === 118)) $.fail(i, 41);
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 35);
    c = a[++i]!;
    if (!(c === 68 || c === 100)) $.fail(i, 42);
    i++;
    value0 = "received";
  }
  c = a[i]!;
  while (c === 32) c = a[++i]!;
  $end = i;
  return value0;
}

function parametervalue$octets(a: Uint8Array, s: string, i: number): Parametervalue {
  let c = a[i]!;
  let value0: Parametervalue;
  if (($class0[c]! & 8) !== 0) {
    const from1 = i;
    let seen2 = 0;
    seen2 |= c;
    c = a[++i]!;
    while (($class0[c]! & 8) !== 0) {
      seen2 |= c;
      c = a[++i]!;
    }
    const shift3 = $shift;
    if (seen2 > 127) $shift += $.extraOctets(a, from1, i);
    value0 = s.slice(from1 - shift3, i - $shift);
  } else {
    const from4 = i;
    i = STRING$stretch$octets(a, i);
    const shift6 = $shift;
    if ($isWide) $shift += $.extraOctets(a, from4, i);
    value0 = s.slice(from4 - shift6, i - $shift);
  }
  $end = i;
  return value0;
}

function headername$octets(a: Uint8Array, s: string, i: number): Headername {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 0);
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  let value2: Name | undefined;
  if (c === 46) {
    i++;
    const from3 = i;
    c = a[i]!;
    if (($class0[c]! & 1) === 0) $.fail(i, 0);
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    value2 = s.slice(from3 - $shift, i - $shift);
  }
  const held4 = { first: held1, second: value2 };
  $end = i;
  return held4;
}

function request$octets(a: Uint8Array, s: string, i: number): Request {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  c = a[i]!;
  if (($class0[c]! & 8) === 0) $.fail(i, 43);
  seen1 |= c;
  c = a[++i]!;
  while (($class0[c]! & 8) !== 0) {
    seen1 |= c;
    c = a[++i]!;
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  while (c === 32) c = a[++i]!;
  const list4: (Notifyparam)[] = [];
  while (c === 59) {
    c = a[++i]!;
    while (c === 32) c = a[++i]!;
    const from5 = i;
    if (($class0[c]! & 1) === 0) $.fail(i, 44);
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) c = a[++i]!;
    const held6 = s.slice(from5 - $shift, i - $shift);
    if (c !== 61) $.fail(i, 45);
    i++;
    const value7 = parametervalue$octets(a, s, i);
    i = $end;
    c = a[i]!;
    while (c === 32) c = a[++i]!;
    list4.push({ name: held6, value: value7 });
  }
  const held8 = { type: held3, parameters: list4 };
  $end = i;
  return held8;
}
