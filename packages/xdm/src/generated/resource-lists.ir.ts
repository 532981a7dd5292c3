// Generated from resource-lists.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 6429210132f12c304b792211a2e1b730896d14fe1536a40d7759c1b2d41f54a6
import type { GrammarIr } from "@callingcard/grammar/ir";

/** The grammar of `resource-lists.ne` as data: for sentences, derivations, diagnosis and diagrams. */
export const resourceListsIr: GrammarIr = {
  file: "resource-lists.ne",
  entries: ["resourceLists", "list", "entry", "entryRef", "external"],
  events: ["R:list", "R:display-name", "R:external", "R:entry", "R:entry-ref", "##other"],
  rules: [
    { name: "resourceLists", body: { kind: "choice", alternatives: [{ items: [{ kind: "repeat", min: 0, of: { kind: "set", set: [[57344, 57344]] } }], capture: { op: "object", fields: [{ name: "lists", from: { index: 0 } }] } }] }, comment: "<xs:element name=\"resource-lists\">: list*" },
    { name: "list", body: { kind: "choice", alternatives: [{ items: [{ kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[57345, 57345]] } }, { kind: "repeat", min: 0, of: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[57344, 57344]] }], capture: { op: "pick", index: 0 } }, { items: [{ kind: "set", set: [[57346, 57346]] }], capture: { op: "pick", index: 0 } }, { items: [{ kind: "set", set: [[57347, 57347]] }], capture: { op: "pick", index: 0 } }, { items: [{ kind: "set", set: [[57348, 57348]] }], capture: { op: "pick", index: 0 } }] } }, { kind: "repeat", min: 0, of: { kind: "set", set: [[57349, 57349]] } }], capture: { op: "object", fields: [{ name: "displayName", from: { index: 0 } }, { name: "items", from: { index: 1 } }, { name: "extensions", from: { index: 2 } }] } }] }, comment: "<xs:complexType name=\"listType\">: display-name?, (list | external | entry | entry-ref)*, any ##other *" },
    { name: "entry", body: { kind: "choice", alternatives: [{ items: [{ kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[57345, 57345]] } }, { kind: "repeat", min: 0, of: { kind: "set", set: [[57349, 57349]] } }], capture: { op: "object", fields: [{ name: "displayName", from: { index: 0 } }, { name: "extensions", from: { index: 1 } }] } }] }, comment: "<xs:complexType name=\"entryType\">: display-name?, any ##other *" },
    { name: "entryRef", body: { kind: "choice", alternatives: [{ items: [{ kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[57345, 57345]] } }, { kind: "repeat", min: 0, of: { kind: "set", set: [[57349, 57349]] } }], capture: { op: "object", fields: [{ name: "displayName", from: { index: 0 } }, { name: "extensions", from: { index: 1 } }] } }] }, comment: "<xs:complexType name=\"entry-refType\">: display-name?, any ##other *" },
    { name: "external", body: { kind: "choice", alternatives: [{ items: [{ kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[57345, 57345]] } }, { kind: "repeat", min: 0, of: { kind: "set", set: [[57349, 57349]] } }], capture: { op: "object", fields: [{ name: "displayName", from: { index: 0 } }, { name: "extensions", from: { index: 1 } }] } }] }, comment: "<xs:complexType name=\"externalType\">: display-name?, any ##other *" },
  ],
};
