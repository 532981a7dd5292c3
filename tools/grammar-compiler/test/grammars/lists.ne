# Macros and an included file.
# entries: numbers, words
@{% const { text, pick, list } = require("@callingcard/grammar/captures"); %}
@include "included/brackets.ne"

separated[ITEM, MARK] -> $ITEM ($MARK $ITEM {% pick(1) %}):* {% list(0, 1) %}

numbers -> bracketed[separated[number {% id %}, ","] {% id %}] {% id %}
words   -> bracketed[separated[word {% id %}, SPACE] {% id %}] {% id %}
number  -> [0-9]:+ {% text %}
word    -> letter:+ {% text %}
