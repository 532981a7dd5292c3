# The content of elements of WebDAV: RFC 4918 section 14, with RFC 5689 (mkcol, mkcol-response),
# RFC 6578 (sync-collection, and sync-token in multistatus), RFC 5323 (limit) and RFC 3253
# (expand-property). One rule for each DTD fragment that has elements in it; a rule describes the
# children of one element and does not descend. Elements of type EMPTY, ANY and #PCDATA need no rule.
#
# RFC 4918 section 17 says how a fragment is to be read: children that are not expected are as if they
# were not there, and the order of the others is irrelevant. Both are done before these rules are
# asked; they have the order of the fragments.
@{% const { obj, list } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: multistatus, response, propstat, location, propfind, propertyupdate, set, remove, mkcol, mkcolResponse, lockinfo, lockResponse, lockdiscovery, supportedlock, activelock, lockentry, lockscope, locktype, locktoken, lockroot, syncCollection, limit, expandProperty, property, expandedProperty

# RFC 4918 section 14.16: <!ELEMENT multistatus (response*, responsedescription?)>
# RFC 6578 section 6.4:   <!ELEMENT multistatus (response*, responsedescription?, sync-token?)>
multistatus    -> "D:response":* "D:responsedescription":? "D:sync-token":?
                  {% obj({ responses: 0, description: 1, syncToken: 2 }) %}

# RFC 4918 section 14.24: <!ELEMENT response (href, ((href*, status)|(propstat+)),
#                                             error?, responsedescription?, location?)>
# Repaired: propstat*, for servers answer so when they are asked for no property.
response       -> "D:href" answer "D:error":? "D:responsedescription":? "D:location":?
                  {% obj({ href: 0, answer: 1, error: 2, description: 3, location: 4 }) %}
answer         -> "D:href":* "D:status" {% obj({ hrefs: 0, status: 1 }) %}
                | "D:propstat":* {% obj({ propstats: 0 }) %}

# RFC 4918 section 14.22: <!ELEMENT propstat (prop, status, error?, responsedescription?)>
propstat       -> "D:prop" "D:status" "D:error":? "D:responsedescription":?
                  {% obj({ prop: 0, status: 1, error: 2, description: 3 }) %}

# RFC 4918 section 14.9: <!ELEMENT location (href)>
location       -> "D:href" {% obj({ href: 0 }) %}

# RFC 4918 section 14.20: <!ELEMENT propfind (propname | (allprop, include?) | prop)>
propfind       -> "D:propname" {% obj({ propname: 0 }) %}
                | "D:allprop" "D:include":? {% obj({ allprop: 0, include: 1 }) %}
                | "D:prop" {% obj({ prop: 0 }) %}

# RFC 4918 section 14.19: <!ELEMENT propertyupdate (remove | set)+>
# Here the order counts: instructions are carried out in document order (section 9.2).
propertyupdate -> instruction instruction:* {% list(0, 1) %}
instruction    -> "D:remove" {% obj({ remove: 0 }) %}
                | "D:set" {% obj({ set: 0 }) %}

# RFC 4918 section 14.26: <!ELEMENT set (prop)>
set            -> "D:prop" {% obj({ prop: 0 }) %}

# RFC 4918 section 14.23: <!ELEMENT remove (prop)>
remove         -> "D:prop" {% obj({ prop: 0 }) %}

# RFC 5689 section 5.1: <!ELEMENT mkcol (set+)>
mkcol          -> "D:set" "D:set":* {% list(0, 1) %}

# RFC 5689 section 5.2: <!ELEMENT mkcol-response (propstat+)>
mkcolResponse  -> "D:propstat" "D:propstat":* {% list(0, 1) %}

# RFC 4918 section 14.11: <!ELEMENT lockinfo (lockscope, locktype, owner?)>
lockinfo       -> "D:lockscope" "D:locktype" "D:owner":?
                  {% obj({ lockscope: 0, locktype: 1, owner: 2 }) %}

# RFC 4918 section 15.8: <!ELEMENT lockdiscovery (activelock)*>
lockdiscovery  -> "D:activelock":* {% obj({ activelocks: 0 }) %}

# The DAV:prop that answers a LOCK (RFC 4918 section 9.10.1): it must have DAV:lockdiscovery in it.
lockResponse   -> "D:lockdiscovery" {% obj({ lockdiscovery: 0 }) %}

# RFC 4918 section 15.10: <!ELEMENT supportedlock (lockentry)*>
supportedlock  -> "D:lockentry":* {% obj({ lockentries: 0 }) %}

# RFC 4918 section 14.1: <!ELEMENT activelock (lockscope, locktype, depth, owner?, timeout?,
#                                              locktoken?, lockroot)>
# Repaired: lockroot may be missing, for RFC 2518 did not have it.
activelock     -> "D:lockscope" "D:locktype" "D:depth" "D:owner":? "D:timeout":? "D:locktoken":?
                  "D:lockroot":?
                  {% obj({ lockscope: 0, locktype: 1, depth: 2, owner: 3, timeout: 4, locktoken: 5, lockroot: 6 }) %}

# RFC 4918 section 14.10: <!ELEMENT lockentry (lockscope, locktype)>
lockentry      -> "D:lockscope" "D:locktype" {% obj({ lockscope: 0, locktype: 1 }) %}

# RFC 4918 section 14.13: <!ELEMENT lockscope (exclusive | shared)>
lockscope      -> "D:exclusive" {% obj({ exclusive: 0 }) %}
                | "D:shared" {% obj({ shared: 0 }) %}

# RFC 4918 section 14.15: <!ELEMENT locktype (write)>
locktype       -> "D:write" {% obj({ write: 0 }) %}

# RFC 4918 section 14.14: <!ELEMENT locktoken (href)>
locktoken      -> "D:href" {% obj({ href: 0 }) %}

# RFC 4918 section 14.12: <!ELEMENT lockroot (href)>
lockroot       -> "D:href" {% obj({ href: 0 }) %}

# RFC 6578 section 6.1: <!ELEMENT sync-collection (sync-token, sync-level, limit?, prop)>
# Repaired: sync-level may be missing; then the Depth header says it (appendix A).
syncCollection -> "D:sync-token" "D:sync-level":? "D:limit":? "D:prop"
                  {% obj({ syncToken: 0, syncLevel: 1, limit: 2, prop: 3 }) %}

# RFC 5323 section 5.17: <!ELEMENT limit (nresults)>
limit          -> "D:nresults" {% obj({ nresults: 0 }) %}

# RFC 3253 section 3.8: <!ELEMENT expand-property (property*)>
expandProperty -> "D:property":* {% obj({ properties: 0 }) %}

# RFC 3253 section 3.8: <!ELEMENT property (property*)>
property       -> "D:property":* {% obj({ properties: 0 }) %}

# RFC 3253 section 3.8: in the answer, each href of a property is replaced by a response.
expandedProperty -> "D:response":* {% obj({ responses: 0 }) %}
