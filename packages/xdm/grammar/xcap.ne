# The content of elements of application/xcap-diff+xml (RFC 5874 section 4, D:), xcap-error+xml (RFC 4825
# section 11.2, E:) and xcap-caps+xml (RFC 4825 section 12.2, K:). See resource-lists.ne for how to read
# it; "##any" stands for an element of any namespace.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: xcapDiff, document, xcapError, phrased, noParent, uniquenessFailure, exists, extension, xcapCaps, auids, extensions, namespaces

# <xs:element name="xcap-diff">: (document | element | attribute)*, any ##other *
xcapDiff -> ("D:document" {% id %} | "D:element" {% id %} | "D:attribute" {% id %}):* "##other":*
  {% obj({ changes: 0, extensions: 1 }) %}

# <xs:complexType name="documentType">: body-not-changed | (add | remove | replace | any ##other)*, or nothing
document -> "D:body-not-changed" {% obj({ bodyNotChanged: 0 }) %}
          | ("D:add" {% id %} | "D:remove" {% id %} | "D:replace" {% id %} | "##other" {% id %}):*
            {% obj({ patches: 0 }) %}

# <xs:element name="xcap-error">: error-element, or what is substituted for it
xcapError -> ("E:extension" {% id %} | "E:schema-validation-error" {% id %} | "E:not-xml-frag" {% id %}
             | "E:no-parent" {% id %} | "E:cannot-insert" {% id %} | "E:not-xml-att-value" {% id %}
             | "E:uniqueness-failure" {% id %} | "E:not-well-formed" {% id %}
             | "E:constraint-failure" {% id %} | "E:cannot-delete" {% id %} | "E:not-utf-8" {% id %})
  {% obj({ error: 0 }) %}

# <xs:element name="not-well-formed"> and others with nothing but a phrase: empty
# Extended: what another schema adds is kept.
phrased -> "##other":* {% obj({ extensions: 0 }) %}

# <xs:element name="no-parent">: ancestor?
noParent -> "E:ancestor":? {% obj({ ancestor: 0 }) %}

# <xs:element name="uniqueness-failure">: exists+
uniquenessFailure -> "E:exists":+ {% obj({ exists: 0 }) %}

# <xs:element name="exists">: alt-value*
exists -> "E:alt-value":* {% obj({ altValues: 0 }) %}

# <xs:element name="extension">: any ##any *
extension -> "##any":* {% obj({ elements: 0 }) %}

# <xs:element name="xcap-caps">: auids, extensions?, namespaces, any ##other *
xcapCaps -> "K:auids" "K:extensions":? "K:namespaces" "##other":*
  {% obj({ auids: 0, extensionNames: 1, namespaces: 2, extensions: 3 }) %}

# <xs:element name="auids">: auid*
auids -> "K:auid":* {% obj({ auids: 0 }) %}

# <xs:element name="extensions">: extension*
extensions -> "K:extension":* {% obj({ extensionNames: 0 }) %}

# <xs:element name="namespaces">: namespace*
namespaces -> "K:namespace":* {% obj({ namespaces: 0 }) %}
