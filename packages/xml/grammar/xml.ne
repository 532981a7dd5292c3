# XML 1.0 fifth edition with Namespaces in XML 1.0 third edition, without DTD: one rule for each
# piece of markup. The pieces nest through their start and end tags, and that is kept by a stack in
# src/document-reader.ts, not by recursion here. Numbers in brackets are the productions of XML 1.0,
# with NS those of Namespaces.
#
# Outside the grammar: the well-formedness constraints (matching tags, one attribute of a name,
# characters that a reference may mean), [39] as said, and where the colons of names may stand, which
# is a matter of namespaces: documents can be read without them.
@{% const { text, pick, obj, constant } = require("@callingcard/grammar/captures"); %}
# entries: xmlDecl, sTag, eTag, characters, cdSect, comment, pi, name, ncName

# [23] XMLDecl ::= '<?xml' VersionInfo EncodingDecl? SDDecl? S? '?>'
xmlDecl      -> "<?xml" versionInfo encodingDecl:? sdDecl:? S:? "?>"
                {% obj({ version: 1, encoding: 2, standalone: 3 }) %}

# [24] VersionInfo ::= S 'version' Eq ("'" VersionNum "'" | '"' VersionNum '"')
versionInfo  -> S "version" EQ ("'" versionNum "'" {% pick(1) %} | "\"" versionNum "\"" {% pick(1) %})
                {% pick(3) %}

# [26] VersionNum ::= '1.' [0-9]+
versionNum   -> "1." [0-9]:+ {% text %}

# [80] EncodingDecl ::= S 'encoding' Eq ('"' EncName '"' | "'" EncName "'" )
encodingDecl -> S "encoding" EQ ("\"" encName "\"" {% pick(1) %} | "'" encName "'" {% pick(1) %})
                {% pick(3) %}

# [81] EncName ::= [A-Za-z] ([A-Za-z0-9._] | '-')*
encName      -> [A-Za-z] [A-Za-z0-9._\-]:* {% text %}

# [32] SDDecl ::= S 'standalone' Eq (("'" ('yes' | 'no') "'") | ('"' ('yes' | 'no') '"'))
sdDecl       -> S "standalone" EQ ("'" yesNo "'" {% pick(1) %} | "\"" yesNo "\"" {% pick(1) %})
                {% pick(3) %}
yesNo        -> "yes" {% constant(true) %} | "no" {% constant(false) %}

# [40] STag ::= '<' Name (S Attribute)* S? '>'
# [44] EmptyElemTag ::= '<' Name (S Attribute)* S? '/>'
sTag         -> "<" name attribute:* S:? tagEnd {% obj({ name: 1, attributes: 2, isEmpty: 4 }) %}
tagEnd       -> ">" {% constant(false) %} | "/>" {% constant(true) %}

# [41] Attribute ::= Name Eq AttValue, with the S before it from [40]
# White space is captured for the offsets of what follows it.
attribute    -> space name eq attValue {% obj({ space: 0, name: 1, eq: 2, value: 3 }) %}

# [25] Eq ::= S? '=' S?
eq           -> EQ {% text %}
EQ           -> S:? "=" S:?

# [10] AttValue ::= '"' ([^<&"] | Reference)* '"' | "'" ([^<&'] | Reference)* "'"
attValue     -> "\"" doubleQuoted "\"" {% pick(1) %} | "'" singleQuoted "'" {% pick(1) %}
doubleQuoted -> ([\t\n\r\x20\x21\x23-\x25\x27-\x3b\x3d-\uffff] | REFERENCE):* {% text %}
singleQuoted -> ([\t\n\r\x20-\x25\x28-\x3b\x3d-\uffff] | REFERENCE):* {% text %}

# [42] ETag ::= '</' Name S? '>'
eTag         -> "</" name S:? ">" {% pick(1) %}

