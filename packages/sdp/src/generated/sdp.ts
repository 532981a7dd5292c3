// Generated from sdp.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 5ec575437e13d2efdf446cbab26f8ad3e0b137a63321102dbb37ac07381a52c6
import * as $ from "@callingcard/grammar/runtime";

/**
 * session-description = version-field origin-field session-name-field [information-field] [uri-field]
 *     *email-field *phone-field [connection-field] *bandwidth-field 1*time-description [key-field]
 *     *attribute-field *media-description
 * Repaired: more than one zone-field may follow the time-fields, as RFC 4566 had it.
 */
export interface Sessiondescription { readonly version: Versionfield; readonly origin: Originfield; readonly name: Sessionnamefield; readonly information: Informationfield | undefined; readonly uri: Urifield | undefined; readonly emails: readonly Emailfield[]; readonly phones: readonly Phonefield[]; readonly connection: Connectionfield | undefined; readonly bandwidths: readonly Bandwidthfield[]; readonly times: readonly Timedescription[]; readonly key: Keyfield | undefined; readonly attributes: readonly Attributefield[]; readonly media: readonly Mediadescription[] }
/**
 * Not in the RFC: any line of a description that is not in order, for readers who want it all the same.
 */
export interface Line { readonly type: string; readonly value: Anyvalue }
export interface Origin { readonly username: Nonwsstring; readonly sessionId: Digits; readonly sessionVersion: Digits; readonly netType: Token; readonly addressType: Token; readonly address: Nonwsstring }
export interface Media { readonly media: Token; readonly port: Digits; readonly count: Integer | undefined; readonly protocol: Proto; readonly formats: readonly Token[] }
export interface Connection { readonly netType: Token; readonly addressType: Token; readonly address: Nonwsstring }
export interface Bandwidth { readonly type: Token; readonly value: Digits }
export interface Time { readonly start: Timeorzero; readonly stop: Timeorzero }
export interface Repeat { readonly interval: Repeatinterval; readonly duration: Typedtime; readonly offsets: readonly Typedtime[] }
export type Zone = readonly Adjustment[];
export interface Attribute { readonly name: Token; readonly value: Anyvalue | undefined }
/**
 * rtpmap-value = payload-type SP encoding-name "/" clock-rate [ "/" encoding-params ]   (section 6.6)
 * payload-type = zero-based-integer, encoding-name = token, clock-rate = integer, encoding-params = channels
 */
export interface Rtpmap { readonly payloadType: Digits; readonly encoding: Token; readonly clockRate: Integer; readonly parameters: Token | undefined }
/**
 * fmtp-value = fmt SP format-specific-params   (section 6.15)
 */
export interface Fmtp { readonly format: Token; readonly parameters: Bytestring }
/**
 * format-list = format-entry *( SP format-entry)   (RFC 4975 section 8.6)
 * format-entry = ( ( (type "/" subtype) / (type "/" "*") ) *( ";" type-param ) ) / ("*")
 * A "*" is a token too, so "type/*" is a type with the subtype "*".
 */
export type Formatlist = readonly Formatentry[];
/**
 * path-list = MSRP-URI *(SP MSRP-URI)   (RFC 4975 section 8.2)
 */
export type Path = readonly Msrpuri[];
export type Digits = string;
/**
 * file-selector-attr = "file-selector" [":" selector *(SP selector)]   (RFC 5547 section 6)
 * selector = filename-selector / filesize-selector / filetype-selector / hash-selector
 */
export type Fileselector = readonly Selector[];
/**
 * file-date-attr = "file-date:"  date-param *(SP date-param)
 * date-param = c-date-param / m-date-param / r-date-param, of the form name:"date-time"
 * Repaired: what date it is is not looked into.
 */
export type Filedate = readonly Dateparam[];
/**
 * file-range-attr = "file-range:" start-offset "-" stop-offset
 * stop-offset = integer / "*"
 */
export interface Filerange { readonly start: Integer; readonly stop: Stopoffset }
/**
 * fingerprint-attribute = "fingerprint" ":" hash-func SP fingerprint   (RFC 8122 section 5)
 * Repaired: the octets may be in lower case.
 */
export interface Fingerprint { readonly algorithm: Token; readonly value: Hexoctets }
/**
 * chatroom-attr = chatroom-label [":" chat-token *(SP chat-token)]   (RFC 7701 section 8), and other lists
 * Repaired: a word may have any characters.
 */
export type Words = readonly Nonwsstring[];
/**
 * information-field = %s"i" "=" text CRLF
 */
export interface Informationfield { readonly type: string; readonly value: Bytestring; readonly lineEnd: Lineend }
/**
 * uri-field = %s"u" "=" uri CRLF
 * uri = URI-reference
 * Repaired: what URI it is is not looked into.
 */
export interface Urifield { readonly type: string; readonly value: Bytestring; readonly lineEnd: Lineend }
/**
 * email-field = %s"e" "=" email-address CRLF
 * email-address = address-and-comment / dispname-and-address / addr-spec
 * Repaired: what address it is is not looked into.
 */
export interface Emailfield { readonly type: string; readonly value: Bytestring; readonly lineEnd: Lineend }
/**
 * phone-field = %s"p" "=" phone-number CRLF
 * Repaired: what number it is is not looked into.
 */
export interface Phonefield { readonly type: string; readonly value: Bytestring; readonly lineEnd: Lineend }
/**
 * connection-field = %s"c" "=" nettype SP addrtype SP connection-address CRLF
 */
export interface Connectionfield { readonly type: string; readonly value: Connectionvalue; readonly lineEnd: Lineend }
/**
 * bandwidth-field = %s"b" "=" bwtype ":" bandwidth CRLF
 * bwtype = token
 * bandwidth = 1*DIGIT
 */
export interface Bandwidthfield { readonly type: string; readonly value: Bandwidthvalue; readonly lineEnd: Lineend }
/**
 * time-description = time-field [repeat-description]
 * repeat-description =  1*repeat-field [zone-field]
 * Repaired: a zone-field needs no repeat-field, as in RFC 4566, where it follows all time-fields.
 */
export interface Timedescription { readonly time: Timefield; readonly repeats: readonly Repeatfield[]; readonly zone: Zonefield | undefined }
/**
 * repeat-field = %s"r" "=" repeat-interval SP typed-time 1*(SP typed-time) CRLF
 */
export interface Repeatfield { readonly type: string; readonly value: Repeatvalue; readonly lineEnd: Lineend }
/**
 * zone-field = %s"z" "=" time SP ["-"] typed-time *(SP time SP ["-"] typed-time) CRLF
 */
export interface Zonefield { readonly type: string; readonly value: Zonevalue; readonly lineEnd: Lineend }
/**
 * key-field = %s"k" "=" key-type CRLF
 * key-type = %s"prompt" / %s"clear:" text / %s"base64:" base64 / %s"uri:" uri
 */
export interface Keyfield { readonly type: string; readonly value: Keyvalue; readonly lineEnd: Lineend }
/**
 * attribute-field = %s"a" "=" attribute CRLF
 */
export interface Attributefield { readonly type: string; readonly value: Attributevalue; readonly lineEnd: Lineend }
/**
 * media-description = media-field [information-field] *connection-field *bandwidth-field [key-field]
 *     *attribute-field
 */
export interface Mediadescription { readonly media: Mediafield; readonly information: Informationfield | undefined; readonly connections: readonly Connectionfield[]; readonly bandwidths: readonly Bandwidthfield[]; readonly key: Keyfield | undefined; readonly attributes: readonly Attributefield[] }
/**
 * integer = POS-DIGIT *DIGIT
 */
export type Integer = string;
/**
 * token = 1*(token-char)
 */
export type Token = string;
/**
 * typed-time = 1*DIGIT [fixed-len-time-unit]
 */
export type Typedtime = string;
export interface Adjustment { readonly time: Timenumber; readonly offset: Offset }
export type Anyvalue = string;
export interface Formatentry { readonly type: Typename; readonly subtype: Typename | undefined; readonly parameters: readonly Typeparam[] }
/**
 * MSRP-URI = msrp-scheme "://" authority ["/" session-id] ";" transport *( ";" URI-parameter)
 * What is compared with c= and m= is told apart (RFC 6714 section 4.4), the rest is kept as it is. Repaired:
 * userinfo and host have no ";", host and port are not empty.
 */
export interface Msrpuri { readonly scheme: Scheme; readonly userinfo: Userinfo | undefined; readonly host: Host; readonly port: Digits | undefined; readonly rest: Rest }
export type Selector = { readonly kind: "name"; readonly value: Filename } | { readonly kind: "size"; readonly value: Integer } | { readonly kind: "type"; readonly value: Filetype } | { readonly kind: "hash"; readonly algorithm: Token; readonly value: Hexoctets };
export interface Dateparam { readonly kind: Dateparamname; readonly date: Date }
export type Stopoffset = Integer | undefined;
/**
 * non-ws-string = 1*(VCHAR/%x80-FF)
 */
export type Nonwsstring = string;
/**
 * CRLF; repaired: parsers should take a single newline too (section 5), which is seen to above the grammar.
 */
export type Lineend = "\r\n" | "\n";
export type Keyvalue = string;
export type Typename = string;
/**
 * type-param = parm-attribute "=" parm-value
 * parm-value = token / quoted-string
 */
