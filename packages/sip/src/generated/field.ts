// Generated from field.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 411a1fa9f5fefd0917b3606a9146522a04e480d4e07e37b255caed0541276058
import * as $ from "@callingcard/grammar/runtime";

/**
 * Via = ( "Via" / "v" ) HCOLON via-parm *(COMMA via-parm)
 */
export type Vias = readonly Via[];
/**
 * Contact = ("Contact" / "m" ) HCOLON ( STAR / (contact-param *(COMMA contact-param)))
 * contact-param = (name-addr / addr-spec) *(SEMI contact-params)
 * From = ( "From" / "f" ) HCOLON from-spec, and To, Reply-To, Route, Record-Route; Refer-To (RFC 3515),
 * Referred-By (RFC 3892), Path (RFC 3327), Service-Route (RFC 3608), History-Info (RFC 7044);
 * P-Asserted-Identity and P-Preferred-Identity (RFC 3325) without parameters; Alert-Info, Call-Info and
 * Error-Info without a display-name.
 */
export type Addresses = readonly Address[];
/**
 * Reason (RFC 3326), Accept-Encoding, Accept-Language, Accept-Contact and Reject-Contact (RFC 3841),
 * Security-Client, Security-Server and Security-Verify (RFC 3329), and alone Content-Disposition,
 * Session-Expires and Min-SE (RFC 4028), Event and Subscription-State (RFC 6665):
 * token *( SEMI generic-param ), with commas between them. The "*" of some is a token.
 */
export type Items = readonly Item[];
/**
 * Accept = "Accept" HCOLON [ accept-range *(COMMA accept-range) ]
 * media-range = ( "* /*" / ( m-type SLASH "*" ) / ( m-type SLASH m-subtype ) ) *( SEMI m-parameter )
 * Content-Type = ( "Content-Type" / "c" ) HCOLON media-type
 * media-type = m-type SLASH m-subtype *(SEMI m-parameter)
 */
export type Mediaranges = readonly Mediarange[];
/**
 * Allow = "Allow" HCOLON [Method *(COMMA Method)]
 * Supported = ( "Supported" / "k" ) HCOLON [option-tag *(COMMA option-tag)], and Require, Proxy-Require,
 * Unsupported, Content-Encoding, Content-Language, Allow-Events (RFC 6665), Request-Disposition (RFC 3841)
 */
export type Tokens = readonly Token[];
/**
 * Privacy-hdr = "Privacy" HCOLON priv-value *(";" priv-value)   RFC 3323 section 4.2
 */
export type Privacies = readonly Token[];
/**
 * In-Reply-To = "In-Reply-To" HCOLON callid *(COMMA callid)
 * Call-ID = ( "Call-ID" / "i" ) HCOLON callid
 */
export type Callids = readonly Callid[];
/**
 * Replaces = "Replaces" HCOLON callid *(SEMI replaces-param)   RFC 3891 section 6.1
 */
export interface Replaces { readonly callId: Callid; readonly parameters: Parameters }
/**
 * CSeq = "CSeq" HCOLON 1*DIGIT LWS Method
 */
export interface Cseq { readonly sequence: Digits; readonly method: Token }
/**
 * RAck = "RAck" HCOLON response-num LWS CSeq-num LWS Method   RFC 3262 section 10
 */
export interface Rack { readonly response: Digits; readonly sequence: Digits; readonly method: Token }
/**
 * Content-Length, Max-Forwards, Expires, Min-Expires; RSeq (RFC 3262), Max-Breadth (RFC 5393),
 * Flow-Timer (RFC 5626): 1*DIGIT
 */
export type Number = Digits;
/**
 * Timestamp = "Timestamp" HCOLON 1*(DIGIT) [ "." *(DIGIT) ] [ LWS delay ]
 * delay = *(DIGIT) [ "." *(DIGIT) ]
 * Repaired: a delay has a character, since the LWS in front of it would not be there otherwise.
 */
export interface Timestamp { readonly seconds: Seconds; readonly delay: Delay | undefined }
/**
 * MIME-Version = "MIME-Version" HCOLON 1*DIGIT "." 1*DIGIT
 */
export interface Mimeversion { readonly major: Digits; readonly minor: Digits }
/**
 * Date = "Date" HCOLON SIP-date
 * rfc1123-date = wkday "," SP date1 SP time SP "GMT"
 * date1 = 2DIGIT SP month SP 4DIGIT
 * time = 2DIGIT ":" 2DIGIT ":" 2DIGIT
 */
export interface Date { readonly weekday: Wkday; readonly day: Day; readonly month: Month; readonly year: Year; readonly hour: Day; readonly minute: Day; readonly second: Day }
/**
 * Warning = "Warning" HCOLON warning-value *(COMMA warning-value)
 * warning-value = warn-code SP warn-agent SP warn-text
 * warn-agent = hostport / pseudonym
 */
export type Warnings = readonly Warning[];
/**
 * Authorization = "Authorization" HCOLON credentials, Proxy-Authorization, WWW-Authenticate and
 * Proxy-Authenticate = ... challenge
 * credentials = ("Digest" LWS digest-response) / other-response
 * other-response = auth-scheme LWS auth-param *(COMMA auth-param)
 */
export interface Credentials { readonly scheme: Token; readonly parameters: Authparams }
/**
 * Authentication-Info = "Authentication-Info" HCOLON ainfo *(COMMA ainfo)
 */
export type Authparams = readonly Authparam[];
/**
 * User-Agent = "User-Agent" HCOLON server-val *(LWS server-val), and Server
 * server-val = product / comment
 * product = token [SLASH product-version]
 */
export type Products = readonly Product[];
/**
 * Retry-After = "Retry-After" HCOLON delta-seconds [ comment ] *( SEMI retry-param )
 */
export interface Retryafter { readonly seconds: Digits; readonly comment: Comment | undefined; readonly parameters: Parameters }
/**
 * feature-param = enc-feature-tag [EQUAL LDQUOT (tag-value-list / string-value ) RDQUOT]   RFC 3840 section 9
 * Between the quotation marks: tag-value-list = tag-value *("," tag-value)
 * string-value = "<" *(qdtext-no-abkt / quoted-pair ) ">"
 * What is behind a backslash has lost it here.
 */
export type Tagvalues = readonly Tagvalue[] | Stringvalue;
/**
 * PAssertedService = "P-Asserted-Service" HCOLON PAssertedService-value   RFC 6050 section 4
 * PAssertedService-value = Service-ID *(COMMA Service-ID)
 * Service-ID = "urn:urn-7:" urn-service-id
 */
export type Serviceids = readonly Serviceid[];
/**
 * Conversation-ID, Contribution-ID, InReplyTo-Contribution-ID, Session-Replaces (OMA CPM appendix C)
 * = 1*( unreserved / "%" / ":" / "@" / "+" / "=" / "/" )
 */
