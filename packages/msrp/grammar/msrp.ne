# The Message Session Relay Protocol (RFC 4975 section 9, RFC 4976 section 7, RFC 7701 section 7.4):
# heads of requests and responses, split generically, and the values of the headers that have parts.
# Bodies and end-lines are found in octets, above the grammar.
#
# entries: head msrpuri path byterange status yesno failurereport seconds nickname credentials authinfo
@{% const { text, pick, obj, list, lit, constant } = require("@callingcard/grammar/captures"); %}

# msrp-req-or-resp = msrp-request / msrp-response
# msrp-request = req-start headers [content-stuff] end-line
# msrp-response = resp-start headers end-line
# req-start  = pMSRP SP transact-id SP method CRLF
# resp-start = pMSRP SP transact-id SP status-code [SP comment] CRLF
# pMSRP = %x4D.53.52.50 ; MSRP in caps
# headers = To-Path CRLF From-Path CRLF 1*( header CRLF )
# content-stuff = *(Other-Mime-header CRLF) Content-Type 2CRLF data CRLF
# As far as the last header. That To-Path and From-Path are first and Content-Type last is seen to above
# the grammar. Repaired: no header has to follow From-Path, and none does in the RFC's own responses.
# What the two start lines share stands once.
head -> "MSRP " transactid " " start "\r\n" header:+ {% obj({ transactionId: 1, start: 3, headers: 5 }) %}
start -> method {% obj({ method: 0, status: lit(undefined), comment: lit(undefined) }) %}
       | statuscode (" " comment {% pick(1) %}):? {% obj({ method: lit(undefined), status: 0, comment: 1 }) %}

# transact-id = ident
# ident = ALPHANUM  3*31ident-char
# ident-char = ALPHANUM / "." / "-" / "+" / "%" / "="
# The length is seen to above the grammar.
transactid -> [A-Za-z0-9] [A-Za-z0-9.+%=\-]:* {% text %}

# method = mSEND / mREPORT / other-method
# other-method = 1*UPALPHA
method -> [A-Z]:+ {% text %}

# status-code = 3DIGIT
statuscode -> DIGIT DIGIT DIGIT {% text %}

# comment = utf8text
comment -> utf8text {% id %}

# header = Message-ID / Success-Report / Failure-Report / Byte-Range / Status / ext-header
# ext-header = hname ":" SP hval CRLF
# Repaired: the CRLF is that of "header CRLF", not a second one.
header -> hname ": " hval "\r\n" {% obj({ name: 0, value: 2 }) %}

# hname = ALPHA *token
hname -> [A-Za-z] TOKENCHAR:* {% text %}

# hval = utf8text
hval -> utf8text {% id %}

# utf8text = *(HTAB / %x20-7E / UTF8-NONASCII)
# Repaired: no more than four octets a character (RFC 3629).
utf8text -> [\t\x20-\x7e\x80-\uffff]:* {% text %}

# To-Path = "To-Path:" SP MSRP-URI *( SP MSRP-URI ), From-Path and Use-Path (RFC 4976) alike
path -> msrpuri (" " msrpuri {% pick(1) %}):* {% list(0, 1) %}

# MSRP-URI = msrp-scheme "://" authority ["/" session-id] ";" transport *( ";" URI-parameter)
# authority = [ userinfo "@" ] host [ ":" port ]   (RFC 3986 section 3.2)
msrpuri -> scheme "://" (userinfo "@" {% pick(0) %}):? host (":" port {% pick(1) %}):?
           ("/" sessionid {% pick(1) %}):? ";" transport (";" uriparameter {% pick(1) %}):*
           {% obj({ scheme: 0, userinfo: 2, host: 3, port: 4, sessionId: 5, transport: 7, parameters: 8 }) %}

# msrp-scheme = "msrp" / "msrps"
scheme -> "msrp"i "s"i:? {% text %}

