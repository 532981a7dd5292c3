// Generated from date-time.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 579447f7bfc009389e8adf127d44f332d431cd3a428c1a833d24ec4da14b9c12
import type { GrammarIr } from "@callingcard/grammar/ir";

/** The grammar of `date-time.ne` as data: for sentences, derivations, diagnosis and diagrams. */
export const dateTimeIr: GrammarIr = {
  file: "date-time.ne",
  entries: ["dateTime", "time"],
  rules: [
    { name: "dateTime", body: { kind: "choice", alternatives: [{ items: [{ kind: "rule", name: "year" }, { kind: "set", set: [[45, 45]] }, { kind: "rule", name: "two" }, { kind: "set", set: [[45, 45]] }, { kind: "rule", name: "two" }, { kind: "set", set: [[84, 84]] }, { kind: "rule", name: "time" }], capture: { op: "object", fields: [{ name: "year", from: { index: 0 } }, { name: "month", from: { index: 2 } }, { name: "day", from: { index: 4 } }, { name: "time", from: { index: 6 } }] } }] }, comment: "'-'? yyyy '-' mm '-' dd 'T' hh ':' mm ':' ss ('.' s+)? (zzzzzz)?   Years before 1 are left out." },
    { name: "time", body: { kind: "choice", alternatives: [{ items: [{ kind: "rule", name: "two" }, { kind: "set", set: [[58, 58]] }, { kind: "rule", name: "two" }, { kind: "set", set: [[58, 58]] }, { kind: "rule", name: "two" }, { kind: "repeat", min: 0, max: 1, of: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[46, 46]] }, { kind: "rule", name: "digits" }], capture: { op: "pick", index: 1 } }] } }, { kind: "repeat", min: 0, max: 1, of: { kind: "rule", name: "zone" } }], capture: { op: "object", fields: [{ name: "hour", from: { index: 0 } }, { name: "minute", from: { index: 2 } }, { name: "second", from: { index: 4 } }, { name: "fraction", from: { index: 5 } }, { name: "zone", from: { index: 6 } }] } }] }, comment: "hh ':' mm ':' ss ('.' s+)? (zzzzzz)?" },
    { name: "zone", body: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[90, 90]] }], capture: { op: "object", fields: [] } }, { items: [{ kind: "rule", name: "sign" }, { kind: "rule", name: "two" }, { kind: "set", set: [[58, 58]] }, { kind: "rule", name: "two" }], capture: { op: "object", fields: [{ name: "sign", from: { index: 0 } }, { name: "hours", from: { index: 1 } }, { name: "minutes", from: { index: 3 } }] } }] }, comment: "zzzzzz: (('+' | '-') hh ':' mm) | 'Z'" },
    { name: "sign", body: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[43, 43], [45, 45]] }], capture: { op: "text" } }] } },
    { name: "year", body: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[48, 57]] }, { kind: "set", set: [[48, 57]] }, { kind: "set", set: [[48, 57]] }, { kind: "set", set: [[48, 57]] }], capture: { op: "text" } }] } },
    { name: "two", body: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[48, 57]] }, { kind: "set", set: [[48, 57]] }], capture: { op: "text" } }] } },
    { name: "digits", body: { kind: "choice", alternatives: [{ items: [{ kind: "repeat", min: 1, of: { kind: "set", set: [[48, 57]] } }], capture: { op: "text" } }] } },
  ],
};
