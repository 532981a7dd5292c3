# Values of SIP header fields (RFC 3261 sections 20 and 25.1, and the RFCs named below), one rule for
# each shape of value. A value comes here unfolded and without the white space around it, so that LWS
# is 1*WSP. Known parameters are generic ones here and told apart by their names above the grammar.
#
# Outside the grammar: the "*" of a Contact, ranges of numbers, names of days and months, what is in
# the brackets of an IPv6reference, and the URIs, which uri.ne reads.
# depth: 32
# entries: vias, addresses, items, mediaranges, tokens, privacies, callids, replaces, cseq, rack, number, timestamp, mimeversion, date, warnings, credentials, authparams, products, retryafter, tagvalues, serviceids, identifier, values
@{% const { text, pick, obj, list, lit, constant } = require("@callingcard/grammar/captures"); %}

# Via = ( "Via" / "v" ) HCOLON via-parm *(COMMA via-parm)
vias          -> via (COMMA via {% pick(1) %}):* {% list(0, 1) %}

# via-parm = sent-protocol LWS sent-by *( SEMI via-params )
# sent-protocol = protocol-name SLASH protocol-version SLASH transport
# sent-by = host [ COLON port ]
# via-params = via-ttl / via-maddr / via-received / via-branch / via-extension
via           -> token SLASH token SLASH token LWS host (COLON digits {% pick(1) %}):? parameters
                 {% obj({ protocol: 0, version: 2, transport: 4, host: 6, port: 7, parameters: 8 }) %}

# host = hostname / IPv4address / IPv6reference   as in uri.ne
host          -> LABEL ("." LABEL):* ".":? {% text %}
               | "[" [0-9A-Fa-f:.]:+ "]" {% text %}
LABEL         -> [A-Za-z0-9] ("-":* [A-Za-z0-9]):*

# Contact = ("Contact" / "m" ) HCOLON ( STAR / (contact-param *(COMMA contact-param)))
# contact-param = (name-addr / addr-spec) *(SEMI contact-params)
# From = ( "From" / "f" ) HCOLON from-spec, and To, Reply-To, Route, Record-Route; Refer-To (RFC 3515),
# Referred-By (RFC 3892), Path (RFC 3327), Service-Route (RFC 3608), History-Info (RFC 7044);
# P-Asserted-Identity and P-Preferred-Identity (RFC 3325) without parameters; Alert-Info, Call-Info and
# Error-Info without a display-name.
addresses     -> address (COMMA address {% pick(1) %}):* {% list(0, 1) %}

# name-addr = [ display-name ] LAQUOT addr-spec RAQUOT
address       -> (displayname SWS {% pick(0) %}):? "<" uri ">" parameters
                 {% obj({ displayName: 0, uri: 2, parameters: 4 }) %}
               | bareuri parameters {% obj({ displayName: lit(undefined), uri: 0, parameters: 1 }) %}

# display-name = *(token LWS)/ quoted-string
# Repaired: no white space between the last token and the "<" (RFC 4475 section 3.1.1.6).
displayname   -> TOKENCHAR:+ (LWS TOKENCHAR:+):* {% text %}
               | QUOTED {% text %}

# addr-spec = SIP-URI / SIPS-URI / absoluteURI
uri           -> SCHEME ":" (BAREURICHAR | [;?,]):+ {% text %}

