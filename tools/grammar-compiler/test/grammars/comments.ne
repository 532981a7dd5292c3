# Products and nested comments, as in User-Agent (RFC 9110 section 5.6.5): recursion without values.
# entries: agent
@{% const { text, pick, obj, list } = require("@callingcard/grammar/captures"); %}

agent   -> part (WS part {% pick(1) %}):* {% list(0, 1) %}
part    -> product {% pick(0) %} | comment {% pick(0) %}
product -> token ("/" token {% pick(1) %}):? {% obj({ name: 0, version: 1 }) %}
token   -> [A-Za-z0-9!#$%&'*+.^_`|~\x2d]:+ {% text %}
comment -> COMMENT {% text %}
COMMENT -> "(" (CTEXT | "\\" [\x20-\x7e] | COMMENT):* ")"
CTEXT   -> [\t\x20-\x27\x2a-\x5b\x5d-\x7e\x80-\uffff]
WS      -> [ \t]:+
