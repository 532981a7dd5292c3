# Node selectors (RFC 4825 section 6.3) and the pointers of a query that bind their prefixes (section 6.4),
# both after percent-decoding. Numbers in brackets are productions of XML 1.0, with NS those of
# Namespaces. Every text has one reading.
#
# Outside the grammar: extension-selector, which is every text without a solidus, and is what is left when
# a text is no selector; what the references in a value may mean; which prefixes are bound.
# depth: 32
@{% const { text, pick, obj, list, constant } = require("@callingcard/grammar/captures"); %}
# entries: nodeSelector, attValue, pointer, xmlnsSchemeData

# node-selector = element-selector ["/" terminal-selector]
nodeSelector -> elementSelector ("/" terminalSelector {% pick(1) %}):?
                {% obj({ steps: 0, terminal: 1 }) %}

# terminal-selector = attribute-selector / namespace-selector / extension-selector
# attribute-selector = "@" att-name
# namespace-selector = "namespace::*"
terminalSelector -> "@" qName {% pick(1) %}
                  | "namespace::*" {% constant("namespaces") %}

# element-selector = step *( "/" step)
elementSelector -> step ("/" step {% pick(1) %}):* {% list(0, 1) %}

# step = by-name / by-pos / by-attr / by-pos-attr / extension-selector
# by-name = NameorAny
# by-pos = NameorAny "[" position "]"
# by-attr = NameorAny "[" attr-test "]"
# by-pos-attr = NameorAny "[" position "]" "[" attr-test "]"
step         -> nameOrAny ("[" position "]" {% pick(1) %}):? ("[" attrTest "]" {% pick(1) %}):?
                {% obj({ name: 0, position: 1, attribute: 2 }) %}

# NameorAny = QName / "*"
nameOrAny    -> qName {% id %}
              | "*" {% constant("*") %}

# position = 1*DIGIT
position     -> [0-9]:+ {% text %}

# attr-test = "@" att-name "=" att-value
# att-name = QName
attrTest     -> "@" qName "=" attValue {% obj({ name: 1, value: 3 }) %}

# att-value = AttValue
# [10] AttValue ::= '"' ([^<&"] | Reference)* '"' | "'" ([^<&'] | Reference)* "'"
# With its quotes.
attValue     -> "\"" ([\t\n\r\x20\x21\x23-\x25\x27-\x3b\x3d-\uffff] | REFERENCE):* "\"" {% text %}
              | "'" ([\t\n\r\x20-\x25\x28-\x3b\x3d-\uffff] | REFERENCE):* "'" {% text %}

# [67] Reference ::= EntityRef | CharRef
# [68] EntityRef ::= '&' Name ';'
# [66] CharRef ::= '&#' [0-9]+ ';' | '&#x' [0-9a-fA-F]+ ';'
REFERENCE    -> "&" ((":" | NAMESTART) (":" | NAMECHAR):* | "#" [0-9]:+ | "#x" [0-9a-fA-F]:+) ";"

# [NS 7] QName ::= PrefixedName | UnprefixedName
# [NS 8] PrefixedName ::= Prefix ':' LocalPart
qName        -> ncName (":" ncName {% pick(1) %}):? {% obj({ first: 0, second: 1 }) %}

# XPointer Framework [2] SchemeBased ::= PointerPart (S? PointerPart)*
# A shorthand pointer, a name alone, binds nothing and is left out.
pointer      -> pointerPart (S:? pointerPart {% pick(1) %}):* {% list(0, 1) %}

# [3] PointerPart ::= SchemeName '(' SchemeData ')'
# [4] SchemeName ::= QName
pointerPart  -> schemeName "(" schemeData ")" {% obj({ scheme: 0, data: 2 }) %}
schemeName   -> NCNAME (":" NCNAME):? {% text %}

# [5] SchemeData ::= EscapedData*
# [6] EscapedData ::= NormalChar | '^(' | '^)' | '^^' | '(' SchemeData ')'
# [7] NormalChar ::= UnicodeChar - [()^]
schemeData   -> ESCAPEDDATA:* {% text %}
ESCAPEDDATA  -> [^()\^] | "^" [()\^] | "(" ESCAPEDDATA:* ")"

# xmlns() scheme [1] XmlnsSchemeData ::= NCName S? '=' S? EscapedNamespaceName
# [2] EscapedNamespaceName ::= EscapedData*
# Repaired: white space behind the equals sign is not of the name.
xmlnsSchemeData -> ncName S:? "=" S:? namespaceName:? {% obj({ prefix: 0, namespace: 4 }) %}
namespaceName -> ([^()\^ \t\n\r] | "^" [()\^] | "(" ESCAPEDDATA:* ")") ESCAPEDDATA:* {% text %}

# [3] S ::= (#x20 | #x9 | #xD | #xA)+
S            -> [ \t\n\r]:+

# [NS 4] NCName ::= Name - (Char* ':' Char*)
ncName       -> NCNAME {% text %}
NCNAME       -> NAMESTART NAMECHAR:*

# [4] NameStartChar, without ":", the last range as pairs of surrogates
NAMESTART    -> [A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]
              | ASTRAL

# [4a] NameChar ::= NameStartChar | "-" | "." | [0-9] | #xB7 | [#x0300-#x036F] | [#x203F-#x2040]
NAMECHAR     -> [A-Z_a-z\-.0-9\xb7\xc0-\xd6\xd8-\xf6\xf8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]
              | ASTRAL
ASTRAL       -> [\ud800-\udb7f] [\udc00-\udfff]
