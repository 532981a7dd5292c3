# The content of elements of application/reginfo+xml: the schema of RFC 3680 section 5.4, with the
# elements of RFC 5628 section 9 (G:). See resource-lists.ne for how to read it.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: reginfo, registration, contact

# <xs:element name="reginfo">: registration*, any ##other *
reginfo -> "R:registration":* "##other":* {% obj({ registrations: 0, extensions: 1 }) %}

# <xs:element name="registration">: contact*, any ##other *
registration -> "R:contact":* "##other":* {% obj({ contacts: 0, extensions: 1 }) %}

# <xs:element name="contact">: uri, display-name?, unknown-param*, any ##other *
# RFC 5628 section 9: pub-gruu and temp-gruu are among the elements of other namespaces.
contact -> "R:uri" "R:display-name":? "R:unknown-param":*
           ("G:pub-gruu" {% id %} | "G:temp-gruu" {% id %} | "##other" {% id %}):*
  {% obj({ uri: 0, displayName: 1, unknownParams: 2, extras: 3 }) %}
