# The content of elements of application/resource-lists+xml: the schema of RFC 4826 section 3.2, one
# rule for each type whose content is elements. The alphabet is the names of child elements; "##other"
# stands for an element of another namespace than its parent's, as in XML Schema. A rule describes the
# children of one element, in their order, and does not descend.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: resourceLists, list, entry, entryRef, external

# <xs:element name="resource-lists">: list*
resourceLists -> "R:list":* {% obj({ lists: 0 }) %}

# <xs:complexType name="listType">: display-name?, (list | external | entry | entry-ref)*, any ##other *
list -> "R:display-name":?
        ("R:list" {% id %} | "R:external" {% id %} | "R:entry" {% id %} | "R:entry-ref" {% id %}):*
        "##other":*
  {% obj({ displayName: 0, items: 1, extensions: 2 }) %}

# <xs:complexType name="entryType">: display-name?, any ##other *
entry -> "R:display-name":? "##other":* {% obj({ displayName: 0, extensions: 1 }) %}

# <xs:complexType name="entry-refType">: display-name?, any ##other *
entryRef -> "R:display-name":? "##other":* {% obj({ displayName: 0, extensions: 1 }) %}

# <xs:complexType name="externalType">: display-name?, any ##other *
external -> "R:display-name":? "##other":* {% obj({ displayName: 0, extensions: 1 }) %}
