# xs:dateTime and xs:time (XML Schema part 2, sections 3.2.7 and 3.2.8) as numbers of digits; what the
# numbers may be is checked above the grammar. Every text has one reading.
@{% const { obj, text, pick } = require("@callingcard/grammar/captures"); %}
# entries: dateTime, time

# '-'? yyyy '-' mm '-' dd 'T' hh ':' mm ':' ss ('.' s+)? (zzzzzz)?   Years before 1 are left out.
dateTime -> year "-" two "-" two "T" time
  {% obj({ year: 0, month: 2, day: 4, time: 6 }) %}

# hh ':' mm ':' ss ('.' s+)? (zzzzzz)?
time -> two ":" two ":" two ("." digits {% pick(1) %}):? zone:?
  {% obj({ hour: 0, minute: 2, second: 4, fraction: 5, zone: 6 }) %}

# zzzzzz: (('+' | '-') hh ':' mm) | 'Z'
zone -> "Z" {% obj({}) %}
      | sign two ":" two {% obj({ sign: 0, hours: 1, minutes: 3 }) %}

sign -> [+\-] {% text %}
year -> [0-9] [0-9] [0-9] [0-9] {% text %}
two -> [0-9] [0-9] {% text %}
digits -> [0-9]:+ {% text %}
