import { carddav, dav } from "@callingcard/dav-xml";
import type { ExpandedName } from "@callingcard/xml";
import { elementText, hrefTexts } from "./element-text.ts";
import type { LiveProperty, PropertyContext } from "./live-property.ts";

/** The privileges a kind of resource can grant its owner (RFC 3744 section 3). */
export type Privilege =
  | "read"
  | "read-current-user-privilege-set"
  | "write"
  | "write-properties"
  | "write-content"
  | "bind"
  | "unbind";

/** The reports of this server. */
export const REPORTS: Readonly<Record<"query" | "multiget" | "sync" | "expand", ExpandedName>> = {
  query: carddav("addressbook-query"),
  multiget: carddav("addressbook-multiget"),
  sync: dav("sync-collection"),
  expand: dav("expand-property"),
};

/**
 * A property that is nothing but hrefs.
 *
 * @internal
 */
export function hrefProperty<Subject>(
  name: ExpandedName,
  hrefs: (subject: Subject, context: PropertyContext) => readonly string[],
): LiveProperty<Subject> {
  return {
    name,
    inAllprop: false,
    content: (subject, context) => hrefTexts(hrefs(subject, context)),
    hrefs,
  };
}

/**
 * A property whose content is the same for each resource of a kind.
 *
 * @internal
 */
export function constantProperty<Subject>(
  name: ExpandedName,
  content: string,
  inAllprop = false,
): LiveProperty<Subject> {
  return { name, inAllprop, content: () => content };
}

/**
 * `DAV:resourcetype` (RFC 4918 section 15.9) of a kind of resource.
 *
 * @internal
 */
export function resourceType<Subject>(types: readonly ExpandedName[]): LiveProperty<Subject> {
  const content = types.map((type) => elementText(type)).join("");
  return constantProperty(dav("resourcetype"), content, true);
}

/**
 * What every resource has beside its `DAV:resourcetype`.
 *
 * @internal
 */
export function commonProperties<Subject>(
  reports: readonly ExpandedName[],
  privileges: readonly Privilege[],
): readonly LiveProperty<Subject>[] {
  return [
    // RFC 5397
    hrefProperty(dav("current-user-principal"), (_, { paths, user }) => [paths.principal(user)]),
    // RFC 3744 section 5.8
    hrefProperty(dav("principal-collection-set"), (_, { paths }) => [paths.principals]),
    // RFC 3744 section 5.4
    constantProperty(dav("current-user-privilege-set"), privilegeSet(privileges)),
    // RFC 3253 section 3.1.5
    constantProperty(dav("supported-report-set"), reportSet(reports)),
  ];
}

/** `DAV:owner` (RFC 3744 section 5.1): nobody sees anything but what is their own. */
export function owner<Subject>(): LiveProperty<Subject> {
  return hrefProperty(dav("owner"), (_, { paths, user }) => [paths.principal(user)]);
}

function privilegeSet(privileges: readonly Privilege[]): string {
  return privileges
    .map((privilege) => elementText(dav("privilege"), elementText(dav(privilege))))
    .join("");
}

function reportSet(reports: readonly ExpandedName[]): string {
  return reports
    .map((report) =>
      elementText(dav("supported-report"), elementText(dav("report"), elementText(report))),
    )
    .join("");
}
