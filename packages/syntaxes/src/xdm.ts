import {
  COMMON_POLICY,
  CONFERENCE_INFO,
  conferenceInfoElement,
  COPY_CONTROL,
  OMA_COMMON_POLICY,
  OMA_EXTENSIONS,
  parseConferenceInfo,
  parseReginfo,
  parseResourceLists,
  parseRuleset,
  REGINFO,
  reginfoElement,
  RESOURCE_LISTS,
  resourceListsElement,
  rulesetElement,
} from "@callingcard/xdm";
import {
  commonPolicyIr,
  conferenceInfoIr,
  reginfoIr,
  resourceListsIr,
} from "@callingcard/xdm/grammar";
import { xmlIr } from "@callingcard/xml/grammar";
import type { Syntax } from "./syntax.ts";
import { HEAD, xdmDocument } from "./xdm-document.ts";
import { vocabularyReader } from "./xml-vocabulary.ts";

/** Resource lists. A document is accepted if the codec reads it; the value is the document. */
export const resourceLists: Syntax = {
  name: "resource-lists",
  title: "Resource lists",
  specification: "RFC 4826, RFC 5364",
  grammars: [resourceListsIr, xmlIr],
  example:
    `${HEAD}<resource-lists xmlns="${RESOURCE_LISTS}"><list name="friends">` +
    '<entry uri="sip:bill@example.com"><display-name>Bill Doe</display-name></entry>' +
    '<entry-ref ref="resource-lists/users/sip:bill@example.com/index"/></list></resource-lists>',
  read: vocabularyReader({
    namespaces: new Map([[RESOURCE_LISTS, [resourceListsIr]]]),
    read: xdmDocument(parseResourceLists, resourceListsElement),
  }),
};

/**
 * The recipients of a request, with how they get it. A document is accepted if the codec reads it; the value is the
 * document.
 */
export const recipientList: Syntax = {
  ...resourceLists,
  name: "recipient-list",
  title: "Recipient list",
  specification: "RFC 5364",
  example:
    `${HEAD}<resource-lists xmlns:cp="${COPY_CONTROL}" xmlns="${RESOURCE_LISTS}"><list>` +
    '<entry uri="sip:bill@example.com" cp:copyControl="to"/>' +
    '<entry uri="sip:joe@example.org" cp:copyControl="cc" cp:anonymize="true"/>' +
    '<entry uri="sip:ted@example.net" cp:copyControl="bcc"/></list></resource-lists>',
};

/** Policies, with OMA's additions. A document is accepted if the codec reads it; the value is the document. */
export const commonPolicy: Syntax = {
  name: "common-policy",
  title: "Common policy",
  specification: "RFC 4745, OMA XDM",
  grammars: [commonPolicyIr, xmlIr],
  example:
    `${HEAD}<ruleset xmlns="${COMMON_POLICY}"><rule id="a"><conditions><identity>` +
    '<one id="sip:bob@example.com"/><many domain="example.org"/></identity></conditions>' +
    "<actions/><transformations/></rule></ruleset>",
  read: vocabularyReader({
    namespaces: new Map([
      [COMMON_POLICY, [commonPolicyIr]],
      [OMA_COMMON_POLICY, [commonPolicyIr]],
      [OMA_EXTENSIONS, [commonPolicyIr]],
    ]),
    rules: { "external-list/entry": "externalEntry" },
    read: xdmDocument(parseRuleset, rulesetElement),
  }),
};

/** Registration information. A document is accepted if the codec reads it; the value is the document. */
export const reginfo: Syntax = {
  name: "reginfo",
  title: "Registration information",
  specification: "RFC 3680, RFC 5628",
  grammars: [reginfoIr, xmlIr],
  example:
    `${HEAD}<reginfo xmlns="${REGINFO}" version="0" state="full">` +
    '<registration aor="sip:joe@example.com" id="a7" state="active">' +
    '<contact id="76" state="active" event="registered"><uri>sip:joe@pc.example.com</uri></contact>' +
    "</registration></reginfo>",
  read: vocabularyReader({
    namespaces: new Map([[REGINFO, [reginfoIr]]]),
    read: xdmDocument(parseReginfo, reginfoElement),
  }),
};

/** Conference information. A document is accepted if the codec reads it; the value is the document. */
export const conferenceInfo: Syntax = {
  name: "conference-info",
  title: "Conference information",
  specification: "RFC 4575",
  grammars: [conferenceInfoIr, xmlIr],
  example:
    `${HEAD}<conference-info xmlns="${CONFERENCE_INFO}" entity="sip:room@example.com" state="full" version="1">` +
    "<conference-description><subject>Agenda</subject></conference-description>" +
    '<users><user entity="sip:bob@example.com"><display-text>Bob</display-text></user></users></conference-info>',
  read: vocabularyReader({
    namespaces: new Map([[CONFERENCE_INFO, [conferenceInfoIr]]]),
    rules: {
      "conference-info": "conference",
      "host-info": "host",
      "available-media": "conferenceMedia",
      "available-media/entry": "conferenceMedium",
      "conf-uris": "uris",
      "service-uris": "uris",
      "conf-uris/entry": "uri",
      "service-uris/entry": "uri",
      "uris/entry": "uri",
      "associated-aors": "uris",
      "associated-aors/entry": "uri",
      roles: "userRoles",
      "call-info": "call",
      sip: "sipDialogId",
      modified: "execution",
      referred: "execution",
      "joining-info": "execution",
      "disconnection-info": "execution",
      "sidebars-by-ref": "uris",
      "sidebars-by-ref/entry": "uri",
      "sidebars-by-val/entry": "conference",
    },
    read: xdmDocument(parseConferenceInfo, conferenceInfoElement),
  }),
};
