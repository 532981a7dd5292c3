# Content models of RFC 4918 section 14, over the names of elements.
# entries: response, propstat, prop, multistatus
# item: number

@{% const { obj, pick, list, constant } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events

# <!ELEMENT response (href, ((href*, status)|(propstat+)), error?, responsedescription?, location?)>
response -> "D:href" answer "D:error":? "D:responsedescription":? "D:location":?
            {% obj({ href: 0, answer: 1, error: 2, description: 3, location: 4 }) %}

answer -> "D:href":* "D:status" {% obj({ hrefs: 0, status: 1 }) %}
        | "D:propstat":+        {% obj({ propstats: 0 }) %}

# <!ELEMENT propstat (prop, status, error?, responsedescription?)>
propstat -> "D:prop" "D:status" "D:error":? "D:responsedescription":?
            {% obj({ prop: 0, status: 1, error: 2, description: 3 }) %}

# <!ELEMENT prop ANY>, here of what nobody orders
prop -> ("D:creationdate" {% id %} | "D:getetag" {% id %} | "D:displayname" {% id %}):* {% id %}

# <!ELEMENT multistatus (response*, responsedescription?, sync-token?)>
multistatus -> "D:response":* "D:responsedescription":? "D:sync-token":?
               {% obj({ responses: 0, description: 1, token: 2 }) %}
