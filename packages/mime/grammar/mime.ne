# Header fields of MIME entities (RFC 2045 section 3, RFC 5322 section 2.2) and the values that have
# parts: media types (RFC 2045 section 5.1), Content-Transfer-Encoding (section 6.1), Content-ID
# (section 7), Content-Disposition (RFC 2183 section 2). What a parameter's name says about its value
# (RFC 2231) is meaning and stands above the grammar.
#
# entries: head, contenttype, disposition, contentid, mechanism
# depth: 16

@{% const { text, pick, obj } = require("@callingcard/grammar/captures"); %}

# entity-headers = *( field CRLF ), and the blank line behind them.
head -> field:* "\r\n" {% pick(0) %}

# field = field-name ":" [ field-body ] CRLF
# Repaired: no white space before the colon, which RFC 822 let stand: readers differ on what the name
# is then.
field -> fieldname ":" space fieldbody "\r\n" {% obj({ name: 0, space: 2, value: 3 }) %}

# field-name = 1*<any CHAR, excluding CTLs, SPACE, and ":">
fieldname -> [\x21-\x39\x3b-\x7e]:+ {% text %}

space -> [ \t]:* {% text %}

# field-body = field-body-contents [CRLF LWSP-char field-body]
# The folds are part of the value. Repaired: a folded line has more than white space, else it looks
# like the blank line at the end; characters beyond ASCII may stand in it (RFC 6532 section 3.2),
# control characters may not.
fieldbody -> ((VISIBLE | FOLDED) (TEXT | FOLDED):*):? {% text %}
FOLDED    -> "\r\n" [ \t]:+ VISIBLE
VISIBLE   -> [\x21-\x7e\x80-\uffff]
TEXT      -> [\t\x20-\x7e\x80-\uffff]

# content = "Content-Type" ":" type "/" subtype *(";" parameter)
# type = discrete-type / composite-type, each an iana-token, a keyword or an x-token: all are tokens.
contenttype -> CFWS token CFWS "/" CFWS token CFWS parameter:*
               {% obj({ type: 1, subtype: 5, parameters: 7 }) %}

# disposition = "Content-Disposition" ":" disposition-type *(";" disposition-parm)
# disposition-type = "inline" / "attachment" / extension-token
disposition -> CFWS token CFWS parameter:* {% obj({ type: 1, parameters: 3 }) %}

# parameter = attribute "=" value
# value = token / quoted-string
parameter -> ";" CFWS token CFWS "=" CFWS value CFWS {% obj({ name: 2, value: 6 }) %}
value     -> token {% pick(0) %} | quotedstring {% pick(0) %}

# token = 1*<any (US-ASCII) CHAR except SPACE, CTLs, or tspecials>
# tspecials = "(" / ")" / "<" / ">" / "@" / "," / ";" / ":" / "\" / <"> / "/" / "[" / "]" / "?" / "="
token -> [!\x23-\x27*+\-.0-9A-Z\x5e-\x7e]:+ {% text %}

# quoted-string = <"> *(qtext / quoted-pair) <">
quotedstring -> "\"" quoted "\"" {% pick(1) %}

# qtext = <any CHAR excepting <">, "\" & CR, and including linear-white-space>
# quoted-pair = "\" CHAR
# Repaired: without control characters, with characters beyond ASCII (RFC 6532 section 3.2).
quoted -> ([\t\x20\x21\x23-\x5b\x5d-\x7e\x80-\uffff] | "\\" [\t\x20-\x7e\x80-\uffff] | FWS):* {% text %}

# id = "Content-ID" ":" msg-id
# msg-id = "<" addr-spec ">"
# Repaired: any visible characters between the brackets, as many identifiers are no address.
contentid -> CFWS "<" identifier ">" CFWS {% pick(2) %}
identifier -> [\x21-\x3b\x3d\x3f-\x7e]:+ {% text %}

# encoding = "Content-Transfer-Encoding" ":" mechanism
# mechanism = "7bit" / "8bit" / "binary" / "quoted-printable" / "base64" / ietf-token / x-token
mechanism -> CFWS token CFWS {% pick(1) %}

# CFWS = *(linear-white-space / comment) (RFC 822 section 3.1.4, RFC 2045 section 5.1)
CFWS    -> ([ \t] | FWS | COMMENT):*
FWS     -> "\r\n" [ \t]

# comment = "(" *(ctext / quoted-pair / comment) ")"
COMMENT -> "(" ([\t\x20-\x27\x2a-\x5b\x5d-\x7e\x80-\uffff] | "\\" [\t\x20-\x7e\x80-\uffff] | FWS | COMMENT):* ")"
