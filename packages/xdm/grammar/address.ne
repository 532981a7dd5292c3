# The parts of sip:, sips: (RFC 3261 section 25.1) and tel: URIs (RFC 3966 section 3) that tell whom they
# name. Parameters and headers are split off and not read further. Every text has one reading.
@{% const { obj, text, pick, constant } = require("@callingcard/grammar/captures"); %}
# entries: address

# SIP-URI = "sip:" [ userinfo ] hostport uri-parameters [ headers ], SIPS-URI alike
# telephone-uri = "tel:" telephone-subscriber
address -> sipScheme ":" userinfo:? hostport parameters headers:?
           {% obj({ scheme: 0, user: 2, host: 3, parameters: 4 }) %}
         | telScheme ":" subscriber parameters {% obj({ scheme: 0, number: 2, parameters: 3 }) %}

# Schemes are in any case (RFC 3986 section 3.1).
sipScheme -> [Ss] [Ii] [Pp] [Ss]:? {% text %}
telScheme -> [Tt] [Ee] [Ll] {% text %}

# userinfo = ( user / telephone-subscriber ) [ ":" password ] "@"   The password is a part of it here.
userinfo -> user "@" {% pick(0) %}
user -> [^@<>\s"]:+ {% text %}

# hostport = host [ ":" port ]
hostport -> [A-Za-z0-9.\-:\[\]_%]:+ {% text %}

# uri-parameters = *( ";" uri-parameter )
parameters -> (";" parameter {% pick(1) %}):* {% id %}
parameter -> [^;?@<>\s"]:+ {% text %}

# headers = "?" header *( "&" header )
headers -> "?" [^@<>\s"]:* {% text %}

# telephone-subscriber = global-number / local-number, without their parameters
subscriber -> [+0-9A-Fa-f*#.()\-]:+ {% text %}