# From [43] content: CharData and Reference, as far as they follow each other.
# [14] CharData ::= [^<&]* - ([^<&]* ']]>' [^<&]*)
# Spelt out: brackets, two or more, are not followed by ">". A reference ends a run of brackets.
characters   -> (UNIT:+ "]":* | "]":+) {% text %}
UNIT         -> PLAIN | ">" | REFERENCE
              | "]" (PLAIN | ">" | REFERENCE)
              | "]" "]":+ (PLAIN | REFERENCE)
PLAIN        -> [\t\n\r\x20-\x25\x27-\x3b\x3d\x3f-\x5c\x5e-\uffff]

# [67] Reference ::= EntityRef | CharRef
# [68] EntityRef ::= '&' Name ';'
# [66] CharRef ::= '&#' [0-9]+ ';' | '&#x' [0-9a-fA-F]+ ';'
REFERENCE    -> "&" (NAME | "#" [0-9]:+ | "#x" [0-9a-fA-F]:+) ";"

# [18] CDSect ::= CDStart CData CDEnd
# [19] CDStart ::= '<![CDATA['
# [20] CData ::= (Char* - (Char* ']]>' Char*))
# [21] CDEnd ::= ']]>'
# The value is the whole section; what ends it is three characters long in every text.
cdSect       -> "<![CDATA[" CDUNIT:* "]" "]":+ ">" {% text %}
CDUNIT       -> [\t\n\r\x20-\x5c\x5e-\uffff]
              | "]" [\t\n\r\x20-\x5c\x5e-\uffff]
              | "]" "]":+ [\t\n\r\x20-\x3d\x3f-\x5c\x5e-\uffff]

# [15] Comment ::= '<!--' ((Char - '-') | ('-' (Char - '-')))* '-->'
# The value is the whole comment.
comment      -> "<!--" ("-":? [\t\n\r\x20-\x2c\x2e-\uffff]):* "-->" {% text %}

# [16] PI ::= '<?' PITarget (S (Char* - (Char* '?>' Char*)))? '?>'
# [17] PITarget ::= Name - (('X' | 'x') ('M' | 'm') ('L' | 'l'))
# Repaired: white space after the first character of S could be S or Char; here it is Char. The
# excluded target is refused above the grammar. The content's value ends with "?>".
pi           -> "<?" name piContent {% obj({ target: 1, content: 2 }) %}
piContent    -> "?>" {% text %}
              | [ \t\n\r] PIUNIT:* "?":+ ">" {% text %}
PIUNIT       -> [\t\n\r\x20-\x3e\x40-\uffff] | "?":+ [\t\n\r\x20-\x3d\x40-\uffff]

# [3] S ::= (#x20 | #x9 | #xD | #xA)+
space        -> S {% text %}
S            -> [ \t\n\r]:+

# [5] Name ::= NameStartChar (NameChar)*
name         -> NAME {% text %}
NAME         -> (":" | NAMESTART) (":" | NAMECHAR):*

# [NS 4] NCName ::= Name - (Char* ':' Char*)
ncName       -> NAMESTART NAMECHAR:* {% text %}

# [4] NameStartChar ::= ":" | [A-Z] | "_" | [a-z] | [#xC0-#xD6] | [#xD8-#xF6] | [#xF8-#x2FF]
#     | [#x370-#x37D] | [#x37F-#x1FFF] | [#x200C-#x200D] | [#x2070-#x218F] | [#x2C00-#x2FEF]
#     | [#x3001-#xD7FF] | [#xF900-#xFDCF] | [#xFDF0-#xFFFD] | [#x10000-#xEFFFF]
# Without ":", which an NCName has not; the last range as pairs of surrogates.
NAMESTART    -> [A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]
              | ASTRAL

# [4a] NameChar ::= NameStartChar | "-" | "." | [0-9] | #xB7 | [#x0300-#x036F] | [#x203F-#x2040]
NAMECHAR     -> [A-Z_a-z\-.0-9\xb7\xc0-\xd6\xd8-\xf6\xf8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]
              | ASTRAL
ASTRAL       -> [\ud800-\udb7f] [\udc00-\udfff]

# [2] Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
# Written into the sets above as far as it is ASCII. Lone surrogates, U+FFFE and U+FFFF are found in
# the document as a whole, once, and refused when the reader comes to them.
