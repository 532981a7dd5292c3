import type { XmlElement } from "@callingcard/xml";
import { attribute, optionalAttribute } from "./attribute-field.ts";
import { KEPT, many, maybe, one } from "./child-field.ts";
import type {
  AvailableMedia,
  AvailableMedium,
  CallInfo,
  ConferenceDescription,
  ConferenceEndpoint,
  ConferenceInfo,
  ConferenceMedia,
  ConferenceStatus,
  ConferenceUri,
  ConferenceUris,
  ConferenceUser,
  ConferenceUsers,
  Execution,
  HostInfo,
  Sidebars,
  SipDialogId,
  UserRoles,
} from "./conference-info.ts";
import { contentModel } from "./content-model.ts";
import { openDocument, type XdmInput, type XdmLimits } from "./document.ts";
import { complexType, simpleType, type ElementType } from "./element-type.ts";
import * as grammar from "./generated/conference-info.ts";
import { CONFERENCE_INFO } from "./names.ts";
import { BOOLEAN, DATE_TIME, oneOf, TEXT, TOKEN, UNSIGNED, WORDS } from "./simple-type.ts";

const VOCABULARY = {
  events: grammar.EVENTS,
  namespaces: /* @__PURE__ */ new Map([["C", CONFERENCE_INFO]]),
};

const STRING = /* @__PURE__ */ simpleType(TEXT);
const URI = /* @__PURE__ */ simpleType(TOKEN);
const COUNT = /* @__PURE__ */ simpleType(UNSIGNED);
const FLAG = /* @__PURE__ */ simpleType(BOOLEAN);
const INSTANT = /* @__PURE__ */ simpleType(DATE_TIME);
const WORD_LIST = /* @__PURE__ */ simpleType(WORDS);
const MEDIA_STATUS = /* @__PURE__ */ simpleType(
  /* @__PURE__ */ oneOf("recvonly", "sendonly", "sendrecv", "inactive"),
);
const ENDPOINT_STATUS = /* @__PURE__ */ simpleType(
  /* @__PURE__ */ oneOf(
    "pending",
    "dialing-out",
    "dialing-in",
    "alerting",
    "on-hold",
    "connected",
    "muted-via-focus",
    "disconnecting",
    "disconnected",
  ),
);
const JOINING = /* @__PURE__ */ simpleType(
  /* @__PURE__ */ oneOf("dialed-in", "dialed-out", "focus-owner"),
);
const DISCONNECTION = /* @__PURE__ */ simpleType(
  /* @__PURE__ */ oneOf("departed", "booted", "failed", "busy"),
);
const STATE = /* @__PURE__ */ optionalAttribute(
  "state",
  /* @__PURE__ */ oneOf("full", "partial", "deleted"),
);

const EXECUTION = /* @__PURE__ */ complexType<grammar.Execution, Execution>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.execution),
  children: {
    when: /* @__PURE__ */ maybe(/* @__PURE__ */ named("when"), INSTANT),
    reason: /* @__PURE__ */ maybe(/* @__PURE__ */ named("reason"), STRING),
    by: /* @__PURE__ */ maybe(/* @__PURE__ */ named("by"), URI),
  },
  attributes: {},
});

const URI_ENTRY = /* @__PURE__ */ complexType<grammar.Uri, ConferenceUri>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.uri),
  children: {
    uri: /* @__PURE__ */ one(/* @__PURE__ */ named("uri"), URI),
    displayText: /* @__PURE__ */ maybe(/* @__PURE__ */ named("display-text"), STRING),
    purpose: /* @__PURE__ */ maybe(/* @__PURE__ */ named("purpose"), STRING),
    modified: /* @__PURE__ */ maybe(/* @__PURE__ */ named("modified"), EXECUTION),
    extensions: KEPT,
  },
  attributes: {},
});

const URIS = /* @__PURE__ */ complexType<grammar.Uris, ConferenceUris>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.uris),
  children: {
    entries: /* @__PURE__ */ many(/* @__PURE__ */ named("entry"), URI_ENTRY),
  },
  attributes: {
    state: STATE,
  },
});

const MEDIUM = /* @__PURE__ */ complexType<grammar.ConferenceMedium, AvailableMedium>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.conferenceMedium),
  children: {
    displayText: /* @__PURE__ */ maybe(/* @__PURE__ */ named("display-text"), STRING),
    type: /* @__PURE__ */ one(/* @__PURE__ */ named("type"), STRING),
    status: /* @__PURE__ */ maybe(/* @__PURE__ */ named("status"), MEDIA_STATUS),
    extensions: KEPT,
  },
  attributes: {
    label: /* @__PURE__ */ attribute("label", TEXT),
  },
});

