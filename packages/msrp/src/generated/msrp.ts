// Generated from msrp.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 2e527aee8b5d1454f29100581703389605cf94cf3870c3eed0f1e5a968ae6b64
import * as $ from "@callingcard/grammar/runtime";

/**
 * msrp-req-or-resp = msrp-request / msrp-response
 * msrp-request = req-start headers [content-stuff] end-line
 * msrp-response = resp-start headers end-line
 * req-start  = pMSRP SP transact-id SP method CRLF
 * resp-start = pMSRP SP transact-id SP status-code [SP comment] CRLF
 * pMSRP = %x4D.53.52.50 ; MSRP in caps
 * headers = To-Path CRLF From-Path CRLF 1*( header CRLF )
 * content-stuff = *(Other-Mime-header CRLF) Content-Type 2CRLF data CRLF
 * As far as the last header. That To-Path and From-Path are first and Content-Type last is seen to above
 * the grammar. Repaired: no header has to follow From-Path, and none does in the RFC's own responses.
 * What the two start lines share stands once.
 */
export interface Head { readonly transactionId: Transactid; readonly start: Start; readonly headers: readonly Header[] }
/**
 * MSRP-URI = msrp-scheme "://" authority ["/" session-id] ";" transport *( ";" URI-parameter)
 * authority = [ userinfo "@" ] host [ ":" port ]   (RFC 3986 section 3.2)
 */
export interface Msrpuri { readonly scheme: Scheme; readonly userinfo: Userinfo | undefined; readonly host: Host; readonly port: Port | undefined; readonly sessionId: Sessionid | undefined; readonly transport: Transport; readonly parameters: readonly Uriparameter[] }
/**
 * To-Path = "To-Path:" SP MSRP-URI *( SP MSRP-URI ), From-Path and Use-Path (RFC 4976) alike
 */
export type Path = readonly Msrpuri[];
/**
 * Byte-Range = "Byte-Range:" SP range-start "-" range-end "/" total
 * range-start = 1*DIGIT
 * range-end   = 1*DIGIT / "*"
 * total       = 1*DIGIT / "*"
 */
export interface Byterange { readonly start: Digits; readonly end: Digitsorany; readonly total: Digitsorany }
/**
 * Status = "Status:" SP namespace SP status-code [SP comment]
 */
export interface Status { readonly namespace: Namespace; readonly code: Statuscode; readonly comment: Comment | undefined }
/**
 * Success-Report = "Success-Report:" SP ("yes" / "no" )
 */
export type Yesno = true | false;
/**
 * Failure-Report = "Failure-Report:" SP ("yes" / "no" / "partial" )
 */
export type Failurereport = "yes" | "no" | "partial";
/**
 * Expires = "Expires:" SP 1*DIGIT, Min-Expires and Max-Expires alike (RFC 4976)
 */
export type Seconds = Digits;
/**
 * Use-Nickname = "Use-Nickname:" SP nickname   (RFC 7701)
 * nickname = DQUOTE 1*1023(qdtext / qd-esc) DQUOTE
 * The length, in octets by section 7.1 of the RFC, is seen to above the grammar.
 */
export type Nickname = Quotedstring;
/**
 * WWW-Authenticate = "WWW-Authenticate:" SP "Digest" SP digest-param *("," SP digest-param)   (RFC 4976)
 * Authorization = "Authorization:" SP credentials
 * credentials = "Digest" SP digest-response *( "," SP digest-response)
 * The parameters are read alike; what each may be is not looked into.
 */
export type Credentials = Digestparams;
/**
 * Authentication-Info = "Authentication-Info:" SP ainfo *("," ainfo)   (RFC 4976)
 */
export type Authinfo = Digestparams;
export type Start = { readonly method: Method; readonly status: undefined; readonly comment: undefined } | { readonly method: undefined; readonly status: Statuscode; readonly comment: Comment | undefined };
/**
 * comment = utf8text
 */
export type Comment = Utf8text;
/**
 * header = Message-ID / Success-Report / Failure-Report / Byte-Range / Status / ext-header
 * ext-header = hname ":" SP hval CRLF
 * Repaired: the CRLF is that of "header CRLF", not a second one.
 */
export interface Header { readonly name: Hname; readonly value: Hval }
/**
 * userinfo = *( unreserved / pct-encoded / sub-delims / ":" )
 * Repaired: without ";", as in a host.
 */
