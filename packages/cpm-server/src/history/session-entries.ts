import {
  type GroupState,
  groupStateElement,
  type SessionInfo,
  sessionInfoElement,
  stringifyXdm,
} from "@callingcard/xdm";
import type { ObjectKey } from "../store/message-store.ts";
import type { HistoryEntry } from "../store/outbox.ts";
import { requestFields, type SessionFacts, sessionFields, WITHHELD } from "./facts.ts";
import { sessionFolder } from "./folder.ts";
import { encodeObject, keyFields, stringifyMailDate } from "./object-head.ts";

/** Media type of a session info object. */
export const SESSION_INFO_TYPE = "application/x-cpm-session";

/** Media type of a group state object. */
export const GROUP_STATE_TYPE = "application/group-state-object+xml";

/** What an object about a session is made of, besides its document. */
export interface SessionObject {
  /** An identifier made for the object, which becomes its IMDN-Message-ID. */
  readonly messageId: string;
  /** When the session began or the state was so, in milliseconds since 1970. */
  readonly dateMs: number;
}

/**
 * Makes the session info object, written when the session history folder is new (CPM-064, CPM-065).
 *
 * @param facts The session.
 * @param info What kind of session it is.
 * @param object Identifier and time.
 * @throws RangeError for an empty identifier, a time that has no date, and text that no XML has.
 */
export function sessionInfoEntry(
  facts: SessionFacts,
  info: SessionInfo,
  object: SessionObject,
): HistoryEntry {
  const key: ObjectKey = {
    messageId: object.messageId,
    direction: "received",
    type: SESSION_INFO_TYPE,
  };
  return {
    ...sessionEntry(facts, stringifyXdm(sessionInfoElement(info)), key, object.dateMs),
    when: "new-folder",
  };
}

/**
 * Makes a group state object (CPM-119).
 *
 * @param facts The session.
 * @param state Who is in the group.
 * @param object Identifier and time.
 * @throws RangeError for an empty identifier, a time that has no date, and text that no XML has.
 */
export function groupStateEntry(
  facts: SessionFacts,
  state: GroupState,
  object: SessionObject,
): HistoryEntry {
  const key: ObjectKey = { messageId: object.messageId, type: GROUP_STATE_TYPE };
  return sessionEntry(facts, stringifyXdm(groupStateElement(state)), key, object.dateMs);
}

function sessionEntry(
  facts: SessionFacts,
  document: string,
  key: ObjectKey,
  dateMs: number,
): HistoryEntry {
  const octets = encodeObject(
    [
      ["From", facts.farUser ?? WITHHELD],
      ["To", facts.servedUser],
      ["Date", stringifyMailDate(dateMs)],
      ...requestFields(facts),
      ...sessionFields(facts),
      ...keyFields(key),
      ["MIME-Version", "1.0"],
      ["Content-Type", key.type],
      ["Content-Transfer-Encoding", "8bit"],
    ],
    // Lines end as they do in mail, whatever the document was made of.
    new TextEncoder().encode(document.replaceAll(/\r?\n/g, "\r\n")),
  );
  return {
    owner: facts.servedUser,
    folder: sessionFolder(facts.conversation),
    object: { octets, flags: ["\\Seen"], dateMs, key },
  };
}
