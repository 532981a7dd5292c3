# The content of elements of message/imdn+xml: the RelaxNG schema of RFC 5438 section 11.1.9, one rule
# for each element that has elements in it. The alphabet is the names of child elements; "##other"
# stands for an element of a namespace that is neither this one nor none (anyIMDN of the schema). A
# rule describes the children of one element, in their order, and does not descend.
@{% const { obj } = require("@callingcard/grammar/captures");
    const { events } = require("@callingcard/grammar/events"); %}
@lexer events
# item: XmlElement from "@callingcard/xml"
# entries: imdn, deliveryNotification, processingNotification, displayNotification, deliveryStatus, processingStatus, displayStatus

# <element name="imdn">: message-id, datetime, recipient-uri and the others, a notification, imdnExtension
# Repaired: datetime may be missing, since messages without it are sent. recipient-uri,
# original-recipient-uri and subject may each be missing: the schema takes the first two together or
# neither, sections 11.1.3 to 11.1.5 say that each is optional.
imdn -> "I:message-id" "I:datetime":? "I:recipient-uri":? "I:original-recipient-uri":? "I:subject":?
        ("I:delivery-notification" {% id %} | "I:processing-notification" {% id %}
        | "I:display-notification" {% id %}):? "##other":*
  {% obj({ messageId: 0, dateTime: 1, recipientUri: 2, originalRecipientUri: 3, subject: 4,
           notification: 5, extensions: 6 }) %}

# <define name="deliveryNotification">
deliveryNotification -> "I:status" {% obj({ status: 0 }) %}

# <define name="processingNotification">
processingNotification -> "I:status" {% obj({ status: 0 }) %}

# <define name="displayNotification">
displayNotification -> "I:status" {% obj({ status: 0 }) %}

# deliveryNotification: <element name="status">: delivered | failed | commonDispositionStatus,
# then deliveryExtension.
# Repaired here and below: an extension may stand alone, as section 11.1.7 says.
deliveryStatus -> ("I:delivered" {% id %} | "I:failed" {% id %} | "I:forbidden" {% id %}
                  | "I:error" {% id %}) "##other":* {% obj({ status: 0, extensions: 1 }) %}
                | "##other":+ {% obj({ extensions: 0 }) %}

# processingNotification: <element name="status">: processed | stored | commonDispositionStatus,
# then processingExtension.
processingStatus -> ("I:processed" {% id %} | "I:stored" {% id %} | "I:forbidden" {% id %}
                    | "I:error" {% id %}) "##other":* {% obj({ status: 0, extensions: 1 }) %}
                  | "##other":+ {% obj({ extensions: 0 }) %}

# displayNotification: <element name="status">: displayed | commonDispositionStatus, then
# displayExtension.
displayStatus -> ("I:displayed" {% id %} | "I:forbidden" {% id %} | "I:error" {% id %}) "##other":*
                 {% obj({ status: 0, extensions: 1 }) %}
               | "##other":+ {% obj({ extensions: 0 }) %}
