# Text nodes side by side.
@{% const { text, pick, obj } = require("@callingcard/grammar/captures"); %}
element -> "<" node:* ">" {% obj({ nodes: 1 }) %}
node    -> element {% pick(0) %} | chardata {% pick(0) %}
chardata -> [a-z]:+ {% text %}
