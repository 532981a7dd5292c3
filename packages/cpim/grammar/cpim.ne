# CPIM message headers (RFC 3862 section 3.6) and the values that have parts: those of RFC 3862
# section 4, those of IMDN (RFC 5438 section 10) and OMA's Message-Direction. All literals count as
# they are written, other than in RFC 5234.
#
# entries: head, tail, address, namespace, require, datetime, notification, messageid, direction

@{% const { text, pick, obj, list, constant } = require("@callingcard/grammar/captures"); %}

# The message headers and the blank line behind them (RFC 3862 section 2).
head -> header:* "\r\n" {% pick(0) %}

# Header = Header-name ":" *( ";" Parameter ) SP Header-value CRLF
# Header-name = [ Name-prefix "." ] Name
# The generic split; tail takes what stands behind the colon apart where it has parameters. Where
# there is a second name, the first is the prefix.
header -> name ("." name {% pick(1) %}):? ":" rest "\r\n" {% obj({ first: 0, second: 1, rest: 3 }) %}

# Name-prefix = Name
# Name = 1*NAMECHAR
name -> NAMECHAR:+ {% text %}

# Repaired: the SP may be missing, which the reader refuses unless it is told otherwise; the ABNF of
# Message-Direction has none.
rest -> (PARAMETER:* " " VALUECHAR:* | BARECHAR VALUECHAR:* | null) {% text %}

# Header-value = *HEADERCHAR
# HEADERCHAR = UCS-no-CTL / Escape
# Repaired: an Escape is made of UCS-no-CTL, so that only these need a rule.
tail -> parameter:* " " value {% obj({ parameters: 0, value: 2 }) %}
value -> VALUECHAR:* {% text %}

# Parameter = Lang-param / Ext-param
# Lang-param = "lang=" Language-tag
# Ext-param = Param-name "=" Param-value
# Param-name = Name
# Param-value = Token / Number / String
# Every Lang-param is an Ext-param, every Number is a Token.
parameter      -> ";" parametername "=" parametervalue {% obj({ name: 1, value: 3 }) %}
parametername  -> NAMECHAR:+ {% text %}
parametervalue -> TOKENCHAR:+ {% text %} | STRING {% text %}
PARAMETER      -> ";" NAMECHAR:+ "=" (TOKENCHAR:+ | STRING)

# String = DQUOTE *( Str-char / Escape ) DQUOTE
# Str-char = %x20-21 / %x23-5B / %x5D-7E / UCS-high
# Escape = "\" ( "u" 4(HEXDIG) / "b" / "t" / "n" / "r" / DQUOTE / "'" / "\" )
# Repaired: any character may follow the backslash (section 2.3.1).
STRING -> "\"" ([\x20\x21\x23-\x5b\x5d-\x7e\x80-\uffff] | "\\" VALUECHAR):* "\""

# From-header = "From" ": " [ Formal-name ] "<" URI ">", and To, cc, Original-To, IMDN-Route,
# IMDN-Record-Route alike.
# Formal-name = 1*( Token SP ) / String
# Repaired: a String may have SP behind it, too.
address    -> formalname "<" uri ">" {% obj({ formalName: 0, uri: 2 }) %}
formalname -> (TOKENCHAR:+ " "):* {% text %} | quoted " ":* {% pick(0) %}
quoted     -> STRING {% text %}

# URI = <defined as absolute-URI by RFC 2396>
# absoluteURI = scheme ":" ( hier-part / opaque-part )
# Repaired: characters beyond ASCII pass; what is in the parts is for readers of URIs to say.
uri -> [A-Za-z] [A-Za-z0-9+\-.]:* ":" [\x21-\x3b\x3d\x3f-\x7e\x80-\uffff]:+ {% text %}

# NS-header = "NS" ": " [ Name-prefix ] "<" URI ">"
# Repaired: SP between the two, as in all examples.
namespace -> (name " ":* {% pick(0) %}):? "<" uri ">" {% obj({ prefix: 0, uri: 2 }) %}

# Require-header = "Require" ": " Header-name *( "," Header-name )
# Repaired: SP behind the comma.
require    -> headername ("," " ":* headername {% pick(2) %}):* {% list(0, 1) %}
headername -> name ("." name {% pick(1) %}):? {% obj({ first: 0, second: 1 }) %}

# DateTime-header = "DateTime" ": " date-time
# RFC 3339 section 5.6:
# date-time = full-date "T" full-time
# full-date = date-fullyear "-" date-month "-" date-mday
# full-time = partial-time time-offset
# partial-time = time-hour ":" time-minute ":" time-second [time-secfrac]
# "T" and "Z" in either case.
datetime -> year "-" two "-" two [Tt] two ":" two ":" two ("." fraction {% pick(1) %}):? offset
            {% obj({ year: 0, month: 2, day: 4, hour: 6, minute: 8, second: 10, fraction: 11, offset: 12 }) %}
year     -> DIGIT DIGIT DIGIT DIGIT {% text %}
two      -> DIGIT DIGIT {% text %}
# time-secfrac = "." 1*DIGIT
fraction -> DIGIT:+ {% text %}
# time-offset = "Z" / time-numoffset
# time-numoffset = ("+" / "-") time-hour ":" time-minute
offset   -> [Zz] {% text %} | [+\-] DIGIT DIGIT ":" DIGIT DIGIT {% text %}

# Disposition-Notification = "Disposition-Notification" ": " [(notify-req *(COMMA notify-req))]
# notify-req = ("negative-delivery" / "positive-delivery" / "processing" / "display" / Token)
#              *(SEMI disp-notify-params)
# disp-notify-params = Ext-param
# SEMI = *SP ";" *SP
# COMMA = *SP "," *SP
# White space belongs to what stands before it.
notification -> null {% constant("none") %} | requests {% pick(0) %}
requests     -> request ("," SPACES request {% pick(2) %}):* {% list(0, 1) %}
request      -> token SPACES notifyparam:* {% obj({ type: 0, parameters: 2 }) %}
notifyparam  -> ";" SPACES parametername "=" parametervalue SPACES {% obj({ name: 2, value: 4 }) %}
# Token = 1*TOKENCHAR
token        -> TOKENCHAR:+ {% text %}
SPACES       -> " ":*

# Message-ID = "Message-ID" ": " Token
# Repaired: any visible characters, as many identifiers have "=" or "@".
messageid -> [\x21-\x7e\x80-\uffff]:+ {% text %}

# message-direction = "Message-Direction:" message-direction-part CRLF
# message-direction-part = message-direction-value / extension
# message-direction-value = "sent" / "received"
# extension = *CHAR
# Repaired: CHAR has CR and LF, and every value is an extension too. This is the
# message-direction-value alone, in any case, as RFC 5234 has it, with SP around it; every other
# header value is the extension.
direction -> SPACES known SPACES {% pick(1) %}
known     -> "sent"i {% constant("sent") %} | "received"i {% constant("received") %}

# NAMECHAR = %x21 / %x23-27 / %x2a-2b / %x2d / %x5e-60 / %x7c / %x7e / ALPHA / DIGIT
NAMECHAR -> [!\x23-\x27*+\-0-9A-Z\x5e-z|~]

# TOKENCHAR = NAMECHAR / "." / UCS-high
TOKENCHAR -> [!\x23-\x27*+\-.0-9A-Z\x5e-z|~\x80-\uffff]

# UCS-no-CTL = %x20-7e / UCS-high
VALUECHAR -> [\x20-\x7e\x80-\uffff]
BARECHAR  -> [\x21-\x3a\x3c-\x7e\x80-\uffff]
DIGIT     -> [0-9]