export type Identifier = string;
/**
 * header = "header-name" HCOLON header-value *(COMMA header-value)   section 7.3.1
 * The values of any field whose values are a list, as they are written: commas between quotation
 * marks or angle brackets divide nothing.
 * Repaired: the white space around a comma is the values', to be taken off above.
 */
export type Values = readonly Value[];
/**
 * via-parm = sent-protocol LWS sent-by *( SEMI via-params )
 * sent-protocol = protocol-name SLASH protocol-version SLASH transport
 * sent-by = host [ COLON port ]
 * via-params = via-ttl / via-maddr / via-received / via-branch / via-extension
 */
export interface Via { readonly protocol: Token; readonly version: Token; readonly transport: Token; readonly host: Host; readonly port: Digits | undefined; readonly parameters: Parameters }
/**
 * name-addr = [ display-name ] LAQUOT addr-spec RAQUOT
 */
export type Address = { readonly displayName: Displayname | undefined; readonly uri: Uri; readonly parameters: Parameters } | { readonly displayName: undefined; readonly uri: Bareuri; readonly parameters: Parameters };
export interface Item { readonly token: Token; readonly parameters: Parameters }
export interface Mediarange { readonly type: Token; readonly subtype: Token; readonly parameters: Parameters }
export type Token = string;
/**
 * callid = word [ "@" word ]
 */
export type Callid = string;
export type Delay = string;
export interface Warning { readonly code: Warncode; readonly agent: Warnagent; readonly text: Quotedstring }
/**
 * auth-param = auth-param-name EQUAL ( token / quoted-string )
 */
export interface Authparam { readonly name: Token; readonly value: Genvalue }
export type Product = { readonly name: Token; readonly version: Token | undefined; readonly comment: undefined } | { readonly name: undefined; readonly version: undefined; readonly comment: Comment };
/**
 * comment = LPAREN *(ctext / quoted-pair / comment) RPAREN
 */
export type Comment = string;
/**
 * tag-value = ["!"] (token-nobang / boolean / numeric)
 */
export type Tagvalue = { readonly isNegated: Negation | undefined; readonly relation: undefined; readonly text: Tagtoken } | { readonly isNegated: Negation | undefined; readonly relation: Relation; readonly text: Numeral };
export type Serviceid = string;
export type Value = string;
/**
 * host = hostname / IPv4address / IPv6reference   as in uri.ne
 */
export type Host = string;
export type Digits = string;
/**
 * display-name = *(token LWS)/ quoted-string
 * Repaired: no white space between the last token and the "<" (RFC 4475 section 3.1.1.6).
 */
export type Displayname = string;
/**
 * generic-param = token [ EQUAL gen-value ]
 */
export interface Parameter { readonly name: Token; readonly value: Genvalue | undefined }
/**
 * gen-value = token / host / quoted-string
 * Repaired: the characters of an IPv6address come without brackets too, as in via-received.
 */
export type Genvalue = string;
/**
 * contact-params, from-param, rr-param, via-params ... = *( SEMI generic-param )
 */
export type Parameters = readonly Parameter[];
export type Negation = true;
/**
 * numeric = "#" numeric-relation number
 * numeric-relation = ">=" / "<=" / "=" / (number ":")
 * number = [ "+" / "-" ] 1*DIGIT ["." 0*DIGIT]
 */
export type Relation = string;
export type Seconds = string;
/**
 * wkday = "Mon" / "Tue" / ...   month = "Jan" / "Feb" / ...   Three letters; which, is said above.
 */
export type Wkday = string;
export type Day = string;
export type Month = string;
export type Year = string;
export type Stringvalue = string;
/**
 * addr-spec = SIP-URI / SIPS-URI / absoluteURI
 */
export type Uri = string;
/**
 * Section 20.10: an addr-spec with a comma, semicolon or question mark stands between angle brackets.
 */
export type Bareuri = string;
export type Warncode = string;
export type Warnagent = string;
export type Quotedstring = string;
/**
 * token-nobang = 1*(alphanum / "-" / "." / "%" / "*" / "_" / "+" / "`" / "'" / "~" )
 */
export type Tagtoken = string;
export type Numeral = string;