export type Userinfo = string;
/**
 * host = IP-literal / IPv4address / reg-name
 * reg-name = *( unreserved / pct-encoded / sub-delims )
 * Repaired: not empty, and without ";", which would begin the transport in another reading.
 * IP-literal = "[" ( IPv6address / IPvFuture  ) "]", whose inside is not looked into.
 */
export type Host = string;
/**
 * port = *DIGIT
 * Repaired: not empty.
 */
export type Port = string;
/**
 * session-id = 1*( unreserved / "+" / "=" / "/" )
 */
export type Sessionid = string;
/**
 * URI-parameter = token ["=" token]
 */
export interface Uriparameter { readonly name: Token; readonly value: Token | undefined }
/**
 * token = 1*(%x21 / %x23-27 / %x2A-2B / %x2D-2E / %x30-39 / %x41-5A / %x5E-7E)
 */
export type Token = string;
export type Digitsorany = Digits | undefined;
/**
 * quoted-string = DQUOTE *(qdtext / qd-esc) DQUOTE
 */
export type Quotedstring = Quoted;
/**
 * auth-param = token "=" ( token / quoted-string )
 */
export interface Digestparam { readonly name: Token; readonly value: Digestvalue }
/**
 * Repaired: the space behind a comma may stand or not, in all three headers; the RFC's rules and its
 * examples do not agree.
 */
export type Digestparams = readonly Digestparam[];
export type Digestvalue = { readonly text: Token; readonly isQuoted: false } | { readonly text: Quotedstring; readonly isQuoted: true };
/**
 * transact-id = ident
 * ident = ALPHANUM  3*31ident-char
 * ident-char = ALPHANUM / "." / "-" / "+" / "%" / "="
 * The length is seen to above the grammar.
 */
export type Transactid = string;
/**
 * msrp-scheme = "msrp" / "msrps"
 */
export type Scheme = string;
/**
 * transport = "tcp" / 1*ALPHANUM
 */
export type Transport = string;
export type Digits = string;
/**
 * namespace = 3(DIGIT); "000" for all codes defined in this document.
 */
export type Namespace = string;
/**
 * status-code = 3DIGIT
 */
export type Statuscode = string;
/**
 * method = mSEND / mREPORT / other-method
 * other-method = 1*UPALPHA
 */
export type Method = string;
/**
 * utf8text = *(HTAB / %x20-7E / UTF8-NONASCII)
 * Repaired: no more than four octets a character (RFC 3629).
 */
export type Utf8text = string;
/**
 * hname = ALPHA *token
 */
export type Hname = string;
/**
 * hval = utf8text
 */
export type Hval = Utf8text;
/**
 * qdtext = SP / HTAB / %x21 / %x23-5B / %x5D-7E / UTF8-NONASCII
 * qd-esc = (BACKSLASH BACKSLASH) / (BACKSLASH DQUOTE)
 */
export type Quoted = string;

