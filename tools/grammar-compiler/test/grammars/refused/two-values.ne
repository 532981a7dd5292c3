# RFC 6350 as it is written: a SAFE-CHAR may be a comma, and values are separated by commas.
@{% const { text, pick, list } = require("@callingcard/grammar/captures"); %}
values -> value ("," value {% pick(1) %}):* {% list(0, 1) %}
value  -> [a-z,]:* {% text %}
