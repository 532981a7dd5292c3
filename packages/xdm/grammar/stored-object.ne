# The content of elements of what is stored beside the messages of a session: group state objects and
# session info objects of the Open Mobile Alliance's message storage, whose elements have no namespace
# (N:). Their schemas are not public in full: the rules take what is known of them.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: groupState, participant, session

# groupstate: participant*
groupState -> "N:participant":* "##other":* {% obj({ participants: 0, extensions: 1 }) %}

# participant: empty
participant -> "##other":* {% obj({ extensions: 0 }) %}

# session: session-type, sdp?, invited-participants?
session -> "N:session-type" "N:sdp":? "N:invited-participants":? "##other":*
  {% obj({ type: 0, sdp: 1, invitedParticipants: 2, extensions: 3 }) %}
