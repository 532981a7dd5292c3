import { element, XML_NAMESPACE, type XmlElement } from "@callingcard/xml";
import { checkContent, type ContentModel } from "./content-model.ts";
import * as grammar from "./generated/imdn.ts";
import type { Imdn, Notification } from "./imdn.ts";
import { IMDN_VOCABULARY } from "./imdn-reader.ts";
import { IMDN_NAMESPACE } from "./names.ts";
import { collapsed } from "./text.ts";

const LANGUAGE = { namespace: XML_NAMESPACE, local: "lang" };

/** The rule of the content of `status` for each type of notification. */
const STATUS_RULES = {
  delivery: grammar.deliveryStatus,
  processing: grammar.processingStatus,
  display: grammar.displayStatus,
};

/**
 * Builds a notification (RFC 5438 section 11).
 *
 * @param imdn What it says.
 * @throws RangeError for what does not read back equal: an identifier or URI with white space around
 * it, extensions in no namespace or in that of notifications, a status that is said by nothing.
 */
export function imdnElement(imdn: Imdn): XmlElement {
  const { subject, subjectLanguage, notification, extensions = [], otherAttributes } = imdn;
  const language = subjectLanguage === undefined ? [] : [{ ...LANGUAGE, value: subjectLanguage }];
  if (subject === undefined && subjectLanguage !== undefined) {
    throw new RangeError("language of no subject");
  }
  const children = [
    ...leaf("message-id", imdn.messageId),
    ...leaf("datetime", imdn.dateTime),
    ...leaf("recipient-uri", imdn.recipientUri),
    ...leaf("original-recipient-uri", imdn.originalRecipientUri),
    ...(subject === undefined ? [] : [element(named("subject"), textNodes(subject), language)]),
    ...(notification === undefined ? [] : [notificationElement(notification)]),
    ...extensions,
  ];
  return checked(grammar.imdn, element(named("imdn"), children, otherAttributes));
}

function notificationElement({ type, status, extensions = [] }: Notification): XmlElement {
  const known = status === "other" ? [] : [element(named(status))];
  const content = element(named("status"), [...known, ...extensions]);
  return element(named(`${type}-notification`), [checked(STATUS_RULES[type], content)]);
}

function leaf(local: string, text: string | undefined): XmlElement[] {
  return text === undefined ? [] : [element(named(local), [collapsed(text)])];
}

function textNodes(text: string): string[] {
  return text === "" ? [] : [text];
}

function named(local: string) {
  return { namespace: IMDN_NAMESPACE, local };
}

function checked<Value>(entry: ContentModel<Value>["entry"], built: XmlElement): XmlElement {
  return checkContent({ vocabulary: IMDN_VOCABULARY, entry }, built);
}
