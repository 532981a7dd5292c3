# Headers of RFC 3862 section 2.3 and the address of its section 4.1.
# entries: headers, address
@{% const { text, pick, obj } = require("@callingcard/grammar/captures"); %}

headers  -> (header "\r\n" {% pick(0) %}):* {% pick(0) %}
header   -> (hname "." {% pick(0) %}):? hname ":" (";" param {% pick(1) %}):* " " hvalue
            {% obj({ prefix: 0, name: 1, params: 3, value: 5 }) %}
hname    -> NAMECHAR:+ {% text %}
param    -> pname "=" pvalue {% obj({ name: 0, value: 2 }) %}
pname    -> NAMECHAR:+ {% text %}
pvalue   -> TOKENCHAR:+ {% text %} | qstring {% pick(0) %}
qstring  -> "\"" qtext "\"" {% pick(1) %}
qtext    -> (STRCHAR | ESCAPE):* {% text %}
hvalue   -> (HCHAR | ESCAPE):* {% text %}

address  -> (formal {% pick(0) %}):? "<" uri ">" {% obj({ formal: 0, uri: 2 }) %}
formal   -> (TOKENCHAR:+ " "):+ {% text %} | qstring {% pick(0) %}
uri      -> [A-Za-z] [A-Za-z0-9+.-]:* ":" [\x21-\x3b\x3d\x3f-\x7e]:+ {% text %}

NAMECHAR  -> [!\x23-\x27*+\x2dA-Za-z0-9\x5e-\x60|~]
TOKENCHAR -> NAMECHAR | "."
STRCHAR   -> [\x20\x21\x23-\x5b\x5d-\x7e\x80-\uffff]
HCHAR     -> [\x20-\x5b\x5d-\x7e\x80-\uffff]
ESCAPE    -> "\\" ("u" HEX HEX HEX HEX | [btnr"'\\])
HEX       -> [0-9A-Fa-f]
