import * as fc from "fast-check";
import {
  addressUri,
  dateTime,
  extension,
  extensions,
  partly,
  text,
  token,
} from "./arbitrary-common.ts";
import type {
  ConferenceEndpoint,
  ConferenceInfo,
  ConferenceMedia,
  ConferenceUri,
  ConferenceUris,
  ConferenceUser,
  ConferenceUsers,
  Execution,
  Sidebars,
} from "./conference-info.ts";
import type { ContactExtra, Reginfo, RegisteredContact, Registration } from "./reginfo.ts";
import type { GroupParticipant, GroupState, SessionInfo } from "./stored-object.ts";

type Plain<Value> = Omit<Value, "otherAttributes">;

/** Registrations, full and partial, with GRUUs (RFC 3680, RFC 5628); identifiers meet. */
export function reginfo(): fc.Arbitrary<Reginfo> {
  return partly<Plain<Reginfo>, "version" | "state" | "registrations">(
    {
      version: fc.nat({ max: 5 }),
      state: fc.constantFrom("full" as const, "partial" as const),
      registrations: fc.array(registration(), { maxLength: 3 }),
      extensions: extensions(),
    },
    ["version", "state", "registrations"],
  );
}

function registration(): fc.Arbitrary<Registration> {
  return partly<Plain<Registration>, "aor" | "id" | "state" | "contacts">(
    {
      aor: addressUri(),
      id: fc.constantFrom("a7", "a8"),
      state: fc.constantFrom("init" as const, "active" as const, "terminated" as const),
      contacts: fc.array(contact(), { maxLength: 3 }),
      extensions: extensions(),
    },
    ["aor", "id", "state", "contacts"],
  );
}

function contact(): fc.Arbitrary<RegisteredContact> {
  return partly<
    Plain<RegisteredContact>,
    "id" | "state" | "event" | "uri" | "unknownParams" | "extras"
  >(
    {
      id: fc.constantFrom("76", "77", "78"),
      state: fc.constantFrom("active" as const, "terminated" as const),
      event: fc.constantFrom("registered" as const, "created" as const, "expired" as const),
      durationRegisteredSeconds: fc.nat(),
      expiresSeconds: fc.nat(),
      retryAfterSeconds: fc.nat(),
      q: fc.constantFrom("0.8", "1"),
      callId: text(),
      cseq: fc.nat(),
      uri: addressUri(),
      displayName: fc.record({ text: text() }),
      unknownParams: fc.array(fc.record({ name: text(), text: text() }), { maxLength: 2 }),
      extras: fc.array(contactExtra(), { maxLength: 3 }),
    },
    ["id", "state", "event", "uri", "unknownParams", "extras"],
  );
}

function contactExtra(): fc.Arbitrary<ContactExtra> {
  return fc.oneof(
    fc.record({
      kind: fc.constant("pub-gruu" as const),
      uri: addressUri(),
      children: fc.constant([]),
    }),
    fc.record({
      kind: fc.constant("temp-gruu" as const),
      uri: addressUri(),
      firstCseq: fc.nat(),
      children: fc.constant([]),
    }),
    fc.record({ kind: fc.constant("other" as const), element: extension() }),
  );
}

/** What is to be known of a conference, full, partial or deleted (RFC 4575); keys meet. */
export function conferenceInfo(): fc.Arbitrary<ConferenceInfo> {
  const depth = { maxDepth: 1, withCrossShrink: true };
  return fc.letrec<{ info: ConferenceInfo; sidebars: Sidebars }>((tie) => ({
    info: partly<Plain<ConferenceInfo>, "entity">(
      {
        entity: addressUri(),
        state: state(),
        version: fc.nat({ max: 5 }),
        description: fc.record(
          {
            displayText: text(),
            subject: text(),
            keywords: fc.array(token(), { maxLength: 2 }),
            confUris: uris(),
            maximumUserCount: fc.nat(),
            availableMedia: fc.record({
              entries: fc.array(fc.record({ label: token(), type: text() }), {
                minLength: 1,
                maxLength: 2,
              }),
            }),
          },
          { requiredKeys: [] },
        ),
        hostInfo: fc.record(
          { displayText: text(), webPage: token(), uris: uris() },
          { requiredKeys: [] },
        ),
        conferenceState: fc.record(
          { userCount: fc.nat(), active: fc.boolean(), locked: fc.boolean() },
          { requiredKeys: [] },
        ),
        users: users(),
        sidebarsByRef: uris(),
        sidebarsByVal: fc.oneof(depth, fc.constant({ entries: [] }), tie("sidebars")),
        extensions: extensions(),
      },
      ["entity"],
    ),
    sidebars: partly<Plain<Sidebars>, "entries">(
      { state: state(), entries: fc.array(tie("info"), { maxLength: 2 }) },
      ["entries"],
    ),
  })).info;
}