export interface Typeparam { readonly name: Typename; readonly value: Typevalue }
export type Typevalue = { readonly text: Typename; readonly isQuoted: false } | { readonly text: Quoted; readonly isQuoted: true };
export type Userinfo = string;
export type Host = string;
export type Dateparamname = "creation" | "modification" | "read";
/**
 * version-field = %s"v" "=" 1*DIGIT CRLF
 */
export interface Versionfield { readonly type: string; readonly value: Digits; readonly lineEnd: Lineend }
/**
 * origin-field = %s"o" "=" username SP sess-id SP sess-version SP nettype SP addrtype SP unicast-address CRLF
 */
export interface Originfield { readonly type: string; readonly value: Originvalue; readonly lineEnd: Lineend }
/**
 * session-name-field = %s"s" "=" text CRLF
 */
export interface Sessionnamefield { readonly type: string; readonly value: Bytestring; readonly lineEnd: Lineend }
export type Proto = string;
/**
 * start-time = time / "0"
 */
export type Timeorzero = string;
/**
 * repeat-interval = POS-DIGIT *DIGIT [fixed-len-time-unit]
 */
export type Repeatinterval = string;
/**
 * byte-string = 1*(%x01-09/%x0B-0C/%x0E-FF)
 */
export type Bytestring = string;
/**
 * 2HEXDIG *(":" 2HEXDIG)
 */
export type Hexoctets = string;
export type Connectionvalue = string;
export type Bandwidthvalue = string;
/**
 * time-field = %s"t" "=" start-time SP stop-time CRLF
 */
export interface Timefield { readonly type: string; readonly value: Timevalue; readonly lineEnd: Lineend }
export type Repeatvalue = string;
export type Zonevalue = string;
/**
 * attribute = (attribute-name ":" attribute-value) / attribute-name
 * attribute-name = token
 * attribute-value = byte-string
 * Repaired: the value may be empty, as some writers leave it.
 */
export type Attributevalue = string;
/**
 * media-field = %s"m" "=" media SP port ["/" integer] SP proto 1*(SP fmt) CRLF
 * port = 1*DIGIT, which is seen to be a port above the grammar
 * proto = token *("/" token)
 * fmt = token
 */
export interface Mediafield { readonly type: string; readonly value: Mediavalue; readonly lineEnd: Lineend }
/**
 * time = POS-DIGIT 9*DIGIT
 */
export type Timenumber = string;
export type Offset = string;
export type Scheme = string;
export type Rest = string;
/**
 * filename-string = 1*(filename-char/percent-encoded)
 */
export type Filename = string;
/**
 * filetype-selector = "type:" type "/" subtype *(";" ft-parameter)
 * ft-parameter = attribute "=" DQUOTE value-string DQUOTE
 */
export type Filetype = string;
export type Date = string;
export type Quoted = string;
export type Originvalue = string;
export type Timevalue = string;
export type Mediavalue = string;

