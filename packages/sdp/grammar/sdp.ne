# SDP (RFC 8866 section 9): the lines of a session description in their order, each with its value as
# text, and the values that have parts, of RFC 8866 and of MSRP (RFC 4975, 5547, 6135, 7701, 8122).
#
# entries: sessiondescription line origin media connection bandwidth time repeat zone attribute rtpmap fmtp formatlist path digits fileselector filedate filerange fingerprint words
@{% const { text, pick, obj, list, lit, constant } = require("@callingcard/grammar/captures"); %}

# session-description = version-field origin-field session-name-field [information-field] [uri-field]
#     *email-field *phone-field [connection-field] *bandwidth-field 1*time-description [key-field]
#     *attribute-field *media-description
# Repaired: more than one zone-field may follow the time-fields, as RFC 4566 had it.
sessiondescription -> versionfield originfield sessionnamefield informationfield:? urifield:?
    emailfield:* phonefield:* connectionfield:? bandwidthfield:* timedescription:+ keyfield:?
    attributefield:* mediadescription:*
    {% obj({ version: 0, origin: 1, name: 2, information: 3, uri: 4, emails: 5, phones: 6,
             connection: 7, bandwidths: 8, times: 9, key: 10, attributes: 11, media: 12 }) %}

# time-description = time-field [repeat-description]
# repeat-description =  1*repeat-field [zone-field]
# Repaired: a zone-field needs no repeat-field, as in RFC 4566, where it follows all time-fields.
timedescription -> timefield repeatfield:* zonefield:? {% obj({ time: 0, repeats: 1, zone: 2 }) %}

# media-description = media-field [information-field] *connection-field *bandwidth-field [key-field]
#     *attribute-field
mediadescription -> mediafield informationfield:? connectionfield:* bandwidthfield:* keyfield:? attributefield:*
    {% obj({ media: 0, information: 1, connections: 2, bandwidths: 3, key: 4, attributes: 5 }) %}

# version-field = %s"v" "=" 1*DIGIT CRLF
versionfield -> "v" "=" digits lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}

# origin-field = %s"o" "=" username SP sess-id SP sess-version SP nettype SP addrtype SP unicast-address CRLF
originfield -> "o" "=" originvalue lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}
originvalue -> nonwsstring " " digits " " digits " " token " " token " " nonwsstring {% text %}
origin -> nonwsstring " " digits " " digits " " token " " token " " nonwsstring
    {% obj({ username: 0, sessionId: 2, sessionVersion: 4, netType: 6, addressType: 8, address: 10 }) %}

# session-name-field = %s"s" "=" text CRLF
sessionnamefield -> "s" "=" bytestring lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}

# information-field = %s"i" "=" text CRLF
informationfield -> "i" "=" bytestring lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}

# uri-field = %s"u" "=" uri CRLF
# uri = URI-reference
# Repaired: what URI it is is not looked into.
urifield -> "u" "=" bytestring lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}

# email-field = %s"e" "=" email-address CRLF
# email-address = address-and-comment / dispname-and-address / addr-spec
# Repaired: what address it is is not looked into.
emailfield -> "e" "=" bytestring lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}

# phone-field = %s"p" "=" phone-number CRLF
# Repaired: what number it is is not looked into.
phonefield -> "p" "=" bytestring lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}

# connection-field = %s"c" "=" nettype SP addrtype SP connection-address CRLF
connectionfield -> "c" "=" connectionvalue lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}
connectionvalue -> token " " token " " nonwsstring {% text %}
connection -> token " " token " " nonwsstring {% obj({ netType: 0, addressType: 2, address: 4 }) %}

# bandwidth-field = %s"b" "=" bwtype ":" bandwidth CRLF
# bwtype = token
# bandwidth = 1*DIGIT
bandwidthfield -> "b" "=" bandwidthvalue lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}
bandwidthvalue -> token ":" digits {% text %}
bandwidth -> token ":" digits {% obj({ type: 0, value: 2 }) %}

# time-field = %s"t" "=" start-time SP stop-time CRLF
timefield -> "t" "=" timevalue lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}
timevalue -> timeorzero " " timeorzero {% text %}
time -> timeorzero " " timeorzero {% obj({ start: 0, stop: 2 }) %}

# start-time = time / "0"
timeorzero -> ("0" | TIMENUMBER) {% text %}

# time = POS-DIGIT 9*DIGIT
timenumber -> TIMENUMBER {% text %}
TIMENUMBER -> POSDIGIT DIGIT DIGIT DIGIT DIGIT DIGIT DIGIT DIGIT DIGIT DIGIT:+

# repeat-field = %s"r" "=" repeat-interval SP typed-time 1*(SP typed-time) CRLF
repeatfield -> "r" "=" repeatvalue lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}
repeatvalue -> repeatinterval " " typedtime (" " typedtime):+ {% text %}
repeat -> repeatinterval " " typedtime (" " typedtime {% pick(1) %}):+
    {% obj({ interval: 0, duration: 2, offsets: 3 }) %}

