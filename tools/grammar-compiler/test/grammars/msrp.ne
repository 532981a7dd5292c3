# The head of an MSRP chunk (RFC 4975 section 9) and the values of three of its headers.
# entries: head, uri, byterange
@{% const { text, pick, obj, lit, constant } = require("@callingcard/grammar/captures"); %}

head       -> "MSRP " transactid " " start "\r\n" headers tail
              {% obj({ id: 1, start: 3, headers: 5, tail: 6 }) %}
start      -> method {% obj({ kind: lit("request"), method: 0 }) %}
            | code comment:? {% obj({ kind: lit("response"), code: 0, comment: 1 }) %}
method     -> [A-Z]:+ {% text %}
code       -> DIGIT DIGIT DIGIT {% text %}
comment    -> " " words {% pick(1) %}
words      -> UTF8:* {% text %}
transactid -> [A-Za-z0-9] IDENTC IDENTC IDENTC:+ {% text %}
headers    -> (header "\r\n" {% pick(0) %}):* {% pick(0) %}
header     -> hname ": " words {% obj({ name: 0, value: 2 }) %}
hname      -> [A-Za-z] TOKENC:* {% text %}
tail       -> "\r\n" {% constant("body") %}
            | "-------" transactid [+$#] "\r\n" {% obj({ id: 1, flag: 2 }) %}

uri        -> scheme "://" (user "@" {% pick(0) %}):? host (":" port {% pick(1) %}):?
              ("/" session {% pick(1) %}):? ";" transport
              {% obj({ scheme: 0, user: 2, host: 3, port: 4, session: 5, transport: 7 }) %}
scheme     -> "msrp"i "s"i:? {% text %}
user       -> (UNRES | PCT | [!$&'()*+,=:]):+ {% text %}
host       -> (UNRES | PCT):+ {% text %} | "[" [0-9A-Fa-f:.]:+ "]" {% text %}
port       -> DIGIT:+ {% text %}
session    -> (UNRES | [+=/]):+ {% text %}
transport  -> [A-Za-z0-9]:+ {% text %}

byterange  -> digits "-" end "/" end {% obj({ from: 0, to: 2, total: 4 }) %}
digits     -> DIGIT:+ {% text %}
end        -> DIGIT:+ {% text %} | "*" {% constant(undefined) %}

DIGIT      -> [0-9]
IDENTC     -> [A-Za-z0-9.+%=\x2d]
TOKENC     -> [A-Za-z0-9!#$%&'*+.^_`|~\x2d]
UNRES      -> [A-Za-z0-9._~\x2d]
PCT        -> "%" [0-9A-Fa-f] [0-9A-Fa-f]
UTF8       -> [\t\x20-\x7e\x80-\uffff]