function state() {
  return fc.constantFrom("full" as const, "partial" as const, "deleted" as const);
}

function uris(): fc.Arbitrary<ConferenceUris> {
  const entry = partly<Plain<ConferenceUri>, "uri">(
    {
      uri: addressUri(),
      displayText: text(),
      purpose: text(),
      modified: execution(),
      extensions: extensions(),
    },
    ["uri"],
  );
  return partly<Plain<ConferenceUris>, "entries">(
    { state: state(), entries: fc.array(entry, { minLength: 1, maxLength: 2 }) },
    ["entries"],
  );
}

function execution(): fc.Arbitrary<Execution> {
  return partly<Plain<Execution>, never>(
    { when: dateTime(), reason: text(), by: addressUri() },
    [],
  );
}

function users(): fc.Arbitrary<ConferenceUsers> {
  return partly<Plain<ConferenceUsers>, "users">(
    { state: state(), users: fc.array(user(), { maxLength: 2 }), extensions: extensions() },
    ["users"],
  );
}

function user(): fc.Arbitrary<ConferenceUser> {
  return partly<Plain<ConferenceUser>, "endpoints">(
    {
      entity: fc.constantFrom("sip:alice@example.com", "sip:bob@example.com"),
      state: state(),
      displayText: text(),
      associatedAors: uris(),
      roles: fc.record({ entries: fc.array(text(), { minLength: 1, maxLength: 2 }) }),
      languages: fc.array(fc.constantFrom("en", "de"), { maxLength: 2 }),
      cascadedFocus: addressUri(),
      endpoints: fc.array(endpoint(), { maxLength: 2 }),
      extensions: extensions(),
    },
    ["endpoints"],
  );
}

function endpoint(): fc.Arbitrary<ConferenceEndpoint> {
  const medium = partly<Plain<ConferenceMedia>, "id">(
    {
      id: fc.constantFrom("1", "2"),
      displayText: text(),
      type: fc.constantFrom("audio", "message"),
      label: text(),
      srcId: text(),
      status: fc.constantFrom("sendrecv" as const, "inactive" as const),
      extensions: extensions(),
    },
    ["id"],
  );
  return partly<Plain<ConferenceEndpoint>, "media">(
    {
      entity: fc.constantFrom("sip:alice@1", "sip:alice@2"),
      state: state(),
      displayText: text(),
      referred: execution(),
      status: fc.constantFrom("connected" as const, "on-hold" as const),
      joiningMethod: fc.constantFrom("dialed-in" as const, "focus-owner" as const),
      joiningInfo: execution(),
      disconnectionMethod: fc.constantFrom("departed" as const, "busy" as const),
      disconnectionInfo: execution(),
      media: fc.array(medium, { maxLength: 2 }),
      callInfo: fc.record({
        sip: fc.record({ callId: text(), fromTag: text(), toTag: text() }),
      }),
      extensions: extensions(),
    },
    ["media"],
  );
}

/** Group state objects. */
export function groupState(): fc.Arbitrary<GroupState> {
  return partly<Plain<GroupState>, "timestamp" | "participants">(
    {
      timestamp: dateTime(),
      lastFocusSessionId: addressUri(),
      groupType: fc.constantFrom("Closed" as const, "Open" as const),
      contributionId: token(),
      participants: fc.array(
        partly<Plain<GroupParticipant>, "commAddr">(
          { name: text(), commAddr: addressUri(), extensions: extensions() },
          ["commAddr"],
        ),
        { maxLength: 3 },
      ),
      extensions: extensions(),
    },
    ["timestamp", "participants"],
  );
}

/** Session info objects. */
export function sessionInfo(): fc.Arbitrary<SessionInfo> {
  return partly<Plain<SessionInfo>, "type">(
    {
      type: fc.constantFrom("1-1" as const, "Ad-Hoc" as const, "Group" as const),
      sdp: text(),
      invitedParticipants: fc.array(addressUri(), { maxLength: 3 }),
      extensions: extensions(),
    },
    ["type"],
  );
}
