// Generated from is-composing.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: c22cfc005f4d9afe0455eed973778327e9242cf09377c8e7c87897a6b0db73a5
import type { GrammarIr } from "@callingcard/grammar/ir";

/** The grammar of `is-composing.ne` as data: for sentences, derivations, diagnosis and diagrams. */
export const isComposingIr: GrammarIr = {
  file: "is-composing.ne",
  entries: ["isComposing"],
  events: ["C:state", "C:lastactive", "C:contenttype", "C:refresh", "##other"],
  rules: [
    { name: "isComposing", body: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[57344, 57344]] }, { kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[57345, 57345]] } }, { kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[57346, 57346]] } }, { kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[57347, 57347]] } }, { kind: "repeat", min: 0, of: { kind: "set", set: [[57348, 57348]] } }], capture: { op: "object", fields: [{ name: "state", from: { index: 0 } }, { name: "lastActive", from: { index: 1 } }, { name: "contentType", from: { index: 2 } }, { name: "refresh", from: { index: 3 } }, { name: "extensions", from: { index: 4 } }] } }] }, comment: "<xs:element name=\"isComposing\">, xs:sequence: state, lastactive?, contenttype?, refresh?, any ##other *" },
  ],
};
