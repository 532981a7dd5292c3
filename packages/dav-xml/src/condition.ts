import type { ExpandedName, XmlElement } from "@callingcard/xml";
import type { ParamFilter, PropFilter } from "./filter.ts";

/** A precondition or postcondition (RFC 4918 section 16) with what it carries, by its name. */
export type Condition =
  | EmptyCondition
  | LockTokenSubmitted
  | NoConflictingLock
  | NeedPrivileges
  | AllowClientDefinedUri
  | NoUidConflict
  | SupportedFilter;

/** The local name of a condition; each of them is in one namespace. */
export type ConditionKind = Condition["kind"];

/** A condition whose name says all. */
export interface EmptyCondition {
  readonly kind: EmptyConditionKind;
}

/** The conditions that carry nothing, in the order of their specifications. */
export type EmptyConditionKind =
  // RFC 4918 section 16
  | "lock-token-matches-request-uri"
  | "no-external-entities"
  | "preserved-live-properties"
  | "propfind-finite-depth"
  | "cannot-modify-protected-property"
  // RFC 3253
  | "supported-report"
  | "no-modification"
  | "supported-live-property"
  // RFC 3744
  | "no-ace-conflict"
  | "no-protected-ace-conflict"
  | "no-inherited-ace-conflict"
  | "limited-number-of-aces"
  | "deny-before-grant"
  | "grant-only"
  | "no-invert"
  | "no-abstract"
  | "not-supported-privilege"
  | "missing-required-principal"
  | "recognized-principal"
  | "allowed-principal"
  | "number-of-matches-within-limits"
  // RFC 4331
  | "quota-not-exceeded"
  | "sufficient-disk-space"
  // RFC 5689
  | "valid-resourcetype"
  // RFC 6352
  | "supported-address-data-conversion"
  | "supported-address-data"
  | "valid-address-data"
  | "addressbook-collection-location-ok"
  | "max-resource-size"
  | "supported-collation"
  // RFC 6578
  | "valid-sync-token"
  | "sync-traversal-supported";

/** `DAV:lock-token-submitted` (RFC 4918 section 16). */
export interface LockTokenSubmitted {
  readonly kind: "lock-token-submitted";
  /** Locked resources that prevented the request; at least one. */
  readonly hrefs: readonly string[];
}

/** `DAV:no-conflicting-lock` (RFC 4918 section 16). */
export interface NoConflictingLock {
  readonly kind: "no-conflicting-lock";
  /** Roots of the locks in conflict, as far as they are told. */
  readonly hrefs: readonly string[];
}

/** `DAV:need-privileges` (RFC 3744 section 7.1.1). */
export interface NeedPrivileges {
  readonly kind: "need-privileges";
  readonly resources: readonly LackingPrivilege[];
}

/** `DAV:resource` in it: a privilege that the user lacks, and where. */
export interface LackingPrivilege {
  readonly href: string;
  readonly privilege: ExpandedName;
}

/** `DAV:allow-client-defined-uri` (RFC 5995 section 4.1). */
export interface AllowClientDefinedUri {
  readonly kind: "allow-client-defined-uri";
  /** The reference to POST to instead (`DAV:add-member`). */
  readonly addMember?: string;
}

/** `CARDDAV:no-uid-conflict` (RFC 6352 section 6.3.2.1). */
export interface NoUidConflict {
  readonly kind: "no-uid-conflict";
  /** The resource that has the UID already. */
  readonly href?: string;
}

/** `CARDDAV:supported-filter` (RFC 6352 section 8.6). */
export interface SupportedFilter {
  readonly kind: "supported-filter";
  /** The prop-filters that the server does not support. */
  readonly propFilters: readonly PropFilter[];
  /** The param-filters that the server does not support. */
  readonly paramFilters: readonly ParamFilter[];
}

/** A condition that is not in {@link CONDITIONS}. */
export interface UnknownCondition {
  readonly kind: "unknown";
  readonly element: XmlElement;
}
