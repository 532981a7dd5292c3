# URIs as values of vCards: the generic form (RFC 3986), and what stands in those of the schemes geo (RFC
# 5870), tel (RFC 3966), mailto (RFC 6068) and data (RFC 2397).
#
# entries: uri geouri teluri mailtouri datahead mediatype

@{% const { text, pick, obj, list } = require("@callingcard/grammar/captures"); %}

# URI = scheme ":" hier-part [ "?" query ] [ "#" fragment ]
uri -> scheme ":" hierpart ("?" query {% pick(1) %}):? ("#" fragment {% pick(1) %}):?
       {% obj({ scheme: 0, hierarchy: 2, query: 3, fragment: 4 }) %}

# scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
scheme -> [A-Za-z] [A-Za-z0-9+.-]:* {% text %}

# hier-part = "//" authority path-abempty / path-absolute / path-rootless / path-empty
hierpart -> "//" authority pathabempty    {% obj({ authority: 1, path: 2 }) %}
          | path                          {% obj({ path: 0 }) %}

# authority = [ userinfo "@" ] host [ ":" port ]
authority -> (REGNAME | [:@\[\]]):* {% text %}

# path-abempty = *( "/" segment )
pathabempty -> ("/" PCHAR:*):* {% text %}

# path-absolute = "/" [ segment-nz *( "/" segment ) ]
# path-rootless = segment-nz *( "/" segment )
path -> ("/":? PCHAR (PCHAR | "/"):*):? {% text %}
      | "/"                             {% text %}

# query = fragment = *( pchar / "/" / "?" )
query    -> (PCHAR | [/?]):* {% text %}
fragment -> (PCHAR | [/?]):* {% text %}

# geo-URI = "geo:" coord-a "," coord-b [ "," coord-c ] p
# p = [ crsp ] [ uncp ] *parameter
# crs and u are parameters like others here; which is which is said above the grammar.
geouri -> "geo:"i coordinate "," coordinate ("," coordinate {% pick(1) %}):? (";" parameter {% pick(1) %}):*
          {% obj({ latitude: 1, longitude: 3, altitude: 4, parameters: 5 }) %}

# num = [ "-" ] pnum
# pnum = 1*DIGIT [ "." 1*DIGIT ]
# Repaired: a plus sign, which some writers put there.
coordinate -> [+-]:? DIGIT:+ ("." DIGIT:+):? {% text %}

# telephone-uri = "tel:" ( global-number / local-number )
# global-number-digits = "+" *phonedigit DIGIT *phonedigit
# local-number-digits = *phonedigit-hex (HEXDIG / "*" / "#") *phonedigit-hex
# That a number has a digit is said above the grammar.
teluri -> "tel:"i number (";" parameter {% pick(1) %}):*  {% obj({ number: 1, parameters: 2 }) %}

number -> "+" [0-9().-]:+             {% text %}
        | [0-9A-Fa-f*#().-]:+         {% text %}

# parameter = pname [ "=" pvalue ]
parameter  -> pname ("=" pvalue {% pick(1) %}):?  {% obj({ name: 0, value: 1 }) %}
pname      -> [A-Za-z0-9-]:+                      {% text %}

# paramchar = param-unreserved / unreserved / pct-encoded
# param-unreserved = "[" / "]" / "/" / ":" / "&" / "+" / "$"
pvalue     -> (UNRESERVED | "%" HEXDIG HEXDIG | [\[\]/:&+$]):+ {% text %}

# mailtoURI = "mailto:" [ to ] [ hfields ]
# to = addr-spec *("," addr-spec )
# hfields = "?" hfield *( "&" hfield )
mailtouri -> "mailto:"i to ("?" fields {% pick(1) %}):?  {% obj({ to: 1, fields: 2 }) %}

to       -> address ("," address {% pick(1) %}):*        {% list(0, 1) %}
address  -> MAILCHAR:*                                   {% text %}
fields   -> field ("&" field {% pick(1) %}):*            {% list(0, 1) %}
field    -> fieldname "=" fieldvalue                     {% obj({ name: 0, value: 2 }) %}
fieldname  -> FIELDCHAR:*                                {% text %}
fieldvalue -> FIELDCHAR:*                                {% text %}

# dataurl = "data:" [ mediatype ] [ ";base64" ] "," data
# All up to the comma.
datahead -> "data:"i (typename {% id %}):? (parameters {% id %}):? ";base64"i:? ","
            {% obj({ type: 1, parameters: 2, base64: 3 }) %}

# mediatype = [ type "/" subtype ] *( ";" parameter )
typename   -> TOKENCHAR:+ "/" TOKENCHAR:+                {% text %}
parameters -> (";" TOKENCHAR:+ "=" (PARAMETERCHAR:* | "\"" QUOTEDCHAR:* "\"")):+ {% text %}

# media-type = type "/" subtype *( OWS ";" OWS parameter ) (RFC 9110 section 8.3.1)
mediatype -> TOKENCHAR:+ "/" TOKENCHAR:+
             ([ \t]:* ";" [ \t]:* TOKENCHAR:+ "=" (TOKENCHAR:+ | "\"" QUOTEDCHAR:* "\"")):* {% text %}

# pchar = unreserved / pct-encoded / sub-delims / ":" / "@"
# Repaired: characters beyond ASCII, as in an IRI (RFC 3987), and the brackets, which many leave as they are.
PCHAR -> REGNAME | [:@\[\]]

# reg-name = *( unreserved / pct-encoded / sub-delims )
REGNAME -> UNRESERVED | "%" HEXDIG HEXDIG | [!$&'()*+,;=\x80-\uffff]

MAILCHAR -> UNRESERVED | "%" HEXDIG HEXDIG | [!$'()*+:;@\x80-\uffff]

FIELDCHAR -> UNRESERVED | "%" HEXDIG HEXDIG | [!$'()*+,:;@/?\x80-\uffff]

UNRESERVED -> [A-Za-z0-9._~-]

# token = 1*<any (US-ASCII) CHAR except SPACE, CTLs, or tspecials>
TOKENCHAR -> [A-Za-z0-9!#$%&'*+.^_`|~{}-]

PARAMETERCHAR -> [A-Za-z0-9!#$%&'*+.^_`|~{}:/@?()<>\[\]-]

QUOTEDCHAR -> [\t !\x23-\x5b\x5d-\x7e\x80-\uffff]

HEXDIG -> [0-9A-Fa-f]

DIGIT -> [0-9]
