import {
  combineGrants,
  PERMISSION_TYPES,
  permissionKey,
  readPermission,
  type Permission,
  type PermissionType,
} from "./permission.ts";
import { namesUnknown, policyCheck, type PolicyCheck } from "./policy-check.ts";
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
  const known = new Map<string, ReadonlyMap<string, Permission>>();
  const named: PolicyCheck[] = [];
  const isUnknown = ruleset.rules.some(
    ({ conditions }) => conditions?.conditions.some(namesUnknown) ?? false,
  );
  const isNamed = (evaluation: Evaluation): boolean => {
    evaluation.isNamed ??= isUnknown || named.some(({ holds }) => holds(evaluation));
    return evaluation.isNamed;
  };
  const rules = ruleset.rules.map((rule): PolicyRule => {
    const conditions = rule.conditions?.conditions ?? [];
    const checks = conditions.map((condition) => policyCheck(condition, isNamed));
    named.push(...checks.filter(({ kind }) => kind === "identity" || kind === "external-list"));
    const fails = checks.map(({ kind, reason }, condition): RuleFails => {
      return { applies: false, rule: rule.id, condition, kind, reason };
    });
    return { id: rule.id, checks, applies: appliesOf(rule, conditions, types, known), fails };
  });
  return { rules };
}

function appliesOf(
  rule: Rule,
  conditions: readonly Condition[],
  types: ReadonlyMap<string, PermissionType>,
  known: Map<string, ReadonlyMap<string, Permission>>,
): RuleApplies {
  const { actions, transformations } = rule;
  const own = combineGrants([grantsOf(actions, types), grantsOf(transformations, types)]);
  const services = conditions.flatMap((condition) =>
    condition.kind === "service-list"
      ? condition.services.flatMap((one) => (one.kind === "service" ? [one.enabler] : []))
      : [],
  );
  return { applies: true, rule: rule.id, grants: shared(own, known), services: new Set(services) };
}

function* grantsOf(
  permissions: Permissions | undefined,
  types: ReadonlyMap<string, PermissionType>,
): Generator<readonly [string, Permission]> {
  for (const granted of permissions?.permissions ?? []) {
    const key = permissionKey(granted);
    const type = types.get(key);
    const permission = type && readPermission(granted, type);
    if (permission !== undefined) yield [key, permission];
  }
}

// Rules that grant the same share one map, so that it is seen at once that nothing is to be combined.
function shared(
  grants: ReadonlyMap<string, Permission>,
  known: Map<string, ReadonlyMap<string, Permission>>,
): ReadonlyMap<string, Permission> {
  const words = Array.from(grants, ([key, { kind, value }]) => [key, kind, value]);
  if (words.some(([, kind]) => kind === "set")) return grants;
  const name = JSON.stringify(words);
  const before = known.get(name);
  if (before === undefined) known.set(name, grants);
  return before ?? grants;
}

/**
 * Asks a policy (RFC 4745 section 10): the rules all of whose conditions hold grant together.
 *
 * @param policy The policy.
 * @param request What it is asked about.
 */
export function evaluatePolicy(policy: Policy, request: PolicyRequest): PolicyDecision {
  const evaluation = evaluationOf(request);
  let granted: ReadonlyMap<string, Permission> = NOTHING;
  let others: ReadonlyMap<string, Permission>[] | undefined;
  let last = granted;
  const rules: RuleVerdict[] = [];
  for (const rule of policy.rules) {
    const verdict = verdictOn(rule, evaluation);
    rules.push(verdict);
    if (!verdict.applies || verdict.grants.size === 0) continue;
    const { grants } = verdict;
    // Mostly the rules that apply grant the same: what they grant need not be combined.
    if (granted === NOTHING) granted = grants;
    else if (grants !== granted && grants !== last) (others ??= []).push(grants);
    last = grants;
  }
  const permissions = others === undefined ? granted : combineGrants([granted, ...others]);
  return { permissions, rules };
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
  const key = permissionKey(name);
  if (service === undefined) return decision.permissions.get(key)?.value === true;
  return decision.rules.some((verdict) => isGranted(verdict, key, service));
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
  return decision.rules
    .filter((verdict) => isGranted(verdict, key, service))
    .map(({ rule }) => rule);
}

function isGranted(verdict: RuleVerdict, key: string, service: string | undefined): boolean {
  if (!verdict.applies || (service !== undefined && !verdict.services.has(service))) return false;
  return verdict.grants.get(key)?.value === true;
}