let $end = 0;
let $shift = 0;
// 1: "!".."~" beyond ASCII
// 2: "!" "#".."'" "*" "+" "-" "." "0".."9" "A".."Z" "^".."~"
// 4: U+0001..TAB U+000B U+000C U+000E..U+007F beyond ASCII
// 8: "d" "h" "m" "s"
// 16: "A".."Z" "a".."z"
// 32: "0".."9" "A".."F" "a".."f"
// 64: "+" "/".."9" "=" "A".."Z" "a".."z"
// 128: TAB SP "!" "#".."[" "]".."~" beyond ASCII
const $class0 = /* @__PURE__ */ $.classTable("1,0 8,4 1,3o 1,0 2,4 1,0 i,4 1,3o 1,3r 1,5 5,3r 2,3p 1,3r 1,5j 1,3p 2,3r 1,5h a,6f 3,3p 1,5h 3,3p 6,6v k,5z 1,3p 1,5 1,3p 3,3r 3,6v 1,73 2,6v 1,5z 1,67 4,5z 1,67 5,5z 1,67 7,5z 4,3r 1,4 3j,3p 1,0");
// 1: "!" "$".."." "0".."9" "=" "A".."Z" "_" "a".."z" "~"
// 2: "!" "$".."." "0"..":" "=" "A".."Z" "_" "a".."z" "~"
// 4: "." "0"..":" "A".."F" "V" "a".."f" "v"
// 8: "!"..":" "<".."~" beyond ASCII
// 16: U+0001..TAB U+000B U+000C U+000E.."!" "#" "$" "&"..U+007F beyond ASCII
// 32: TAB SP "!" "#".."~"
const $class1 = /* @__PURE__ */ $.classTable("1,0 8,g 1,1c 1,0 2,g 1,0 i,g 1,1c 1,1n 1,8 1,1k 1,1n 1,17 8,1n 1,1r 1,1k a,1r 1,1q 1,1c 1,1k 1,1n 3,1k 6,1r f,1n 1,1r 4,1n 4,1k 1,1n 1,1k 6,1r f,1n 1,1r 4,1n 3,1k 1,1n 1,g 3j,o 1,0");
const $sites: readonly $.Site[] = [
  ["versionfield", "\"v\""],
  ["versionfield", "\"=\""],
  ["originfield", "\"o\""],
  ["originfield", "\"=\""],
  ["originvalue", "\"!\"..\"~\" U+0080..U+FFFF"],
  ["originvalue", "SP..\"~\" U+0080..U+FFFF"],
  ["originvalue", "\"0\"..\"9\""],
  ["originvalue", "SP \"0\"..\"9\""],
  ["originvalue", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["originvalue", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["sessionnamefield", "\"s\""],
  ["sessionnamefield", "\"=\""],
  ["bytestring", "U+0001..TAB U+000B U+000C U+000E..U+FFFF"],
  ["urifield", "\"=\""],
  ["emailfield", "\"=\""],
  ["phonefield", "\"=\""],
  ["timefield", "\"b\" \"c\" \"e\" \"i\" \"p\" \"t\" \"u\""],
  ["timefield", "\"=\""],
  ["timevalue", "SP"],
  ["timevalue", "\"0\"..\"9\""],
  ["timevalue", "SP \"0\"..\"9\""],
  ["repeatfield", "\"=\""],
  ["repeatvalue", "\"1\"..\"9\""],
  ["repeatvalue", "\"0\"..\"9\""],
  ["repeatvalue", "SP"],
  ["repeatvalue", "SP \"0\"..\"9\" \"d\" \"h\" \"m\" \"s\""],
  ["zonefield", "\"=\""],
  ["zonevalue", "\"1\"..\"9\""],
  ["zonevalue", "\"0\"..\"9\""],
  ["zonevalue", "SP \"0\"..\"9\""],
  ["zonevalue", "\"-\" \"0\"..\"9\""],
  ["mediafield", "\"=\""],
  ["mediavalue", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["mediavalue", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["mediavalue", "\"0\"..\"9\""],
  ["mediavalue", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["mediavalue", "\"1\"..\"9\""],
  ["mediavalue", "SP \"0\"..\"9\""],
  ["mediavalue", "SP \"/\"..\"9\""],
  ["line", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["line", "\"=\""],
  ["nonwsstring", "\"!\"..\"~\" U+0080..U+FFFF"],
  ["origin", "SP..\"~\" U+0080..U+FFFF"],
  ["origin", "SP"],
  ["token", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["origin", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["media", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["integer", "\"1\"..\"9\""],
  ["media", "SP \"/\"..\"9\""],
  ["proto", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["media", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["connection", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["bandwidth", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["timeorzero", "\"0\"..\"9\""],
  ["time", "SP \"0\"..\"9\""],
  ["repeatinterval", "\"1\"..\"9\""],
  ["repeat", "SP \"0\"..\"9\" \"d\" \"h\" \"m\" \"s\""],
  ["typedtime", "\"0\"..\"9\""],
  ["rtpmap", "SP"],
  ["rtpmap", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["fmtp", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["digits", "\"0\"..\"9\""],
  ["filerange", "\"-\" \"0\"..\"9\""],
  ["stopoffset", "\"*\" \"1\"..\"9\""],
  ["fingerprint", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["hexoctets", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["lineend", "LF"],
  ["lineend", "LF CR"],
  ["informationfield", "\"=\""],
  ["connectionfield", "\"=\""],
  ["connectionvalue", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["connectionvalue", "SP \"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["connectionvalue", "\"!\"..\"~\" U+0080..U+FFFF"],
  ["bandwidthfield", "\"=\""],
  ["bandwidthvalue", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["bandwidthvalue", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["bandwidthvalue", "\"0\"..\"9\""],
  ["keyfield", "\"=\""],
  ["keyvalue", "\"r\""],
  ["keyvalue", "\"o\""],
  ["keyvalue", "\"m\""],
  ["keyvalue", "\"p\""],
  ["keyvalue", "\"t\""],
  ["keyvalue", "\"l\""],
  ["keyvalue", "\"e\""],
  ["keyvalue", "\"a\""],
  ["keyvalue", "\":\""],
  ["keyvalue", "U+0001..TAB U+000B U+000C U+000E..U+FFFF"],
  ["keyvalue", "\"s\""],
  ["keyvalue", "\"6\""],
  ["keyvalue", "\"4\""],
  ["keyvalue", "\"b\" \"c\" \"p\" \"u\""],
  ["keyvalue", "\"i\""],
  ["attributefield", "\"=\""],
  ["attributevalue", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["TIMENUMBER", "\"1\"..\"9\""],
  ["TIMENUMBER", "\"0\"..\"9\""],
  ["adjustment", "SP \"0\"..\"9\""],
  ["offset", "\"0\"..\"9\""],
  ["offset", "\"-\" \"0\"..\"9\""],
  ["typename", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["typeparam", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["typevalue", "\"!\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["quoted", "'\"' \"\\\\\""],
  ["typevalue", "TAB SP..\"~\" U+0080..U+FFFF"],
  ["scheme", "\"M\" \"m\""],
  ["scheme", "\"S\" \"s\""],
  ["scheme", "\"R\" \"r\""],
  ["scheme", "\"P\" \"p\""],
  ["msrpuri", "\":\" \"S\" \"s\""],
  ["msrpuri", "\"/\""],
  ["msrpuri", "\"!\" \"$\"..\".\" \"0\"..\":\" \"=\" \"@\"..\"Z\" \"_\" \"a\"..\"z\" \"~\""],
  ["host", "\"!\" \"$\"..\".\" \"0\"..\":\" \"=\" \"@\"..\"[\" \"_\" \"a\"..\"z\" \"~\""],
  ["host", "\".\" \"0\"..\":\" \"A\"..\"F\" \"V\" \"a\"..\"f\" \"v\""],
  ["host", "\".\" \"0\"..\":\" \"A\"..\"F\" \"V\" \"]\" \"a\"..\"f\" \"v\""],
  ["rest", "\"!\"..\":\" \"<\"..\"~\" U+0080..U+FFFF"],
  ["rest", "\"!\"..\"~\" U+0080..U+FFFF"],
  ["rest", "\"!\" \"$\"..\";\" \"=\" \"A\"..\"Z\" \"_\" \"a\"..\"z\" \"~\""],
  ["selector", "\"a\""],
  ["selector", "\"m\""],
  ["selector", "\"e\""],
  ["selector", "\":\""],
  ["selector", "'\"'"],
  ["filename", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["filename", "U+0001..TAB U+000B U+000C U+000E..\"!\" \"#\"..U+FFFF"],
  ["selector", "U+0001..TAB U+000B U+000C U+000E..U+FFFF"],
  ["selector", "\"i\""],
  ["selector", "\"z\""],
  ["selector", "\"y\""],
  ["selector", "\"p\""],
  ["filetype", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["filetype", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\"..\"9\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["filetype", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["filetype", "'\"'"],
  ["filetype", "\"0\"..\"9\" \"A\"..\"F\" \"a\"..\"f\""],
  ["filetype", "U+0001..TAB U+000B U+000C U+000E..U+FFFF"],
  ["filetype", "U+0001..TAB U+000B U+000C U+000E..\"!\" \"#\"..U+FFFF"],
  ["selector", "\"h\" \"n\" \"s\" \"t\""],
  ["selector", "\"s\""],
  ["selector", "\"h\""],
  ["selector", "\"!\" \"#\"..\"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"^\"..\"~\""],
  ["dateparamname", "\"r\""],
  ["dateparamname", "\"e\""],
  ["dateparamname", "\"a\""],
  ["dateparamname", "\"t\""],
  ["dateparamname", "\"i\""],
  ["dateparamname", "\"o\""],
  ["dateparamname", "\"n\""],
  ["dateparamname", "\"d\""],
  ["dateparamname", "\"f\""],
  ["dateparamname", "\"c\""],
  ["dateparamname", "\"c\" \"m\" \"r\""],
  ["dateparam", "\":\""],
  ["dateparam", "'\"'"],
  ["date", "TAB SP \"!\" \"#\"..\"~\""],
  ["dateparam", "TAB SP..\"~\""],
  ["sessiondescription", "end of input"],
  ["line", "end of input"],
  ["origin", "end of input"],
  ["media", "end of input"],
  ["connection", "end of input"],
  ["bandwidth", "end of input"],
  ["time", "end of input"],
  ["repeat", "end of input"],
  ["zone", "end of input"],
  ["attribute", "end of input"],
  ["rtpmap", "end of input"],
  ["fmtp", "end of input"],
  ["formatlist", "end of input"],
  ["path", "end of input"],
  ["digits", "end of input"],
  ["fileselector", "end of input"],
  ["filedate", "end of input"],
  ["filerange", "end of input"],
  ["fingerprint", "end of input"],
  ["words", "end of input"],
];

export const sessiondescription: $.Entry<Sessiondescription> = /* @__PURE__ */ $.entry(
  "sessiondescription",
  $sites,
  156,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = sessiondescription$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const line: $.Entry<Line> = /* @__PURE__ */ $.entry(
  "line",
  $sites,
  157,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = line$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const origin: $.Entry<Origin> = /* @__PURE__ */ $.entry(
  "origin",
  $sites,
  158,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = origin$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const media: $.Entry<Media> = /* @__PURE__ */ $.entry(
  "media",
  $sites,
  159,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = media$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const connection: $.Entry<Connection> = /* @__PURE__ */ $.entry(
  "connection",
  $sites,
  160,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = connection$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const bandwidth: $.Entry<Bandwidth> = /* @__PURE__ */ $.entry(
  "bandwidth",
  $sites,
  161,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = bandwidth$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const time: $.Entry<Time> = /* @__PURE__ */ $.entry(
  "time",
  $sites,
  162,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = time$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const repeat: $.Entry<Repeat> = /* @__PURE__ */ $.entry(
  "repeat",
  $sites,
  163,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = repeat$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const zone: $.Entry<Zone> = /* @__PURE__ */ $.entry(
  "zone",
  $sites,
  164,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = zone$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const attribute: $.Entry<Attribute> = /* @__PURE__ */ $.entry(
  "attribute",
  $sites,
  165,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = attribute$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const rtpmap: $.Entry<Rtpmap> = /* @__PURE__ */ $.entry(
  "rtpmap",
  $sites,
  166,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = rtpmap$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const fmtp: $.Entry<Fmtp> = /* @__PURE__ */ $.entry(
  "fmtp",
  $sites,
  167,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = fmtp$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const formatlist: $.Entry<Formatlist> = /* @__PURE__ */ $.entry(
  "formatlist",
  $sites,
  168,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = formatlist$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const path: $.Entry<Path> = /* @__PURE__ */ $.entry(
  "path",
  $sites,
  169,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = path$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const digits: $.Entry<Digits> = /* @__PURE__ */ $.entry(
  "digits",
  $sites,
  170,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = digits$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const fileselector: $.Entry<Fileselector> = /* @__PURE__ */ $.entry(
  "fileselector",
  $sites,
  171,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = fileselector$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const filedate: $.Entry<Filedate> = /* @__PURE__ */ $.entry(
  "filedate",
  $sites,
  172,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = filedate$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const filerange: $.Entry<Filerange> = /* @__PURE__ */ $.entry(
  "filerange",
  $sites,
  173,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = filerange$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const fingerprint: $.Entry<Fingerprint> = /* @__PURE__ */ $.entry(
  "fingerprint",
  $sites,
  174,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = fingerprint$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const words: $.Entry<Words> = /* @__PURE__ */ $.entry(
  "words",
  $sites,
  175,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = words$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (($class1[c]! & 1) !== 0) c = a[++i]!;
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

function timeorzero$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (c === 48) {
    i++;
    return i;
  } else if (c >= 49 && c <= 57) {
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 53);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 53);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 53);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 53);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 53);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 53);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 53);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 53);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 53);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    return i;
  } else $.fail(i, 53);
}

function sessiondescription$octets(a: Uint8Array, s: string, i: number): Sessiondescription {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (c !== 118) $.fail(i, 0);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 61) $.fail(i, 1);
  i++;
  const value2 = digits$octets(a, s, i);
  i = $end;
  const value3 = lineend$octets(a, s, i);
  i = $end;
  const held4 = { type: held1, value: value2, lineEnd: value3 };
  const from5 = i;
  c = a[i]!;
  if (c !== 111) $.fail(i, 2);
  i++;
  const held6 = s.slice(from5 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 61) $.fail(i, 3);
  i++;
  const from7 = i;
  let seen8 = 0;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 4);
  seen8 |= c;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) {
    seen8 |= c;
    c = a[++i]!;
  }
  if (c !== 32) $.fail(i, 5);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 6);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  if (c !== 32) $.fail(i, 7);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 6);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  if (c !== 32) $.fail(i, 7);
  c = a[++i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 8);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  if (c !== 32) $.fail(i, 9);
  c = a[++i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 8);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  if (c !== 32) $.fail(i, 9);
  c = a[++i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 4);
  seen8 |= c;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) {
    seen8 |= c;
    c = a[++i]!;
  }
  const shift9 = $shift;
  if (seen8 > 127) $shift += $.extraOctets(a, from7, i);
  const held10 = s.slice(from7 - shift9, i - $shift);
  const value11 = lineend$octets(a, s, i);
  i = $end;
  const held12 = { type: held6, value: held10, lineEnd: value11 };
  const from13 = i;
  c = a[i]!;
  if (c !== 115) $.fail(i, 10);
  i++;
  const held14 = s.slice(from13 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 61) $.fail(i, 11);
  i++;
  const from15 = i;
  let seen16 = 0;
  c = a[i]!;
  if (($class0[c]! & 4) === 0) $.fail(i, 12);
  seen16 |= c;
  c = a[++i]!;
  while (($class0[c]! & 4) !== 0) {
    seen16 |= c;
    c = a[++i]!;
  }
  const shift17 = $shift;
  if (seen16 > 127) $shift += $.extraOctets(a, from15, i);
  const held18 = s.slice(from15 - shift17, i - $shift);
  const value19 = lineend$octets(a, s, i);
  i = $end;
  const held20 = { type: held14, value: held18, lineEnd: value19 };
  let value21: Informationfield | undefined;
  c = a[i]!;
  if (c === 105) {
    const value22 = informationfield$octets(a, s, i);
    i = $end;
    value21 = value22;
  }
  let value23: Urifield | undefined;
  c = a[i]!;
  if (c === 117) {
    const from24 = i;
    i++;
    const held25 = s.slice(from24 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 61) $.fail(i, 13);
    i++;
    const from26 = i;
    let seen27 = 0;
    c = a[i]!;
    if (($class0[c]! & 4) === 0) $.fail(i, 12);
    seen27 |= c;
    c = a[++i]!;
    while (($class0[c]! & 4) !== 0) {
      seen27 |= c;
      c = a[++i]!;
    }
    const shift28 = $shift;
    if (seen27 > 127) $shift += $.extraOctets(a, from26, i);
    const held29 = s.slice(from26 - shift28, i - $shift);
    const value30 = lineend$octets(a, s, i);
    i = $end;
    value23 = { type: held25, value: held29, lineEnd: value30 };
  }
  const list31: (Emailfield)[] = [];
  c = a[i]!;
  while (c === 101) {
    const from32 = i;
    i++;
    const held33 = s.slice(from32 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 61) $.fail(i, 14);
    i++;
    const from34 = i;
    let seen35 = 0;
    c = a[i]!;
    if (($class0[c]! & 4) === 0) $.fail(i, 12);
    seen35 |= c;
    c = a[++i]!;
    while (($class0[c]! & 4) !== 0) {
      seen35 |= c;
      c = a[++i]!;
    }
    const shift36 = $shift;
    if (seen35 > 127) $shift += $.extraOctets(a, from34, i);
    const held37 = s.slice(from34 - shift36, i - $shift);
    const value38 = lineend$octets(a, s, i);
    i = $end;
    list31.push({ type: held33, value: held37, lineEnd: value38 });
    c = a[i]!;
  }
  const list39: (Phonefield)[] = [];
  while (c === 112) {
    const from40 = i;
    i++;
    const held41 = s.slice(from40 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 61) $.fail(i, 15);
    i++;
    const from42 = i;
    let seen43 = 0;
    c = a[i]!;
    if (($class0[c]! & 4) === 0) $.fail(i, 12);
    seen43 |= c;
    c = a[++i]!;
    while (($class0[c]! & 4) !== 0) {
      seen43 |= c;
      c = a[++i]!;
    }
    const shift44 = $shift;
    if (seen43 > 127) $shift += $.extraOctets(a, from42, i);
    const held45 = s.slice(from42 - shift44, i - $shift);
    const value46 = lineend$octets(a, s, i);
    i = $end;
    list39.push({ type: held41, value: held45, lineEnd: value46 });
    c = a[i]!;
  }
  let value47: Connectionfield | undefined;
  if (c === 99) {
    const value48 = connectionfield$octets(a, s, i);
    i = $end;
    value47 = value48;
  }
  const list49: (Bandwidthfield)[] = [];
  c = a[i]!;
  while (c === 98) {
    const value50 = bandwidthfield$octets(a, s, i);
    i = $end;
    list49.push(value50);
    c = a[i]!;
  }
  const list51: (Timedescription)[] = [];
  do {
    const from52 = i;
    c = a[i]!;
    if (c !== 116) $.fail(i, 16);
    i++;
    const held53 = s.slice(from52 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 61) $.fail(i, 17);
    i++;
    const from54 = i;
    c = a[i]!;
    if (c === 48) {
      c = a[++i]!;
      if (c !== 32) $.fail(i, 18);
      c = a[++i]!;
      if (c === 48) {
        i++;
      } else if (c >= 49 && c <= 57) {
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        while (c >= 48 && c <= 57) c = a[++i]!;
      } else $.fail(i, 19);
    } else if (c >= 49 && c <= 57) {
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 19);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 19);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 19);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 19);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 19);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 19);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 19);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 19);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 19);
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
      if (c !== 32) $.fail(i, 20);
      c = a[++i]!;
      if (c === 48) {
        i++;
      } else if (c >= 49 && c <= 57) {
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 19);
        c = a[++i]!;
        while (c >= 48 && c <= 57) c = a[++i]!;
      } else $.fail(i, 19);
    } else $.fail(i, 19);
    const held55 = s.slice(from54 - $shift, i - $shift);
    const value56 = lineend$octets(a, s, i);
    i = $end;
    const held57 = { type: held53, value: held55, lineEnd: value56 };
    const list58: (Repeatfield)[] = [];
    c = a[i]!;
    while (c === 114) {
      const from59 = i;
      i++;
      const held60 = s.slice(from59 - $shift, i - $shift);
      c = a[i]!;
      if (c !== 61) $.fail(i, 21);
      i++;
      const from61 = i;
      stretch: {
        c = a[i]!;
        if (!(c >= 49 && c <= 57)) $.fail(i, 22);
        c = a[++i]!;
        while (c >= 48 && c <= 57) c = a[++i]!;
        if (c === 32) {
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 23);
          c = a[++i]!;
          while (c >= 48 && c <= 57) c = a[++i]!;
          if (c === 32) {
            c = a[++i]!;
            again0: for (;;) {
              if (!(c >= 48 && c <= 57)) $.fail(i, 23);
              c = a[++i]!;
              while (c >= 48 && c <= 57) c = a[++i]!;
              if (c === 32) {
                c = a[++i]!;
                continue again0;
              } else if (($class0[c]! & 8) !== 0) {
                c = a[++i]!;
                if (c === 32) {
                  c = a[++i]!;
                  continue again0;
                } else {
                  break stretch;
                }
              } else {
                break stretch;
              }
            }
          } else if (($class0[c]! & 8) !== 0) {
            c = a[++i]!;
            if (c !== 32) $.fail(i, 24);
            c = a[++i]!;
            again1: for (;;) {
              if (!(c >= 48 && c <= 57)) $.fail(i, 23);
              c = a[++i]!;
              while (c >= 48 && c <= 57) c = a[++i]!;
              if (c === 32) {
                c = a[++i]!;
                continue again1;
              } else if (($class0[c]! & 8) !== 0) {
                c = a[++i]!;
                if (c === 32) {
                  c = a[++i]!;
                  continue again1;
                } else {
                  break stretch;
                }
              } else {
                break stretch;
              }
            }
          } else $.fail(i, 25);
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          if (c !== 32) $.fail(i, 24);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 23);
          c = a[++i]!;
          while (c >= 48 && c <= 57) c = a[++i]!;
          if (c === 32) {
            c = a[++i]!;
            again2: for (;;) {
              if (!(c >= 48 && c <= 57)) $.fail(i, 23);
              c = a[++i]!;
              while (c >= 48 && c <= 57) c = a[++i]!;
              if (c === 32) {
                c = a[++i]!;
                continue again2;
              } else if (($class0[c]! & 8) !== 0) {
                c = a[++i]!;
                if (c === 32) {
                  c = a[++i]!;
                  continue again2;
                } else {
                  break stretch;
                }
              } else {
                break stretch;
              }
            }
          } else if (($class0[c]! & 8) !== 0) {
            c = a[++i]!;
            if (c !== 32) $.fail(i, 24);
            c = a[++i]!;
            again3: for (;;) {
              if (!(c >= 48 && c <= 57)) $.fail(i, 23);
              c = a[++i]!;
              while (c >= 48 && c <= 57) c = a[++i]!;
              if (c === 32) {
                c = a[++i]!;
                continue again3;
              } else if (($class0[c]! & 8) !== 0) {
                c = a[++i]!;
                if (c === 32) {
                  c = a[++i]!;
                  continue again3;
                } else {
                  break stretch;
                }
              } else {
                break stretch;
              }
            }
          } else $.fail(i, 25);
        } else $.fail(i, 25);
      }
      const held62 = s.slice(from61 - $shift, i - $shift);
      const value63 = lineend$octets(a, s, i);
      i = $end;
      list58.push({ type: held60, value: held62, lineEnd: value63 });
      c = a[i]!;
    }
    let value64: Zonefield | undefined;
    if (c === 122) {
      const from65 = i;
      i++;
      const held66 = s.slice(from65 - $shift, i - $shift);
      c = a[i]!;
      if (c !== 61) $.fail(i, 26);
      i++;
      const from67 = i;
      stretch: {
        c = a[i]!;
        again0: for (;;) {
          if (!(c >= 49 && c <= 57)) $.fail(i, 27);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 28);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 28);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 28);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 28);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 28);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 28);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 28);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 28);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 28);
          c = a[++i]!;
          while (c >= 48 && c <= 57) c = a[++i]!;
          if (c !== 32) $.fail(i, 29);
          c = a[++i]!;
          if (c === 45) {
            c = a[++i]!;
            if (!(c >= 48 && c <= 57)) $.fail(i, 28);
            c = a[++i]!;
            while (c >= 48 && c <= 57) c = a[++i]!;
            if (c === 32) {
              c = a[++i]!;
              continue again0;
            } else if (($class0[c]! & 8) !== 0) {
              c = a[++i]!;
              if (c === 32) {
                c = a[++i]!;
                continue again0;
              } else {
                break stretch;
              }
            } else {
              break stretch;
            }
          } else if (c >= 48 && c <= 57) {
            c = a[++i]!;
            while (c >= 48 && c <= 57) c = a[++i]!;
            if (c === 32) {
              c = a[++i]!;
              continue again0;
            } else if (($class0[c]! & 8) !== 0) {
              c = a[++i]!;
              if (c === 32) {
                c = a[++i]!;
                continue again0;
              } else {
                break stretch;
              }
            } else {
              break stretch;
            }
          } else $.fail(i, 30);
        }
      }
      const held68 = s.slice(from67 - $shift, i - $shift);
      const value69 = lineend$octets(a, s, i);
      i = $end;
      value64 = { type: held66, value: held68, lineEnd: value69 };
    }
    list51.push({ time: held57, repeats: list58, zone: value64 });
    c = a[i]!;
  } while (c === 116);
  let value70: Keyfield | undefined;
  if (c === 107) {
    const value71 = keyfield$octets(a, s, i);
    i = $end;
    value70 = value71;
  }
  const list72: (Attributefield)[] = [];
  c = a[i]!;
  while (c === 97) {
    const value73 = attributefield$octets(a, s, i);
    i = $end;
    list72.push(value73);
    c = a[i]!;
  }
  const list74: (Mediadescription)[] = [];
  while (c === 109) {
    const from75 = i;
    i++;
    const held76 = s.slice(from75 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 61) $.fail(i, 31);
    i++;
    const from77 = i;
    stretch: {
      c = a[i]!;
      if (($class0[c]! & 2) === 0) $.fail(i, 32);
      c = a[++i]!;
      while (($class0[c]! & 2) !== 0) c = a[++i]!;
      if (c !== 32) $.fail(i, 33);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 34);
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
      if (c === 32) {
        c = a[++i]!;
        again0: for (;;) {
          if (($class0[c]! & 2) === 0) $.fail(i, 32);
          c = a[++i]!;
          while (($class0[c]! & 2) !== 0) c = a[++i]!;
          if (c === 32) {
            c = a[++i]!;
            again1: for (;;) {
              if (($class0[c]! & 2) === 0) $.fail(i, 32);
              c = a[++i]!;
              while (($class0[c]! & 2) !== 0) c = a[++i]!;
              if (c === 32) {
                c = a[++i]!;
                continue again1;
              } else {
                break stretch;
              }
            }
          } else if (c === 47) {
            c = a[++i]!;
            continue again0;
          } else $.fail(i, 35);
        }
      } else if (c === 47) {
        c = a[++i]!;
        if (!(c >= 49 && c <= 57)) $.fail(i, 36);
        c = a[++i]!;
        while (c >= 48 && c <= 57) c = a[++i]!;
        if (c !== 32) $.fail(i, 37);
        c = a[++i]!;
        again2: for (;;) {
          if (($class0[c]! & 2) === 0) $.fail(i, 32);
          c = a[++i]!;
          while (($class0[c]! & 2) !== 0) c = a[++i]!;
          if (c === 32) {
            c = a[++i]!;
            again3: for (;;) {
              if (($class0[c]! & 2) === 0) $.fail(i, 32);
              c = a[++i]!;
              while (($class0[c]! & 2) !== 0) c = a[++i]!;
              if (c === 32) {
                c = a[++i]!;
                continue again3;
              } else {
                break stretch;
              }
            }
          } else if (c === 47) {
            c = a[++i]!;
            continue again2;
          } else $.fail(i, 35);
        }
      } else $.fail(i, 38);
    }
    const held78 = s.slice(from77 - $shift, i - $shift);
    const value79 = lineend$octets(a, s, i);
    i = $end;
    const held80 = { type: held76, value: held78, lineEnd: value79 };
    let value81: Informationfield | undefined;
    c = a[i]!;
    if (c === 105) {
      const value82 = informationfield$octets(a, s, i);
      i = $end;
      value81 = value82;
    }
    const list83: (Connectionfield)[] = [];
    c = a[i]!;
    while (c === 99) {
      const value84 = connectionfield$octets(a, s, i);
      i = $end;
      list83.push(value84);
      c = a[i]!;
    }
    const list85: (Bandwidthfield)[] = [];
    while (c === 98) {
      const value86 = bandwidthfield$octets(a, s, i);
      i = $end;
      list85.push(value86);
      c = a[i]!;
    }
    let value87: Keyfield | undefined;
    if (c === 107) {
      const value88 = keyfield$octets(a, s, i);
      i = $end;
      value87 = value88;
    }
    const list89: (Attributefield)[] = [];
    c = a[i]!;
    while (c === 97) {
      const value90 = attributefield$octets(a, s, i);
      i = $end;
      list89.push(value90);
      c = a[i]!;
    }
    list74.push({ media: held80, information: value81, connections: list83, bandwidths: list85, key: value87, attributes: list89 });
  }
  const held91 = { version: held4, origin: held12, name: held20, information: value21, uri: value23, emails: list31, phones: list39, connection: value47, bandwidths: list49, times: list51, key: value70, attributes: list72, media: list74 };
  $end = i;
  return held91;
}

function line$octets(a: Uint8Array, s: string, i: number): Line {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 39);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 61) $.fail(i, 40);
  i++;
  const from2 = i;
  let seen3 = 0;
  c = a[i]!;
  while (($class0[c]! & 4) !== 0) {
    seen3 |= c;
    c = a[++i]!;
  }
  const shift4 = $shift;
  if (seen3 > 127) $shift += $.extraOctets(a, from2, i);
  const held5 = { type: held1, value: s.slice(from2 - shift4, i - $shift) };
  $end = i;
  return held5;
}

function origin$octets(a: Uint8Array, s: string, i: number): Origin {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 41);
  seen1 |= c;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) {
    seen1 |= c;
    c = a[++i]!;
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  if (c !== 32) $.fail(i, 42);
  i++;
  const value4 = digits$octets(a, s, i);
  i = $end;
  c = a[i]!;
  if (c !== 32) $.fail(i, 43);
  i++;
  const value5 = digits$octets(a, s, i);
  i = $end;
  c = a[i]!;
  if (c !== 32) $.fail(i, 43);
  i++;
  const from6 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 44);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held7 = s.slice(from6 - $shift, i - $shift);
  if (c !== 32) $.fail(i, 45);
  i++;
  const from8 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 44);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held9 = s.slice(from8 - $shift, i - $shift);
  if (c !== 32) $.fail(i, 45);
  i++;
  const from10 = i;
  let seen11 = 0;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 41);
  seen11 |= c;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) {
    seen11 |= c;
    c = a[++i]!;
  }
  const shift12 = $shift;
  if (seen11 > 127) $shift += $.extraOctets(a, from10, i);
  const held13 = { username: held3, sessionId: value4, sessionVersion: value5, netType: held7, addressType: held9, address: s.slice(from10 - shift12, i - $shift) };
  $end = i;
  return held13;
}

function media$octets(a: Uint8Array, s: string, i: number): Media {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 44);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 32) $.fail(i, 46);
  i++;
  const value2 = digits$octets(a, s, i);
  i = $end;
  let value3: Integer | undefined;
  c = a[i]!;
  if (c === 47) {
    i++;
    const from4 = i;
    c = a[i]!;
    if (!(c >= 49 && c <= 57)) $.fail(i, 47);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value3 = s.slice(from4 - $shift, i - $shift);
  }
  if (c !== 32) $.fail(i, 48);
  i++;
  const from5 = i;
  stretch: {
    c = a[i]!;
    again0: for (;;) {
      if (($class0[c]! & 2) === 0) $.fail(i, 49);
      c = a[++i]!;
      while (($class0[c]! & 2) !== 0) c = a[++i]!;
      if (c === 47) {
        c = a[++i]!;
        continue again0;
      } else {
        break stretch;
      }
    }
  }
  const held6 = s.slice(from5 - $shift, i - $shift);
  const list7: (Token)[] = [];
  do {
    c = a[i]!;
    if (c !== 32) $.fail(i, 50);
    i++;
    const from8 = i;
    c = a[i]!;
    if (($class0[c]! & 2) === 0) $.fail(i, 44);
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    list7.push(s.slice(from8 - $shift, i - $shift));
  } while (c === 32);
  const held9 = { media: held1, port: value2, count: value3, protocol: held6, formats: list7 };
  $end = i;
  return held9;
}

