import type { XmlElement } from "@callingcard/xml";
import { attribute, optionalAttribute } from "./attribute-field.ts";
import { KEPT, many, maybe, one } from "./child-field.ts";
import { contentModel } from "./content-model.ts";
import { openDocument, type XdmInput, type XdmLimits } from "./document.ts";
import { complexType, simpleType } from "./element-type.ts";
import type { Extensible } from "./extensible.ts";
import * as grammar from "./generated/stored-object.ts";
import { DATE_TIME, oneOf, TEXT, TOKEN, type SimpleType } from "./simple-type.ts";

/** `groupstate`: who is in a group session, as it is stored beside its messages. */
export interface GroupState extends Extensible {
  /** When it was so; an instant as it is written. The newest of a session counts. */
  readonly timestamp: string;
  /** URI of the last focus, to rejoin the session. */
  readonly lastFocusSessionId?: string | undefined;
  readonly groupType?: "Closed" | "Open" | undefined;
  readonly contributionId?: string | undefined;
  readonly participants: readonly GroupParticipant[];
}

/** `participant` of a group session. */
export interface GroupParticipant extends Extensible {
  readonly name?: string | undefined;
  /** `tel:` or `sip:` URI. */
  readonly commAddr: string;
}

/** `session`: what kind of session the messages beside it belong to. */
export interface SessionInfo extends Extensible {
  readonly type: "1-1" | "Ad-Hoc" | "Pre-Defined" | "Group";
  /** Session description, as it stands. */
  readonly sdp?: string | undefined;
  readonly invitedParticipants?: readonly string[] | undefined;
}

const VOCABULARY = {
  events: grammar.EVENTS,
  namespaces: /* @__PURE__ */ new Map([["N", ""]]),
};

/** URIs with semicolons between them; those before parameters are part of a URI. */
const ADDRESSES: SimpleType<readonly string[]> = {
  description: "a list of URIs",
  parse: (text) =>
    text
      .split(/;(?=\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|$))/)
      .map((uri) => uri.trim())
      .filter((uri) => uri !== ""),
  stringify: (uris) => {
    const text = uris.join(";");
    const again = ADDRESSES.parse(text) ?? [];
    if (again.length !== uris.length || again.some((uri, index) => uri !== uris[index])) {
      throw new RangeError("URI is empty, or has white space or another URI in it");
    }
    return text;
  },
};

const PARTICIPANT = /* @__PURE__ */ complexType<grammar.Participant, GroupParticipant>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.participant),
  children: { extensions: KEPT },
  attributes: {
    name: /* @__PURE__ */ optionalAttribute("name", TEXT),
    commAddr: /* @__PURE__ */ attribute("comm-addr", TOKEN),
  },
});

const GROUP_STATE = /* @__PURE__ */ complexType<grammar.GroupState, GroupState>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.groupState),
  children: {
    participants: /* @__PURE__ */ many(/* @__PURE__ */ named("participant"), PARTICIPANT),
    extensions: KEPT,
  },
  attributes: {
    timestamp: /* @__PURE__ */ attribute("timestamp", DATE_TIME),
    lastFocusSessionId: /* @__PURE__ */ optionalAttribute("lastfocussessionid", TOKEN),
    groupType: /* @__PURE__ */ optionalAttribute(
      "group-type",
      /* @__PURE__ */ oneOf("Closed", "Open"),
    ),
    contributionId: /* @__PURE__ */ optionalAttribute("contributionid", TEXT),
  },
});

const SESSION = /* @__PURE__ */ complexType<grammar.Session, SessionInfo>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.session),
  children: {
    type: /* @__PURE__ */ one(
      /* @__PURE__ */ named("session-type"),
      /* @__PURE__ */ simpleType(/* @__PURE__ */ oneOf("1-1", "Ad-Hoc", "Pre-Defined", "Group")),
    ),
    sdp: /* @__PURE__ */ maybe(/* @__PURE__ */ named("sdp"), /* @__PURE__ */ simpleType(TEXT)),
    invitedParticipants: /* @__PURE__ */ maybe(
      /* @__PURE__ */ named("invited-participants"),
      /* @__PURE__ */ simpleType(ADDRESSES),
    ),
    extensions: KEPT,
  },
  attributes: {},
});

/**
 * Reads a group state object: `application/group-state-object+xml` of the Open Mobile Alliance.
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or XdmError.
 */
export function parseGroupState(input: XdmInput, limits?: XdmLimits): GroupState {
  const source = openDocument(input, named("groupstate"), limits);
  return GROUP_STATE.read(source.root, source);
}

/**
 * Builds a group state object.
 *
 * @param state The state.
 * @throws RangeError for what would not be read back equal.
 */
export function groupStateElement(state: GroupState): XmlElement {
  return GROUP_STATE.build(named("groupstate"), state);
}

/**
 * Reads a session info object: `application/x-cpm-session` of the Open Mobile Alliance.
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or XdmError.
 */
export function parseSessionInfo(input: XdmInput, limits?: XdmLimits): SessionInfo {
  const source = openDocument(input, named("session"), limits);
  return SESSION.read(source.root, source);
}

/**
 * Builds a session info object.
 *
 * @param info What is known of the session.
 * @throws RangeError for what would not be read back equal.
 */
export function sessionInfoElement(info: SessionInfo): XmlElement {
  return SESSION.build(named("session"), info);
}

function named(local: string) {
  return { namespace: "", local };
}
