import {
  parseXcapCaps,
  parseXcapDiff,
  parseXcapError,
  XCAP_CAPS,
  XCAP_DIFF,
  XCAP_ERROR,
  xcapCapsElement,
  xcapDiffElement,
  xcapErrorElement,
} from "@callingcard/xdm";
import { xcapIr } from "@callingcard/xdm/grammar";
import { xmlIr } from "@callingcard/xml/grammar";
import type { Syntax } from "./syntax.ts";
import { HEAD, xdmDocument } from "./xdm-document.ts";
import { ANY, vocabularyReader } from "./xml-vocabulary.ts";

/** Changes of XCAP documents. A document is accepted if the codec reads it; the value is the document. */
export const xcapDiff: Syntax = {
  name: "xcap-diff",
  title: "XCAP changes",
  specification: "RFC 5874",
  grammars: [xcapIr, xmlIr],
  example:
    `${HEAD}<xcap-diff xmlns="${XCAP_DIFF}" xcap-root="http://xcap.example.com/">` +
    '<document sel="resource-lists/users/sip:joe@example.com/index" new-etag="fgherhryt3" previous-etag="7ahggs">' +
    '<remove sel="*/list/entry[2]"/></document></xcap-diff>',
  read: vocabularyReader({
    namespaces: new Map([[XCAP_DIFF, [xcapIr]]]),
    read: xdmDocument(parseXcapDiff, xcapDiffElement),
  }),
};

/** Errors of XCAP. A document is accepted if the codec reads it; the value is the document. */
export const xcapError: Syntax = {
  name: "xcap-error",
  title: "XCAP error",
  specification: "RFC 4825",
  grammars: [xcapIr, xmlIr],
  example:
    `${HEAD}<xcap-error xmlns="${XCAP_ERROR}"><uniqueness-failure phrase="the entry is there already">` +
    '<exists field="resource-lists/list/entry/@uri"><alt-value>sip:joe@example.org</alt-value></exists>' +
    "</uniqueness-failure></xcap-error>",
  read: vocabularyReader({
    namespaces: new Map([[XCAP_ERROR, [xcapIr]]]),
    rules: Object.fromEntries(
      [
        "cannot-delete",
        "cannot-insert",
        "constraint-failure",
        "not-utf-8",
        "not-well-formed",
        "not-xml-att-value",
        "not-xml-frag",
        "schema-validation-error",
      ].map((name) => [name, "phrased"]),
    ),
    read: xdmDocument(parseXcapError, xcapErrorElement),
  }),
};

/** What an XCAP server can do. A document is accepted if the codec reads it; the value is the document. */
export const xcapCaps: Syntax = {
  name: "xcap-caps",
  title: "XCAP capabilities",
  specification: "RFC 4825",
  grammars: [xcapIr, xmlIr],
  example:
    `${HEAD}<xcap-caps xmlns="${XCAP_CAPS}"><auids><auid>resource-lists</auid><auid>xcap-caps</auid></auids>` +
    "<namespaces><namespace>urn:ietf:params:xml:ns:resource-lists</namespace></namespaces></xcap-caps>",
  read: vocabularyReader({
    namespaces: new Map([[XCAP_CAPS, [xcapIr]]]),
    rules: { extension: ANY },
    read: xdmDocument(parseXcapCaps, xcapCapsElement),
  }),
};
