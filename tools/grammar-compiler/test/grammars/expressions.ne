# Tokens of a search, nested and with a list that has a head.
# entries: search
# item: number
# depth: 20

@{% const { obj, pick, list, lit } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events

search -> all ("OR" all {% pick(1) %}):* {% list(0, 1) %}
all    -> term:+ {% id %}
term   -> not "word" {% obj({ kind: lit("word"), not: 0, word: 1 }) %}
        | not "(" search ")" {% obj({ kind: lit("group"), not: 0, search: 2 }) %}
not    -> "NOT":? {% id %}
