# vCard content lines (RFC 6350 section 3.3, RFC 2426 section 4) and the values that have parts
# (RFC 6350 section 4). A content line comes here unfolded and without its line break: framing and
# folding are the reader's, because a fold may cut any token in two.
#
# entries: contentline head value valuechars structured textlist

@{% const { text, pick, obj, list, constant } = require("@callingcard/grammar/captures"); %}

# contentline = [group "."] name *(";" param) ":" value CRLF
contentline -> (group "." {% pick(0) %}):? name (";" parameter {% pick(1) %}):* ":" value
               {% obj({ group: 0, name: 1, parameters: 2, value: 4 }) %}

# [group "."] name *(";" param) ":", with which a content line begins.
# An entry, because most lines of a text begin like another one: such a head is read once.
head -> (group "." {% pick(0) %}):? name (";" parameter {% pick(1) %}):* ":"
        {% obj({ group: 0, name: 1, parameters: 2 }) %}

# group = 1*(ALPHA / DIGIT / "-")
group -> NAMECHAR:+ {% text %}

# name = "SOURCE" / ... / iana-token / x-name
# iana-token = 1*(ALPHA / DIGIT / "-")
# The known names are iana-tokens too; what they mean is said above the grammar.
name -> NAMECHAR:+ {% text %}

# any-param = (iana-token / x-name) "=" param-value *("," param-value)
# Repaired: vCard 2.1 leaves out the name where the value tells it, as in TEL;HOME;FAX, and some
# writers leave a semicolon with nothing behind it.
parameter -> parametername ("=" parametervalues {% pick(1) %}):?
             {% obj({ name: 0, values: 1 }) %}

parametername -> PARAMETERCHAR:* {% text %}

parametervalues -> parametervalue ("," parametervalue {% pick(1) %}):* {% list(0, 1) %}

# param-value = *SAFE-CHAR / DQUOTE *QSAFE-CHAR DQUOTE
parametervalue -> SAFECHAR:* {% text %}
                | "\"" quoted "\"" {% pick(1) %}

quoted -> QSAFECHAR:* {% text %}

# value = text / text-list / date-list / ... = *VALUE-CHAR
# An entry, because most folds are in values, which can be read piece by piece.
value -> VALUECHAR:* {% text %}

# The same without its text: for values that go on in the next line, and are cut out as one.
valuechars -> VALUECHAR:* {% constant(true) %}

# component-list = component *(";" component), where a component is list-component
# list-component = component *("," component)
structured -> listcomponent (";" listcomponent {% pick(1) %}):* {% list(0, 1) %}

listcomponent -> component ("," component {% pick(1) %}):* {% list(0, 1) %}

# component = "\\" / "\," / "\;" / "\n" / WSP / NON-ASCII / %x21-2B / %x2D-3A / %x3C-5B / %x5D-7E
# Repaired: any character may follow the backslash, as some writers escape the colon too, and line
# breaks and control characters pass, so that every value has parts.
component -> (COMPONENTCHAR | "\\" ANY):* {% text %}

# text-list = text *("," text)
textlist -> listitem ("," listitem {% pick(1) %}):* {% list(0, 1) %}

# text = *TEXT-CHAR, with the same repair. Repaired: the RFC's TEXT-CHAR leaves out the comma and
# has the semicolon, so that only a backslash and a comma need one.
listitem -> (LISTITEMCHAR | "\\" ANY):* {% text %}

# Repaired: the underscore, which real names have.
NAMECHAR      -> [A-Za-z0-9_-]

# Repaired: the parenthesis of Android's X-CUSTOM(CHARSET=UTF-8,...).
PARAMETERCHAR -> [A-Za-z0-9_(-]

# SAFE-CHAR = WSP / "!" / %x23-39 / %x3C-7E / NON-ASCII
# Repaired: without the comma. With it, "a=x,y" is one value or two (RFC 5545 leaves it out).
SAFECHAR      -> [\t !\x23-\x2b\x2d-\x39\x3c-\x7e\x80-\uffff]

# QSAFE-CHAR = WSP / "!" / %x23-7E / NON-ASCII
QSAFECHAR     -> [\t !\x23-\x7e\x80-\uffff]

# VALUE-CHAR = WSP / VCHAR / NON-ASCII
VALUECHAR     -> [\t\x20-\x7e\x80-\uffff]

COMPONENTCHAR -> [^\\,;]

LISTITEMCHAR  -> [^\\,]

ANY           -> [\x00-\uffff]
