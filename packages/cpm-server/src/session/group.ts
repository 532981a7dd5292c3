import { stringifySdp } from "@callingcard/sdp";
import { canonicalAddress, type GroupParticipant } from "@callingcard/xdm";
import { groupStateEntry, sessionInfoEntry } from "../history/session-entries.ts";
import { invitedAddresses } from "../procedure/recipient-history.ts";
import { namesOf } from "./facts.ts";
import { focusOf } from "./participants.ts";
import type { Session } from "./state.ts";
import { ask, leaveNote, type Turn } from "./turn.ts";

/**
 * Stores what kind of session it is, in the folder of a group session that is recorded, if the folder is new (8.3.2.1 answer 8a; CPM-063 to CPM-065).
 *
 * @param turn The step.
 */
export function storeSessionInfo(turn: Turn): void {
  const { session } = turn;
  const { facts, isGroup } = namesOf(session);
  if (!isGroup || !session.isRecording) return;
  const offer = session.invitation?.offer;
  const entry = sessionInfoEntry(
    facts,
    {
      type: "Group",
      sdp: offer && stringifySdp(offer),
      invitedParticipants: invitedAddresses(session.invitation?.parts ?? []),
    },
    { messageId: session.options.createId(), dateMs: turn.at },
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
  const entry = groupStateEntry(
    facts,
    {
      timestamp: new Date(turn.at).toISOString(),
      lastFocusSessionId: session.invitation && focusOf(session.invitation.request),
      contributionId: facts.contributionId,
      participants: participantsOf(session),
    },
    { messageId: session.options.createId(), dateMs: turn.at },
  );
  leaveNote(turn, "CPM-119", `a group state object of ${facts.contributionId}`);
  ask(turn, { kind: "record", entries: [entry] }, { kind: "storing", what: "group state" });
}

// Those that the focus names, where it was asked; else those that were invited, the user among them.
function participantsOf(session: Session): GroupParticipant[] {
  const { servedUser } = namesOf(session).facts;
  const known = session.participants;
  const addresses =
    known.length > 0 ? known : [servedUser, ...invitedAddresses(session.invitation?.parts ?? [])];
  return [...new Set(addresses.map(canonicalAddress))].map((commAddr) => ({ commAddr }));
}
