# The head of a SIP message (RFC 3261 sections 7 and 25.1): the start line and the header fields, split
# but not read. What the value of a known field is, says field.ne. The body is framed by octets,
# outside of any grammar.
#
# Outside the grammar: the meaning of Content-Length, and limits.
# entries: head
@{% const { text, pick, obj, lit, constant } = require("@callingcard/grammar/captures"); %}

# Request  = Request-Line *( message-header ) CRLF [ message-body ]
# Response = Status-Line *( message-header ) CRLF [ message-body ]
head          -> startline "\r\n" (messageheader "\r\n" {% pick(0) %}):* "\r\n"
                 {% obj({ start: 0, headers: 2 }) %}

# SIP-message = Request / Response, by their first lines.
startline     -> token " " requesturi " " sipversion
                 {% obj({ kind: lit("request"), method: 0, requestUri: 2, version: 4 }) %}
               | sipversion " " statuscode " " reasonphrase
                 {% obj({ kind: lit("response"), version: 0, statusCode: 2, reasonPhrase: 4 }) %}

# Method = INVITEm / ACKm / OPTIONSm / BYEm / CANCELm / REGISTERm / extension-method
# extension-method = token
# header-name = token
token         -> TOKENCHAR:+ {% text %}

# Request-URI = SIP-URI / SIPS-URI / absoluteURI
# Split only: a scheme and the characters that a URI can have. uri.ne reads it.
requesturi    -> [A-Za-z] [A-Za-z0-9+.\-]:* ":" URICHAR:+ {% text %}

# SIP-Version = "SIP" "/" 1*DIGIT "." 1*DIGIT
sipversion    -> "SIP"i "/" DIGIT:+ "." DIGIT:+ {% text %}

# Status-Code = Informational / Redirection / Success / Client-Error / Server-Error / Global-Failure
#             / extension-code
# extension-code = 3DIGIT
# Repaired: no status is below 100 or above 699 (section 7.2).
statuscode    -> [1-6] DIGIT DIGIT {% text %}

# Reason-Phrase = *(reserved / unreserved / escaped / UTF8-NONASCII / UTF8-CONT / SP / HTAB)
# Repaired: any character that is no control character, as in texts elsewhere; a percent sign
# without two digits behind it, quotation marks and brackets are common in it.
reasonphrase  -> [\t\x20-\x7e\x80-\uffff]:* {% text %}

# message-header = ( Accept / ... / extension-header ) CRLF
# extension-header = header-name HCOLON header-value
messageheader -> token HCOLON headervalue {% obj({ name: 0, value: 2 }) %}

# header-value = *(TEXT-UTF8char / UTF8-CONT / LWS)
# Repaired: white space in front of it is HCOLON's alone. A backslash may have any octet behind it but
# CR and LF, since the fields that have quoted-strings and comments are header-values too.
headervalue   -> (VALUEUNIT:+ (LWSUNIT:+ VALUEUNIT:+):* LWSUNIT:*):? {% text %}
VALUEUNIT     -> [\x21-\x5b\x5d-\x7e\x80-\uffff] | "\\" [\x00-\x08\x0b\x0c\x0e-\x1f\x7f]:?

# HCOLON = *( SP / HTAB ) ":" SWS
# SWS = [LWS]
# LWS = [*WSP CRLF] 1*WSP
# Repaired: several line breaks with white space between them, of which the second ABNF has none.
HCOLON        -> WSP:* ":" LWSUNIT:*
LWSUNIT       -> WSP | "\r\n" WSP
WSP           -> [ \t]

# uric = reserved / unreserved / escaped, and the brackets of an IPv6reference
URICHAR       -> [A-Za-z0-9;/?:@&=+$,\-_.!~*'()\[\]%]

# token = 1*(alphanum / "-" / "." / "!" / "%" / "*" / "_" / "+" / "`" / "'" / "~" )
TOKENCHAR     -> [A-Za-z0-9\-.!%*_+`'~]
DIGIT         -> [0-9]