function connection$octets(a: Uint8Array, s: string, i: number): Connection {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 44);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 32) $.fail(i, 51);
  i++;
  const from2 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 44);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held3 = s.slice(from2 - $shift, i - $shift);
  if (c !== 32) $.fail(i, 51);
  i++;
  const from4 = i;
  let seen5 = 0;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 41);
  seen5 |= c;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) {
    seen5 |= c;
    c = a[++i]!;
  }
  const shift6 = $shift;
  if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
  const held7 = { netType: held1, addressType: held3, address: s.slice(from4 - shift6, i - $shift) };
  $end = i;
  return held7;
}

function bandwidth$octets(a: Uint8Array, s: string, i: number): Bandwidth {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 44);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 58) $.fail(i, 52);
  i++;
  const value2 = digits$octets(a, s, i);
  i = $end;
  const held3 = { type: held1, value: value2 };
  $end = i;
  return held3;
}

function time$octets(a: Uint8Array, s: string, i: number): Time {
  let c = 0;
  const from0 = i;
  i = timeorzero$stretch$octets(a, i);
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 32) $.fail(i, 54);
  i++;
  const from2 = i;
  i = timeorzero$stretch$octets(a, i);
  const held3 = { start: held1, stop: s.slice(from2 - $shift, i - $shift) };
  $end = i;
  return held3;
}

