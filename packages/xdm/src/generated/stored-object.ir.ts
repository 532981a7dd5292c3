// Generated from stored-object.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 333a9f29f0e5b29c9a0d2ddd5b15e86e0659242904c5473cc723d1c6df24259d
import type { GrammarIr } from "@callingcard/grammar/ir";

/** The grammar of `stored-object.ne` as data: for sentences, derivations, diagnosis and diagrams. */
export const storedObjectIr: GrammarIr = {
  file: "stored-object.ne",
  entries: ["groupState", "participant", "session"],
  events: ["N:participant", "##other", "N:session-type", "N:sdp", "N:invited-participants"],
  rules: [
    { name: "groupState", body: { kind: "choice", alternatives: [{ items: [{ kind: "repeat", min: 0, of: { kind: "set", set: [[57344, 57344]] } }, { kind: "repeat", min: 0, of: { kind: "set", set: [[57345, 57345]] } }], capture: { op: "object", fields: [{ name: "participants", from: { index: 0 } }, { name: "extensions", from: { index: 1 } }] } }] }, comment: "groupstate: participant*" },
    { name: "participant", body: { kind: "choice", alternatives: [{ items: [{ kind: "repeat", min: 0, of: { kind: "set", set: [[57345, 57345]] } }], capture: { op: "object", fields: [{ name: "extensions", from: { index: 0 } }] } }] }, comment: "participant: empty" },
    { name: "session", body: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[57346, 57346]] }, { kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[57347, 57347]] } }, { kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[57348, 57348]] } }, { kind: "repeat", min: 0, of: { kind: "set", set: [[57345, 57345]] } }], capture: { op: "object", fields: [{ name: "type", from: { index: 0 } }, { name: "sdp", from: { index: 1 } }, { name: "invitedParticipants", from: { index: 2 } }, { name: "extensions", from: { index: 3 } }] } }] }, comment: "session: session-type, sdp?, invited-participants?" },
  ],
};
