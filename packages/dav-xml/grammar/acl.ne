# RFC 3744: the content of its elements, one rule for each fragment whose content is elements. The
# alphabet is the names of the child elements; how they are chosen and ordered before a rule sees
# them is said in RFC 4918 section 17. A rule describes one element and does not go into children.
#
# Fragments with EMPTY, ANY or #PCDATA have no rule, since there is nothing to choose in them.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: alternateUriSet, principalUrl, groupMemberSet, groupMembership, owner, group, supportedPrivilegeSet, supportedPrivilege, currentUserPrivilegeSet, acl, ace, principal, invert, grant, deny, inherited, aclRestrictions, requiredPrincipal, inheritedAclSet, principalCollectionSet, needPrivileges, resource, aclPrincipalPropSet, principalMatch, principalPropertySearch, propertySearch, principalSearchPropertySet, principalSearchProperty

# Section 4.1: <!ELEMENT alternate-URI-set (href*)>
alternateUriSet -> "D:href":* {% id %}

# Section 4.2: <!ELEMENT principal-URL (href)>
principalUrl -> "D:href" {% obj({ href: 0 }) %}

# Section 4.3: <!ELEMENT group-member-set (href*)>
groupMemberSet -> "D:href":* {% id %}

# Section 4.4: <!ELEMENT group-membership (href*)>
groupMembership -> "D:href":* {% id %}

# Section 5.1: <!ELEMENT owner (href?)>
owner -> "D:href":? {% obj({ href: 0 }) %}

# Section 5.2: <!ELEMENT group (href?)>
group -> "D:href":? {% obj({ href: 0 }) %}

# Section 5.3: <!ELEMENT supported-privilege-set (supported-privilege*)>
supportedPrivilegeSet -> "D:supported-privilege":* {% id %}

# Section 5.3: <!ELEMENT supported-privilege
#                (privilege, abstract?, description, supported-privilege*)>
supportedPrivilege -> "D:privilege" "D:abstract":? "D:description" "D:supported-privilege":*
  {% obj({ privilege: 0, abstract: 1, description: 2, aggregated: 3 }) %}

# Section 5.4: <!ELEMENT current-user-privilege-set (privilege*)>
currentUserPrivilegeSet -> "D:privilege":* {% id %}

# Section 5.5: <!ELEMENT acl (ace*) >
acl -> "D:ace":* {% id %}

# Section 5.5: <!ELEMENT ace ((principal | invert), (grant|deny), protected?, inherited?)>
ace -> ("D:principal" {% id %} | "D:invert" {% id %}) ("D:grant" {% id %} | "D:deny" {% id %})
       "D:protected":? "D:inherited":?
  {% obj({ principal: 0, action: 1, protected: 2, inherited: 3 }) %}

# Section 5.5.1: <!ELEMENT principal (href | all | authenticated | unauthenticated
#                  | property | self)>
principal -> ("D:href" {% id %} | "D:all" {% id %} | "D:authenticated" {% id %}
             | "D:unauthenticated" {% id %} | "D:property" {% id %} | "D:self" {% id %})
  {% obj({ who: 0 }) %}

# Section 5.5.1: <!ELEMENT invert principal>   Parentheses are missing.
invert -> "D:principal" {% obj({ principal: 0 }) %}

# Section 5.5.2: <!ELEMENT grant (privilege+)>
grant -> "D:privilege":+ {% id %}

# Section 5.5.2: <!ELEMENT deny (privilege+)>
deny -> "D:privilege":+ {% id %}

# Section 5.5.4: <!ELEMENT inherited (href)>
inherited -> "D:href" {% obj({ href: 0 }) %}

# Section 5.6: <!ELEMENT acl-restrictions (grant-only?, no-invert?, deny-before-grant?,
#                required-principal?)>
aclRestrictions -> "D:grant-only":? "D:no-invert":? "D:deny-before-grant":? "D:required-principal":?
  {% obj({ grantOnly: 0, noInvert: 1, denyBeforeGrant: 2, requiredPrincipal: 3 }) %}

# Section 5.6.4: <!ELEMENT required-principal
#                  (all? | authenticated? | unauthenticated? | self? | href* | property*)>
# Repaired: every branch of it may be empty, so that an empty element would have six readings. The
# example in section 6 has DAV:all beside DAV:property: it is a set of principals of any kind.
requiredPrincipal -> ("D:all" {% id %} | "D:authenticated" {% id %} | "D:unauthenticated" {% id %}
                     | "D:self" {% id %} | "D:href" {% id %} | "D:property" {% id %}):* {% id %}

# Section 5.7: <!ELEMENT inherited-acl-set (href*)>
inheritedAclSet -> "D:href":* {% id %}

# Section 5.8: <!ELEMENT principal-collection-set (href*)>
principalCollectionSet -> "D:href":* {% id %}

# Section 7.1.1: <!ELEMENT need-privileges (resource)* >   The star stands outside.
needPrivileges -> "D:resource":* {% id %}

# Section 7.1.1: <!ELEMENT resource ( href , privilege ) >
resource -> "D:href" "D:privilege" {% obj({ href: 0, privilege: 1 }) %}

# Section 9.2: <!ELEMENT acl-principal-prop-set ANY>
#              ANY value: a sequence of one or more elements, with at most one DAV:prop element.
aclPrincipalPropSet -> "D:prop":? {% obj({ prop: 0 }) %}

# Section 9.3: <!ELEMENT principal-match ((principal-property | self), prop?)>
principalMatch -> ("D:principal-property" {% id %} | "D:self" {% id %}) "D:prop":?
  {% obj({ match: 0, prop: 1 }) %}

# Section 9.4: <!ELEMENT principal-property-search
#                ((property-search+), prop?, apply-to-principal-collection-set?) >
principalPropertySearch -> "D:property-search":+ "D:prop":? "D:apply-to-principal-collection-set":?
  {% obj({ searches: 0, prop: 1, collectionSet: 2 }) %}

# Section 9.4: <!ELEMENT property-search (prop, match) >
propertySearch -> "D:prop" "D:match" {% obj({ prop: 0, match: 1 }) %}

# Section 9.5: <!ELEMENT principal-search-property-set (principal-search-property*) >
principalSearchPropertySet -> "D:principal-search-property":* {% id %}

# Section 9.5: <!ELEMENT principal-search-property (prop, description) >
principalSearchProperty -> "D:prop" "D:description" {% obj({ prop: 0, description: 1 }) %}
