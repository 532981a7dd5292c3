# RFC 3261 as it is written: COMMA ends with white space and LAQUOT begins with it.
@{% const { text, pick, list } = require("@callingcard/grammar/captures"); %}
contacts -> contact (COMMA contact {% pick(1) %}):* {% list(0, 1) %}
contact  -> LAQUOT uri ">" {% pick(1) %}
uri      -> [a-z]:+ {% text %}
COMMA    -> SWS "," SWS
LAQUOT   -> SWS "<"
SWS      -> " ":*
