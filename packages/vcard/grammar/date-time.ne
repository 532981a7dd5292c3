# Dates and times (RFC 6350 section 4.3, ISO 8601:2004 with the truncations of ISO 8601:2000, RFC 2425
# section 5.8.4), in the basic form (19850412) and the extended one (1985-04-12). Which numbers are days
# and hours is said above the grammar.
#
# entries: date time datetime dateandortime timestamp utcoffset

@{% const { text, pick, obj, lit } = require("@callingcard/grammar/captures"); %}

# date = year [month day] / year "-" month / "--" month [day] / "--" "-" day
# Repaired: with the hyphens of the extended form too, which vCard 3.0 has.
date -> year yearrest:?  {% obj({ year: 0, rest: 1 }) %}
      | "--" yearless    {% obj({ year: lit(undefined), rest: 1 }) %}

yearrest -> "-" month ("-" day {% pick(1) %}):?  {% obj({ month: 1, day: 2 }) %}
          | month day                            {% obj({ month: 0, day: 1 }) %}

yearless -> month ("-":? day {% pick(1) %}):?    {% obj({ month: 0, day: 1 }) %}
          | "-" day                              {% obj({ month: lit(undefined), day: 1 }) %}

# date-noreduc = year month day / "--" month day / "--" "-" day
datenoreduc -> year wholerest       {% obj({ year: 0, rest: 1 }) %}
             | "--" yearlesswhole   {% obj({ year: lit(undefined), rest: 1 }) %}

yearlesswhole -> month "-":? day    {% obj({ month: 0, day: 2 }) %}
               | "-" day            {% obj({ month: lit(undefined), day: 1 }) %}

# date-complete = year month day
datecomplete -> year wholerest      {% obj({ year: 0, rest: 1 }) %}

wholerest -> "-" month "-" day      {% obj({ month: 1, day: 3 }) %}
           | month day              {% obj({ month: 0, day: 1 }) %}

# time = hour [minute [second]] [zone] / "-" minute [second] / "-" "-" second
# Erratum 3484 is held: no zone behind a time without its hour. Repaired: the extended form, and parts
# of a second, which vCard 3.0 has.
time -> timenotrunc              {% id %}
      | "-" minutes              {% obj({ hour: lit(undefined), rest: 1, zone: lit(undefined) }) %}
      | "--" secondonly          {% obj({ hour: lit(undefined), rest: 1, zone: lit(undefined) }) %}

minutes -> minute (":":? seconds {% pick(1) %}):?  {% obj({ minute: 0, seconds: 1 }) %}

secondonly -> seconds            {% obj({ minute: lit(undefined), seconds: 0 }) %}

# time-notrunc = hour [minute [second]] [zone]
timenotrunc -> hour hourrest:? zone:?  {% obj({ hour: 0, rest: 1, zone: 2 }) %}

hourrest -> ":" minute (":" seconds {% pick(1) %}):?  {% obj({ minute: 1, seconds: 2 }) %}
          | minute seconds:?                          {% obj({ minute: 0, seconds: 1 }) %}

# time-complete = hour minute second [zone]
timecomplete -> hour completerest zone:?  {% obj({ hour: 0, rest: 1, zone: 2 }) %}

completerest -> ":" minute ":" seconds    {% obj({ minute: 1, seconds: 3 }) %}
              | minute seconds            {% obj({ minute: 0, seconds: 1 }) %}

# date-time = date-noreduc time-designator time-notrunc
datetime -> datenoreduc [Tt] timenotrunc  {% obj({ date: 0, time: 2 }) %}

# date-and-or-time = date-time / date / time-designator time
dateandortime -> datetime        {% id %}
               | date            {% obj({ date: 0, time: lit(undefined) }) %}
               | [Tt] time       {% obj({ date: lit(undefined), time: 1 }) %}

# timestamp = date-complete time-designator time-complete
timestamp -> datecomplete [Tt] timecomplete  {% obj({ date: 0, time: 2 }) %}

# utc-offset = sign hour [minute]
utcoffset -> sign hour (":":? minute {% pick(1) %}):?  {% obj({ sign: 0, hour: 1, minute: 2 }) %}

# zone = utc-designator / utc-offset
zone -> [Zz]        {% obj({ sign: lit("+"), hour: lit("00"), minute: lit(undefined) }) %}
      | utcoffset   {% id %}

# second = 2DIGIT ; 00-58/59/60 depending on leap second
# time-secfrac = "," 1*DIGIT (RFC 2425), with the full stop that ISO 8601 has as well.
seconds -> second ([.,] fraction {% pick(1) %}):?  {% obj({ second: 0, fraction: 1 }) %}

sign     -> [+-]                     {% text %}
year     -> DIGIT DIGIT DIGIT DIGIT  {% text %}
month    -> DIGIT DIGIT              {% text %}
day      -> DIGIT DIGIT              {% text %}
hour     -> DIGIT DIGIT              {% text %}
minute   -> DIGIT DIGIT              {% text %}
second   -> DIGIT DIGIT              {% text %}
fraction -> DIGIT:+                  {% text %}

DIGIT -> [0-9]
