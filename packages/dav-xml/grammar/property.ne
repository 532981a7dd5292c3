# The content of live properties and of conditions outside RFC 3744, one rule for each fragment whose
# content is elements; see acl.ne for how to read them.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: lockTokenSubmitted, noConflictingLock, supportedMethodSet, supportedLivePropertySet, supportedLiveProperty, supportedReportSet, supportedReport, currentUserPrincipal, addMember, allowClientDefinedUri, supportedAddressData, noUidConflict, addressbookHomeSet, principalAddress, supportedCollationSet, supportedFilter

# RFC 4918 section 16: <!ELEMENT lock-token-submitted (href+) >
lockTokenSubmitted -> "D:href":+ {% id %}

# RFC 4918 section 16: <!ELEMENT no-conflicting-lock (href)* >   The star stands outside.
noConflictingLock -> "D:href":* {% id %}

# RFC 3253 section 3.1.3: <!ELEMENT supported-method-set (supported-method*)>
supportedMethodSet -> "D:supported-method":* {% id %}

# RFC 3253 section 3.1.4: <!ELEMENT supported-live-property-set (supported-live-property*)>
supportedLivePropertySet -> "D:supported-live-property":* {% id %}

# RFC 3253 section 3.1.4: <!ELEMENT supported-live-property name>
# Repaired: the fragment that follows it, <!ELEMENT prop ANY>, declares the child that is meant.
supportedLiveProperty -> "D:prop" {% obj({ prop: 0 }) %}

# RFC 3253 section 3.1.5: <!ELEMENT supported-report-set (supported-report*)>
supportedReportSet -> "D:supported-report":* {% id %}

# RFC 3253 section 3.1.5: <!ELEMENT supported-report report>   Parentheses are missing.
supportedReport -> "D:report" {% obj({ report: 0 }) %}

# RFC 5397 section 3: <!ELEMENT current-user-principal (unauthenticated | href)>
currentUserPrincipal -> ("D:unauthenticated" {% id %} | "D:href" {% id %}) {% obj({ who: 0 }) %}

# RFC 5995 section 3.2.1: <!ELEMENT add-member (href)>
addMember -> "D:href" {% obj({ href: 0 }) %}

# RFC 5995 section 4.1: <!ELEMENT allow-client-defined-uri (add-member?)>
allowClientDefinedUri -> "D:add-member":? {% obj({ addMember: 0 }) %}

# RFC 6352 section 6.2.2: <!ELEMENT supported-address-data (address-data-type+)>
supportedAddressData -> "C:address-data-type":+ {% id %}

# RFC 6352 section 6.3.2.1: <!ELEMENT no-uid-conflict (DAV:href)>
# Repaired: the text above it says that servers SHOULD report the URL, so it may be absent.
noUidConflict -> "D:href":? {% obj({ href: 0 }) %}

# RFC 6352 section 7.1.1: <!ELEMENT addressbook-home-set (DAV:href*)>
addressbookHomeSet -> "D:href":* {% id %}

# RFC 6352 section 7.1.2: <!ELEMENT principal-address (DAV:href)>
principalAddress -> "D:href" {% obj({ href: 0 }) %}

# RFC 6352 section 8.3.1: <!ELEMENT supported-collation-set (
#                           supported-collation supported-collation supported-collation*)>
# Repaired: the commas are missing, and one is enough to read, though a server must have two.
supportedCollationSet -> "C:supported-collation":+ {% id %}

# RFC 6352 section 8.6: <!ELEMENT supported-filter (prop-filter*, param-filter*)>
supportedFilter -> "C:prop-filter":* "C:param-filter":*
  {% obj({ propFilters: 0, paramFilters: 1 }) %}