function repeat$octets(a: Uint8Array, s: string, i: number): Repeat {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 49 && c <= 57)) $.fail(i, 55);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  if (($class0[c]! & 8) !== 0) {
    i++;
  }
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 32) $.fail(i, 56);
  i++;
  const from2 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 57);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  if (($class0[c]! & 8) !== 0) {
    i++;
  }
  const held3 = s.slice(from2 - $shift, i - $shift);
  const list4: (Typedtime)[] = [];
  do {
    c = a[i]!;
    if (c !== 32) $.fail(i, 56);
    i++;
    const from5 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 57);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (($class0[c]! & 8) !== 0) {
      i++;
    }
    list4.push(s.slice(from5 - $shift, i - $shift));
    c = a[i]!;
  } while (c === 32);
  const held6 = { interval: held1, duration: held3, offsets: list4 };
  $end = i;
  return held6;
}

function zone$octets(a: Uint8Array, s: string, i: number): Zone {
  let c = 0;
  const value0 = adjustment$octets(a, s, i);
  i = $end;
  const list1: (Adjustment)[] = [value0];
  c = a[i]!;
  while (c === 32) {
    i++;
    const value2 = adjustment$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function attribute$octets(a: Uint8Array, s: string, i: number): Attribute {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 44);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  let value2: Anyvalue | undefined;
  if (c === 58) {
    i++;
    const from3 = i;
    let seen4 = 0;
    c = a[i]!;
    while (($class0[c]! & 4) !== 0) {
      seen4 |= c;
      c = a[++i]!;
    }
    const shift5 = $shift;
    if (seen4 > 127) $shift += $.extraOctets(a, from3, i);
    value2 = s.slice(from3 - shift5, i - $shift);
  }
  const held6 = { name: held1, value: value2 };
  $end = i;
  return held6;
}

function rtpmap$octets(a: Uint8Array, s: string, i: number): Rtpmap {
  let c = 0;
  const value0 = digits$octets(a, s, i);
  i = $end;
  c = a[i]!;
  if (c !== 32) $.fail(i, 58);
  i++;
  const from1 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 44);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held2 = s.slice(from1 - $shift, i - $shift);
  if (c !== 47) $.fail(i, 59);
  i++;
  const from3 = i;
  c = a[i]!;
  if (!(c >= 49 && c <= 57)) $.fail(i, 47);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held4 = s.slice(from3 - $shift, i - $shift);
  let value5: Token | undefined;
  if (c === 47) {
    i++;
    const from6 = i;
    c = a[i]!;
    if (($class0[c]! & 2) === 0) $.fail(i, 44);
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    value5 = s.slice(from6 - $shift, i - $shift);
  }
  const held7 = { payloadType: value0, encoding: held2, clockRate: held4, parameters: value5 };
  $end = i;
  return held7;
}

