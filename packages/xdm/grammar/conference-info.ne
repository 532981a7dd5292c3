# The content of elements of application/conference-info+xml: the schema of RFC 4575 section 6. See
# resource-lists.ne for how to read it.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: conference, conferenceDescription, host, conferenceState, conferenceMedia, conferenceMedium, uris, uri, users, user, userRoles, endpoint, execution, call, sipDialogId, media, sidebarsByVal

# <xs:complexType name="conference-type">: conference-description?, host-info?, conference-state?, users?,
# sidebars-by-ref?, sidebars-by-val?, any ##other *
conference -> "C:conference-description":? "C:host-info":? "C:conference-state":? "C:users":?
              "C:sidebars-by-ref":? "C:sidebars-by-val":? "##other":*
  {% obj({ description: 0, hostInfo: 1, conferenceState: 2, users: 3, sidebarsByRef: 4,
           sidebarsByVal: 5, extensions: 6 }) %}

# <xs:complexType name="conference-description-type">: display-text?, subject?, free-text?, keywords?,
# conf-uris?, service-uris?, maximum-user-count?, available-media?, any ##other *
conferenceDescription -> "C:display-text":? "C:subject":? "C:free-text":? "C:keywords":?
                         "C:conf-uris":? "C:service-uris":? "C:maximum-user-count":?
                         "C:available-media":? "##other":*
  {% obj({ displayText: 0, subject: 1, freeText: 2, keywords: 3, confUris: 4, serviceUris: 5,
           maximumUserCount: 6, availableMedia: 7, extensions: 8 }) %}

# <xs:complexType name="host-type">: display-text?, web-page?, uris?, any ##other *
host -> "C:display-text":? "C:web-page":? "C:uris":? "##other":*
  {% obj({ displayText: 0, webPage: 1, uris: 2, extensions: 3 }) %}

# <xs:complexType name="conference-state-type">: user-count?, active?, locked?, any ##other *
conferenceState -> "C:user-count":? "C:active":? "C:locked":? "##other":*
  {% obj({ userCount: 0, active: 1, locked: 2, extensions: 3 }) %}

# <xs:complexType name="conference-media-type">: entry+
conferenceMedia -> "C:entry":+ {% obj({ entries: 0 }) %}

# <xs:complexType name="conference-medium-type">: display-text?, type, status?, any ##other *
conferenceMedium -> "C:display-text":? "C:type" "C:status":? "##other":*
  {% obj({ displayText: 0, type: 1, status: 2, extensions: 3 }) %}

# <xs:complexType name="uris-type">: entry+
uris -> "C:entry":+ {% obj({ entries: 0 }) %}

# <xs:complexType name="uri-type">: uri, display-text?, purpose?, modified?, any ##other *
uri -> "C:uri" "C:display-text":? "C:purpose":? "C:modified":? "##other":*
  {% obj({ uri: 0, displayText: 1, purpose: 2, modified: 3, extensions: 4 }) %}

# <xs:complexType name="users-type">: user*, any ##other *
users -> "C:user":* "##other":* {% obj({ users: 0, extensions: 1 }) %}

# <xs:complexType name="user-type">: display-text?, associated-aors?, roles?, languages?, cascaded-focus?,
# endpoint*, any ##other *
user -> "C:display-text":? "C:associated-aors":? "C:roles":? "C:languages":? "C:cascaded-focus":?
        "C:endpoint":* "##other":*
  {% obj({ displayText: 0, associatedAors: 1, roles: 2, languages: 3, cascadedFocus: 4,
           endpoints: 5, extensions: 6 }) %}

# <xs:complexType name="user-roles-type">: entry+
userRoles -> "C:entry":+ {% obj({ entries: 0 }) %}

# <xs:complexType name="endpoint-type">: display-text?, referred?, status?, joining-method?, joining-info?,
# disconnection-method?, disconnection-info?, media*, call-info?, any ##other *
endpoint -> "C:display-text":? "C:referred":? "C:status":? "C:joining-method":? "C:joining-info":?
            "C:disconnection-method":? "C:disconnection-info":? "C:media":* "C:call-info":?
            "##other":*
  {% obj({ displayText: 0, referred: 1, status: 2, joiningMethod: 3, joiningInfo: 4,
           disconnectionMethod: 5, disconnectionInfo: 6, media: 7, callInfo: 8, extensions: 9 }) %}

# <xs:complexType name="execution-type">: when?, reason?, by?
execution -> "C:when":? "C:reason":? "C:by":? {% obj({ when: 0, reason: 1, by: 2 }) %}

# <xs:complexType name="call-type">: sip | any ##other *
# Repaired: both may stand there; one reader for both is simpler, and nothing is lost.
call -> "C:sip":? "##other":* {% obj({ sip: 0, extensions: 1 }) %}

# <xs:complexType name="sip-dialog-id-type">: display-text?, call-id, from-tag, to-tag, any ##other *
sipDialogId -> "C:display-text":? "C:call-id" "C:from-tag" "C:to-tag" "##other":*
  {% obj({ displayText: 0, callId: 1, fromTag: 2, toTag: 3, extensions: 4 }) %}

# <xs:complexType name="media-type">: display-text?, type?, label?, src-id?, status?, any ##other *
media -> "C:display-text":? "C:type":? "C:label":? "C:src-id":? "C:status":? "##other":*
  {% obj({ displayText: 0, type: 1, label: 2, srcId: 3, status: 4, extensions: 5 }) %}

# <xs:complexType name="sidebars-by-val-type">: entry*
sidebarsByVal -> "C:entry":* {% obj({ entries: 0 }) %}