const AVAILABLE_MEDIA = /* @__PURE__ */ complexType<grammar.ConferenceMedia, AvailableMedia>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.conferenceMedia),
  children: {
    entries: /* @__PURE__ */ many(/* @__PURE__ */ named("entry"), MEDIUM),
  },
  attributes: {},
});

const DESCRIPTION = /* @__PURE__ */ complexType<
  grammar.ConferenceDescription,
  ConferenceDescription
>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.conferenceDescription),
  children: {
    displayText: /* @__PURE__ */ maybe(/* @__PURE__ */ named("display-text"), STRING),
    subject: /* @__PURE__ */ maybe(/* @__PURE__ */ named("subject"), STRING),
    freeText: /* @__PURE__ */ maybe(/* @__PURE__ */ named("free-text"), STRING),
    keywords: /* @__PURE__ */ maybe(/* @__PURE__ */ named("keywords"), WORD_LIST),
    confUris: /* @__PURE__ */ maybe(/* @__PURE__ */ named("conf-uris"), URIS),
    serviceUris: /* @__PURE__ */ maybe(/* @__PURE__ */ named("service-uris"), URIS),
    maximumUserCount: /* @__PURE__ */ maybe(/* @__PURE__ */ named("maximum-user-count"), COUNT),
    availableMedia: /* @__PURE__ */ maybe(
      /* @__PURE__ */ named("available-media"),
      AVAILABLE_MEDIA,
    ),
    extensions: KEPT,
  },
  attributes: {},
});

const HOST = /* @__PURE__ */ complexType<grammar.Host, HostInfo>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.host),
  children: {
    displayText: /* @__PURE__ */ maybe(/* @__PURE__ */ named("display-text"), STRING),
    webPage: /* @__PURE__ */ maybe(/* @__PURE__ */ named("web-page"), URI),
    uris: /* @__PURE__ */ maybe(/* @__PURE__ */ named("uris"), URIS),
    extensions: KEPT,
  },
  attributes: {},
});

const STATUS = /* @__PURE__ */ complexType<grammar.ConferenceState, ConferenceStatus>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.conferenceState),
  children: {
    userCount: /* @__PURE__ */ maybe(/* @__PURE__ */ named("user-count"), COUNT),
    active: /* @__PURE__ */ maybe(/* @__PURE__ */ named("active"), FLAG),
    locked: /* @__PURE__ */ maybe(/* @__PURE__ */ named("locked"), FLAG),
    extensions: KEPT,
  },
  attributes: {},
});

const ROLES = /* @__PURE__ */ complexType<grammar.UserRoles, UserRoles>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.userRoles),
  children: {
    entries: /* @__PURE__ */ many(/* @__PURE__ */ named("entry"), STRING),
  },
  attributes: {},
});

const SIP_DIALOG = /* @__PURE__ */ complexType<grammar.SipDialogId, SipDialogId>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.sipDialogId),
  children: {
    displayText: /* @__PURE__ */ maybe(/* @__PURE__ */ named("display-text"), STRING),
    callId: /* @__PURE__ */ one(/* @__PURE__ */ named("call-id"), STRING),
    fromTag: /* @__PURE__ */ one(/* @__PURE__ */ named("from-tag"), STRING),
    toTag: /* @__PURE__ */ one(/* @__PURE__ */ named("to-tag"), STRING),
    extensions: KEPT,
  },
  attributes: {},
});

const CALL = /* @__PURE__ */ complexType<grammar.Call, CallInfo>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.call),
  children: {
    sip: /* @__PURE__ */ maybe(/* @__PURE__ */ named("sip"), SIP_DIALOG),
    extensions: KEPT,
  },
  attributes: {},
});

const MEDIA = /* @__PURE__ */ complexType<grammar.Media, ConferenceMedia>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.media),
  children: {
    displayText: /* @__PURE__ */ maybe(/* @__PURE__ */ named("display-text"), STRING),
    type: /* @__PURE__ */ maybe(/* @__PURE__ */ named("type"), STRING),
    label: /* @__PURE__ */ maybe(/* @__PURE__ */ named("label"), STRING),
    srcId: /* @__PURE__ */ maybe(/* @__PURE__ */ named("src-id"), STRING),
    status: /* @__PURE__ */ maybe(/* @__PURE__ */ named("status"), MEDIA_STATUS),
    extensions: KEPT,
  },
  attributes: {
    id: /* @__PURE__ */ attribute("id", TEXT),
  },
});

