import { xmlElement } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import { privilege } from "./arbitrary-acl.ts";
import { paramFilter, propFilter } from "./arbitrary-filter.ts";
import { href } from "./arbitrary-href.ts";
import type { Condition, EmptyConditionKind, UnknownCondition } from "./condition.ts";
import { conditionKind, CONDITIONS } from "./condition-table.ts";

/** Conditions of every kind (RFC 4918 section 16), with what they carry, and unknown ones. */
export function condition(): fc.Arbitrary<Condition | UnknownCondition> {
  const hrefs = fc.array(href(), { maxLength: 3 });
  return fc.oneof(
    fc.record({ kind: fc.constantFrom(...emptyKinds()) }),
    fc.record({
      kind: fc.constant("lock-token-submitted" as const),
      hrefs: fc.array(href(), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("no-conflicting-lock" as const), hrefs }),
    fc.record({
      kind: fc.constant("need-privileges" as const),
      resources: fc.array(fc.record({ href: href(), privilege: privilege() }), { maxLength: 3 }),
    }),
    fc.record(
      { kind: fc.constant("allow-client-defined-uri" as const), addMember: href() },
      { requiredKeys: ["kind"] },
    ),
    fc.record(
      { kind: fc.constant("no-uid-conflict" as const), href: href() },
      { requiredKeys: ["kind"] },
    ),
    fc.record({
      kind: fc.constant("supported-filter" as const),
      propFilters: fc.array(propFilter(), { maxLength: 2 }),
      paramFilters: fc.array(paramFilter(), { maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant("unknown" as const), element: unknownElement() }),
  );
}

function unknownElement() {
  return xmlElement().filter((element) => conditionKind(element) === undefined);
}

function emptyKinds(): EmptyConditionKind[] {
  const carrying = new Set<string>([
    "lock-token-submitted",
    "no-conflicting-lock",
    "need-privileges",
    "allow-client-defined-uri",
    "no-uid-conflict",
    "supported-filter",
  ]);
  return [...CONDITIONS.keys()].filter((kind): kind is EmptyConditionKind => !carrying.has(kind));
}