# Section 20.10: an addr-spec with a comma, semicolon or question mark stands between angle brackets.
bareuri       -> SCHEME ":" BAREURICHAR:+ {% text %}
SCHEME        -> [A-Za-z] [A-Za-z0-9+.\-]:*
BAREURICHAR   -> [A-Za-z0-9/:@&=+$\-_.!~*'()\[\]%]

# contact-params, from-param, rr-param, via-params ... = *( SEMI generic-param )
parameters    -> (SEMI parameter {% pick(1) %}):* {% pick(0) %}

# generic-param = token [ EQUAL gen-value ]
parameter     -> token (EQUAL genvalue {% pick(1) %}):? {% obj({ name: 0, value: 1 }) %}

# gen-value = token / host / quoted-string
# Repaired: the characters of an IPv6address come without brackets too, as in via-received.
genvalue      -> (TOKENCHAR | [:\[\]]):+ {% text %}
               | QUOTED {% text %}

# Reason (RFC 3326), Accept-Encoding, Accept-Language, Accept-Contact and Reject-Contact (RFC 3841),
# Security-Client, Security-Server and Security-Verify (RFC 3329), and alone Content-Disposition,
# Session-Expires and Min-SE (RFC 4028), Event and Subscription-State (RFC 6665):
# token *( SEMI generic-param ), with commas between them. The "*" of some is a token.
items         -> item (COMMA item {% pick(1) %}):* {% list(0, 1) %}
item          -> token parameters {% obj({ token: 0, parameters: 1 }) %}

# Accept = "Accept" HCOLON [ accept-range *(COMMA accept-range) ]
# media-range = ( "*/*" / ( m-type SLASH "*" ) / ( m-type SLASH m-subtype ) ) *( SEMI m-parameter )
# Content-Type = ( "Content-Type" / "c" ) HCOLON media-type
# media-type = m-type SLASH m-subtype *(SEMI m-parameter)
mediaranges   -> mediarange (COMMA mediarange {% pick(1) %}):* {% list(0, 1) %}
mediarange    -> token SLASH token parameters {% obj({ type: 0, subtype: 2, parameters: 3 }) %}

# Allow = "Allow" HCOLON [Method *(COMMA Method)]
# Supported = ( "Supported" / "k" ) HCOLON [option-tag *(COMMA option-tag)], and Require, Proxy-Require,
# Unsupported, Content-Encoding, Content-Language, Allow-Events (RFC 6665), Request-Disposition (RFC 3841)
tokens        -> token (COMMA token {% pick(1) %}):* {% list(0, 1) %}
token         -> TOKENCHAR:+ {% text %}

# Privacy-hdr = "Privacy" HCOLON priv-value *(";" priv-value)   RFC 3323 section 4.2
privacies     -> token (SEMI token {% pick(1) %}):* {% list(0, 1) %}

# In-Reply-To = "In-Reply-To" HCOLON callid *(COMMA callid)
# Call-ID = ( "Call-ID" / "i" ) HCOLON callid
callids       -> callid (COMMA callid {% pick(1) %}):* {% list(0, 1) %}

# callid = word [ "@" word ]
callid        -> WORDCHAR:+ ("@" WORDCHAR:+):? {% text %}

# Replaces = "Replaces" HCOLON callid *(SEMI replaces-param)   RFC 3891 section 6.1
replaces      -> callid parameters {% obj({ callId: 0, parameters: 1 }) %}

# CSeq = "CSeq" HCOLON 1*DIGIT LWS Method
cseq          -> digits LWS token {% obj({ sequence: 0, method: 2 }) %}

# RAck = "RAck" HCOLON response-num LWS CSeq-num LWS Method   RFC 3262 section 10
rack          -> digits LWS digits LWS token {% obj({ response: 0, sequence: 2, method: 4 }) %}

# Content-Length, Max-Forwards, Expires, Min-Expires; RSeq (RFC 3262), Max-Breadth (RFC 5393),
# Flow-Timer (RFC 5626): 1*DIGIT
number        -> digits {% id %}
digits        -> DIGIT:+ {% text %}

# Timestamp = "Timestamp" HCOLON 1*(DIGIT) [ "." *(DIGIT) ] [ LWS delay ]
# delay = *(DIGIT) [ "." *(DIGIT) ]
# Repaired: a delay has a character, since the LWS in front of it would not be there otherwise.
timestamp     -> seconds (LWS delay {% pick(1) %}):? {% obj({ seconds: 0, delay: 1 }) %}
seconds       -> DIGIT:+ ("." DIGIT:*):? {% text %}
delay         -> (DIGIT:+ ("." DIGIT:*):? | "." DIGIT:*) {% text %}

# MIME-Version = "MIME-Version" HCOLON 1*DIGIT "." 1*DIGIT
mimeversion   -> digits "." digits {% obj({ major: 0, minor: 2 }) %}

# Date = "Date" HCOLON SIP-date
# rfc1123-date = wkday "," SP date1 SP time SP "GMT"
# date1 = 2DIGIT SP month SP 4DIGIT
# time = 2DIGIT ":" 2DIGIT ":" 2DIGIT
date          -> wkday "," " " day " " month " " year " " day ":" day ":" day " GMT"
                 {% obj({ weekday: 0, day: 3, month: 5, year: 7, hour: 9, minute: 11, second: 13 }) %}

# wkday = "Mon" / "Tue" / ...   month = "Jan" / "Feb" / ...   Three letters; which, is said above.
wkday         -> LETTER LETTER LETTER {% text %}
month         -> LETTER LETTER LETTER {% text %}
LETTER        -> [A-Za-z]
day           -> DIGIT DIGIT {% text %}
year          -> DIGIT DIGIT DIGIT DIGIT {% text %}

# Warning = "Warning" HCOLON warning-value *(COMMA warning-value)
# warning-value = warn-code SP warn-agent SP warn-text
# warn-agent = hostport / pseudonym
warnings      -> warning (COMMA warning {% pick(1) %}):* {% list(0, 1) %}
warning       -> warncode " " warnagent " " quotedstring {% obj({ code: 0, agent: 2, text: 4 }) %}
warncode      -> DIGIT DIGIT DIGIT {% text %}
warnagent     -> (TOKENCHAR | [:\[\]]):+ {% text %}
quotedstring  -> QUOTED {% text %}

# Authorization = "Authorization" HCOLON credentials, Proxy-Authorization, WWW-Authenticate and
# Proxy-Authenticate = ... challenge
# credentials = ("Digest" LWS digest-response) / other-response
# other-response = auth-scheme LWS auth-param *(COMMA auth-param)
credentials   -> token LWS authparams {% obj({ scheme: 0, parameters: 2 }) %}

# Authentication-Info = "Authentication-Info" HCOLON ainfo *(COMMA ainfo)
authparams    -> authparam (COMMA authparam {% pick(1) %}):* {% list(0, 1) %}

# auth-param = auth-param-name EQUAL ( token / quoted-string )
authparam     -> token EQUAL genvalue {% obj({ name: 0, value: 2 }) %}

# User-Agent = "User-Agent" HCOLON server-val *(LWS server-val), and Server
# server-val = product / comment
# product = token [SLASH product-version]
products      -> product (LWS product {% pick(1) %}):* {% list(0, 1) %}
product       -> token (SLASH token {% pick(1) %}):?
                 {% obj({ name: 0, version: 1, comment: lit(undefined) }) %}
               | comment {% obj({ name: lit(undefined), version: lit(undefined), comment: 0 }) %}

# comment = LPAREN *(ctext / quoted-pair / comment) RPAREN
comment       -> COMMENT {% text %}
COMMENT       -> "(" CTEXTS (COMMENT CTEXTS):* ")"
CTEXTS        -> (CTEXT | QUOTEDPAIR):*
CTEXT         -> [\t\x20-\x27\x2a-\x5b\x5d-\x7e\x80-\uffff]

# Retry-After = "Retry-After" HCOLON delta-seconds [ comment ] *( SEMI retry-param )
retryafter    -> digits (SWS comment {% pick(1) %}):? parameters
                 {% obj({ seconds: 0, comment: 1, parameters: 2 }) %}

# feature-param = enc-feature-tag [EQUAL LDQUOT (tag-value-list / string-value ) RDQUOT]   RFC 3840 section 9
# Between the quotation marks: tag-value-list = tag-value *("," tag-value)
# string-value = "<" *(qdtext-no-abkt / quoted-pair ) ">"
# What is behind a backslash has lost it here.
tagvalues     -> tagvalue ("," tagvalue {% pick(1) %}):* {% list(0, 1) %}
               | stringvalue {% id %}
stringvalue   -> "<" [\t\x20-\x3b\x3d\x3f-\x7e\x80-\uffff]:* ">" {% text %}

# tag-value = ["!"] (token-nobang / boolean / numeric)
tagvalue      -> negation:? tagtoken {% obj({ isNegated: 0, relation: lit(undefined), text: 1 }) %}
               | negation:? "#" relation numeral {% obj({ isNegated: 0, relation: 2, text: 3 }) %}
negation      -> "!" {% constant(true) %}

# token-nobang = 1*(alphanum / "-" / "." / "%" / "*" / "_" / "+" / "`" / "'" / "~" )
tagtoken      -> [A-Za-z0-9\-.%*_+`'~]:+ {% text %}

# numeric = "#" numeric-relation number
# numeric-relation = ">=" / "<=" / "=" / (number ":")
# number = [ "+" / "-" ] 1*DIGIT ["." 0*DIGIT]
relation      -> ">=" {% text %} | "<=" {% text %} | "=" {% text %} | NUMERAL ":" {% text %}
numeral       -> NUMERAL {% text %}
NUMERAL       -> [+\-]:? DIGIT:+ ("." DIGIT:*):?

# PAssertedService = "P-Asserted-Service" HCOLON PAssertedService-value   RFC 6050 section 4
# PAssertedService-value = Service-ID *(COMMA Service-ID)
# Service-ID = "urn:urn-7:" urn-service-id
serviceids    -> serviceid (COMMA serviceid {% pick(1) %}):* {% list(0, 1) %}
serviceid     -> "urn:urn-7:"i [A-Za-z0-9\-]:+ ("." [A-Za-z0-9\-]:+):* {% text %}

# Conversation-ID, Contribution-ID, InReplyTo-Contribution-ID, Session-Replaces (OMA CPM appendix C)
# = 1*( unreserved / "%" / ":" / "@" / "+" / "=" / "/" )
identifier    -> [A-Za-z0-9\-_.!~*'()%:@+=/]:+ {% text %}

# header = "header-name" HCOLON header-value *(COMMA header-value)   section 7.3.1
# The values of any field whose values are a list, as they are written: commas between quotation
# marks or angle brackets divide nothing.
# Repaired: the white space around a comma is the values', to be taken off above.
values        -> value ("," value {% pick(1) %}):* {% list(0, 1) %}
value         -> ([\t\x20\x21\x23-\x2b\x2d-\x3b\x3d-\x7e\x80-\uffff] | QUOTED
               | "<" [\x20-\x3b\x3d\x3f-\x7e\x80-\uffff]:* ">"):* {% text %}

# quoted-string = SWS DQUOTE *(qdtext / quoted-pair ) DQUOTE
# qdtext = LWS / %x21 / %x23-5B / %x5D-7E / UTF8-NONASCII
QUOTED        -> "\"" ([\t\x20\x21\x23-\x5b\x5d-\x7e\x80-\uffff] | QUOTEDPAIR):* "\""

# quoted-pair = "\" (%x00-09 / %x0B-0C / %x0E-7F)
QUOTEDPAIR    -> "\\" [\x00-\x09\x0b\x0c\x0e-\x7f]

# word = 1*(alphanum / "-" / "." / "!" / "%" / "*" / "_" / "+" / "`" / "'" / "~" / "(" / ")" / "<" / ">"
#      / ":" / "\" / DQUOTE / "/" / "[" / "]" / "?" / "{" / "}" )
WORDCHAR      -> TOKENCHAR | [()<>:\\"/\[\]?{}]

# token = 1*(alphanum / "-" / "." / "!" / "%" / "*" / "_" / "+" / "`" / "'" / "~" )
TOKENCHAR     -> [A-Za-z0-9\-.!%*_+`'~]
DIGIT         -> [0-9]

# COMMA = SWS "," SWS, and so on; RAQUOT = ">" SWS gives its SWS to what follows.
COMMA         -> SWS "," SWS
SEMI          -> SWS ";" SWS
SLASH         -> SWS "/" SWS
EQUAL         -> SWS "=" SWS
COLON         -> SWS ":" SWS
LWS           -> WSP:+
SWS           -> WSP:*
WSP           -> [ \t]