function fmtp$octets(a: Uint8Array, s: string, i: number): Fmtp {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 44);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 32) $.fail(i, 60);
  i++;
  const from2 = i;
  let seen3 = 0;
  c = a[i]!;
  if (($class0[c]! & 4) === 0) $.fail(i, 12);
  seen3 |= c;
  c = a[++i]!;
  while (($class0[c]! & 4) !== 0) {
    seen3 |= c;
    c = a[++i]!;
  }
  const shift4 = $shift;
  if (seen3 > 127) $shift += $.extraOctets(a, from2, i);
  const held5 = { format: held1, parameters: s.slice(from2 - shift4, i - $shift) };
  $end = i;
  return held5;
}

function formatlist$octets(a: Uint8Array, s: string, i: number): Formatlist {
  let c = 0;
  const value0 = formatentry$octets(a, s, i);
  i = $end;
  const list1: (Formatentry)[] = [value0];
  c = a[i]!;
  while (c === 32) {
    i++;
    const value2 = formatentry$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
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

function digits$octets(a: Uint8Array, s: string, i: number): Digits {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 61);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  $end = i;
  return held1;
}

function fileselector$octets(a: Uint8Array, s: string, i: number): Fileselector {
  let c = 0;
  const value0 = selector$octets(a, s, i);
  i = $end;
  const list1: (Selector)[] = [value0];
  c = a[i]!;
  while (c === 32) {
    i++;
    const value2 = selector$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function filedate$octets(a: Uint8Array, s: string, i: number): Filedate {
  let c = 0;
  const value0 = dateparam$octets(a, s, i);
  i = $end;
  const list1: (Dateparam)[] = [value0];
  c = a[i]!;
  while (c === 32) {
    i++;
    const value2 = dateparam$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function filerange$octets(a: Uint8Array, s: string, i: number): Filerange {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 49 && c <= 57)) $.fail(i, 47);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 45) $.fail(i, 62);
  i++;
  c = a[i]!;
  let value2: Stopoffset;
  if (c >= 49 && c <= 57) {
    const from3 = i;
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value2 = s.slice(from3 - $shift, i - $shift);
  } else {
    if (c !== 42) $.fail(i, 63);
    i++;
    value2 = undefined;
  }
  const held4 = { start: held1, stop: value2 };
  $end = i;
  return held4;
}

function fingerprint$octets(a: Uint8Array, s: string, i: number): Fingerprint {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 44);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 32) $.fail(i, 64);
  i++;
  const from2 = i;
  stretch: {
    c = a[i]!;
    again0: for (;;) {
      if (($class0[c]! & 32) === 0) $.fail(i, 65);
      c = a[++i]!;
      if (($class0[c]! & 32) === 0) $.fail(i, 65);
      c = a[++i]!;
      if (c === 58) {
        c = a[++i]!;
        continue again0;
      } else {
        break stretch;
      }
    }
  }
  const held3 = { algorithm: held1, value: s.slice(from2 - $shift, i - $shift) };
  $end = i;
  return held3;
}

function words$octets(a: Uint8Array, s: string, i: number): Words {
  let c = 0;
  const from0 = i;
  let seen1 = 0;
  c = a[i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 41);
  seen1 |= c;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) {
    seen1 |= c;
    c = a[++i]!;
  }
  const shift2 = $shift;
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  const list4: (Nonwsstring)[] = [held3];
  while (c === 32) {
    i++;
    const from5 = i;
    let seen6 = 0;
    c = a[i]!;
    if (($class0[c]! & 1) === 0) $.fail(i, 41);
    seen6 |= c;
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) {
      seen6 |= c;
      c = a[++i]!;
    }
    const shift7 = $shift;
    if (seen6 > 127) $shift += $.extraOctets(a, from5, i);
    list4.push(s.slice(from5 - shift7, i - $shift));
  }
  $end = i;
  return list4;
}

function lineend$octets(a: Uint8Array, _s: string, i: number): Lineend {
  let c = a[i]!;
  let value0: Lineend;
  if (c === 13) {
    c = a[++i]!;
    if (c !== 10) $.fail(i, 66);
    i++;
    value0 = "\r\n";
  } else {
    if (c !== 10) $.fail(i, 67);
    i++;
    value0 = "\n";
  }
  $end = i;
  return value0;
}

function informationfield$octets(a: Uint8Array, s: string, i: number): Informationfield {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 61) $.fail(i, 68);
  i++;
  const from2 = i;
  let seen3 = 0;
  c = a[i]!;
  if (($class0[c]! & 4) === 0) $.fail(i, 12);
  seen3 |= c;
  c = a[++i]!;
  while (($class0[c]! & 4) !== 0) {
    seen3 |= c;
    c = a[++i]!;
  }
  const shift4 = $shift;
  if (seen3 > 127) $shift += $.extraOctets(a, from2, i);
  const held5 = s.slice(from2 - shift4, i - $shift);
  const value6 = lineend$octets(a, s, i);
  i = $end;
  const held7 = { type: held1, value: held5, lineEnd: value6 };
  $end = i;
  return held7;
}

function connectionfield$octets(a: Uint8Array, s: string, i: number): Connectionfield {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 61) $.fail(i, 69);
  i++;
  const from2 = i;
  let seen3 = 0;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 70);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  if (c !== 32) $.fail(i, 71);
  c = a[++i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 70);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  if (c !== 32) $.fail(i, 71);
  c = a[++i]!;
  if (($class0[c]! & 1) === 0) $.fail(i, 72);
  seen3 |= c;
  c = a[++i]!;
  while (($class0[c]! & 1) !== 0) {
    seen3 |= c;
    c = a[++i]!;
  }
  const shift4 = $shift;
  if (seen3 > 127) $shift += $.extraOctets(a, from2, i);
  const held5 = s.slice(from2 - shift4, i - $shift);
  const value6 = lineend$octets(a, s, i);
  i = $end;
  const held7 = { type: held1, value: held5, lineEnd: value6 };
  $end = i;
  return held7;
}

function bandwidthfield$octets(a: Uint8Array, s: string, i: number): Bandwidthfield {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 61) $.fail(i, 73);
  i++;
  const from2 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 74);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  if (c !== 58) $.fail(i, 75);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 76);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held3 = s.slice(from2 - $shift, i - $shift);
  const value4 = lineend$octets(a, s, i);
  i = $end;
  const held5 = { type: held1, value: held3, lineEnd: value4 };
  $end = i;
  return held5;
}