const ENDPOINT = /* @__PURE__ */ complexType<grammar.Endpoint, ConferenceEndpoint>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.endpoint),
  children: {
    displayText: /* @__PURE__ */ maybe(/* @__PURE__ */ named("display-text"), STRING),
    referred: /* @__PURE__ */ maybe(/* @__PURE__ */ named("referred"), EXECUTION),
    status: /* @__PURE__ */ maybe(/* @__PURE__ */ named("status"), ENDPOINT_STATUS),
    joiningMethod: /* @__PURE__ */ maybe(/* @__PURE__ */ named("joining-method"), JOINING),
    joiningInfo: /* @__PURE__ */ maybe(/* @__PURE__ */ named("joining-info"), EXECUTION),
    disconnectionMethod: /* @__PURE__ */ maybe(
      /* @__PURE__ */ named("disconnection-method"),
      DISCONNECTION,
    ),
    disconnectionInfo: /* @__PURE__ */ maybe(
      /* @__PURE__ */ named("disconnection-info"),
      EXECUTION,
    ),
    media: /* @__PURE__ */ many(/* @__PURE__ */ named("media"), MEDIA),
    callInfo: /* @__PURE__ */ maybe(/* @__PURE__ */ named("call-info"), CALL),
    extensions: KEPT,
  },
  attributes: {
    entity: /* @__PURE__ */ optionalAttribute("entity", TEXT),
    state: STATE,
  },
});

const USER = /* @__PURE__ */ complexType<grammar.User, ConferenceUser>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.user),
  children: {
    displayText: /* @__PURE__ */ maybe(/* @__PURE__ */ named("display-text"), STRING),
    associatedAors: /* @__PURE__ */ maybe(/* @__PURE__ */ named("associated-aors"), URIS),
    roles: /* @__PURE__ */ maybe(/* @__PURE__ */ named("roles"), ROLES),
    languages: /* @__PURE__ */ maybe(/* @__PURE__ */ named("languages"), WORD_LIST),
    cascadedFocus: /* @__PURE__ */ maybe(/* @__PURE__ */ named("cascaded-focus"), URI),
    endpoints: /* @__PURE__ */ many(/* @__PURE__ */ named("endpoint"), ENDPOINT),
    extensions: KEPT,
  },
  attributes: {
    entity: /* @__PURE__ */ optionalAttribute("entity", TOKEN),
    state: STATE,
  },
});

const USERS = /* @__PURE__ */ complexType<grammar.Users, ConferenceUsers>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.users),
  children: {
    users: /* @__PURE__ */ many(/* @__PURE__ */ named("user"), USER),
    extensions: KEPT,
  },
  attributes: {
    state: STATE,
  },
});

// A sidebar is a conference: its own type is asked for when one is read.
const SIDEBAR: ElementType<ConferenceInfo> = {
  read: (element, source) => CONFERENCE.read(element, source),
  build: (name, value) => CONFERENCE.build(name, value),
};

const SIDEBARS = /* @__PURE__ */ complexType<grammar.SidebarsByVal, Sidebars>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.sidebarsByVal),
  children: { entries: /* @__PURE__ */ many(/* @__PURE__ */ named("entry"), SIDEBAR) },
  attributes: { state: STATE },
});

const CONFERENCE: ElementType<ConferenceInfo> = /* @__PURE__ */ complexType<
  grammar.Conference,
  ConferenceInfo
>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.conference),
  children: {
    description: /* @__PURE__ */ maybe(
      /* @__PURE__ */ named("conference-description"),
      DESCRIPTION,
    ),
    hostInfo: /* @__PURE__ */ maybe(/* @__PURE__ */ named("host-info"), HOST),
    conferenceState: /* @__PURE__ */ maybe(/* @__PURE__ */ named("conference-state"), STATUS),
    users: /* @__PURE__ */ maybe(/* @__PURE__ */ named("users"), USERS),
    sidebarsByRef: /* @__PURE__ */ maybe(/* @__PURE__ */ named("sidebars-by-ref"), URIS),
    sidebarsByVal: /* @__PURE__ */ maybe(/* @__PURE__ */ named("sidebars-by-val"), SIDEBARS),
    extensions: KEPT,
  },
  attributes: {
    entity: /* @__PURE__ */ attribute("entity", TOKEN),
    state: STATE,
    version: /* @__PURE__ */ optionalAttribute("version", UNSIGNED),
  },
});

/**
 * Reads what is to be known of a conference: `application/conference-info+xml` (RFC 4575).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or XdmError.
 */
export function parseConferenceInfo(input: XdmInput, limits?: XdmLimits): ConferenceInfo {
  const source = openDocument(input, named("conference-info"), limits);
  return CONFERENCE.read(source.root, source);
}

/**
 * Builds what is to be known of a conference (RFC 4575 section 5).
 *
 * @param info What is to be known.
 * @throws RangeError for what would not be read back equal.
 */
export function conferenceInfoElement(info: ConferenceInfo): XmlElement {
  return CONFERENCE.build(named("conference-info"), info);
}

function named(local: string) {
  return { namespace: CONFERENCE_INFO, local };
}
