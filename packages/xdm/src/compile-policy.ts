import {
  combinePermissions,
  PERMISSION_TYPES,
  permissionKey,
  readPermission,
  type Permission,
  type PermissionType,
} from "./permission.ts";
import { policyCheck, type PolicyCheck } from "./policy-check.ts";
import type { Condition, PermissionName, Permissions, Rule, Ruleset } from "./policy.ts";
import { evaluationOf, type Evaluation, type PolicyRequest } from "./policy-request.ts";

/** How a policy is read. */
export interface PolicyOptions {
  /** Types of permissions beyond `PERMISSION_TYPES`, by `permissionKey`. Default none. */
  readonly permissionTypes?: ReadonlyMap<string, PermissionType>;
}

/** A set of rules ready to be asked; it keeps no state between evaluations. */
export interface Policy {
  readonly rules: readonly PolicyRule[];
}

/** A rule ready to be asked. */
export interface PolicyRule {
  readonly id: string;
  readonly checks: readonly PolicyCheck[];
  /** The verdict on a request for which all conditions hold. */
  readonly applies: RuleApplies;
  /** The verdict for each condition, in its place, when it is the first that does not hold. */
  readonly fails: readonly RuleFails[];
}

/** A rule all of whose conditions hold. */
export interface RuleApplies {
  readonly applies: true;
  readonly rule: string;
  /** What it grants, by `permissionKey`. */
  readonly grants: ReadonlyMap<string, Permission>;
  /** The enablers that its conditions name. */
  readonly services: ReadonlySet<string>;
}

/** A rule with a condition that does not hold. */
export interface RuleFails {
  readonly applies: false;
  readonly rule: string;
  /** The first condition that does not hold, by its place among the conditions. */
  readonly condition: number;
  readonly kind: Condition["kind"];
  /** For people: `the owner is in another sphere`. */
  readonly reason: string;
}

/** What became of a rule. */
export type RuleVerdict = RuleApplies | RuleFails;

/** What a policy says to a request, and why. */
export interface PolicyDecision {
  /** What is granted, by `permissionKey`, combined over the rules that apply. */
  readonly permissions: ReadonlyMap<string, Permission>;
  /** What became of each rule, in its order. */
  readonly rules: readonly RuleVerdict[];
}

/**
 * Makes a set of rules ready to be asked many times: addresses are made canonical, instants are read,
 * permissions are read by their types. Permissions of an unknown type are left out.
 *
 * @param ruleset The rules.
 * @param options What differs from the defaults.
 */
export function compilePolicy(ruleset: Ruleset, options: PolicyOptions = {}): Policy {
  const types = new Map([...PERMISSION_TYPES, ...(options.permissionTypes ?? [])]);
  const named: PolicyCheck[] = [];
  const isNamed = (evaluation: Evaluation): boolean => {
    evaluation.isNamed ??= named.some(({ holds }) => holds(evaluation));
    return evaluation.isNamed;
  };
  const rules = ruleset.rules.map((rule): PolicyRule => {
    const conditions = rule.conditions?.conditions ?? [];
    const checks = conditions.map((condition) => policyCheck(condition, isNamed));
    named.push(...checks.filter(({ kind }) => kind === "identity" || kind === "external-list"));
    const fails = checks.map(({ kind, reason }, condition): RuleFails => {
      return { applies: false, rule: rule.id, condition, kind, reason };
    });
    return { id: rule.id, checks, applies: appliesOf(rule, conditions, types), fails };
  });
  return { rules };
}

function appliesOf(
  rule: Rule,
  conditions: readonly Condition[],
  types: ReadonlyMap<string, PermissionType>,
): RuleApplies {
  const grants = new Map<string, Permission>();
  for (const permissions of [rule.actions, rule.transformations]) {
    addGrants(grants, permissions, types);
  }
  const services = conditions.flatMap((condition) =>
    condition.kind === "service-list"
      ? condition.services.flatMap((one) => (one.kind === "service" ? [one.enabler] : []))
      : [],
  );
  return { applies: true, rule: rule.id, grants, services: new Set(services) };
}

function addGrants(
  grants: Map<string, Permission>,
  permissions: Permissions | undefined,
  types: ReadonlyMap<string, PermissionType>,
): void {
  for (const granted of permissions?.permissions ?? []) {
    const key = permissionKey(granted);
    const type = types.get(key);
    const permission = type && readPermission(granted, type);
    if (permission !== undefined) addGrant(grants, key, permission);
  }
}

function addGrant(grants: Map<string, Permission>, key: string, permission: Permission): void {
  const before = grants.get(key);
  const after = before === undefined ? permission : combinePermissions(before, permission);
  if (after !== before) grants.set(key, after);
}

/**
 * Asks a policy (RFC 4745 section 10): the rules all of whose conditions hold grant together.
 *
 * @param policy The policy.
 * @param request What it is asked about.
 */
export function evaluatePolicy(policy: Policy, request: PolicyRequest): PolicyDecision {
  const evaluation = evaluationOf(request);
  let permissions: Map<string, Permission> | undefined;
  let only: ReadonlyMap<string, Permission> = NOTHING;
  const rules: RuleVerdict[] = [];
  for (const rule of policy.rules) {
    const verdict = verdictOn(rule, evaluation);
    rules.push(verdict);
    if (!verdict.applies || verdict.grants.size === 0) continue;
    // Mostly one rule applies: what it grants need not be copied.
    if (only === NOTHING) only = verdict.grants;
    else {
      permissions ??= new Map(only);
      for (const [key, permission] of verdict.grants) addGrant(permissions, key, permission);
    }
  }
  return { permissions: permissions ?? only, rules };
}

const NOTHING: ReadonlyMap<string, Permission> = /* @__PURE__ */ new Map();

function verdictOn({ checks, fails, applies }: PolicyRule, evaluation: Evaluation): RuleVerdict {
  for (let index = 0; index < checks.length; index += 1) {
    if (checks[index]?.holds(evaluation) === false) return fails[index] ?? applies;
  }
  return applies;
}

/**
 * Tells whether a decision grants a permission that is granted or not, such as `allow-offline-storage`.
 *
 * @param decision The decision.
 * @param name Its name; a string stands for one of the Open Mobile Alliance's.
 * @param service Only rules count whose conditions name this enabler; without it, all do.
 */
export function isAllowed(
  decision: PolicyDecision,
  name: PermissionName,
  service?: string,
): boolean {
  return grantingRules(decision, name, service).length > 0;
}

/**
 * Lists the rules by which a permission that is granted or not is granted.
 *
 * @param decision The decision.
 * @param name Its name; a string stands for one of the Open Mobile Alliance's.
 * @param service Only rules count whose conditions name this enabler; without it, all do.
 * @returns Their identifiers, in the order of the rules.
 */
export function grantingRules(
  decision: PolicyDecision,
  name: PermissionName,
  service?: string,
): string[] {
  const key = permissionKey(name);
  return decision.rules.flatMap((verdict) => {
    if (!verdict.applies || (service !== undefined && !verdict.services.has(service))) return [];
    return verdict.grants.get(key)?.value === true ? [verdict.rule] : [];
  });
}
