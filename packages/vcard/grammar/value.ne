# Values with a syntax of their own (RFC 6350 section 4): numbers, booleans and language tags, and the
# pair of numbers in the GEO of vCard 3.0 (RFC 2426 section 3.4.2).
#
# entries: boolean integer float languagetag geopair

@{% const { text, obj, constant } = require("@callingcard/grammar/captures"); %}

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
languagetag -> langtag        {% text %}
             | privateuse     {% text %}
             | irregular      {% text %}

# langtag = language ["-" script] ["-" region] *("-" variant) *("-" extension) ["-" privateuse]
langtag -> language ("-" script):? ("-" region):? ("-" variant):* ("-" extension):* ("-" privateuse):?

# language = 2*3ALPHA ["-" extlang] / 4ALPHA / 5*8ALPHA
language -> ALPHA ALPHA ALPHA:? ("-" extlang):?
          | ALPHA ALPHA ALPHA ALPHA (ALPHA (ALPHA (ALPHA ALPHA:?):?):?):?

# extlang = 3ALPHA *2("-" 3ALPHA)
extlang -> ALPHA ALPHA ALPHA ("-" ALPHA ALPHA ALPHA ("-" ALPHA ALPHA ALPHA):?):?

# script = 4ALPHA
script -> ALPHA ALPHA ALPHA ALPHA

# region = 2ALPHA / 3DIGIT
region -> ALPHA ALPHA | DIGIT DIGIT DIGIT

# variant = 5*8alphanum / (DIGIT 3alphanum)
variant -> ALPHANUM ALPHANUM ALPHANUM ALPHANUM ALPHANUM (ALPHANUM (ALPHANUM ALPHANUM:?):?):?
         | DIGIT ALPHANUM ALPHANUM ALPHANUM

# extension = singleton 1*("-" (2*8alphanum))
extension -> [0-9A-WY-Za-wy-z] ("-" longsubtag):+

# privateuse = "x" 1*("-" (1*8alphanum))
privateuse -> [Xx] ("-" subtag):+

# 1*8alphanum
subtag -> ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM ALPHANUM:?):?):?):?):?):?):?

# 2*8alphanum
longsubtag -> ALPHANUM ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM (ALPHANUM ALPHANUM:?):?):?):?):?):?

# irregular = "en-GB-oed" / "i-ami" / ... / "sgn-CH-DE"
# The regular ones of grandfathered have the form of a langtag; of the irregular, sgn-BE-FR and the two
# like it alone have two regions.
irregular -> "en-GB-oed"i
           | "i-"i ("ami"i | "bnn"i | "default"i | "enochian"i | "hak"i | "klingon"i | "lux"i
                    | "mingo"i | "navajo"i | "pwn"i | "tao"i | "tay"i | "tsu"i)
           | "sgn-"i ("BE-FR"i | "BE-NL"i | "CH-DE"i)

ALPHANUM -> [A-Za-z0-9]
ALPHA    -> [A-Za-z]
DIGIT    -> [0-9]