# repeat-interval = POS-DIGIT *DIGIT [fixed-len-time-unit]
repeatinterval -> POSDIGIT DIGIT:* UNIT:? {% text %}

# typed-time = 1*DIGIT [fixed-len-time-unit]
typedtime -> DIGIT:+ UNIT:? {% text %}

# fixed-len-time-unit = %s"d" / %s"h" / %s"m" / %s"s"
UNIT -> [dhms]

# zone-field = %s"z" "=" time SP ["-"] typed-time *(SP time SP ["-"] typed-time) CRLF
zonefield -> "z" "=" zonevalue lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}
zonevalue -> timenumber " " offset (" " timenumber " " offset):* {% text %}
zone -> adjustment (" " adjustment {% pick(1) %}):* {% list(0, 1) %}
adjustment -> timenumber " " offset {% obj({ time: 0, offset: 2 }) %}
offset -> "-":? DIGIT:+ UNIT:? {% text %}

# key-field = %s"k" "=" key-type CRLF
# key-type = %s"prompt" / %s"clear:" text / %s"base64:" base64 / %s"uri:" uri
keyfield -> "k" "=" keyvalue lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}
keyvalue -> "prompt" {% text %}
          | "clear:" BYTE:+ {% text %}
          | "base64:" [A-Za-z0-9+/=]:* {% text %}
          | "uri:" BYTE:+ {% text %}

# attribute-field = %s"a" "=" attribute CRLF
attributefield -> "a" "=" attributevalue lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}

# attribute = (attribute-name ":" attribute-value) / attribute-name
# attribute-name = token
# attribute-value = byte-string
# Repaired: the value may be empty, as some writers leave it.
attributevalue -> TOKENCHAR:+ (":" BYTE:*):? {% text %}
attribute -> token (":" anyvalue {% pick(1) %}):? {% obj({ name: 0, value: 1 }) %}
anyvalue -> BYTE:* {% text %}

# media-field = %s"m" "=" media SP port ["/" integer] SP proto 1*(SP fmt) CRLF
# port = 1*DIGIT, which is seen to be a port above the grammar
# proto = token *("/" token)
# fmt = token
mediafield -> "m" "=" mediavalue lineend {% obj({ type: 0, value: 2, lineEnd: 3 }) %}
mediavalue -> token " " digits ("/" integer):? " " proto (" " token):+ {% text %}
media -> token " " digits ("/" integer {% pick(1) %}):? " " proto (" " token {% pick(1) %}):+
    {% obj({ media: 0, port: 2, count: 3, protocol: 5, formats: 6 }) %}
proto -> TOKENCHAR:+ ("/" TOKENCHAR:+):* {% text %}

# Not in the RFC: any line of a description that is not in order, for readers who want it all the same.
line -> [A-Za-z] "=" anyvalue {% obj({ type: 0, value: 2 }) %}

# rtpmap-value = payload-type SP encoding-name "/" clock-rate [ "/" encoding-params ]   (section 6.6)
# payload-type = zero-based-integer, encoding-name = token, clock-rate = integer, encoding-params = channels
rtpmap -> digits " " token "/" integer ("/" token {% pick(1) %}):?
    {% obj({ payloadType: 0, encoding: 2, clockRate: 4, parameters: 5 }) %}

# fmtp-value = fmt SP format-specific-params   (section 6.15)
fmtp -> token " " bytestring {% obj({ format: 0, parameters: 2 }) %}

# format-list = format-entry *( SP format-entry)   (RFC 4975 section 8.6)
# format-entry = ( ( (type "/" subtype) / (type "/" "*") ) *( ";" type-param ) ) / ("*")
# A "*" is a token too, so "type/*" is a type with the subtype "*".
formatlist -> formatentry (" " formatentry {% pick(1) %}):* {% list(0, 1) %}
formatentry -> typename ("/" typename {% pick(1) %}):? (";" typeparam {% pick(1) %}):*
    {% obj({ type: 0, subtype: 1, parameters: 2 }) %}
typename -> MIMECHAR:+ {% text %}

# type-param = parm-attribute "=" parm-value
# parm-value = token / quoted-string
typeparam -> typename "=" typevalue {% obj({ name: 0, value: 2 }) %}
typevalue -> typename {% obj({ text: 0, isQuoted: lit(false) }) %}
           | "\"" quoted "\"" {% obj({ text: 1, isQuoted: lit(true) }) %}
