# The content of elements of a policy: the schema of RFC 4745 section 13, with the conditions that the
# Open Mobile Alliance adds in two namespaces (O: and X:). See resource-lists.ne for how to read it;
# "##any" stands for an element of any namespace. The schemas of O: and X: are not public in full: their
# rules take what is known of them.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: ruleset, rule, conditions, identity, one, many, except, validity, sphere, actions, transformations, externalList, externalEntry, otherIdentity, anonymousRequest, serviceList, allServicesExcept, service, mediaList, timeRange

# <xs:element name="ruleset">: rule*
ruleset -> "P:rule":* {% obj({ rules: 0 }) %}

# <xs:complexType name="ruleType">: conditions?, actions?, transformations?
rule -> "P:conditions":? "P:actions":? "P:transformations":?
  {% obj({ conditions: 0, actions: 1, transformations: 2 }) %}

# <xs:complexType name="conditionsType">: choice of identity?, sphere?, validity?, any ##other *, unbounded
# Repaired: what may be empty is repeated, so that nothing has many readings; this is the same language.
conditions -> ("P:identity" {% id %} | "P:sphere" {% id %} | "P:validity" {% id %}
              | "O:external-list" {% id %} | "O:other-identity" {% id %}
              | "O:anonymous-request" {% id %} | "X:service-list" {% id %}
              | "X:all-services-except" {% id %} | "X:media-list" {% id %}
              | "X:time-range" {% id %} | "##other" {% id %}):*
  {% obj({ conditions: 0 }) %}

# <xs:complexType name="identityType">: (one | many | any ##other)+
identity -> ("P:one" {% id %} | "P:many" {% id %} | "##other" {% id %}):+ {% obj({ members: 0 }) %}

# <xs:complexType name="oneType">: any ##other ?
one -> "##other":? {% obj({ extension: 0 }) %}

# <xs:complexType name="manyType">: (except | any ##other ?)*   Repaired as conditions is.
many -> ("P:except" {% id %} | "##other" {% id %}):* {% obj({ exceptions: 0 }) %}

# <xs:complexType name="exceptType">: empty
# Repaired: an extension may be in it, as it may be in one.
except -> "##other":? {% obj({ extension: 0 }) %}

# <xs:complexType name="sphereType">: empty
sphere -> "##other":* {% obj({ extensions: 0 }) %}

# <xs:complexType name="validityType">: (from, until)+
validity -> ("P:from" "P:until" {% obj({ from: 0, until: 1 }) %}):+ {% obj({ periods: 0 }) %}

# <xs:complexType name="extensibleType"> of actions: any ##other *
# Extended: permissions of the Open Mobile Alliance are written in the namespace of the policy too.
actions -> ("##other" {% id %} | "P:allow-do-not-disturb" {% id %}
           | "P:allow-offline-storage" {% id %}):* {% obj({ permissions: 0 }) %}

# <xs:complexType name="extensibleType"> of transformations: any ##other *
transformations -> "##other":* {% obj({ permissions: 0 }) %}

# external-list of urn:oma:xml:xdm:common-policy: entry*
externalList -> "O:entry":* "##other":* {% obj({ entries: 0, extensions: 1 }) %}
externalEntry -> "##other":* {% obj({ extensions: 0 }) %}

# other-identity and anonymous-request of urn:oma:xml:xdm:common-policy: empty
otherIdentity -> "##other":* {% obj({ extensions: 0 }) %}
anonymousRequest -> "##other":* {% obj({ extensions: 0 }) %}

# service-list of urn:oma:xml:xdm:extensions: service*, or all-services-except
serviceList -> ("X:service" {% id %} | "X:all-services-except" {% id %} | "##other" {% id %}):*
  {% obj({ services: 0 }) %}

# all-services-except of urn:oma:xml:xdm:extensions: service*
allServicesExcept -> "X:service":* "##other":* {% obj({ services: 0, extensions: 1 }) %}

# service of urn:oma:xml:xdm:extensions: group-media and others
service -> "##any":* {% obj({ extensions: 0 }) %}

# media-list of urn:oma:xml:xdm:extensions: elements whose names are those of media
mediaList -> "##any":* {% obj({ media: 0 }) %}

# time-range of urn:oma:xml:xdm:extensions, read as times of the day: (from, until)+
timeRange -> ("X:from" "X:until" {% obj({ from: 0, until: 1 }) %}):+ {% obj({ periods: 0 }) %}