let $end = 0;
let $shift = 0;
// 1: "0".."9" "A".."Z" "a".."z"
// 2: "%" "+" "-" "." "0".."9" "=" "A".."Z" "a".."z"
// 4: TAB SP.."~" beyond ASCII
// 8: "A".."Z" "a".."z"
// 16: "!" "#".."'" "*" "+" "-" "." "0".."9" "A".."Z" "^".."~"
// 32: "!" "$".."." "0".."9" "=" "A".."Z" "_" "a".."z" "~"
// 64: "!" "$" "&".."." "0".."9" "=" "A".."Z" "_" "a".."z" "~"
// 128: "0".."9" "A".."F" "a".."f"
const $class0 = /* @__PURE__ */ $.classTable("9,0 1,4 m,0 1,4 1,38 1,4 1,k 1,38 1,1i 2,38 2,2s 1,38 1,3a 1,2s 2,3a 1,4 a,6v 3,4 1,2u 3,4 6,73 k,3j 3,4 1,k 1,38 1,k 6,73 k,3j 3,k 1,38 1,0 3j,4 1,0");
// 1: "!" "$" "&".."." "0"..":" "=" "A".."Z" "_" "a".."z" "~"
// 2: "." "0"..":" "A".."F" "V" "a".."f" "v"
// 4: "+" "-".."9" "=" "A".."Z" "_" "a".."z" "~"
// 8: TAB SP "!" "#".."[" "]".."~" beyond ASCII
const $class1 = /* @__PURE__ */ $.classTable("9,0 1,8 m,0 1,8 1,9 1,0 1,8 1,9 1,8 5,9 1,d 1,9 1,d 1,f 1,c a,f 1,b 2,8 1,d 3,8 6,f f,d 1,f 4,d 1,8 1,0 2,8 1,d 1,8 6,f f,d 1,f 4,d 3,8 1,d 1,0 3j,8 1,0");
const $sites: readonly $.Site[] = [
  ["head", "\"M\""],
  ["head", "\"S\""],
  ["head", "\"R\""],
  ["head", "\"P\""],
  ["head", "SP"],
  ["transactid", "\"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["head", "SP \"%\" \"+\" \"-\" \".\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["statuscode", "\"0\"..\"9\""],
  ["head", "TAB CR SP..\"~\" U+0080..U+FFFF"],
  ["head", "LF"],
  ["hname", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["header", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["header", "SP"],
  ["header", "TAB CR SP..\"~\" U+0080..U+FFFF"],
  ["header", "LF"],
  ["scheme", "\"M\" \"m\""],
  ["scheme", "\"S\" \"s\""],
  ["scheme", "\"R\" \"r\""],
  ["scheme", "\"P\" \"p\""],
  ["msrpuri", "\":\" \"S\" \"s\""],
  ["msrpuri", "\"/\""],
  ["userinfo", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["msrpuri", "\"!\" \"$\"..\".\" \"0\"..\":\" \"=\" \"@\"..\"Z\" \"_\" \"a\"..\"z\" \"~\""],
  ["host", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["host", "\"!\" \"$\"..\".\" \"0\"..\":\" \"=\" \"@\"..\"[\" \"_\" \"a\"..\"z\" \"~\""],
  ["host", "\".\" \"0\"..\":\" \"A\"..\"F\" \"V\" \"a\"..\"f\" \"v\""],
  ["host", "\".\" \"0\"..\":\" \"A\"..\"F\" \"V\" \"]\" \"a\"..\"f\" \"v\""],
  ["port", "\"0\"..\"9\""],
  ["sessionid", "\"+\" \"-\"..\"9\" \"=\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" \"~\""],
  ["msrpuri", "\"!\" \"$\"..\";\" \"=\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" \"~\""],
  ["transport", "\"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["token", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["digits", "\"0\"..\"9\""],
  ["byterange", "\"-\" \"0\"..\"9\""],
  ["byterange", "\"/\""],
  ["namespace", "\"0\"..\"9\""],
  ["status", "SP"],
  ["yesno", "\"E\" \"e\""],
  ["yesno", "\"S\" \"s\""],
  ["yesno", "\"N\" \"Y\" \"n\" \"y\""],
  ["yesno", "\"O\" \"o\""],
  ["failurereport", "\"E\" \"e\""],
  ["failurereport", "\"S\" \"s\""],
  ["failurereport", "\"O\" \"o\""],
  ["failurereport", "\"N\" \"P\" \"Y\" \"n\" \"p\" \"y\""],
  ["failurereport", "\"A\" \"a\""],
  ["failurereport", "\"R\" \"r\""],
  ["failurereport", "\"T\" \"t\""],
  ["failurereport", "\"I\" \"i\""],
  ["failurereport", "\"L\" \"l\""],
  ["credentials", "\"D\" \"d\""],
  ["credentials", "\"I\" \"i\""],
  ["credentials", "\"G\" \"g\""],
  ["credentials", "\"E\" \"e\""],
  ["credentials", "\"S\" \"s\""],
  ["credentials", "\"T\" \"t\""],
  ["credentials", "SP"],
  ["digitsorany", "\"*\" \"0\"..\"9\""],
  ["quotedstring", "'\"'"],
  ["quoted", "'\"' \"\\\\\""],
  ["quotedstring", "TAB SP..\"~\" U+0080..U+FFFF"],
  ["digestparam", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["head", "end of input"],
  ["msrpuri", "end of input"],
  ["path", "end of input"],
  ["byterange", "end of input"],
  ["status", "end of input"],
  ["yesno", "end of input"],
  ["failurereport", "end of input"],
  ["seconds", "end of input"],
  ["nickname", "end of input"],
  ["credentials", "end of input"],
  ["authinfo", "end of input"],
];

export const head: $.Entry<Head> = /* @__PURE__ */ $.entry(
  "head",
  $sites,
  62,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = head$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const msrpuri: $.Entry<Msrpuri> = /* @__PURE__ */ $.entry(
  "msrpuri",
  $sites,
  63,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = msrpuri$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const path: $.Entry<Path> = /* @__PURE__ */ $.entry(
  "path",
  $sites,
  64,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = path$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const byterange: $.Entry<Byterange> = /* @__PURE__ */ $.entry(
  "byterange",
  $sites,
  65,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = byterange$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const status: $.Entry<Status> = /* @__PURE__ */ $.entry(
  "status",
  $sites,
  66,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = status$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const yesno: $.Entry<Yesno> = /* @__PURE__ */ $.entry(
  "yesno",
  $sites,
  67,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = yesno$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const failurereport: $.Entry<Failurereport> = /* @__PURE__ */ $.entry(
  "failurereport",
  $sites,
  68,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = failurereport$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const seconds: $.Entry<Seconds> = /* @__PURE__ */ $.entry(
  "seconds",
  $sites,
  69,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = seconds$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const nickname: $.Entry<Nickname> = /* @__PURE__ */ $.entry(
  "nickname",
  $sites,
  70,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = nickname$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const credentials: $.Entry<Credentials> = /* @__PURE__ */ $.entry(
  "credentials",
  $sites,
  71,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = credentials$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const authinfo: $.Entry<Authinfo> = /* @__PURE__ */ $.entry(
  "authinfo",
  $sites,
  72,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = authinfo$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (($class0[c]! & 64) !== 0) {
    c = a[++i]!;
    again0: for (;;) {
      while (($class0[c]! & 64) !== 0) c = a[++i]!;
      if (c === 37) {
        c = a[++i]!;
        if (($class0[c]! & 128) !== 0) {
          c = a[++i]!;
          if (($class0[c]! & 128) !== 0) {
            c = a[++i]!;
            continue again0;
          }
          return 0;
        }
        return 0;
      }
      if (c === 58) {
        c = a[++i]!;
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          while (c >= 48 && c <= 57) c = a[++i]!;
          if (c === 47 || c === 59) return 1;
          return 0;
        }
        return 0;
      }
      if (c === 47 || c === 59) return 1;
      return 0;
    }
  } else {
    c = a[++i]!;
    again1: for (;;) {
      if (($class0[c]! & 128) !== 0) {
        c = a[++i]!;
        if (($class0[c]! & 128) !== 0) {
          c = a[++i]!;
          while (($class0[c]! & 64) !== 0) c = a[++i]!;
          if (c === 37) {
            c = a[++i]!;
            continue again1;
          }
          if (c === 58) {
            c = a[++i]!;
            if (c >= 48 && c <= 57) {
              c = a[++i]!;
              while (c >= 48 && c <= 57) c = a[++i]!;
              if (c === 47 || c === 59) return 1;
              return 0;
            }
            return 0;
          }
          if (c === 47 || c === 59) return 1;
          return 0;
        }
        return 0;
      }
      return 0;
    }
  }
}

function statuscode$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 7);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 7);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 7);
  i++;
  return i;
}

function head$octets(a: Uint8Array, s: string, i: number): Head {
  let c = a[i]!;
  if (c !== 77) $.fail(i, 0);
  c = a[++i]!;
  if (c !== 83) $.fail(i, 1);
  c = a[++i]!;
  if (c !== 82) $.fail(i, 2);
  c = a[++i]!;
  if (c !== 80) $.fail(i, 3);
  c = a[++i]!;
  if (c !== 32) $.fail(i, 4);
  i++;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 5);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 32) $.fail(i, 6);
  i++;
  c = a[i]!;
  let value2: Start;
  if (c >= 65 && c <= 90) {
    const from3 = i;
    c = a[++i]!;
    while (c >= 65 && c <= 90) c = a[++i]!;
    value2 = { method: s.slice(from3 - $shift, i - $shift), status: undefined, comment: undefined };
  } else {
    const from4 = i;
    i = statuscode$stretch$octets(a, i);
    const held5 = s.slice(from4 - $shift, i - $shift);
    let value6: Comment | undefined;
    c = a[i]!;
    if (c === 32) {
      i++;
      const from7 = i;
      let seen8 = 0;
      c = a[i]!;
      while (($class0[c]! & 4) !== 0) {
        seen8 |= c;
        c = a[++i]!;
      }
      const shift9 = $shift;
      if (seen8 > 127) $shift += $.extraOctets(a, from7, i);
      value6 = s.slice(from7 - shift9, i - $shift);
    }
    value2 = { method: undefined, status: held5, comment: value6 };
  }
  if (c !== 13) $.fail(i, 8);
  c = a[++i]!;
  if (c !== 10) $.fail(i, 9);
  i++;
  const list10: (Header)[] = [];
  do {
    const from11 = i;
    c = a[i]!;
    if (($class0[c]! & 8) === 0) $.fail(i, 10);
    c = a[++i]!;
    while (($class0[c]! & 16) !== 0) c = a[++i]!;
    const held12 = s.slice(from11 - $shift, i - $shift);
    if (c !== 58) $.fail(i, 11);
    c = a[++i]!;
    if (c !== 32) $.fail(i, 12);
    i++;
    const from13 = i;
    let seen14 = 0;
    c = a[i]!;
    while (($class0[c]! & 4) !== 0) {
      seen14 |= c;
      c = a[++i]!;
    }
    const shift15 = $shift;
    if (seen14 > 127) $shift += $.extraOctets(a, from13, i);
    const held16 = s.slice(from13 - shift15, i - $shift);
    if (c !== 13) $.fail(i, 13);
    c = a[++i]!;
    if (c !== 10) $.fail(i, 14);
    i++;
    list10.push({ name: held12, value: held16 });
    c = a[i]!;
  } while (($class0[c]! & 8) !== 0);
  const held17 = { transactionId: held1, start: value2, headers: list10 };
  $end = i;
  return held17;
}

function msrpuri$octets(a: Uint8Array, s: string, i: number): Msrpuri {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c === 77 || c === 109)) $.fail(i, 15);
  c = a[++i]!;
  if (!(c === 83 || c === 115)) $.fail(i, 16);
  c = a[++i]!;
  if (!(c === 82 || c === 114)) $.fail(i, 17);
  c = a[++i]!;
  if (!(c === 80 || c === 112)) $.fail(i, 18);
  c = a[++i]!;
  if (c === 83 || c === 115) {
    i++;
  }
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 58) $.fail(i, 19);
  c = a[++i]!;
  if (c !== 47) $.fail(i, 20);
  c = a[++i]!;
  if (c !== 47) $.fail(i, 20);
  i++;
  let value2: Userinfo | undefined;
  c = a[i]!;
  if ((c === 58 || c === 64) || ($class0[c]! & 32) !== 0 && $ahead0$octets(a, i) === 0) {
    const from3 = i;
    stretch: {
      again0: for (;;) {
        while (($class1[c]! & 1) !== 0) c = a[++i]!;
        if (c === 37) {
          c = a[++i]!;
          if (($class0[c]! & 128) === 0) $.fail(i, 21);
          c = a[++i]!;
          if (($class0[c]! & 128) === 0) $.fail(i, 21);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    const held4 = s.slice(from3 - $shift, i - $shift);
    if (c !== 64) $.fail(i, 22);
    i++;
    value2 = held4;
  }
  c = a[i]!;
  let value5: Host;
  if (($class0[c]! & 32) !== 0) {
    const from6 = i;
    stretch: {
      if (($class0[c]! & 64) !== 0) {
        c = a[++i]!;
        again0: for (;;) {
          while (($class0[c]! & 64) !== 0) c = a[++i]!;
          if (c === 37) {
            c = a[++i]!;
            if (($class0[c]! & 128) === 0) $.fail(i, 23);
            c = a[++i]!;
            if (($class0[c]! & 128) === 0) $.fail(i, 23);
            c = a[++i]!;
            continue again0;
          } else {
            break stretch;
          }
        }
      } else {
        c = a[++i]!;
        again1: for (;;) {
          if (($class0[c]! & 128) === 0) $.fail(i, 23);
          c = a[++i]!;
          if (($class0[c]! & 128) === 0) $.fail(i, 23);
          c = a[++i]!;
          while (($class0[c]! & 64) !== 0) c = a[++i]!;
          if (c === 37) {
            c = a[++i]!;
            continue again1;
          } else {
            break stretch;
          }
        }
      }
    }
    value5 = s.slice(from6 - $shift, i - $shift);
  } else {
    const from7 = i;
    if (c !== 91) $.fail(i, 24);
    c = a[++i]!;
    if (($class1[c]! & 2) === 0) $.fail(i, 25);
    c = a[++i]!;
    while (($class1[c]! & 2) !== 0) c = a[++i]!;
    if (c !== 93) $.fail(i, 26);
    i++;
    value5 = s.slice(from7 - $shift, i - $shift);
  }
  let value8: Port | undefined;
  c = a[i]!;
  if (c === 58) {
    i++;
    const from9 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 27);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value8 = s.slice(from9 - $shift, i - $shift);
  }
  let value10: Sessionid | undefined;
  if (c === 47) {
    i++;
    const from11 = i;
    c = a[i]!;
    if (($class1[c]! & 4) === 0) $.fail(i, 28);
    c = a[++i]!;
    while (($class1[c]! & 4) !== 0) c = a[++i]!;
    value10 = s.slice(from11 - $shift, i - $shift);
  }
  if (c !== 59) $.fail(i, 29);
  i++;
  const from12 = i;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 30);
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) c = a[++i]!;
  const held13 = s.slice(from12 - $shift, i - $shift);
  const list14: (Uriparameter)[] = [];
  while (c === 59) {
    i++;
    const from15 = i;
    c = a[i]!;
    if (($class0[c]! & 16) === 0) $.fail(i, 31);
    c = a[++i]!;
    while (($class0[c]! & 16) !== 0) c = a[++i]!;
    const held16 = s.slice(from15 - $shift, i - $shift);
    let value17: Token | undefined;
    if (c === 61) {
      i++;
      const from18 = i;
      c = a[i]!;
      if (($class0[c]! & 16) === 0) $.fail(i, 31);
      c = a[++i]!;
      while (($class0[c]! & 16) !== 0) c = a[++i]!;
      value17 = s.slice(from18 - $shift, i - $shift);
    }
    list14.push({ name: held16, value: value17 });
  }
  const held19 = { scheme: held1, userinfo: value2, host: value5, port: value8, sessionId: value10, transport: held13, parameters: list14 };
  $end = i;
  return held19;
}

function path$octets(a: Uint8Array, s: string, i: number): Path {
  let c = 0;
  const value0 = msrpuri$octets(a, s, i);
  i = $end;
  const list1: (Msrpuri)[] = [value0];
  c = a[i]!;
  while (c === 32) {
    i++;
    const value2 = msrpuri$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function byterange$octets(a: Uint8Array, s: string, i: number): Byterange {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 32);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 45) $.fail(i, 33);
  i++;
  const value2 = digitsorany$octets(a, s, i);
  i = $end;
  c = a[i]!;
  if (c !== 47) $.fail(i, 34);
  i++;
  const value3 = digitsorany$octets(a, s, i);
  i = $end;
  const held4 = { start: held1, end: value2, total: value3 };
  $end = i;
  return held4;
}

function status$octets(a: Uint8Array, s: string, i: number): Status {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 35);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 35);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 35);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 32) $.fail(i, 36);
  i++;
  const from2 = i;
  i = statuscode$stretch$octets(a, i);
  const held3 = s.slice(from2 - $shift, i - $shift);
  let value4: Comment | undefined;
  c = a[i]!;
  if (c === 32) {
    i++;
    const from5 = i;
    let seen6 = 0;
    c = a[i]!;
    while (($class0[c]! & 4) !== 0) {
      seen6 |= c;
      c = a[++i]!;
    }
    const shift7 = $shift;
    if (seen6 > 127) $shift += $.extraOctets(a, from5, i);
    value4 = s.slice(from5 - shift7, i - $shift);
  }
  const held8 = { namespace: held1, code: held3, comment: value4 };
  $end = i;
  return held8;
}

function yesno$octets(a: Uint8Array, _s: string, i: number): Yesno {
  let c = a[i]!;
  let value0: Yesno;
  if (c === 89 || c === 121) {
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 37);
    c = a[++i]!;
    if (!(c === 83 || c === 115)) $.fail(i, 38);
    i++;
    value0 = true;
  } else {
    if (!(c === 78 || c === 110)) $.fail(i, 39);
    c = a[++i]!;
    if (!(c === 79 || c === 111)) $.fail(i, 40);
    i++;
    value0 = false;
  }
  $end = i;
  return value0;
}