quoted -> ([\t !\x23-\x5b\x5d-\x7e\x80-\uffff] | "\\" ["\\]):* {% text %}

# token of RFC 4975 section 9
MIMECHAR -> [!\x23-\x27\x2a\x2b\x2d\x2e0-9A-Z\x5e-\x7e]

# path-list = MSRP-URI *(SP MSRP-URI)   (RFC 4975 section 8.2)
path -> msrpuri (" " msrpuri {% pick(1) %}):* {% list(0, 1) %}

# MSRP-URI = msrp-scheme "://" authority ["/" session-id] ";" transport *( ";" URI-parameter)
# What is compared with c= and m= is told apart (RFC 6714 section 4.4), the rest is kept as it is. Repaired:
# userinfo and host have no ";", host and port are not empty.
msrpuri -> scheme "://" (userinfo "@" {% pick(0) %}):? host (":" digits {% pick(1) %}):? rest
    {% obj({ scheme: 0, userinfo: 2, host: 3, port: 4, rest: 5 }) %}
scheme -> "msrp"i "s"i:? {% text %}
userinfo -> [A-Za-z0-9\-._~%!$&'()*+,=:]:* {% text %}
host -> [A-Za-z0-9\-._~%!$&'()*+,=]:+ {% text %} | "[" [A-Fa-f0-9:.vV]:+ "]" {% text %}
rest -> ("/" [\x21-\x3a\x3c-\x7e\x80-\uffff]:+):? ";" [\x21-\x7e\x80-\uffff]:+ {% text %}

# file-selector-attr = "file-selector" [":" selector *(SP selector)]   (RFC 5547 section 6)
# selector = filename-selector / filesize-selector / filetype-selector / hash-selector
fileselector -> selector (" " selector {% pick(1) %}):* {% list(0, 1) %}
selector -> "name:\"" filename "\"" {% obj({ kind: lit("name"), value: 1 }) %}
          | "size:" integer {% obj({ kind: lit("size"), value: 1 }) %}
          | "type:" filetype {% obj({ kind: lit("type"), value: 1 }) %}
          | "hash:" token ":" hexoctets {% obj({ kind: lit("hash"), algorithm: 1, value: 3 }) %}

# filename-string = 1*(filename-char/percent-encoded)
filename -> (FILENAMECHAR | "%" HEXDIG HEXDIG):+ {% text %}
FILENAMECHAR -> [\x01-\x09\x0b\x0c\x0e-\x21\x23\x24\x26-\uffff]

# filetype-selector = "type:" type "/" subtype *(";" ft-parameter)
# ft-parameter = attribute "=" DQUOTE value-string DQUOTE
filetype -> MIMECHAR:+ "/" MIMECHAR:+ (";" MIMECHAR:+ "=\"" (FILENAMECHAR | "%" HEXDIG HEXDIG):+ "\""):* {% text %}

# file-date-attr = "file-date:"  date-param *(SP date-param)
# date-param = c-date-param / m-date-param / r-date-param, of the form name:"date-time"
# Repaired: what date it is is not looked into.
filedate -> dateparam (" " dateparam {% pick(1) %}):* {% list(0, 1) %}
dateparam -> dateparamname ":\"" date "\"" {% obj({ kind: 0, date: 2 }) %}
dateparamname -> "creation" {% constant("creation") %}
               | "modification" {% constant("modification") %}
               | "read" {% constant("read") %}
date -> [\t\x20\x21\x23-\x7e]:+ {% text %}

# file-range-attr = "file-range:" start-offset "-" stop-offset
# stop-offset = integer / "*"
filerange -> integer "-" stopoffset {% obj({ start: 0, stop: 2 }) %}
stopoffset -> integer {% id %} | "*" {% constant(undefined) %}

# fingerprint-attribute = "fingerprint" ":" hash-func SP fingerprint   (RFC 8122 section 5)
# Repaired: the octets may be in lower case.
fingerprint -> token " " hexoctets {% obj({ algorithm: 0, value: 2 }) %}

# 2HEXDIG *(":" 2HEXDIG)
hexoctets -> HEXDIG HEXDIG (":" HEXDIG HEXDIG):* {% text %}

# chatroom-attr = chatroom-label [":" chat-token *(SP chat-token)]   (RFC 7701 section 8), and other lists
# Repaired: a word may have any characters.
words -> nonwsstring (" " nonwsstring {% pick(1) %}):* {% list(0, 1) %}

# non-ws-string = 1*(VCHAR/%x80-FF)
nonwsstring -> [\x21-\x7e\x80-\uffff]:+ {% text %}

# byte-string = 1*(%x01-09/%x0B-0C/%x0E-FF)
bytestring -> BYTE:+ {% text %}
BYTE -> [\x01-\x09\x0b\x0c\x0e-\uffff]

# token = 1*(token-char)
token -> TOKENCHAR:+ {% text %}
TOKENCHAR -> [!\x23-\x27*+\-.0-9A-Z\x5e-\x7e]

# integer = POS-DIGIT *DIGIT
integer -> POSDIGIT DIGIT:* {% text %}
digits -> DIGIT:+ {% text %}
POSDIGIT -> [1-9]
DIGIT -> [0-9]
HEXDIG -> [0-9A-Fa-f]

# CRLF; repaired: parsers should take a single newline too (section 5), which is seen to above the grammar.
lineend -> "\r\n" {% constant("\r\n") %} | "\n" {% constant("\n") %}