function keyfield$octets(a: Uint8Array, s: string, i: number): Keyfield {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 61) $.fail(i, 77);
  i++;
  c = a[i]!;
  let value2: Keyvalue;
  if (c === 112) {
    const from3 = i;
    c = a[++i]!;
    if (c !== 114) $.fail(i, 78);
    c = a[++i]!;
    if (c !== 111) $.fail(i, 79);
    c = a[++i]!;
    if (c !== 109) $.fail(i, 80);
    c = a[++i]!;
    if (c !== 112) $.fail(i, 81);
    c = a[++i]!;
    if (c !== 116) $.fail(i, 82);
    i++;
    value2 = s.slice(from3 - $shift, i - $shift);
  } else if (c === 99) {
    const from4 = i;
    let seen5 = 0;
    c = a[++i]!;
    if (c !== 108) $.fail(i, 83);
    c = a[++i]!;
    if (c !== 101) $.fail(i, 84);
    c = a[++i]!;
    if (c !== 97) $.fail(i, 85);
    c = a[++i]!;
    if (c !== 114) $.fail(i, 78);
    c = a[++i]!;
    if (c !== 58) $.fail(i, 86);
    c = a[++i]!;
    if (($class0[c]! & 4) === 0) $.fail(i, 87);
    seen5 |= c;
    c = a[++i]!;
    while (($class0[c]! & 4) !== 0) {
      seen5 |= c;
      c = a[++i]!;
    }
    const shift6 = $shift;
    if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
    value2 = s.slice(from4 - shift6, i - $shift);
  } else if (c === 98) {
    const from7 = i;
    c = a[++i]!;
    if (c !== 97) $.fail(i, 85);
    c = a[++i]!;
    if (c !== 115) $.fail(i, 88);
    c = a[++i]!;
    if (c !== 101) $.fail(i, 84);
    c = a[++i]!;
    if (c !== 54) $.fail(i, 89);
    c = a[++i]!;
    if (c !== 52) $.fail(i, 90);
    c = a[++i]!;
    if (c !== 58) $.fail(i, 86);
    c = a[++i]!;
    while (($class0[c]! & 64) !== 0) c = a[++i]!;
    value2 = s.slice(from7 - $shift, i - $shift);
  } else {
    const from8 = i;
    let seen9 = 0;
    if (c !== 117) $.fail(i, 91);
    c = a[++i]!;
    if (c !== 114) $.fail(i, 78);
    c = a[++i]!;
    if (c !== 105) $.fail(i, 92);
    c = a[++i]!;
    if (c !== 58) $.fail(i, 86);
    c = a[++i]!;
    if (($class0[c]! & 4) === 0) $.fail(i, 87);
    seen9 |= c;
    c = a[++i]!;
    while (($class0[c]! & 4) !== 0) {
      seen9 |= c;
      c = a[++i]!;
    }
    const shift10 = $shift;
    if (seen9 > 127) $shift += $.extraOctets(a, from8, i);
    value2 = s.slice(from8 - shift10, i - $shift);
  }
  const value11 = lineend$octets(a, s, i);
  i = $end;
  const held12 = { type: held1, value: value2, lineEnd: value11 };
  $end = i;
  return held12;
}

function attributefield$octets(a: Uint8Array, s: string, i: number): Attributefield {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 61) $.fail(i, 93);
  i++;
  const from2 = i;
  let seen3 = 0;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 94);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  if (c === 58) {
    c = a[++i]!;
    while (($class0[c]! & 4) !== 0) {
      seen3 |= c;
      c = a[++i]!;
    }
  }
  const shift4 = $shift;
  if (seen3 > 127) $shift += $.extraOctets(a, from2, i);
  const held5 = s.slice(from2 - shift4, i - $shift);
  const value6 = lineend$octets(a, s, i);
  i = $end;
  const held7 = { type: held1, value: held5, lineEnd: value6 };
  $end = i;
  return held7;
}

function adjustment$octets(a: Uint8Array, s: string, i: number): Adjustment {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 49 && c <= 57)) $.fail(i, 95);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 96);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 96);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 96);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 96);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 96);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 96);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 96);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 96);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 96);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 32) $.fail(i, 97);
  i++;
  const from2 = i;
  c = a[i]!;
  if (c === 45) {
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 98);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (($class0[c]! & 8) !== 0) {
      i++;
    }
  } else if (c >= 48 && c <= 57) {
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (($class0[c]! & 8) !== 0) {
      i++;
    }
  } else $.fail(i, 99);
  const held3 = { time: held1, offset: s.slice(from2 - $shift, i - $shift) };
  $end = i;
  return held3;
}

function formatentry$octets(a: Uint8Array, s: string, i: number): Formatentry {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 100);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  let value2: Typename | undefined;
  if (c === 47) {
    i++;
    const from3 = i;
    c = a[i]!;
    if (($class0[c]! & 2) === 0) $.fail(i, 100);
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    value2 = s.slice(from3 - $shift, i - $shift);
  }
  const list4: (Typeparam)[] = [];
  while (c === 59) {
    i++;
    const from5 = i;
    c = a[i]!;
    if (($class0[c]! & 2) === 0) $.fail(i, 100);
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    const held6 = s.slice(from5 - $shift, i - $shift);
    if (c !== 61) $.fail(i, 101);
    i++;
    c = a[i]!;
    let value7: Typevalue;
    if (($class0[c]! & 2) !== 0) {
      const from8 = i;
      c = a[++i]!;
      while (($class0[c]! & 2) !== 0) c = a[++i]!;
      value7 = { text: s.slice(from8 - $shift, i - $shift), isQuoted: false };
    } else {
      if (c !== 34) $.fail(i, 102);
      i++;
      const from9 = i;
      let seen10 = 0;
      stretch: {
        c = a[i]!;
        again0: for (;;) {
          while (($class0[c]! & 128) !== 0) {
            seen10 |= c;
            c = a[++i]!;
          }
          if (c === 92) {
            c = a[++i]!;
            if (!(c === 34 || c === 92)) $.fail(i, 103);
            c = a[++i]!;
            continue again0;
          } else {
            break stretch;
          }
        }
      }
      const shift11 = $shift;
      if (seen10 > 127) $shift += $.extraOctets(a, from9, i);
      const held12 = s.slice(from9 - shift11, i - $shift);
      if (c !== 34) $.fail(i, 104);
      i++;
      value7 = { text: held12, isQuoted: true };
    }
    list4.push({ name: held6, value: value7 });
    c = a[i]!;
  }
  const held13 = { type: held1, subtype: value2, parameters: list4 };
  $end = i;
  return held13;
}

function msrpuri$octets(a: Uint8Array, s: string, i: number): Msrpuri {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c === 77 || c === 109)) $.fail(i, 105);
  c = a[++i]!;
  if (!(c === 83 || c === 115)) $.fail(i, 106);
  c = a[++i]!;
  if (!(c === 82 || c === 114)) $.fail(i, 107);
  c = a[++i]!;
  if (!(c === 80 || c === 112)) $.fail(i, 108);
  c = a[++i]!;
  if (c === 83 || c === 115) {
    i++;
  }
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 58) $.fail(i, 109);
  c = a[++i]!;
  if (c !== 47) $.fail(i, 110);
  c = a[++i]!;
  if (c !== 47) $.fail(i, 110);
  i++;
  let value2: Userinfo | undefined;
  c = a[i]!;
  if ((c === 58 || c === 64) || ($class1[c]! & 1) !== 0 && $ahead0$octets(a, i) === 0) {
    const from3 = i;
    while (($class1[c]! & 2) !== 0) c = a[++i]!;
    const held4 = s.slice(from3 - $shift, i - $shift);
    if (c !== 64) $.fail(i, 111);
    i++;
    value2 = held4;
  }
  c = a[i]!;
  let value5: Host;
  if (($class1[c]! & 1) !== 0) {
    const from6 = i;
    c = a[++i]!;
    while (($class1[c]! & 1) !== 0) c = a[++i]!;
    value5 = s.slice(from6 - $shift, i - $shift);
  } else {
    const from7 = i;
    if (c !== 91) $.fail(i, 112);
    c = a[++i]!;
    if (($class1[c]! & 4) === 0) $.fail(i, 113);
    c = a[++i]!;
    while (($class1[c]! & 4) !== 0) c = a[++i]!;
    if (c !== 93) $.fail(i, 114);
    i++;
    value5 = s.slice(from7 - $shift, i - $shift);
  }
  let value8: Digits | undefined;
  c = a[i]!;
  if (c === 58) {
    i++;
    const value9 = digits$octets(a, s, i);
    i = $end;
    value8 = value9;
  }
  const from10 = i;
  let seen11 = 0;
  c = a[i]!;
  if (c === 47) {
    c = a[++i]!;
    if (($class1[c]! & 8) === 0) $.fail(i, 115);
    seen11 |= c;
    c = a[++i]!;
    while (($class1[c]! & 8) !== 0) {
      seen11 |= c;
      c = a[++i]!;
    }
    if (c !== 59) $.fail(i, 116);
    c = a[++i]!;
    if (($class0[c]! & 1) === 0) $.fail(i, 116);
    seen11 |= c;
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) {
      seen11 |= c;
      c = a[++i]!;
    }
  } else if (c === 59) {
    c = a[++i]!;
    if (($class0[c]! & 1) === 0) $.fail(i, 116);
    seen11 |= c;
    c = a[++i]!;
    while (($class0[c]! & 1) !== 0) {
      seen11 |= c;
      c = a[++i]!;
    }
  } else $.fail(i, 117);
  const shift12 = $shift;
  if (seen11 > 127) $shift += $.extraOctets(a, from10, i);
  const held13 = { scheme: held1, userinfo: value2, host: value5, port: value8, rest: s.slice(from10 - shift12, i - $shift) };
  $end = i;
  return held13;
}

