import { attributeValue, XML_NAMESPACE, type XmlElement } from "@callingcard/xml";
import { readContent, vocabulary, type ContentModel, type Vocabulary } from "./content-model.ts";
import { openDocument, refuse, type ImdnInput, type ImdnLimits, type Source } from "./document.ts";
import * as grammar from "./generated/imdn.ts";
import type { Disposition, Imdn, Notification } from "./imdn.ts";
import { IMDN_NAMESPACE } from "./names.ts";
import { collapsedText, keptAttributes, keptElements, plainText } from "./text.ts";

/** The elements of the schema of RFC 5438. */
export const IMDN_VOCABULARY: Vocabulary = /* @__PURE__ */ vocabulary(
  IMDN_NAMESPACE,
  grammar.EVENTS,
);

interface StatusContent {
  readonly status?: XmlElement;
  readonly extensions: readonly XmlElement[];
}

/**
 * Reads a notification: the document of type `message/imdn+xml` (RFC 5438 section 11).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or ImdnError.
 */
export function parseImdn(input: ImdnInput, limits?: ImdnLimits): Imdn {
  const source = openDocument(input, IMDN_NAMESPACE, "imdn", limits);
  const { root } = source;
  const content = readContent(model(grammar.imdn), root, source);
  const { dateTime, recipientUri, originalRecipientUri, subject, notification } = content;
  return {
    messageId: collapsedText(content.messageId, source),
    dateTime: dateTime && collapsedText(dateTime, source),
    recipientUri: recipientUri && collapsedText(recipientUri, source),
    originalRecipientUri: originalRecipientUri && collapsedText(originalRecipientUri, source),
    subject: subject && plainText(subject, source),
    subjectLanguage:
      subject && attributeValue(subject, { namespace: XML_NAMESPACE, local: "lang" }),
    notification: notification && readNotification(notification, source),
    extensions: keptElements(content.extensions),
    otherAttributes: keptAttributes(root),
  };
}

function model<Value>(entry: ContentModel<Value>["entry"]): ContentModel<Value> {
  return { vocabulary: IMDN_VOCABULARY, entry };
}

function readNotification(element: XmlElement, source: Source): Notification {
  switch (element.local) {
    case "delivery-notification": {
      const { status } = readContent(model(grammar.deliveryNotification), element, source);
      const content = readContent(model(grammar.deliveryStatus), status, source);
      return readStatus("delivery", content, source);
    }
    case "processing-notification": {
      const { status } = readContent(model(grammar.processingNotification), element, source);
      const content = readContent(model(grammar.processingStatus), status, source);
      return readStatus("processing", content, source);
    }
    default: {
      const { status } = readContent(model(grammar.displayNotification), element, source);
      const content = readContent(model(grammar.displayStatus), status, source);
      return readStatus("display", content, source);
    }
  }
}

function readStatus(
  type: Disposition["type"],
  content: StatusContent,
  source: Source,
): Notification {
  const { status, extensions } = content;
  if (status !== undefined && /[^ \t\r\n]/.test(plainText(status, source))) {
    refuse(source, status, "unexpected-text", "text in a status");
  }
  // The grammar allows the statuses of the type alone.
  return {
    type,
    status: status === undefined ? "other" : status.local,
    extensions: keptElements(extensions),
  } as Notification;
}