function failurereport$octets(a: Uint8Array, _s: string, i: number): Failurereport {
  let c = a[i]!;
  let value0: Failurereport;
  if (c === 89 || c === 121) {
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 41);
    c = a[++i]!;
    if (!(c === 83 || c === 115)) $.fail(i, 42);
    i++;
    value0 = "yes";
  } else if (c === 78 || c === 110) {
    c = a[++i]!;
    if (!(c === 79 || c === 111)) $.fail(i, 43);
    i++;
    value0 = "no";
  } else {
    if (!(c === 80 || c === 112)) $.fail(i, 44);
    c = a[++i]!;
    if (!(c === 65 || c === 97)) $.fail(i, 45);
    c = a[++i]!;
    if (!(c === 82 || c === 114)) $.fail(i, 46);
    c = a[++i]!;
    if (!(c === 84 || c === 116)) $.fail(i, 47);
    c = a[++i]!;
    if (!(c === 73 || c === 105)) $.fail(i, 48);
    c = a[++i]!;
    if (!(c === 65 || c === 97)) $.fail(i, 45);
    c = a[++i]!;
    if (!(c === 76 || c === 108)) $.fail(i, 49);
    i++;
    value0 = "partial";
  }
  $end = i;
  return value0;
}

function seconds$octets(a: Uint8Array, s: string, i: number): Seconds {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 32);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  $end = i;
  return held1;
}

