import type { ExpandedName } from "@callingcard/xml";

/** Whom an access control entry applies to (RFC 3744 section 5.5.1). */
export type AcePrincipal =
  /** The principal, or member of the group, that the reference names. */
  | { readonly kind: "href"; readonly href: string }
  | { readonly kind: "all" }
  | { readonly kind: "authenticated" }
  | { readonly kind: "unauthenticated" }
  /** The principal that a property of the resource names, such as `DAV:owner`. */
  | { readonly kind: "property"; readonly property: ExpandedName }
  /** The principal that the resource itself is. */
  | { readonly kind: "self" };

/** `DAV:ace` (RFC 3744 section 5.5): one entry of an access control list. */
export interface Ace {
  readonly principal: AcePrincipal;
  /** `DAV:invert` is around the principal: the entry applies to all others. */
  readonly inverted: boolean;
  readonly action: "grant" | "deny";
  /** At least one. */
  readonly privileges: readonly ExpandedName[];
  /** `DAV:protected` was given: the entry cannot be removed (section 5.5.3). */
  readonly isProtected: boolean;
  /** The resource that the entry is inherited from (section 5.5.4); absent when it is its own. */
  readonly inheritedFrom?: string;
}

/** `DAV:acl-restrictions` (RFC 3744 section 5.6): what a server demands of a list. */
export interface AclRestrictions {
  /** Entries that deny are not allowed (section 5.6.1). */
  readonly grantOnly: boolean;
  /** Entries with `DAV:invert` are not allowed (section 5.6.2). */
  readonly noInvert: boolean;
  /** Entries that deny come before those that grant (section 5.6.3). */
  readonly denyBeforeGrant: boolean;
  /** Principals for whom there must be an entry (section 5.6.4). */
  readonly requiredPrincipals: readonly AcePrincipal[];
}
