# Session descriptions of RFC 8866, the lines in their order.
# entries: session
@{% const { text, pick, obj } = require("@callingcard/grammar/captures"); %}

session    -> "v=0\r\n" origin "s=" line (info {% pick(0) %}):? connection:? bandwidth:* time:+
              attribute:* media:*
              {% obj({ origin: 1, name: 3, info: 4, connection: 5, bandwidths: 6, times: 7,
                       attributes: 8, media: 9 }) %}
line       -> rest "\r\n" {% pick(0) %}
rest       -> [\x01-\x09\x0b\x0c\x0e-\uffff]:* {% text %}
origin     -> "o=" word " " digits " " digits " " address "\r\n"
              {% obj({ user: 1, id: 3, version: 5, address: 7 }) %}
address    -> "IN IP" [46] " " word {% obj({ family: 1, host: 3 }) %}
info       -> "i=" line {% pick(1) %}
connection -> "c=" address "\r\n" {% pick(1) %}
bandwidth  -> "b=" btype ":" digits "\r\n" {% obj({ type: 1, value: 3 }) %}
btype      -> [A-Za-z0-9\x2d]:+ {% text %}
time       -> "t=" digits " " digits "\r\n" {% obj({ start: 1, stop: 3 }) %}
attribute  -> "a=" aname (":" rest {% pick(1) %}):? "\r\n" {% obj({ name: 1, value: 2 }) %}
aname      -> TOKENC:+ {% text %}
media      -> "m=" mtype " " digits " " proto (" " fmt {% pick(1) %}):+ "\r\n"
              connection:? attribute:*
              {% obj({ type: 1, port: 3, proto: 5, formats: 6, connection: 8, attributes: 9 }) %}
mtype      -> TOKENC:+ {% text %}
proto      -> TOKENC:+ ("/" TOKENC:+):* {% text %}
fmt        -> TOKENC:+ {% text %}
word       -> [\x21-\x7e\x80-\uffff]:+ {% text %}
digits     -> [0-9]:+ {% text %}
TOKENC     -> [\x21\x23-\x27\x2a\x2b\x2d\x2e0-9A-Z\x5e-\x7e]