function nickname$octets(a: Uint8Array, s: string, i: number): Nickname {
  const value0 = quotedstring$octets(a, s, i);
  i = $end;
  $end = i;
  return value0;
}

function credentials$octets(a: Uint8Array, s: string, i: number): Credentials {
  let c = a[i]!;
  if (!(c === 68 || c === 100)) $.fail(i, 50);
  c = a[++i]!;
  if (!(c === 73 || c === 105)) $.fail(i, 51);
  c = a[++i]!;
  if (!(c === 71 || c === 103)) $.fail(i, 52);
  c = a[++i]!;
  if (!(c === 69 || c === 101)) $.fail(i, 53);
  c = a[++i]!;
  if (!(c === 83 || c === 115)) $.fail(i, 54);
  c = a[++i]!;
  if (!(c === 84 || c === 116)) $.fail(i, 55);
  c = a[++i]!;
  if (c !== 32) $.fail(i, 56);
  i++;
  const value0 = digestparams$octets(a, s, i);
  i = $end;
  $end = i;
  return value0;
}

function authinfo$octets(a: Uint8Array, s: string, i: number): Authinfo {
  const value0 = digestparams$octets(a, s, i);
  i = $end;
  $end = i;
  return value0;
}

function digitsorany$octets(a: Uint8Array, s: string, i: number): Digitsorany {
  let c = a[i]!;
  let value0: Digitsorany;
  if (c >= 48 && c <= 57) {
    const from1 = i;
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value0 = s.slice(from1 - $shift, i - $shift);
  } else {
    if (c !== 42) $.fail(i, 57);
    i++;
    value0 = undefined;
  }
  $end = i;
  return value0;
}