function selector$octets(a: Uint8Array, s: string, i: number): Selector {
  let c = a[i]!;
  let value0: Selector;
  if (c === 110) {
    c = a[++i]!;
    if (c !== 97) $.fail(i, 118);
    c = a[++i]!;
    if (c !== 109) $.fail(i, 119);
    c = a[++i]!;
    if (c !== 101) $.fail(i, 120);
    c = a[++i]!;
    if (c !== 58) $.fail(i, 121);
    c = a[++i]!;
    if (c !== 34) $.fail(i, 122);
    i++;
    const from1 = i;
    let seen2 = 0;
    stretch: {
      c = a[i]!;
      if (($class1[c]! & 16) !== 0) {
        seen2 |= c;
        c = a[++i]!;
        again0: for (;;) {
          while (($class1[c]! & 16) !== 0) {
            seen2 |= c;
            c = a[++i]!;
          }
          if (c === 37) {
            c = a[++i]!;
            if (($class0[c]! & 32) === 0) $.fail(i, 123);
            c = a[++i]!;
            if (($class0[c]! & 32) === 0) $.fail(i, 123);
            c = a[++i]!;
            continue again0;
          } else {
            break stretch;
          }
        }
      } else if (c === 37) {
        c = a[++i]!;
        again1: for (;;) {
          if (($class0[c]! & 32) === 0) $.fail(i, 123);
          c = a[++i]!;
          if (($class0[c]! & 32) === 0) $.fail(i, 123);
          c = a[++i]!;
          while (($class1[c]! & 16) !== 0) {
            seen2 |= c;
            c = a[++i]!;
          }
          if (c === 37) {
            c = a[++i]!;
            continue again1;
          } else {
            break stretch;
          }
        }
      } else $.fail(i, 124);
    }
    const shift3 = $shift;
    if (seen2 > 127) $shift += $.extraOctets(a, from1, i);
    const held4 = s.slice(from1 - shift3, i - $shift);
    if (c !== 34) $.fail(i, 125);
    i++;
    value0 = { kind: "name", value: held4 };
  } else if (c === 115) {
    c = a[++i]!;
    if (c !== 105) $.fail(i, 126);
    c = a[++i]!;
    if (c !== 122) $.fail(i, 127);
    c = a[++i]!;
    if (c !== 101) $.fail(i, 120);
    c = a[++i]!;
    if (c !== 58) $.fail(i, 121);
    i++;
    const from5 = i;
    c = a[i]!;
    if (!(c >= 49 && c <= 57)) $.fail(i, 47);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value0 = { kind: "size", value: s.slice(from5 - $shift, i - $shift) };
  } else if (c === 116) {
    c = a[++i]!;
    if (c !== 121) $.fail(i, 128);
    c = a[++i]!;
    if (c !== 112) $.fail(i, 129);
    c = a[++i]!;
    if (c !== 101) $.fail(i, 120);
    c = a[++i]!;
    if (c !== 58) $.fail(i, 121);
    i++;
    const from6 = i;
    let seen7 = 0;
    stretch: {
      c = a[i]!;
      if (($class0[c]! & 2) === 0) $.fail(i, 130);
      c = a[++i]!;
      while (($class0[c]! & 2) !== 0) c = a[++i]!;
      if (c !== 47) $.fail(i, 131);
      c = a[++i]!;
      if (($class0[c]! & 2) === 0) $.fail(i, 130);
      c = a[++i]!;
      while (($class0[c]! & 2) !== 0) c = a[++i]!;
      if (c === 59) {
        c = a[++i]!;
        again0: for (;;) {
          if (($class0[c]! & 2) === 0) $.fail(i, 130);
          c = a[++i]!;
          while (($class0[c]! & 2) !== 0) c = a[++i]!;
          if (c !== 61) $.fail(i, 132);
          c = a[++i]!;
          if (c !== 34) $.fail(i, 133);
          c = a[++i]!;
          if (($class1[c]! & 16) !== 0) {
            seen7 |= c;
            c = a[++i]!;
            again1: for (;;) {
              while (($class1[c]! & 16) !== 0) {
                seen7 |= c;
                c = a[++i]!;
              }
              if (c === 34) {
                c = a[++i]!;
                if (c === 59) {
                  c = a[++i]!;
                  continue again0;
                } else {
                  break stretch;
                }
              } else if (c === 37) {
                c = a[++i]!;
                if (($class0[c]! & 32) === 0) $.fail(i, 134);
                c = a[++i]!;
                if (($class0[c]! & 32) === 0) $.fail(i, 134);
                c = a[++i]!;
                continue again1;
              } else $.fail(i, 135);
            }
          } else if (c === 37) {
            c = a[++i]!;
            again2: for (;;) {
              if (($class0[c]! & 32) === 0) $.fail(i, 134);
              c = a[++i]!;
              if (($class0[c]! & 32) === 0) $.fail(i, 134);
              c = a[++i]!;
              while (($class1[c]! & 16) !== 0) {
                seen7 |= c;
                c = a[++i]!;
              }
              if (c === 34) {
                c = a[++i]!;
                if (c === 59) {
                  c = a[++i]!;
                  continue again0;
                } else {
                  break stretch;
                }
              } else if (c === 37) {
                c = a[++i]!;
                continue again2;
              } else $.fail(i, 135);
            }
          } else $.fail(i, 136);
        }
      }
    }
    const shift8 = $shift;
    if (seen7 > 127) $shift += $.extraOctets(a, from6, i);
    value0 = { kind: "type", value: s.slice(from6 - shift8, i - $shift) };
  } else {
    if (c !== 104) $.fail(i, 137);
    c = a[++i]!;
    if (c !== 97) $.fail(i, 118);
    c = a[++i]!;
    if (c !== 115) $.fail(i, 138);
    c = a[++i]!;
    if (c !== 104) $.fail(i, 139);
    c = a[++i]!;
    if (c !== 58) $.fail(i, 121);
    i++;
    const from9 = i;
    c = a[i]!;
    if (($class0[c]! & 2) === 0) $.fail(i, 44);
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    const held10 = s.slice(from9 - $shift, i - $shift);
    if (c !== 58) $.fail(i, 140);
    i++;
    const from11 = i;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        if (($class0[c]! & 32) === 0) $.fail(i, 65);
        c = a[++i]!;
        if (($class0[c]! & 32) === 0) $.fail(i, 65);
        c = a[++i]!;
        if (c === 58) {
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    value0 = { kind: "hash", algorithm: held10, value: s.slice(from11 - $shift, i - $shift) };
  }
  $end = i;
  return value0;
}

function dateparam$octets(a: Uint8Array, s: string, i: number): Dateparam {
  let c = a[i]!;
  let value0: Dateparamname;
  if (c === 99) {
    c = a[++i]!;
    if (c !== 114) $.fail(i, 141);
    c = a[++i]!;
    if (c !== 101) $.fail(i, 142);
    c = a[++i]!;
    if (c !== 97) $.fail(i, 143);
    c = a[++i]!;
    if (c !== 116) $.fail(i, 144);
    c = a[++i]!;
    if (c !== 105) $.fail(i, 145);
    c = a[++i]!;
    if (c !== 111) $.fail(i, 146);
    c = a[++i]!;
    if (c !== 110) $.fail(i, 147);
    i++;
    value0 = "creation";
  } else if (c === 109) {
    c = a[++i]!;
    if (c !== 111) $.fail(i, 146);
    c = a[++i]!;
    if (c !== 100) $.fail(i, 148);
    c = a[++i]!;
    if (c !== 105) $.fail(i, 145);
    c = a[++i]!;
    if (c !== 102) $.fail(i, 149);
    c = a[++i]!;
    if (c !== 105) $.fail(i, 145);
    c = a[++i]!;
    if (c !== 99) $.fail(i, 150);
    c = a[++i]!;
    if (c !== 97) $.fail(i, 143);
    c = a[++i]!;
    if (c !== 116) $.fail(i, 144);
    c = a[++i]!;
    if (c !== 105) $.fail(i, 145);
    c = a[++i]!;
    if (c !== 111) $.fail(i, 146);
    c = a[++i]!;
    if (c !== 110) $.fail(i, 147);
    i++;
    value0 = "modification";
  } else {
    if (c !== 114) $.fail(i, 151);
    c = a[++i]!;
    if (c !== 101) $.fail(i, 142);
    c = a[++i]!;
    if (c !== 97) $.fail(i, 143);
    c = a[++i]!;
    if (c !== 100) $.fail(i, 148);
    i++;
    value0 = "read";
  }
  c = a[i]!;
  if (c !== 58) $.fail(i, 152);
  c = a[++i]!;
  if (c !== 34) $.fail(i, 153);
  i++;
  const from1 = i;
  c = a[i]!;
  if (($class1[c]! & 32) === 0) $.fail(i, 154);
  c = a[++i]!;
  while (($class1[c]! & 32) !== 0) c = a[++i]!;
  const held2 = s.slice(from1 - $shift, i - $shift);
  if (c !== 34) $.fail(i, 155);
  i++;
  const held3 = { kind: value0, date: held2 };
  $end = i;
  return held3;
}
