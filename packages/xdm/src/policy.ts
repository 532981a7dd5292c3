import type { ExpandedName, XmlElement } from "@callingcard/xml";
import type { Extensible, ExtensibleAttributes, OtherElement } from "./extensible.ts";

/** `ruleset`: rules that together say who may do what (RFC 4745 section 13). */
export interface Ruleset extends ExtensibleAttributes {
  readonly rules: readonly Rule[];
}

/** `rule`: what holds when all its conditions do (RFC 4745 section 6.1). */
export interface Rule extends ExtensibleAttributes {
  readonly id: string;
  /** Absent: the rule always holds. */
  readonly conditions?: Conditions | undefined;
  readonly actions?: Permissions | undefined;
  readonly transformations?: Permissions | undefined;
}

/** `conditions`: all of them must be true (RFC 4745 section 7). */
export interface Conditions extends ExtensibleAttributes {
  readonly conditions: readonly Condition[];
}

/** A condition; one of kind `other` is never true. */
export type Condition =
  | ({ readonly kind: "identity" } & IdentityCondition)
  | ({ readonly kind: "sphere" } & SphereCondition)
  | ({ readonly kind: "validity" } & ValidityCondition)
  | ({ readonly kind: "external-list" } & ExternalListCondition)
  | ({ readonly kind: "other-identity" } & Extensible)
  | ({ readonly kind: "anonymous-request" } & Extensible)
  | ({ readonly kind: "service-list" } & ServiceListCondition)
  | ({ readonly kind: "all-services-except" } & AllServicesExcept)
  | ({ readonly kind: "media-list" } & MediaListCondition)
  | ({ readonly kind: "time-range" } & ValidityCondition)
  | OtherElement;

/** `identity`: who asks is one of the members (RFC 4745 section 7.1). */
export interface IdentityCondition extends ExtensibleAttributes {
  readonly members: readonly IdentityMember[];
}

/** A member of `identity`; one of kind `other` matches nobody. */
export type IdentityMember =
  | ({ readonly kind: "one" } & OneIdentity)
  | ({ readonly kind: "many" } & ManyIdentities)
  | OtherElement;

/** `one`: whoever is authenticated as this URI. */
export interface OneIdentity extends ExtensibleAttributes {
  readonly id: string;
  readonly extension?: XmlElement | undefined;
}

/** `many`: whoever is authenticated, but for exceptions. */
export interface ManyIdentities extends ExtensibleAttributes {
  /** Only those of this domain. */
  readonly domain?: string | undefined;
  readonly exceptions: readonly IdentityException[];
}

/** A child of `many`; of one of kind `other` nobody knows whom it excludes: it excludes all. */
export type IdentityException = ({ readonly kind: "except" } & ExceptIdentity) | OtherElement;

/** `except`: not this URI, or nobody of this domain. */
export interface ExceptIdentity extends ExtensibleAttributes {
  readonly id?: string | undefined;
  readonly domain?: string | undefined;
  readonly extension?: XmlElement | undefined;
}

/** `sphere`: the state that the owner of the policy is in (RFC 4745 section 7.3). */
export interface SphereCondition extends Extensible {
  /** One of these, in any case. */
  readonly value: readonly string[];
}

/** `validity` (RFC 4745 section 7.4), or `time-range`: the instant is in one of the periods. */
export interface ValidityCondition extends ExtensibleAttributes {
  readonly periods: readonly Period[];
}

/** From one instant, up to but without another; as they are written. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** `external-list`: who asks is in one of the lists. */
export interface ExternalListCondition extends Extensible {
  readonly entries: readonly ExternalListEntry[];
}

/** A list, by its URI. */
export interface ExternalListEntry extends Extensible {
  readonly anchor: string;
}

/** `service-list`: the request is of one of the services. */
export interface ServiceListCondition extends ExtensibleAttributes {
  readonly services: readonly ServiceItem[];
}

/** A child of `service-list`; one of kind `other` matches no service. */
export type ServiceItem =
  | ({ readonly kind: "service" } & Service)
  | ({ readonly kind: "all-services-except" } & AllServicesExcept)
  | OtherElement;

/** `service`, by the name of its enabler, such as `CPM`. */
export interface Service extends Extensible {
  readonly enabler: string;
}

/** `all-services-except`: any service but these. */
export interface AllServicesExcept extends Extensible {
  readonly services: readonly Service[];
}

/** `media-list`: the request has one of the media, which are the names of the elements. */
export interface MediaListCondition extends ExtensibleAttributes {
  readonly media: readonly XmlElement[];
}

/** `actions` or `transformations`: what is permitted (RFC 4745 sections 8 and 9). */
export interface Permissions extends ExtensibleAttributes {
  /** An element each, whose name and content say what; see `booleanPermission`. */
  readonly permissions: readonly XmlElement[];
}

/** The name of a permission; a string stands for one of the Open Mobile Alliance's extensions. */
export type PermissionName = ExpandedName | string;