function quotedstring$octets(a: Uint8Array, s: string, i: number): Quotedstring {
  let c = a[i]!;
  if (c !== 34) $.fail(i, 58);
  i++;
  const from0 = i;
  let seen1 = 0;
  stretch: {
    c = a[i]!;
    again0: for (;;) {
      while (($class1[c]! & 8) !== 0) {
        seen1 |= c;
        c = a[++i]!;
      }
      if (c === 92) {
        c = a[++i]!;
        if (!(c === 34 || c === 92)) $.fail(i, 59);
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
  if (c !== 34) $.fail(i, 60);
  i++;
  $end = i;
  return held3;
}

function digestparams$octets(a: Uint8Array, s: string, i: number): Digestparams {
  let c = 0;
  const value0 = digestparam$octets(a, s, i);
  i = $end;
  const list1: (Digestparam)[] = [value0];
  c = a[i]!;
  while (c === 44) {
    c = a[++i]!;
    if (c === 32) {
      i++;
    }
    const value2 = digestparam$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function digestparam$octets(a: Uint8Array, s: string, i: number): Digestparam {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 31);
  c = a[++i]!;
  while (($class0[c]! & 16) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 61) $.fail(i, 61);
  i++;
  c = a[i]!;
  let value2: Digestvalue;
  if (($class0[c]! & 16) !== 0) {
    const from3 = i;
    c = a[++i]!;
    while (($class0[c]! & 16) !== 0) c = a[++i]!;
    value2 = { text: s.slice(from3 - $shift, i - $shift), isQuoted: false };
  } else {
    const value4 = quotedstring$octets(a, s, i);
    i = $end;
    value2 = { text: value4, isQuoted: true };
  }
  const held5 = { name: held1, value: value2 };
  $end = i;
  return held5;
}
