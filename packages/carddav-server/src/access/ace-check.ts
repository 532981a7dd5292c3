import { dav, type Ace, type AcePrincipal, type AclRestrictions } from "@callingcard/dav-xml";
import { sameName } from "@callingcard/xml";
import { Refusal } from "../refusal.ts";
import { OWNER_ACE } from "./access-list.ts";
import { findPrivilege } from "./privilege.ts";

/**
 * What lists must be like when nothing else is said (RFC 3744 section 5.6): what denies comes first, and
 * nothing is said of all but one.
 */
export const DEFAULT_ACL_RESTRICTIONS: AclRestrictions = {
  grantOnly: false,
  noInvert: true,
  denyBeforeGrant: true,
  requiredPrincipals: [],
};

/**
 * Checks the entries of an ACL request against the preconditions of RFC 3744 section 8.1.1 that need nobody to
 * be looked up.
 *
 * @param aces The entries, principals named as in the property.
 * @throws Refusal 403 with the precondition.
 *
 * @internal
 */
export function checkAces(aces: readonly Ace[], restrictions: AclRestrictions): void {
  checkKept(aces);
  checkRestrictions(aces, restrictions);
  for (const { privileges } of aces) {
    for (const name of privileges) {
      const privilege = findPrivilege(name);
      if (privilege === undefined) {
        throw violation("not-supported-privilege", `there is no privilege ${name.local}`);
      }
      if (privilege.isAbstract) {
        throw violation("no-abstract", `${name.local} is granted by what it aggregates`);
      }
    }
  }
}

// What is protected or inherited may be sent back, but not sent otherwise.
function checkKept(aces: readonly Ace[]): void {
  for (const ace of aces) {
    if (ace.inheritedFrom !== undefined) {
      throw violation("no-inherited-ace-conflict", "the address book inherits no entry");
    }
    if (ace.isProtected && !isOwnerAce(ace)) {
      throw violation("no-protected-ace-conflict", "there is no such protected entry");
    }
  }
}

/**
 * Tells whether an entry is the protected one of the owner, as a client sends it back.
 *
 * @internal
 */
export function isOwnerAce({ principal, inverted, action, privileges, isProtected }: Ace): boolean {
  return (
    isProtected &&
    !inverted &&
    action === OWNER_ACE.action &&
    isOwner(principal) &&
    privileges.length === OWNER_ACE.privileges.length &&
    OWNER_ACE.privileges.every((name) => privileges.some((other) => sameName(name, other)))
  );
}

function isOwner(principal: AcePrincipal): boolean {
  return principal.kind === "property" && sameName(principal.property, dav("owner"));
}

function checkRestrictions(aces: readonly Ace[], restrictions: AclRestrictions): void {
  const { grantOnly, noInvert, denyBeforeGrant } = restrictions;
  const set = aces.filter(({ isProtected }) => !isProtected);
  if (grantOnly && set.some(({ action }) => action === "deny")) {
    throw violation("grant-only", "entries do not deny");
  }
  if (noInvert && set.some(({ inverted }) => inverted)) {
    throw violation("no-invert", "entries are for somebody, not for all others");
  }
  const firstGrant = set.findIndex(({ action }) => action === "grant");
  const lastDeny = set.findLastIndex(({ action }) => action === "deny");
  if (denyBeforeGrant && firstGrant !== -1 && firstGrant < lastDeny) {
    throw violation("deny-before-grant", "entries that deny come before those that grant");
  }
}

/**
 * Checks that entries for principals that were looked up do not contradict each other or the owner's, and that
 * those who must have one do.
 *
 * @param aces The entries to be kept.
 * @param keyOf Names a principal, so that two that are one have one name.
 * @param owner The name of the owner of the resource.
 * @throws Refusal 403 with the precondition.
 *
 * @internal
 */
export function checkConflicts(
  aces: readonly Ace[],
  keyOf: (principal: AcePrincipal) => string,
  owner: string,
  { requiredPrincipals }: AclRestrictions,
): void {
  const said = new Map<string, Ace["action"]>();
  for (const { principal, inverted, action, privileges } of aces) {
    const who = keyOf(principal);
    if (who === owner && !inverted && action === "deny") {
      throw violation("no-protected-ace-conflict", "the owner may do everything");
    }
    for (const { local } of privileges) {
      const key = `${local} ${String(inverted)} ${who}`;
      if ((said.get(key) ?? action) !== action) {
        throw violation("no-ace-conflict", `${local} is granted and denied to one principal`);
      }
      said.set(key, action);
    }
  }
  const named = new Set([owner, ...aces.map(({ principal }) => keyOf(principal))]);
  if (requiredPrincipals.some((principal) => !named.has(keyOf(principal)))) {
    throw violation("missing-required-principal", "a principal that must have an entry has none");
  }
}

/**
 * A precondition of the ACL method that is not met.
 *
 * @internal
 */
export function violation(condition: string, description: string): Refusal {
  return new Refusal(403, { condition: dav(condition), description });
}