let $end = 0;
let $shift = 0;
let $isWide = false;
let $depth = 0;
const $maxDepth = 32;
// 1: TAB SP ","
// 2: "!" "%" "'" "*" "+" "-" "." "0".."9" "A".."Z" "_".."z" "~"
// 4: TAB SP ";"
// 8: "!" '"' "%" "'".."+" "-"..":" "<" ">" "?" "A".."]" "_".."{" "}" "~"
// 16: "A".."Z" "a".."z"
// 32: "!" "#" "%" "'" "*" "+" "-" "." "0".."9" "A".."Z" "_".."z" "~"
// 64: TAB SP..";" "=" "?".."~" beyond ASCII
// 128: "-" "0".."9" "A".."Z" "a".."z"
const $class0 = /* @__PURE__ */ $.classTable("9,0 1,1x m,0 1,1x 1,2y 1,20 1,2o 1,1s 1,2y 1,1s 1,2y 2,20 2,2y 1,1t 1,6i 1,2y 1,20 a,6i 1,20 1,1w 1,8 1,1s 1,8 1,20 1,1s q,6y 3,20 1,1s 2,2y q,6y 1,20 1,1s 1,20 1,2y 1,0 3j,1s 1,0");
// 1: "!" "%" "'".."+" "-"..":" "=" "@".."Z" "_" "a".."z" "~"
// 2: TAB SP "!" "#".."+" "-"..";" "=".."~" beyond ASCII
// 4: TAB SP "!" "#".."[" "]".."~" beyond ASCII
// 8: U+0000..TAB U+000B U+000C U+000E..U+007F
// 16: SP..";" "=" "?".."~" beyond ASCII
// 32: "0".."9" "A".."Z" "a".."z"
// 64: "." "0"..":" "A".."F" "a".."f"
// 128: "!" '"' "%" "'" "*" "+" "-" "." "0".."9" "<" "_" "`" "~"
const $class1 = /* @__PURE__ */ $.classTable("9,8 1,e 1,0 2,8 1,0 i,8 1,u 1,4f 1,48 2,u 1,4f 1,u 1,4f 2,v 2,4f 1,s 1,4f 1,67 1,v a,73 1,2n 1,u 1,3w 1,v 1,e 1,u 1,v 6,3j k,1r 1,u 1,q 2,u 1,4f 1,4e 6,3j k,1r 3,u 1,4f 1,8 3j,m 1,0");
// 1: "+" "-" "." "0".."9" "A".."Z" "a".."z"
// 2: "!" '"' "%" "'" "*" "+" "-" "." "0".."9" "A".."Z" "_".."z" "~"
// 4: "!" "$"..";" "=" "?".."[" "]" "_" "a".."z" "~"
// 8: "!" "$".."+" "-"..":" "=" "@".."[" "]" "_" "a".."z" "~"
// 16: "!" "%" "'" "*" "+" "-" "." "0"..":" "A".."[" "]" "_".."z" "~"
// 32: "!" "%" "'" "(" "*" "+" "-" "." "0".."9" "A".."Z" "_".."z" "~"
// 64: TAB SP.."'" "*".."[" "]".."~" beyond ASCII
// 128: "%" "'" "*" "+" "-" "." "0".."9" "A".."Z" "_".."z" "~"
const $class2 = /* @__PURE__ */ $.classTable("9,0 1,1s m,0 1,1s 1,3i 1,1u 1,1s 1,24 1,72 1,24 1,72 1,18 1,c 1,72 1,73 1,1w 2,73 1,24 a,73 1,2k 1,1w 1,1s 1,24 1,1s 1,1w 1,24 q,73 1,2k 1,0 1,2k 1,1s 1,72 1,6q q,73 3,1s 1,72 1,0 3j,1s 1,0");
const $sites: readonly $.Site[] = [
  ["token", "\"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["token", "TAB SP \"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["COMMA", "TAB SP \"!\" \"%\" \"'\" \"*\"..\".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["SEMI", "TAB SP \"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \";\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["callid", "\"!\" '\"' \"%\" \"'\"..\"+\" \"-\"..\":\" \"<\" \">\" \"?\" \"A\"..\"]\" \"_\"..\"{\" \"}\" \"~\""],
  ["COMMA", "TAB SP..'\"' \"%\" \"'\"..\":\" \"<\" \">\"..\"]\" \"_\"..\"{\" \"}\" \"~\""],
  ["digits", "\"0\"..\"9\""],
  ["LWS", "TAB SP \"0\"..\"9\""],
  ["digits", "TAB SP \"0\"..\"9\""],
  ["seconds", "\"0\"..\"9\""],
  ["delay", "TAB SP \".\" \"0\"..\"9\""],
  ["mimeversion", "\".\" \"0\"..\"9\""],
  ["wkday", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["date", "\",\""],
  ["date", "SP"],
  ["day", "\"0\"..\"9\""],
  ["month", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["year", "\"0\"..\"9\""],
  ["date", "\":\""],
  ["date", "\"G\""],
  ["date", "\"M\""],
  ["date", "\"T\""],
  ["COMMA", "TAB SP \",\""],
  ["LWS", "TAB SP \"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["stringvalue", "\"!\" \"#\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"<\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["stringvalue", "TAB SP..\";\" \"=\"..\"~\" U+0080..U+FFFF"],
  ["serviceid", "\"U\" \"u\""],
  ["serviceid", "\"R\" \"r\""],
  ["serviceid", "\"N\" \"n\""],
  ["serviceid", "\":\""],
  ["serviceid", "\"-\""],
  ["serviceid", "\"7\""],
  ["serviceid", "\"-\" \"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["COMMA", "TAB SP \",\"..\".\" \"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["identifier", "\"!\" \"%\" \"'\"..\"+\" \"-\"..\":\" \"=\" \"@\"..\"Z\" \"_\" \"a\"..\"z\" \"~\""],
  ["value", "U+0000..TAB U+000B U+000C U+000E..U+007F"],
  ["value", "TAB SP..\"~\" U+0080..U+FFFF"],
  ["value", "SP..\";\" \"=\"..\"~\" U+0080..U+FFFF"],
  ["SLASH", "TAB SP \"!\" \"%\" \"'\" \"*\" \"+\" \"-\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["host", "\"-\" \"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["host", "TAB SP \"0\"..\"9\" \"A\"..\"[\" \"a\"..\"z\""],
  ["host", "\".\" \"0\"..\":\" \"A\"..\"F\" \"a\"..\"f\""],
  ["host", "\".\" \"0\"..\":\" \"A\"..\"F\" \"]\" \"a\"..\"f\""],
  ["COLON", "TAB SP \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["displayname", "TAB SP \"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["QUOTED", "U+0000..TAB U+000B U+000C U+000E..U+007F"],
  ["QUOTED", "TAB SP..\"~\" U+0080..U+FFFF"],
  ["address", "TAB SP..'\"' \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"<\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["uri", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["uri", "\"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["uri", "\"!\" \"$\"..\";\" \"=\" \"?\"..\"[\" \"]\" \"_\" \"a\"..\"z\" \"~\""],
  ["address", "\"!\" \"$\"..\";\" \"=\"..\"[\" \"]\" \"_\" \"a\"..\"z\" \"~\""],
  ["bareuri", "\"!\" '\"' \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"<\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["bareuri", "\"!\" \"$\"..\"+\" \"-\"..\":\" \"=\" \"@\"..\"[\" \"]\" \"_\" \"a\"..\"z\" \"~\""],
  ["SEMI", "TAB SP \";\""],
  ["EQUAL", "TAB SP \"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"=\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["warncode", "\"0\"..\"9\""],
  ["warning", "SP"],
  ["warnagent", "\"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"[\" \"]\" \"_\"..\"z\" \"~\""],
  ["warning", "SP \"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\":\" \"A\"..\"[\" \"]\" \"_\"..\"z\" \"~\""],
  ["QUOTED", "'\"'"],
  ["COMMENT", ""],
  ["COMMENT", "\"(\""],
  ["COMMENT", "U+0000..TAB U+000B U+000C U+000E..U+007F"],
  ["CTEXTS", "U+0000..TAB U+000B U+000C U+000E..U+007F"],
  ["COMMENT", "TAB SP..\"~\" U+0080..U+FFFF"],
  ["tagtoken", "\"!\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["tagvalue", "\"!\" \"#\" \"%\" \"'\" \"*\" \"+\" \"-\" \".\" \"0\"..\"9\" \"A\"..\"Z\" \"_\"..\"z\" \"~\""],
  ["relation", "\"=\""],
  ["relation", "\"0\"..\"9\""],
  ["relation", "\"0\"..\":\""],
  ["relation", "\".\" \"0\"..\":\""],
  ["relation", "\"+\" \"-\" \"0\"..\"9\" \"<\"..\">\""],
  ["NUMERAL", "\"0\"..\"9\""],
  ["NUMERAL", "\"+\" \"-\" \"0\"..\"9\""],
  ["vias", "end of input"],
  ["addresses", "end of input"],
  ["items", "end of input"],
  ["mediaranges", "end of input"],
  ["tokens", "end of input"],
  ["privacies", "end of input"],
  ["callids", "end of input"],
  ["replaces", "end of input"],
  ["cseq", "end of input"],
  ["rack", "end of input"],
  ["number", "end of input"],
  ["timestamp", "end of input"],
  ["mimeversion", "end of input"],
  ["date", "end of input"],
  ["warnings", "end of input"],
  ["credentials", "end of input"],
  ["authparams", "end of input"],
  ["products", "end of input"],
  ["retryafter", "end of input"],
  ["tagvalues", "end of input"],
  ["serviceids", "end of input"],
  ["identifier", "end of input"],
  ["values", "end of input"],
];

export const vias: $.Entry<Vias> = /* @__PURE__ */ $.entry(
  "vias",
  $sites,
  75,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = vias$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const addresses: $.Entry<Addresses> = /* @__PURE__ */ $.entry(
  "addresses",
  $sites,
  76,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = addresses$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const items: $.Entry<Items> = /* @__PURE__ */ $.entry(
  "items",
  $sites,
  77,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = items$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const mediaranges: $.Entry<Mediaranges> = /* @__PURE__ */ $.entry(
  "mediaranges",
  $sites,
  78,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = mediaranges$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const tokens: $.Entry<Tokens> = /* @__PURE__ */ $.entry(
  "tokens",
  $sites,
  79,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = tokens$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const privacies: $.Entry<Privacies> = /* @__PURE__ */ $.entry(
  "privacies",
  $sites,
  80,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = privacies$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const callids: $.Entry<Callids> = /* @__PURE__ */ $.entry(
  "callids",
  $sites,
  81,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = callids$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const replaces: $.Entry<Replaces> = /* @__PURE__ */ $.entry(
  "replaces",
  $sites,
  82,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = replaces$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const cseq: $.Entry<Cseq> = /* @__PURE__ */ $.entry(
  "cseq",
  $sites,
  83,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = cseq$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const rack: $.Entry<Rack> = /* @__PURE__ */ $.entry(
  "rack",
  $sites,
  84,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = rack$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const number: $.Entry<Number> = /* @__PURE__ */ $.entry(
  "number",
  $sites,
  85,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = number$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const timestamp: $.Entry<Timestamp> = /* @__PURE__ */ $.entry(
  "timestamp",
  $sites,
  86,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = timestamp$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const mimeversion: $.Entry<Mimeversion> = /* @__PURE__ */ $.entry(
  "mimeversion",
  $sites,
  87,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = mimeversion$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const date: $.Entry<Date> = /* @__PURE__ */ $.entry(
  "date",
  $sites,
  88,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = date$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const warnings: $.Entry<Warnings> = /* @__PURE__ */ $.entry(
  "warnings",
  $sites,
  89,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = warnings$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const credentials: $.Entry<Credentials> = /* @__PURE__ */ $.entry(
  "credentials",
  $sites,
  90,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = credentials$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const authparams: $.Entry<Authparams> = /* @__PURE__ */ $.entry(
  "authparams",
  $sites,
  91,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = authparams$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const products: $.Entry<Products> = /* @__PURE__ */ $.entry(
  "products",
  $sites,
  92,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = products$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const retryafter: $.Entry<Retryafter> = /* @__PURE__ */ $.entry(
  "retryafter",
  $sites,
  93,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = retryafter$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const tagvalues: $.Entry<Tagvalues> = /* @__PURE__ */ $.entry(
  "tagvalues",
  $sites,
  94,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = tagvalues$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const serviceids: $.Entry<Serviceids> = /* @__PURE__ */ $.entry(
  "serviceids",
  $sites,
  95,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = serviceids$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const identifier: $.Entry<Identifier> = /* @__PURE__ */ $.entry(
  "identifier",
  $sites,
  96,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = identifier$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const values: $.Entry<Values> = /* @__PURE__ */ $.entry(
  "values",
  $sites,
  97,
  (a, s, i) => {
    $shift = $.registers.shift;
    $isWide = $.registers.isWide;
    $depth = 0;
    const value = values$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  if (c === 59) return 1;
  return 0;
}

function $ahead1$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  if (c === 44 || c === 59) return 1;
  return 0;
}

function $ahead2$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (($class2[c]! & 1) !== 0) c = a[++i]!;
  if (c === 58) return 1;
  return 0;
}

function $ahead3$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  if (c === 60) return 1;
  return 0;
}

function $ahead4$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  if (c === 44) return 1;
  return 0;
}

function $ahead5$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  if (($class2[c]! & 32) !== 0) return 1;
  return 0;
}

function $ahead6$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (c === 35) return 1;
  return 0;
}

function callid$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (($class0[c]! & 8) === 0) $.fail(i, 4);
  c = a[++i]!;
  while (($class0[c]! & 8) !== 0) c = a[++i]!;
  if (c === 64) {
    c = a[++i]!;
    if (($class0[c]! & 8) === 0) $.fail(i, 4);
    c = a[++i]!;
    while (($class0[c]! & 8) !== 0) c = a[++i]!;
    return i;
  } else {
    return i;
  }
}

function serviceid$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (!(c === 85 || c === 117)) $.fail(i, 26);
  c = a[++i]!;
  if (!(c === 82 || c === 114)) $.fail(i, 27);
  c = a[++i]!;
  if (!(c === 78 || c === 110)) $.fail(i, 28);
  c = a[++i]!;
  if (c !== 58) $.fail(i, 29);
  c = a[++i]!;
  if (!(c === 85 || c === 117)) $.fail(i, 26);
  c = a[++i]!;
  if (!(c === 82 || c === 114)) $.fail(i, 27);
  c = a[++i]!;
  if (!(c === 78 || c === 110)) $.fail(i, 28);
  c = a[++i]!;
  if (c !== 45) $.fail(i, 30);
  c = a[++i]!;
  if (c !== 55) $.fail(i, 31);
  c = a[++i]!;
  if (c !== 58) $.fail(i, 29);
  c = a[++i]!;
  again0: for (;;) {
    if (($class0[c]! & 128) === 0) $.fail(i, 32);
    c = a[++i]!;
    while (($class0[c]! & 128) !== 0) c = a[++i]!;
    if (c === 46) {
      c = a[++i]!;
      continue again0;
    } else {
      return i;
    }
  }
}

function value$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  again0: for (;;) {
    while (($class1[c]! & 2) !== 0) c = a[++i]!;
    if (c === 34) {
      c = a[++i]!;
      again1: for (;;) {
        while (($class1[c]! & 4) !== 0) c = a[++i]!;
        if (c === 34) {
          c = a[++i]!;
          continue again0;
        } else if (c === 92) {
          c = a[++i]!;
          if (($class1[c]! & 8) === 0) $.fail(i, 35);
          c = a[++i]!;
          continue again1;
        } else $.fail(i, 36);
      }
    } else if (c === 60) {
      c = a[++i]!;
      while (($class1[c]! & 16) !== 0) c = a[++i]!;
      if (c !== 62) $.fail(i, 37);
      c = a[++i]!;
      continue again0;
    } else {
      return i;
    }
  }
}

function QUOTED$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (c !== 34) $.fail(i, 60);
  c = a[++i]!;
  again0: for (;;) {
    while (($class1[c]! & 4) !== 0) c = a[++i]!;
    if (c === 34) {
      i++;
      return i;
    } else if (c === 92) {
      c = a[++i]!;
      if (($class1[c]! & 8) === 0) $.fail(i, 45);
      c = a[++i]!;
      continue again0;
    } else $.fail(i, 46);
  }
}

function vias$octets(a: Uint8Array, s: string, i: number): Vias {
  let c = 0;
  const value0 = via$octets(a, s, i);
  i = $end;
  const list1: (Via)[] = [value0];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) {
    while (c === 9 || c === 32) c = a[++i]!;
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const value2 = via$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function addresses$octets(a: Uint8Array, s: string, i: number): Addresses {
  let c = 0;
  const value0 = address$octets(a, s, i);
  i = $end;
  const list1: (Address)[] = [value0];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) {
    while (c === 9 || c === 32) c = a[++i]!;
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const value2 = address$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function items$octets(a: Uint8Array, s: string, i: number): Items {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 0);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  const value2 = parameters$octets(a, s, i);
  i = $end;
  const held3 = { token: held1, parameters: value2 };
  const list4: (Item)[] = [held3];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) {
    while (c === 9 || c === 32) c = a[++i]!;
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const from5 = i;
    if (($class0[c]! & 2) === 0) $.fail(i, 1);
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    const held6 = s.slice(from5 - $shift, i - $shift);
    const value7 = parameters$octets(a, s, i);
    i = $end;
    list4.push({ token: held6, parameters: value7 });
    c = a[i]!;
  }
  $end = i;
  return list4;
}

function mediaranges$octets(a: Uint8Array, s: string, i: number): Mediaranges {
  let c = 0;
  const value0 = mediarange$octets(a, s, i);
  i = $end;
  const list1: (Mediarange)[] = [value0];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) {
    while (c === 9 || c === 32) c = a[++i]!;
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const value2 = mediarange$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function tokens$octets(a: Uint8Array, s: string, i: number): Tokens {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 0);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  const list2: (Token)[] = [held1];
  while (($class0[c]! & 1) !== 0) {
    while (c === 9 || c === 32) c = a[++i]!;
    if (c !== 44) $.fail(i, 2);
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const from3 = i;
    if (($class0[c]! & 2) === 0) $.fail(i, 1);
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    list2.push(s.slice(from3 - $shift, i - $shift));
  }
  $end = i;
  return list2;
}

function privacies$octets(a: Uint8Array, s: string, i: number): Privacies {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 0);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  const list2: (Token)[] = [held1];
  while (($class0[c]! & 4) !== 0) {
    while (c === 9 || c === 32) c = a[++i]!;
    if (c !== 59) $.fail(i, 3);
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const from3 = i;
    if (($class0[c]! & 2) === 0) $.fail(i, 1);
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    list2.push(s.slice(from3 - $shift, i - $shift));
  }
  $end = i;
  return list2;
}

function callids$octets(a: Uint8Array, s: string, i: number): Callids {
  let c = 0;
  const from0 = i;
  i = callid$stretch$octets(a, i);
  const held1 = s.slice(from0 - $shift, i - $shift);
  const list2: (Callid)[] = [held1];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) {
    while (c === 9 || c === 32) c = a[++i]!;
    if (c !== 44) $.fail(i, 5);
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const from3 = i;
    i = callid$stretch$octets(a, i);
    list2.push(s.slice(from3 - $shift, i - $shift));
    c = a[i]!;
  }
  $end = i;
  return list2;
}

function replaces$octets(a: Uint8Array, s: string, i: number): Replaces {
  const from0 = i;
  i = callid$stretch$octets(a, i);
  const held1 = s.slice(from0 - $shift, i - $shift);
  const value2 = parameters$octets(a, s, i);
  i = $end;
  const held3 = { callId: held1, parameters: value2 };
  $end = i;
  return held3;
}

function cseq$octets(a: Uint8Array, s: string, i: number): Cseq {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 6);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (!(c === 9 || c === 32)) $.fail(i, 7);
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  const from2 = i;
  if (($class0[c]! & 2) === 0) $.fail(i, 1);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held3 = { sequence: held1, method: s.slice(from2 - $shift, i - $shift) };
  $end = i;
  return held3;
}

function rack$octets(a: Uint8Array, s: string, i: number): Rack {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 6);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (!(c === 9 || c === 32)) $.fail(i, 7);
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  const from2 = i;
  if (!(c >= 48 && c <= 57)) $.fail(i, 8);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held3 = s.slice(from2 - $shift, i - $shift);
  if (!(c === 9 || c === 32)) $.fail(i, 7);
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  const from4 = i;
  if (($class0[c]! & 2) === 0) $.fail(i, 1);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held5 = { response: held1, sequence: held3, method: s.slice(from4 - $shift, i - $shift) };
  $end = i;
  return held5;
}

function number$octets(a: Uint8Array, s: string, i: number): Number {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 6);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  $end = i;
  return held1;
}

function timestamp$octets(a: Uint8Array, s: string, i: number): Timestamp {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 9);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  if (c === 46) {
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
  }
  const held1 = s.slice(from0 - $shift, i - $shift);
  let value2: Delay | undefined;
  if (c === 9 || c === 32) {
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const from3 = i;
    if (c === 46) {
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
    } else if (c >= 48 && c <= 57) {
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
      if (c === 46) {
        c = a[++i]!;
        while (c >= 48 && c <= 57) c = a[++i]!;
      }
    } else $.fail(i, 10);
    value2 = s.slice(from3 - $shift, i - $shift);
  }
  const held4 = { seconds: held1, delay: value2 };
  $end = i;
  return held4;
}

function mimeversion$octets(a: Uint8Array, s: string, i: number): Mimeversion {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 6);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (c !== 46) $.fail(i, 11);
  i++;
  const from2 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 6);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held3 = { major: held1, minor: s.slice(from2 - $shift, i - $shift) };
  $end = i;
  return held3;
}

function date$octets(a: Uint8Array, s: string, i: number): Date {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 12);
  c = a[++i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 12);
  c = a[++i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 12);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 44) $.fail(i, 13);
  c = a[++i]!;
  if (c !== 32) $.fail(i, 14);
  i++;
  const from2 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  i++;
  const held3 = s.slice(from2 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 32) $.fail(i, 14);
  i++;
  const from4 = i;
  c = a[i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 16);
  c = a[++i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 16);
  c = a[++i]!;
  if (($class0[c]! & 16) === 0) $.fail(i, 16);
  i++;
  const held5 = s.slice(from4 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 32) $.fail(i, 14);
  i++;
  const from6 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 17);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 17);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 17);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 17);
  i++;
  const held7 = s.slice(from6 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 32) $.fail(i, 14);
  i++;
  const from8 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  i++;
  const held9 = s.slice(from8 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 58) $.fail(i, 18);
  i++;
  const from10 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  i++;
  const held11 = s.slice(from10 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 58) $.fail(i, 18);
  i++;
  const from12 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  i++;
  const held13 = s.slice(from12 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 32) $.fail(i, 14);
  c = a[++i]!;
  if (c !== 71) $.fail(i, 19);
  c = a[++i]!;
  if (c !== 77) $.fail(i, 20);
  c = a[++i]!;
  if (c !== 84) $.fail(i, 21);
  i++;
  const held14 = { weekday: held1, day: held3, month: held5, year: held7, hour: held9, minute: held11, second: held13 };
  $end = i;
  return held14;
}

function warnings$octets(a: Uint8Array, s: string, i: number): Warnings {
  let c = 0;
  const value0 = warning$octets(a, s, i);
  i = $end;
  const list1: (Warning)[] = [value0];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) {
    while (c === 9 || c === 32) c = a[++i]!;
    if (c !== 44) $.fail(i, 22);
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const value2 = warning$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function credentials$octets(a: Uint8Array, s: string, i: number): Credentials {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 0);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  if (!(c === 9 || c === 32)) $.fail(i, 23);
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  const value2 = authparams$octets(a, s, i);
  i = $end;
  const held3 = { scheme: held1, parameters: value2 };
  $end = i;
  return held3;
}

function authparams$octets(a: Uint8Array, s: string, i: number): Authparams {
  let c = 0;
  const value0 = authparam$octets(a, s, i);
  i = $end;
  const list1: (Authparam)[] = [value0];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) {
    while (c === 9 || c === 32) c = a[++i]!;
    if (c !== 44) $.fail(i, 22);
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const value2 = authparam$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function products$octets(a: Uint8Array, s: string, i: number): Products {
  let c = 0;
  const value0 = product$octets(a, s, i);
  i = $end;
  const list1: (Product)[] = [value0];
  c = a[i]!;
  while (c === 9 || c === 32) {
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const value2 = product$octets(a, s, i);
    i = $end;
    list1.push(value2);
    c = a[i]!;
  }
  $end = i;
  return list1;
}

function retryafter$octets(a: Uint8Array, s: string, i: number): Retryafter {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 6);
  c = a[++i]!;
  while (c >= 48 && c <= 57) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  let value2: Comment | undefined;
  if (c === 40 || ((c === 9 || c === 32) && $ahead0$octets(a, i) === 0)) {
    while (c === 9 || c === 32) c = a[++i]!;
    const from3 = i - $shift;
    i = COMMENT$octets(a, s, i);
    value2 = s.slice(from3, i - $shift);
  }
  const value4 = parameters$octets(a, s, i);
  i = $end;
  const held5 = { seconds: held1, comment: value2, parameters: value4 };
  $end = i;
  return held5;
}

function tagvalues$octets(a: Uint8Array, s: string, i: number): Tagvalues {
  let c = a[i]!;
  let value0: Tagvalues;
  if (($class0[c]! & 32) !== 0) {
    const value1 = tagvalue$octets(a, s, i);
    i = $end;
    const list2: (Tagvalue)[] = [value1];
    c = a[i]!;
    while (c === 44) {
      i++;
      const value3 = tagvalue$octets(a, s, i);
      i = $end;
      list2.push(value3);
      c = a[i]!;
    }
    value0 = list2;
  } else {
    const from4 = i;
    let seen5 = 0;
    if (c !== 60) $.fail(i, 24);
    c = a[++i]!;
    while (($class0[c]! & 64) !== 0) {
      seen5 |= c;
      c = a[++i]!;
    }
    if (c !== 62) $.fail(i, 25);
    i++;
    const shift6 = $shift;
    if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
    value0 = s.slice(from4 - shift6, i - $shift);
  }
  $end = i;
  return value0;
}

function serviceids$octets(a: Uint8Array, s: string, i: number): Serviceids {
  let c = 0;
  const from0 = i;
  i = serviceid$stretch$octets(a, i);
  const held1 = s.slice(from0 - $shift, i - $shift);
  const list2: (Serviceid)[] = [held1];
  c = a[i]!;
  while (($class0[c]! & 1) !== 0) {
    while (c === 9 || c === 32) c = a[++i]!;
    if (c !== 44) $.fail(i, 33);
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const from3 = i;
    i = serviceid$stretch$octets(a, i);
    list2.push(s.slice(from3 - $shift, i - $shift));
    c = a[i]!;
  }
  $end = i;
  return list2;
}

function identifier$octets(a: Uint8Array, s: string, i: number): Identifier {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class1[c]! & 1) === 0) $.fail(i, 34);
  c = a[++i]!;
  while (($class1[c]! & 1) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  $end = i;
  return held1;
}

function values$octets(a: Uint8Array, s: string, i: number): Values {
  let c = 0;
  const from0 = i;
  i = value$stretch$octets(a, i);
  const shift2 = $shift;
  if ($isWide) $shift += $.extraOctets(a, from0, i);
  const held3 = s.slice(from0 - shift2, i - $shift);
  const list4: (Value)[] = [held3];
  c = a[i]!;
  while (c === 44) {
    i++;
    const from5 = i;
    i = value$stretch$octets(a, i);
    const shift7 = $shift;
    if ($isWide) $shift += $.extraOctets(a, from5, i);
    list4.push(s.slice(from5 - shift7, i - $shift));
    c = a[i]!;
  }
  $end = i;
  return list4;
}

function via$octets(a: Uint8Array, s: string, i: number): Via {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 0);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  while (c === 9 || c === 32) c = a[++i]!;
  if (c !== 47) $.fail(i, 38);
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  const from2 = i;
  if (($class0[c]! & 2) === 0) $.fail(i, 1);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held3 = s.slice(from2 - $shift, i - $shift);
  while (c === 9 || c === 32) c = a[++i]!;
  if (c !== 47) $.fail(i, 38);
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  const from4 = i;
  if (($class0[c]! & 2) === 0) $.fail(i, 1);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held5 = s.slice(from4 - $shift, i - $shift);
  if (!(c === 9 || c === 32)) $.fail(i, 23);
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  let value6: Host;
  if (($class1[c]! & 32) !== 0) {
    const from7 = i;
    stretch: {
      c = a[++i]!;
      again0: for (;;) {
        while (($class1[c]! & 32) !== 0) c = a[++i]!;
        if (c === 45) {
          c = a[++i]!;
          while (c === 45) c = a[++i]!;
          if (($class1[c]! & 32) === 0) $.fail(i, 39);
          c = a[++i]!;
          continue again0;
        } else if (c === 46) {
          c = a[++i]!;
          if (($class1[c]! & 32) !== 0) {
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
    value6 = s.slice(from7 - $shift, i - $shift);
  } else {
    const from8 = i;
    if (c !== 91) $.fail(i, 40);
    c = a[++i]!;
    if (($class1[c]! & 64) === 0) $.fail(i, 41);
    c = a[++i]!;
    while (($class1[c]! & 64) !== 0) c = a[++i]!;
    if (c !== 93) $.fail(i, 42);
    i++;
    value6 = s.slice(from8 - $shift, i - $shift);
  }
  let value9: Digits | undefined;
  c = a[i]!;
  if (c === 58 || ((c === 9 || c === 32) && $ahead1$octets(a, i) === 0)) {
    while (c === 9 || c === 32) c = a[++i]!;
    if (c !== 58) $.fail(i, 43);
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const from10 = i;
    if (!(c >= 48 && c <= 57)) $.fail(i, 8);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value9 = s.slice(from10 - $shift, i - $shift);
  }
  const value11 = parameters$octets(a, s, i);
  i = $end;
  const held12 = { protocol: held1, version: held3, transport: held5, host: value6, port: value9, parameters: value11 };
  $end = i;
  return held12;
}

function address$octets(a: Uint8Array, s: string, i: number): Address {
  let c = a[i]!;
  let value0: Address;
  if (($class1[c]! & 128) !== 0 || ($class0[c]! & 16) !== 0 && $ahead2$octets(a, i) === 0) {
    let value1: Displayname | undefined;
    if (($class2[c]! & 2) !== 0) {
      let value2: Displayname;
      if (($class0[c]! & 2) !== 0) {
        const from3 = i;
        stretch: {
          c = a[++i]!;
          again0: for (;;) {
            while (($class0[c]! & 2) !== 0) c = a[++i]!;
            if ((c === 9 || c === 32) && $ahead3$octets(a, i) === 0) {
              c = a[++i]!;
              while (c === 9 || c === 32) c = a[++i]!;
              if (($class0[c]! & 2) === 0) $.fail(i, 44);
              c = a[++i]!;
              continue again0;
            } else {
              break stretch;
            }
          }
        }
        value2 = s.slice(from3 - $shift, i - $shift);
      } else {
        const from4 = i;
        let seen5 = 0;
        stretch: {
          c = a[++i]!;
          again0: for (;;) {
            while (($class1[c]! & 4) !== 0) {
              seen5 |= c;
              c = a[++i]!;
            }
            if (c === 34) {
              i++;
              break stretch;
            } else if (c === 92) {
              c = a[++i]!;
              if (($class1[c]! & 8) === 0) $.fail(i, 45);
              c = a[++i]!;
              continue again0;
            } else $.fail(i, 46);
          }
        }
        const shift6 = $shift;
        if (seen5 > 127) $shift += $.extraOctets(a, from4, i);
        value2 = s.slice(from4 - shift6, i - $shift);
      }
      c = a[i]!;
      while (c === 9 || c === 32) c = a[++i]!;
      value1 = value2;
    }
    if (c !== 60) $.fail(i, 47);
    i++;
    const from7 = i;
    c = a[i]!;
    if (($class0[c]! & 16) === 0) $.fail(i, 48);
    c = a[++i]!;
    while (($class2[c]! & 1) !== 0) c = a[++i]!;
    if (c !== 58) $.fail(i, 49);
    c = a[++i]!;
    if (($class2[c]! & 4) === 0) $.fail(i, 50);
    c = a[++i]!;
    while (($class2[c]! & 4) !== 0) c = a[++i]!;
    const held8 = s.slice(from7 - $shift, i - $shift);
    if (c !== 62) $.fail(i, 51);
    i++;
    const value9 = parameters$octets(a, s, i);
    i = $end;
    value0 = { displayName: value1, uri: held8, parameters: value9 };
  } else {
    const from10 = i;
    if (($class0[c]! & 16) === 0) $.fail(i, 52);
    c = a[++i]!;
    while (($class2[c]! & 1) !== 0) c = a[++i]!;
    c = a[++i]!;
    if (($class2[c]! & 8) === 0) $.fail(i, 53);
    c = a[++i]!;
    while (($class2[c]! & 8) !== 0) c = a[++i]!;
    const held11 = s.slice(from10 - $shift, i - $shift);
    const value12 = parameters$octets(a, s, i);
    i = $end;
    value0 = { displayName: undefined, uri: held11, parameters: value12 };
  }
  $end = i;
  return value0;
}

function parameters$octets(a: Uint8Array, s: string, i: number): Parameters {
  let c = 0;
  const list0: (Parameter)[] = [];
  c = a[i]!;
  while (c === 59 || ((c === 9 || c === 32) && $ahead4$octets(a, i) === 0)) {
    while (c === 9 || c === 32) c = a[++i]!;
    if (c !== 59) $.fail(i, 54);
    c = a[++i]!;
    while (c === 9 || c === 32) c = a[++i]!;
    const from1 = i;
    if (($class0[c]! & 2) === 0) $.fail(i, 1);
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    const held2 = s.slice(from1 - $shift, i - $shift);
    let value3: Genvalue | undefined;
    if (c === 61 || ((c === 9 || c === 32) && $ahead1$octets(a, i) === 0)) {
      while (c === 9 || c === 32) c = a[++i]!;
      if (c !== 61) $.fail(i, 55);
      c = a[++i]!;
      while (c === 9 || c === 32) c = a[++i]!;
      const value4 = genvalue$octets(a, s, i);
      i = $end;
      value3 = value4;
    }
    list0.push({ name: held2, value: value3 });
    c = a[i]!;
  }
  $end = i;
  return list0;
}

function mediarange$octets(a: Uint8Array, s: string, i: number): Mediarange {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 0);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  while (c === 9 || c === 32) c = a[++i]!;
  if (c !== 47) $.fail(i, 38);
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  const from2 = i;
  if (($class0[c]! & 2) === 0) $.fail(i, 1);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held3 = s.slice(from2 - $shift, i - $shift);
  const value4 = parameters$octets(a, s, i);
  i = $end;
  const held5 = { type: held1, subtype: held3, parameters: value4 };
  $end = i;
  return held5;
}

function warning$octets(a: Uint8Array, s: string, i: number): Warning {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 56);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 56);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 56);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  c = a[i]!;
  if (c !== 32) $.fail(i, 57);
  i++;
  const from2 = i;
  c = a[i]!;
  if (($class2[c]! & 16) === 0) $.fail(i, 58);
  c = a[++i]!;
  while (($class2[c]! & 16) !== 0) c = a[++i]!;
  const held3 = s.slice(from2 - $shift, i - $shift);
  if (c !== 32) $.fail(i, 59);
  i++;
  const from4 = i;
  i = QUOTED$stretch$octets(a, i);
  const shift6 = $shift;
  if ($isWide) $shift += $.extraOctets(a, from4, i);
  const held7 = { code: held1, agent: held3, text: s.slice(from4 - shift6, i - $shift) };
  $end = i;
  return held7;
}

function authparam$octets(a: Uint8Array, s: string, i: number): Authparam {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (($class0[c]! & 2) === 0) $.fail(i, 0);
  c = a[++i]!;
  while (($class0[c]! & 2) !== 0) c = a[++i]!;
  const held1 = s.slice(from0 - $shift, i - $shift);
  while (c === 9 || c === 32) c = a[++i]!;
  if (c !== 61) $.fail(i, 55);
  c = a[++i]!;
  while (c === 9 || c === 32) c = a[++i]!;
  const value2 = genvalue$octets(a, s, i);
  i = $end;
  const held3 = { name: held1, value: value2 };
  $end = i;
  return held3;
}

function product$octets(a: Uint8Array, s: string, i: number): Product {
  let c = a[i]!;
  let value0: Product;
  if (($class0[c]! & 2) !== 0) {
    const from1 = i;
    c = a[++i]!;
    while (($class0[c]! & 2) !== 0) c = a[++i]!;
    const held2 = s.slice(from1 - $shift, i - $shift);
    let value3: Token | undefined;
    if (c === 47 || ((c === 9 || c === 32) && $ahead5$octets(a, i) === 0)) {
      while (c === 9 || c === 32) c = a[++i]!;
      if (c !== 47) $.fail(i, 38);
      c = a[++i]!;
      while (c === 9 || c === 32) c = a[++i]!;
      const from4 = i;
      if (($class0[c]! & 2) === 0) $.fail(i, 1);
      c = a[++i]!;
      while (($class0[c]! & 2) !== 0) c = a[++i]!;
      value3 = s.slice(from4 - $shift, i - $shift);
    }
    value0 = { name: held2, version: value3, comment: undefined };
  } else {
    const from5 = i - $shift;
    i = COMMENT$octets(a, s, i);
    value0 = { name: undefined, version: undefined, comment: s.slice(from5, i - $shift) };
  }
  $end = i;
  return value0;
}

function COMMENT$octets(a: Uint8Array, s: string, i: number): number {
  let c = 0;
  $.checkDepth(++$depth, $maxDepth, i, 61);
  const from0 = i;
  let seen1 = 0;
  stretch: {
    c = a[i]!;
    if (c !== 40) $.fail(i, 62);
    c = a[++i]!;
    again0: for (;;) {
      while (($class2[c]! & 64) !== 0) {
        seen1 |= c;
        c = a[++i]!;
      }
      if (c === 92) {
        c = a[++i]!;
        if (($class1[c]! & 8) === 0) $.fail(i, 63);
        c = a[++i]!;
        continue again0;
      } else {
        break stretch;
      }
    }
  }
  if (seen1 > 127) $shift += $.extraOctets(a, from0, i);
  while (c === 40) {
    i = COMMENT$octets(a, s, i);
    const from2 = i;
    let seen3 = 0;
    stretch: {
      c = a[i]!;
      again0: for (;;) {
        while (($class2[c]! & 64) !== 0) {
          seen3 |= c;
          c = a[++i]!;
        }
        if (c === 92) {
          c = a[++i]!;
          if (($class1[c]! & 8) === 0) $.fail(i, 64);
          c = a[++i]!;
          continue again0;
        } else {
          break stretch;
        }
      }
    }
    if (seen3 > 127) $shift += $.extraOctets(a, from2, i);
  }
  if (c !== 41) $.fail(i, 65);
  i++;
  $depth--;
  return i;
}

function tagvalue$octets(a: Uint8Array, s: string, i: number): Tagvalue {
  let c = a[i]!;
  let value0: Tagvalue;
  if (($class2[c]! & 128) !== 0 || c === 33 && $ahead6$octets(a, i) === 0) {
    let value1: Negation | undefined;
    if (c === 33) {
      i++;
      value1 = true;
    }
    const from2 = i;
    c = a[i]!;
    if (($class2[c]! & 128) === 0) $.fail(i, 66);
    c = a[++i]!;
    while (($class2[c]! & 128) !== 0) c = a[++i]!;
    value0 = { isNegated: value1, relation: undefined, text: s.slice(from2 - $shift, i - $shift) };
  } else {
    let value3: Negation | undefined;
    if (c === 33) {
      i++;
      value3 = true;
    }
    c = a[i]!;
    if (c !== 35) $.fail(i, 67);
    i++;
    c = a[i]!;
    let value4: Relation;
    if (c === 62) {
      const from5 = i;
      c = a[++i]!;
      if (c !== 61) $.fail(i, 68);
      i++;
      value4 = s.slice(from5 - $shift, i - $shift);
    } else if (c === 60) {
      const from6 = i;
      c = a[++i]!;
      if (c !== 61) $.fail(i, 68);
      i++;
      value4 = s.slice(from6 - $shift, i - $shift);
    } else if (c === 61) {
      const from7 = i;
      i++;
      value4 = s.slice(from7 - $shift, i - $shift);
    } else {
      const from8 = i;
      if (c === 43 || c === 45) {
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 69);
        c = a[++i]!;
        while (c >= 48 && c <= 57) c = a[++i]!;
        if (c === 46) {
          c = a[++i]!;
          while (c >= 48 && c <= 57) c = a[++i]!;
          if (c !== 58) $.fail(i, 70);
          i++;
        } else if (c === 58) {
          i++;
        } else $.fail(i, 71);
      } else if (c >= 48 && c <= 57) {
        c = a[++i]!;
        while (c >= 48 && c <= 57) c = a[++i]!;
        if (c === 46) {
          c = a[++i]!;
          while (c >= 48 && c <= 57) c = a[++i]!;
          if (c !== 58) $.fail(i, 70);
          i++;
        } else if (c === 58) {
          i++;
        } else $.fail(i, 71);
      } else $.fail(i, 72);
      value4 = s.slice(from8 - $shift, i - $shift);
    }
    const from9 = i;
    c = a[i]!;
    if (c === 43 || c === 45) {
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 73);
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
      if (c === 46) {
        c = a[++i]!;
        while (c >= 48 && c <= 57) c = a[++i]!;
      }
    } else if (c >= 48 && c <= 57) {
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
      if (c === 46) {
        c = a[++i]!;
        while (c >= 48 && c <= 57) c = a[++i]!;
      }
    } else $.fail(i, 74);
    value0 = { isNegated: value3, relation: value4, text: s.slice(from9 - $shift, i - $shift) };
  }
  $end = i;
  return value0;
}

function genvalue$octets(a: Uint8Array, s: string, i: number): Genvalue {
  let c = a[i]!;
  let value0: Genvalue;
  if (($class2[c]! & 16) !== 0) {
    const from1 = i;
    c = a[++i]!;
    while (($class2[c]! & 16) !== 0) c = a[++i]!;
    value0 = s.slice(from1 - $shift, i - $shift);
  } else {
    const from2 = i;
    i = QUOTED$stretch$octets(a, i);
    const shift4 = $shift;
    if ($isWide) $shift += $.extraOctets(a, from2, i);
    value0 = s.slice(from2 - shift4, i - $shift);
  }
  $end = i;
  return value0;
}
