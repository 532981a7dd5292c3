import { stringifySdp } from "@callingcard/sdp";
import { canonicalAddress, type GroupParticipant } from "@callingcard/xdm";
import { groupStateEntry, sessionInfoEntry } from "../history/session-entries.ts";
import { invitedAddresses } from "../procedure/recipient-history.ts";
import type { HistoryEntry } from "../store/outbox.ts";
import { namesOf } from "./facts.ts";
import { focusOf } from "./participants.ts";
import type { Session } from "./state.ts";
import { ask, leaveNote, type Turn } from "./turn.ts";

/**
 * Stores what kind of session it is, in the folder of a group session that is recorded, if the folder is new
 * (8.3.2.1 answer 8a; CPM-063 to CPM-065).
 *
 * @param turn The step.
 */
export function storeSessionInfo(turn: Turn): void {
  const { session } = turn;
  const { facts, isGroup } = namesOf(session);
  if (!isGroup || !session.isRecording) return;
  const offer = session.invitation?.offer;
  const object = { messageId: session.options.createId(), dateMs: turn.at };
  const entry = writable(
    () =>
      sessionInfoEntry(
        facts,
        {
          type: "Group",
          sdp: offer && stringifySdp(offer),
          invitedParticipants: invitedAddresses(session.invitation?.parts ?? []),
        },
        object,
      ),
    () => sessionInfoEntry(facts, { type: "Group" }, object),
  );
  leaveNote(turn, "CPM-063", facts.contributionId);
  leaveNote(turn, "CPM-065", "a session info object, if the folder is new");
  ask(turn, { kind: "record", entries: [entry] }, { kind: "storing", what: "session info" });
}

/**
 * Stores who was in a group session that is recorded (8.3.2.4 item 4c; CPM-119, A-30).
 *
 * @param turn The step.
 */
export function storeGroupState(turn: Turn): void {
  const { session } = turn;
  const { facts, isGroup } = namesOf(session);
  if (!isGroup || !session.isRecording) return;
  const object = { messageId: session.options.createId(), dateMs: turn.at };
  const { contributionId } = facts;
  const timestamp = new Date(turn.at).toISOString();
  const entry = writable(
    () =>
      groupStateEntry(
        facts,
        {
          timestamp,
          lastFocusSessionId: session.invitation && focusOf(session.invitation.request),
          contributionId,
          participants: participantsOf(session),
        },
        object,
      ),
    () => groupStateEntry(facts, { timestamp, contributionId, participants: [] }, object),
  );
  leaveNote(turn, "CPM-119", `a group state object of ${facts.contributionId}`);
  ask(turn, { kind: "record", entries: [entry] }, { kind: "storing", what: "group state" });
}

// What peers wrote may be what no XML can carry: then the object says what the function knows by itself.
function writable(whole: () => HistoryEntry, bare: () => HistoryEntry): HistoryEntry {
  try {
    return whole();
  } catch (error) {
    if (error instanceof RangeError) return bare();
    throw error;
  }
}

// Those that the focus names, where it was asked; else those that were invited, the user among them.
function participantsOf(session: Session): GroupParticipant[] {
  const { servedUser } = namesOf(session).facts;
  const known = session.participants;
  const addresses =
    known.length > 0 ? known : [servedUser, ...invitedAddresses(session.invitation?.parts ?? [])];
  return [...new Set(addresses.map(canonicalAddress))].map((commAddr) => ({ commAddr }));
}
