import type { XmlAttribute, XmlElement } from "@callingcard/xml";

/** What is reported of the delivery of a message (RFC 5438 section 11.1.7). */
export type DeliveryStatus = "delivered" | "failed" | "forbidden" | "error";

/** What is reported of the processing of a message by a server between (RFC 5438 section 11.1.7). */
export type ProcessingStatus = "processed" | "stored" | "forbidden" | "error";

/** What is reported of the display of a message (RFC 5438 section 11.1.7). */
export type DisplayStatus = "displayed" | "forbidden" | "error";

/** What is told about a message: the kind of notification, and its status. */
export type Disposition =
  | { readonly type: "delivery"; readonly status: DeliveryStatus }
  | { readonly type: "processing"; readonly status: ProcessingStatus }
  | { readonly type: "display"; readonly status: DisplayStatus };

/** A disposition as it stands in a document, where others may have extended it. */
export type Notification = (
  | Disposition
  | {
      readonly type: Disposition["type"];
      /** The status is said by the extensions alone. */
      readonly status: "other";
    }
) & {
  /** Elements of other namespaces in `status`, in their order. */
  readonly extensions?: readonly XmlElement[] | undefined;
};

/** `imdn`: a notification about one message (RFC 5438 section 11). */
export interface Imdn {
  /** Message-ID of the message that it is about. */
  readonly messageId: string;
  /** When that message was sent, as in its DateTime header; absent where the sender left it out. */
  readonly dateTime?: string | undefined;
  /** URI of the final recipient: the To header of the message. */
  readonly recipientUri?: string | undefined;
  /** URI of the original recipient: the Original-To header of the message. */
  readonly originalRecipientUri?: string | undefined;
  readonly subject?: string | undefined;
  /** Language of the subject. */
  readonly subjectLanguage?: string | undefined;
  /** Absent when the extensions are the notification. */
  readonly notification?: Notification | undefined;
  /** Elements of other namespaces, in their order. */
  readonly extensions?: readonly XmlElement[] | undefined;
  /** Attributes of the root element. */
  readonly otherAttributes?: readonly XmlAttribute[] | undefined;
}
