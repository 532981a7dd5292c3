# Values with a syntax of their own (RFC 6350 section 4): numbers, booleans and language tags, and the
# pair of numbers in the GEO of vCard 3.0 (RFC 2426 section 3.4.2).
#
# entries: boolean integer float subtags geopair

@{% const { text, pick, obj, list, constant } = require("@callingcard/grammar/captures"); %}

# boolean = "TRUE" / "FALSE"
boolean -> "true"i   {% constant(true) %}
         | "false"i  {% constant(false) %}

# integer = [sign] 1*DIGIT
integer -> [+-]:? DIGIT:+ {% text %}

# float = [sign] 1*DIGIT ["." 1*DIGIT]
float -> [+-]:? DIGIT:+ ("." DIGIT:+):? {% text %}

# geo-value = float-value ";" float-value
# Repaired: vCard 2.1 and some writers of 3.0 have a comma there, and others a space behind it.
geopair -> float [;,] " ":? float  {% obj({ latitude: 0, longitude: 3 }) %}

# Language-Tag = langtag / privateuse / grandfathered (RFC 5646 section 2.1)
# All of them are subtags of one to eight letters and digits; which may follow which is said above the
# grammar.
subtags -> subtag ("-" subtag {% pick(1) %}):* {% list(0, 1) %}

subtag -> ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM ALPHANUM:?):?):?):?):?):?):?
          {% text %}

ALPHANUM -> [A-Za-z0-9]
DIGIT    -> [0-9]
