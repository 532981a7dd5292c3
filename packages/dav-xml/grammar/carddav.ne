# The content of elements of CardDAV: RFC 6352 section 10. One rule for each DTD fragment that has
# elements in it, read as RFC 4918 section 17 says; elements of type EMPTY and #PCDATA need no rule.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: addressbookQuery, addressbookMultiget, addressData, filter, propFilter, paramFilter, limit

# Section 10.3: <!ELEMENT addressbook-query ((DAV:allprop | DAV:propname | DAV:prop)?, filter, limit?)>
# Repaired: filter may be missing, for clients leave it out when they mean every card.
addressbookQuery    -> selection "C:filter":? "C:limit":?
                       {% obj({ selection: 0, filter: 1, limit: 2 }) %}

# Section 10.7: <!ELEMENT addressbook-multiget ((DAV:allprop | DAV:propname | DAV:prop)?, DAV:href+)>
# Repaired: DAV:href*, for a client that has nothing to get may say so.
addressbookMultiget -> selection "D:href":* {% obj({ selection: 0, hrefs: 1 }) %}

# (DAV:allprop | DAV:propname | DAV:prop)?
# Extended: DAV:allprop may be followed by DAV:include as in RFC 4918 section 14.20.
selection           -> "D:allprop" "D:include":? {% obj({ allprop: 0, include: 1 }) %}
                     | "D:propname" {% obj({ propname: 0 }) %}
                     | "D:prop":? {% obj({ prop: 0 }) %}

# Section 10.4: <!ELEMENT address-data (allprop | prop*)>
# This is the one in a request; in a response it is #PCDATA.
addressData         -> "C:allprop" {% obj({ allprop: 0 }) %}
                     | "C:prop":* {% obj({ props: 0 }) %}

# Section 10.5: <!ELEMENT filter (prop-filter*)>
filter              -> "C:prop-filter":* {% obj({ propFilters: 0 }) %}

# Section 10.5.1: <!ELEMENT prop-filter (is-not-defined | (text-match*, param-filter*))>
propFilter          -> "C:is-not-defined" {% obj({ isNotDefined: 0 }) %}
                     | "C:text-match":* "C:param-filter":*
                       {% obj({ textMatches: 0, paramFilters: 1 }) %}

# Section 10.5.2: <!ELEMENT param-filter (is-not-defined | text-match)?>
paramFilter         -> "C:is-not-defined" {% obj({ isNotDefined: 0 }) %}
                     | "C:text-match":? {% obj({ textMatch: 0 }) %}

# Section 10.6: <!ELEMENT limit (nresults)>
limit               -> "C:nresults" {% obj({ nresults: 0 }) %}
