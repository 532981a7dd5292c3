# Content lines of RFC 6350 section 3.3, unfolded, each with its line break.
# entries: contentlines, contentline
@{% const { text, pick, obj, list } = require("@callingcard/grammar/captures"); %}

contentlines -> contentline:+ {% pick(0) %}

# contentline = [group "."] name *(";" param) ":" value CRLF
contentline  -> (group "." {% pick(0) %}):? name (";" param {% pick(1) %}):* ":" value "\r\n"
                {% obj({ group: 0, name: 1, params: 2, value: 4 }) %}
group        -> NAMECHAR:+ {% text %}
name         -> NAMECHAR:+ {% text %}
param        -> pname "=" pvalues {% obj({ name: 0, values: 2 }) %}
pname        -> NAMECHAR:+ {% text %}
pvalues      -> pvalue ("," pvalue {% pick(1) %}):* {% list(0, 1) %}
pvalue       -> SAFECHAR:* {% text %} | "\"" quoted "\"" {% pick(1) %}
quoted       -> QSAFECHAR:* {% text %}
value        -> VALUECHAR:* {% text %}

NAMECHAR     -> [A-Za-z0-9-]
SAFECHAR     -> [\t !\x23-\x2b\x2d-\x39\x3c-\x7e\x80-\uffff]
QSAFECHAR    -> [\t !\x23-\x7e\x80-\uffff]
VALUECHAR    -> [\t\x20-\x7e\x80-\uffff]
