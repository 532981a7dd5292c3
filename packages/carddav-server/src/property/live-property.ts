import type { AclRestrictions } from "@callingcard/dav-xml";
import type { ExpandedName } from "@callingcard/xml";
import type { Limits } from "../limits.ts";
import type { Paths } from "../resource.ts";
import type { LockView } from "./lock.ts";
import type { Usage } from "./quota.ts";

/** What the values of properties are computed from, beside the resource. */
export interface PropertyContext {
  readonly paths: Paths;
  readonly limits: Limits;
  /** What lists of access control entries must be like. */
  readonly aclRestrictions: AclRestrictions;
  /** Who asks. */
  readonly user: string;
  /** Of the owner of what is asked about, where the request names a property of it. */
  readonly usage?: Usage;
  /** Sync-token of the home of who asks, where the request names it. */
  readonly homeToken?: string;
  /** The locks of the book whose cards are looked at, where they are asked for. */
  readonly locks?: LockView;
}

/**
 * A property the server computes (RFC 4918 section 4.2) for resources of one kind. Values are XML
 * texts under the prefixes that a multistatus declares: `D`, `C` and `CS`.
 */
export interface LiveProperty<Subject> {
  readonly name: ExpandedName;
  /** Whether `DAV:allprop` brings it: those of RFC 4918, since the later ones say no. */
  readonly inAllprop: boolean;
  /** What stands inside the element; `undefined` when this resource does not have the property. */
  readonly content: (subject: Subject, context: PropertyContext) => string | undefined;
  /** Whether the user may read the property of a resource that may be read; who asks may, when left out. */
  readonly mayRead?: (subject: Subject) => boolean;
  /** For a property that is nothing but hrefs: what `DAV:expand-property` follows. */
  readonly hrefs?: (subject: Subject, context: PropertyContext) => readonly string[];
}

/** The properties of one kind of resource, in the order of an answer to `DAV:allprop`. */
export interface PropertyTable<Subject> {
  readonly all: readonly LiveProperty<Subject>[];
  find(name: ExpandedName): LiveProperty<Subject> | undefined;
}

/**
 * Makes a table; names are unique.
 *
 * @internal
 */
export function propertyTable<Subject>(
  all: readonly LiveProperty<Subject>[],
): PropertyTable<Subject> {
  const byName = new Map(all.map((property) => [nameKey(property.name), property]));
  return { all, find: (name) => byName.get(nameKey(name)) };
}

/**
 * A text that two names share only when they are the same.
 *
 * @internal
 */
export function nameKey({ namespace, local }: ExpandedName): string {
  return `${local} ${namespace}`;
}
