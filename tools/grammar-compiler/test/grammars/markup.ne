# A small XML: one tree of elements with attributes, text, references and comments. The names cut
# through the characters beyond ASCII, and elements nest.
# entries: document
# depth: 40
@{% const { text, pick, obj, constant } = require("@callingcard/grammar/captures"); %}

document   -> S:? element S:? {% pick(1) %}
element    -> "<" name attributes S:? rest {% obj({ name: 1, attributes: 2, content: 4 }) %}
rest       -> "/>" {% constant(undefined) %} | ">" content "</" name S:? ">" {% pick(1) %}
attributes -> (S attribute {% pick(1) %}):* {% pick(0) %}
attribute  -> name S:? "=" S:? quoted {% obj({ name: 0, value: 4 }) %}
quoted     -> "\"" dtext "\"" {% pick(1) %} | "'" stext "'" {% pick(1) %}
dtext      -> ([^<&"\x00-\x08] | REFERENCE):* {% text %}
stext      -> ([^<&'\x00-\x08] | REFERENCE):* {% text %}
content    -> chardata:? markup:* {% obj({ text: 0, nodes: 1 }) %}
markup     -> (element {% pick(0) %} | comment {% pick(0) %}) chardata:? {% obj({ node: 0, tail: 1 }) %}
chardata   -> ([^<&\x00-\x08] | REFERENCE):+ {% text %}
comment    -> "<!--" ctext "-->" {% obj({ comment: 1 }) %}
ctext      -> ([^\x2d\x00-\x08] | "-" [^\x2d\x00-\x08]):* {% text %}
name       -> [A-Za-z_:\xc0-\uffff] [A-Za-z0-9_:.\-\xb7-\uffff]:* {% text %}
REFERENCE  -> "&" ("#" [0-9]:+ | "#x" [0-9a-fA-F]:+ | [A-Za-z]:+) ";"
S          -> [ \t\r\n]:+
