# The content of the element of application/im-iscomposing+xml: the schema of RFC 3994 section 6.1.
# See imdn.ne for how to read it.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: isComposing

# <xs:element name="isComposing">, xs:sequence: state, lastactive?, contenttype?, refresh?, any ##other *
isComposing -> "C:state" "C:lastactive":? "C:contenttype":? "C:refresh":? "##other":*
  {% obj({ state: 0, lastActive: 1, contentType: 2, refresh: 3, extensions: 4 }) %}
