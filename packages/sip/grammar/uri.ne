# The URIs of SIP: sip and sips (RFC 3261 sections 19.1 and 25.1), tel (RFC 3966 section 3), and any
# other one as an absoluteURI. Percent-encoded characters are kept as they are written.
#
# Outside the grammar: what is inside the brackets of an IPv6reference (RFC 5954 section 4), the
# phone-context that a local number must have, and what a port can be.
# entries: useruri, hosturi, telephoneuri, absoluteuri
@{% const { text, pick, obj, list } = require("@callingcard/grammar/captures"); %}

# SIP-URI  = "sip:" [ userinfo ] hostport uri-parameters [ headers ]
# SIPS-URI = "sips:" [ userinfo ] hostport uri-parameters [ headers ]
# Two rules, because only an "@" tells a user from a host, and it may come late. Nothing but the
# userinfo has one, so whoever reads a URI looks for it first.
useruri       -> sipscheme ":" userinfo hostpart {% obj({ scheme: 0, userinfo: 2, hostpart: 3 }) %}
hosturi       -> sipscheme ":" hostpart {% obj({ scheme: 0, hostpart: 2 }) %}

# hostport = host [ ":" port ]
# uri-parameters = *( ";" uri-parameter)
hostpart      -> host (":" port {% pick(1) %}):? (";" uriparameter {% pick(1) %}):* ("?" headers {% pick(1) %}):?
                 {% obj({ host: 0, port: 1, parameters: 2, headers: 3 }) %}
sipscheme     -> "sip"i "s"i:? {% text %}

# userinfo = ( user / telephone-subscriber ) [ ":" password ] "@"
# A telephone-subscriber is a user too (section 19.1.6).
userinfo      -> user (":" password {% pick(1) %}):? "@" {% obj({ user: 0, password: 1 }) %}

# user = 1*( unreserved / escaped / user-unreserved )
# user-unreserved = "&" / "=" / "+" / "$" / "," / ";" / "?" / "/"
user          -> (UNRESERVED | [&=+$,;?/] | ESCAPED):+ {% text %}

# password = *( unreserved / escaped / "&" / "=" / "+" / "$" / "," )
password      -> (UNRESERVED | [&=+$,] | ESCAPED):* {% text %}

# host = hostname / IPv4address / IPv6reference
# hostname = *( domainlabel "." ) toplabel [ "." ]
# domainlabel = alphanum / alphanum *( alphanum / "-" ) alphanum
# toplabel = ALPHA / ALPHA *( alphanum / "-" ) alphanum
# IPv4address = 1*3DIGIT "." 1*3DIGIT "." 1*3DIGIT "." 1*3DIGIT
# IPv6reference = "[" IPv6address "]"
# Repaired: the last label may begin with a digit, so that this rule has the IPv4address too; which of
# these are one (RFC 5954 section 4.1), is said above.
host          -> LABEL ("." LABEL):* ".":? {% text %}
               | "[" [0-9A-Fa-f:.]:+ "]" {% text %}
LABEL         -> [A-Za-z0-9] ("-":* [A-Za-z0-9]):*

# port = 1*DIGIT
port          -> [0-9]:+ {% text %}

# uri-parameter = transport-param / user-param / method-param / ttl-param / maddr-param / lr-param
#               / other-param
# other-param = pname [ "=" pvalue ]
# pname = 1*paramchar
# pvalue = 1*paramchar
# The known ones are other-params too, but for a maddr that is an IPv6reference, whose characters are
# paramchars.
uriparameter  -> paramchars ("=" paramchars {% pick(1) %}):? {% obj({ name: 0, value: 1 }) %}
paramchars    -> PARAMCHAR:+ {% text %}

# paramchar = param-unreserved / unreserved / escaped
# param-unreserved = "[" / "]" / "/" / ":" / "&" / "+" / "$"
PARAMCHAR     -> UNRESERVED | [\[\]/:&+$] | ESCAPED

# headers = "?" header *( "&" header )
headers       -> header ("&" header {% pick(1) %}):* {% list(0, 1) %}

# header = hname "=" hvalue
# hname = 1*( hnv-unreserved / unreserved / escaped )
# hvalue = *( hnv-unreserved / unreserved / escaped )
header        -> hname "=" hvalue {% obj({ name: 0, value: 2 }) %}
hname         -> HEADERCHAR:+ {% text %}
hvalue        -> HEADERCHAR:* {% text %}

# hnv-unreserved = "[" / "]" / "/" / "?" / ":" / "+" / "$"
HEADERCHAR    -> UNRESERVED | [\[\]/?:+$] | ESCAPED

# telephone-uri = "tel:" telephone-subscriber
# telephone-subscriber = global-number / local-number
# global-number = global-number-digits *par
# local-number = local-number-digits *par context *par
telephoneuri  -> "tel"i ":" number (";" telparameter {% pick(1) %}):* {% obj({ number: 2, parameters: 3 }) %}

# global-number-digits = "+" *phonedigit DIGIT *phonedigit
# local-number-digits = *phonedigit-hex (HEXDIG / "*" / "#")*phonedigit-hex
# visual-separator = "-" / "." / "(" / ")"
number        -> "+" SEPARATOR:* [0-9] ([0-9] | SEPARATOR):* {% text %}
               | SEPARATOR:* [0-9A-Fa-f*#] ([0-9A-Fa-f*#] | SEPARATOR):* {% text %}
SEPARATOR     -> [-.()]

# par = parameter / extension / isdn-subaddress
# parameter = ";" pname ["=" pvalue ]
# pname = 1*( alphanum / "-" )
# Repaired: isub too has paramchars; uric has the semicolon, which would end nothing.
telparameter  -> telname ("=" paramchars {% pick(1) %}):? {% obj({ name: 0, value: 1 }) %}
telname       -> [A-Za-z0-9\-]:+ {% text %}

# absoluteURI = scheme ":" ( hier-part / opaque-part )
# uric = reserved / unreserved / escaped
# Both parts are urics, of which each begins with others; with the brackets of an IPv6reference.
absoluteuri   -> scheme ":" rest {% obj({ scheme: 0, rest: 2 }) %}
scheme        -> [A-Za-z] [A-Za-z0-9+.\-]:* {% text %}
rest          -> (UNRESERVED | [;/?:@&=+$,\[\]] | ESCAPED):+ {% text %}

# unreserved = alphanum / mark
# mark = "-" / "_" / "." / "!" / "~" / "*" / "'" / "(" / ")"
UNRESERVED    -> [A-Za-z0-9\-_.!~*'()]

# escaped = "%" HEXDIG HEXDIG
ESCAPED       -> "%" [0-9A-Fa-f] [0-9A-Fa-f]