# userinfo = *( unreserved / pct-encoded / sub-delims / ":" )
# Repaired: without ";", as in a host.
userinfo -> (UNRESERVED | PCTENCODED | [!$&'()*+,=:]):* {% text %}

# host = IP-literal / IPv4address / reg-name
# reg-name = *( unreserved / pct-encoded / sub-delims )
# Repaired: not empty, and without ";", which would begin the transport in another reading.
# IP-literal = "[" ( IPv6address / IPvFuture  ) "]", whose inside is not looked into.
host -> (UNRESERVED | PCTENCODED | [!$&'()*+,=]):+ {% text %}
      | "[" [A-Fa-f0-9:.vV]:+ "]" {% text %}

# port = *DIGIT
# Repaired: not empty.
port -> DIGIT:+ {% text %}

# session-id = 1*( unreserved / "+" / "=" / "/" )
sessionid -> (UNRESERVED | [+=/]):+ {% text %}

# transport = "tcp" / 1*ALPHANUM
transport -> [A-Za-z0-9]:+ {% text %}

# URI-parameter = token ["=" token]
uriparameter -> token ("=" token {% pick(1) %}):? {% obj({ name: 0, value: 1 }) %}

# Byte-Range = "Byte-Range:" SP range-start "-" range-end "/" total
# range-start = 1*DIGIT
# range-end   = 1*DIGIT / "*"
# total       = 1*DIGIT / "*"
byterange -> digits "-" digitsorany "/" digitsorany {% obj({ start: 0, end: 2, total: 4 }) %}
digitsorany -> digits {% id %} | "*" {% constant(undefined) %}

# Status = "Status:" SP namespace SP status-code [SP comment]
status -> namespace " " statuscode (" " comment {% pick(1) %}):?
          {% obj({ namespace: 0, code: 2, comment: 3 }) %}

# namespace = 3(DIGIT); "000" for all codes defined in this document.
namespace -> DIGIT DIGIT DIGIT {% text %}

# Success-Report = "Success-Report:" SP ("yes" / "no" )
yesno -> "yes"i {% constant(true) %} | "no"i {% constant(false) %}

# Failure-Report = "Failure-Report:" SP ("yes" / "no" / "partial" )
failurereport -> "yes"i {% constant("yes") %} | "no"i {% constant("no") %} | "partial"i {% constant("partial") %}

# Expires = "Expires:" SP 1*DIGIT, Min-Expires and Max-Expires alike (RFC 4976)
seconds -> digits {% id %}

# Use-Nickname = "Use-Nickname:" SP nickname   (RFC 7701)
# nickname = DQUOTE 1*1023(qdtext / qd-esc) DQUOTE
# The length, in octets by section 7.1 of the RFC, is seen to above the grammar.
nickname -> quotedstring {% id %}

# WWW-Authenticate = "WWW-Authenticate:" SP "Digest" SP digest-param *("," SP digest-param)   (RFC 4976)
# Authorization = "Authorization:" SP credentials
# credentials = "Digest" SP digest-response *( "," SP digest-response)
# The parameters are read alike; what each may be is not looked into.
credentials -> "Digest"i " " digestparams {% pick(2) %}

# Authentication-Info = "Authentication-Info:" SP ainfo *("," ainfo)   (RFC 4976)
authinfo -> digestparams {% id %}

# Repaired: the space behind a comma may stand or not, in all three headers; the RFC's rules and its
# examples do not agree.
digestparams -> digestparam ("," " ":? digestparam {% pick(2) %}):* {% list(0, 1) %}

# auth-param = token "=" ( token / quoted-string )
digestparam -> token "=" digestvalue {% obj({ name: 0, value: 2 }) %}
digestvalue -> token {% obj({ text: 0, isQuoted: lit(false) }) %}
             | quotedstring {% obj({ text: 0, isQuoted: lit(true) }) %}

# quoted-string = DQUOTE *(qdtext / qd-esc) DQUOTE
quotedstring -> "\"" quoted "\"" {% pick(1) %}

# qdtext = SP / HTAB / %x21 / %x23-5B / %x5D-7E / UTF8-NONASCII
# qd-esc = (BACKSLASH BACKSLASH) / (BACKSLASH DQUOTE)
quoted -> ([\t !\x23-\x5b\x5d-\x7e\x80-\uffff] | "\\" ["\\]):* {% text %}

# token = 1*(%x21 / %x23-27 / %x2A-2B / %x2D-2E / %x30-39 / %x41-5A / %x5E-7E)
token -> TOKENCHAR:+ {% text %}
TOKENCHAR -> [!\x23-\x27\x2a\x2b\x2d\x2e0-9A-Z\x5e-\x7e]

digits -> DIGIT:+ {% text %}
DIGIT -> [0-9]

# unreserved = ALPHA / DIGIT / "-" / "." / "_" / "~"   (RFC 3986)
UNRESERVED -> [A-Za-z0-9\-._~]

# pct-encoded = "%" HEXDIG HEXDIG
PCTENCODED -> "%" [0-9A-Fa-f] [0-9A-Fa-f]
