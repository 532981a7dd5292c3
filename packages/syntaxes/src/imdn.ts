import {
  IMDN_NAMESPACE,
  imdnElement,
  IS_COMPOSING_NAMESPACE,
  isComposingElement,
  parseImdn,
  parseIsComposing,
  stringifyImdn,
} from "@callingcard/imdn";
import { imdnIr, isComposingIr } from "@callingcard/imdn/grammar";
import { xmlIr } from "@callingcard/xml/grammar";
import type { Syntax } from "./syntax.ts";
import { vocabularyReader } from "./xml-vocabulary.ts";

const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Disposition notifications. A document is accepted if the codec reads it; the value is the notification. */
export const imdn: Syntax = {
  name: "imdn",
  title: "Instant message disposition notification",
  specification: "RFC 5438",
  grammars: [imdnIr, xmlIr],
  example:
    `${HEAD}<imdn xmlns="${IMDN_NAMESPACE}"><message-id>34jk324j</message-id>` +
    "<datetime>2006-04-04T12:16:49-05:00</datetime><recipient-uri>im:bob@example.com</recipient-uri>" +
    "<display-notification><status><displayed/></status></display-notification></imdn>",
  read: vocabularyReader({
    namespaces: new Map([[IMDN_NAMESPACE, [imdnIr]]]),
    rules: {
      "delivery-notification/status": "deliveryStatus",
      "processing-notification/status": "processingStatus",
      "display-notification/status": "displayStatus",
    },
    read: (document) => {
      const value = parseImdn(document);
      return { value, write: () => stringifyImdn(imdnElement(value)) };
    },
  }),
};

/** Is-composing status. A document is accepted if the codec reads it; the value is the status. */
export const isComposing: Syntax = {
  name: "is-composing",
  title: "Is-composing status",
  specification: "RFC 3994",
  grammars: [isComposingIr, xmlIr],
  example:
    `${HEAD}<isComposing xmlns="${IS_COMPOSING_NAMESPACE}"><state>active</state>` +
    "<contenttype>text/plain</contenttype><refresh>90</refresh></isComposing>",
  read: vocabularyReader({
    namespaces: new Map([[IS_COMPOSING_NAMESPACE, [isComposingIr]]]),
    read: (document) => {
      const value = parseIsComposing(document);
      return { value, write: () => stringifyImdn(isComposingElement(value)) };
    },
  }),
};
