// Generated from reginfo.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 31712344f24b5b15368b0fbbbee6562a2fc74342a96ddd2a01a0217703f7d92e
import type { GrammarIr } from "@callingcard/grammar/ir";

/** The grammar of `reginfo.ne` as data: for sentences, derivations, diagnosis and diagrams. */
export const reginfoIr: GrammarIr = {
  file: "reginfo.ne",
  entries: ["reginfo", "registration", "contact"],
  events: ["R:registration", "##other", "R:contact", "R:uri", "R:display-name", "R:unknown-param", "G:pub-gruu", "G:temp-gruu"],
  rules: [
    { name: "reginfo", body: { kind: "choice", alternatives: [{ items: [{ kind: "repeat", min: 0, of: { kind: "set", set: [[57344, 57344]] } }, { kind: "repeat", min: 0, of: { kind: "set", set: [[57345, 57345]] } }], capture: { op: "object", fields: [{ name: "registrations", from: { index: 0 } }, { name: "extensions", from: { index: 1 } }] } }] }, comment: "<xs:element name=\"reginfo\">: registration*, any ##other *" },
    { name: "registration", body: { kind: "choice", alternatives: [{ items: [{ kind: "repeat", min: 0, of: { kind: "set", set: [[57346, 57346]] } }, { kind: "repeat", min: 0, of: { kind: "set", set: [[57345, 57345]] } }], capture: { op: "object", fields: [{ name: "contacts", from: { index: 0 } }, { name: "extensions", from: { index: 1 } }] } }] }, comment: "<xs:element name=\"registration\">: contact*, any ##other *" },
    { name: "contact", body: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[57347, 57347]] }, { kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[57348, 57348]] } }, { kind: "repeat", min: 0, of: { kind: "set", set: [[57349, 57349]] } }, { kind: "repeat", min: 0, of: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[57350, 57350]] }], capture: { op: "pick", index: 0 } }, { items: [{ kind: "set", set: [[57351, 57351]] }], capture: { op: "pick", index: 0 } }, { items: [{ kind: "set", set: [[57345, 57345]] }], capture: { op: "pick", index: 0 } }] } }], capture: { op: "object", fields: [{ name: "uri", from: { index: 0 } }, { name: "displayName", from: { index: 1 } }, { name: "unknownParams", from: { index: 2 } }, { name: "extras", from: { index: 3 } }] } }] }, comment: "<xs:element name=\"contact\">: uri, display-name?, unknown-param*, any ##other *\nRFC 5628 section 9: pub-gruu and temp-gruu are among the elements of other namespaces." },
  ],
};
