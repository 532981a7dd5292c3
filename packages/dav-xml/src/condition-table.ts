import type { ExpandedName } from "@callingcard/xml";
import type { ConditionKind } from "./condition.ts";
import { carddav, dav } from "./names.ts";

/** What is known of a condition beside its content. */
export interface ConditionDefinition {
  readonly name: ExpandedName;

  /** Where it is defined, such as `RFC 4918 section 16`. */
  readonly specification: string;

  /** The status that an answer with it has, unless the specification has another for the case. */
  readonly status: number;
}

/**
 * The preconditions and postconditions of RFC 4918, 3253 (as far as PROPFIND, PROPPATCH and REPORT
 * go), 3744, 4331, 5689, 5995, 6352 and 6578. Where a specification leaves the choice between 403
 * and 409, it is 403: the same request will fail again.
 */
export const CONDITIONS: ReadonlyMap<ConditionKind, ConditionDefinition> =
  /* @__PURE__ */ conditions();

function conditions(): Map<ConditionKind, ConditionDefinition> {
  return new Map([
    ...section("RFC 4918 section 16", dav, {
      "lock-token-matches-request-uri": 409,
      "lock-token-submitted": 423,
      "no-conflicting-lock": 423,
      "no-external-entities": 403,
      "preserved-live-properties": 409,
      "propfind-finite-depth": 403,
      "cannot-modify-protected-property": 403,
    }),
    ...section("RFC 3253 section 3.6", dav, { "supported-report": 403, "no-modification": 403 }),
    ...section("RFC 3253 section 3.11", dav, { "supported-live-property": 403 }),
    ...section("RFC 3744 section 7.1.1", dav, { "need-privileges": 403 }),
    ...section("RFC 3744 section 8.1.1", dav, {
      "no-ace-conflict": 403,
      "no-protected-ace-conflict": 403,
      "no-inherited-ace-conflict": 403,
      "limited-number-of-aces": 403,
      "deny-before-grant": 403,
      "grant-only": 403,
      "no-invert": 403,
      "no-abstract": 403,
      "not-supported-privilege": 403,
      "missing-required-principal": 403,
      "recognized-principal": 403,
      "allowed-principal": 403,
    }),
    ...section("RFC 3744 section 9.2", dav, { "number-of-matches-within-limits": 507 }),
    ...section("RFC 4331 section 6", dav, {
      "quota-not-exceeded": 507,
      "sufficient-disk-space": 507,
    }),
    ...section("RFC 5689 section 3.3", dav, { "valid-resourcetype": 403 }),
    ...section("RFC 5995 section 4.1", dav, { "allow-client-defined-uri": 405 }),
    ...section("RFC 6352 section 5.1.1.1", carddav, { "supported-address-data-conversion": 403 }),
    ...section("RFC 6352 section 6.3.2.1", carddav, {
      "supported-address-data": 403,
      "valid-address-data": 403,
      "no-uid-conflict": 403,
      "addressbook-collection-location-ok": 403,
      "max-resource-size": 403,
    }),
    ...section("RFC 6352 section 8.6", carddav, {
      "supported-filter": 403,
      "supported-collation": 403,
    }),
    ...section("RFC 6578 section 3.2", dav, { "valid-sync-token": 403 }),
    ...section("RFC 6578 section 3.3", dav, { "sync-traversal-supported": 403 }),
  ]);
}

function section(
  specification: string,
  named: (local: string) => ExpandedName,
  statuses: Partial<Readonly<Record<ConditionKind, number>>>,
): [ConditionKind, ConditionDefinition][] {
  return Object.entries(statuses).map(([kind, status]) => [
    kind as ConditionKind,
    { name: named(kind), specification, status },
  ]);
}

/**
 * Finds the condition that a name stands for.
 *
 * @param name The name.
 * @returns Its local name; `undefined` when it is not in {@link CONDITIONS}.
 */
export function conditionKind(name: ExpandedName): ConditionKind | undefined {
  const kind = name.local as ConditionKind;
  return CONDITIONS.get(kind)?.name.namespace === name.namespace ? kind : undefined;
}

/**
 * Gives what is known of a condition.
 *
 * @param kind The local name of the condition.
 */
export function conditionDefinition(kind: ConditionKind): ConditionDefinition {
  const definition = CONDITIONS.get(kind);
  if (definition === undefined) throw new RangeError(`${kind} is no condition`);
  return definition;
}
