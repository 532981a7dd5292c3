import { carddav, dav } from "@callingcard/dav-xml";
import type { ExpandedName } from "@callingcard/xml";
import type { ResourceAccess } from "../access/resource-access.ts";
import { accessProperties } from "./access.ts";
import { constantProperty, hrefProperty } from "./simple-property.ts";
import { elementText } from "./element-text.ts";
import type { LiveProperty } from "./live-property.ts";

/** The reports about cards (RFC 6352 section 8, RFC 6578). */
export const REPORTS: Readonly<Record<"query" | "multiget" | "sync", ExpandedName>> = {
  query: carddav("addressbook-query"),
  multiget: carddav("addressbook-multiget"),
  sync: dav("sync-collection"),
};

/** The reports that every resource has (RFC 3253 section 3.8, RFC 3744 section 9). */
const COMMON_REPORTS: readonly ExpandedName[] = [
  dav("expand-property"),
  dav("acl-principal-prop-set"),
  dav("principal-match"),
  dav("principal-property-search"),
  dav("principal-search-property-set"),
];

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
  accessOf: (subject: Subject) => ResourceAccess,
): readonly LiveProperty<Subject>[] {
  return [
    // RFC 5397
    hrefProperty(dav("current-user-principal"), (_, { paths, user }) => [paths.principal(user)]),
    ...accessProperties(accessOf),
    // RFC 3253 section 3.1.5
    constantProperty(dav("supported-report-set"), reportSet([...reports, ...COMMON_REPORTS])),
  ];
}

function reportSet(reports: readonly ExpandedName[]): string {
  return reports
    .map((report) =>
      elementText(dav("supported-report"), elementText(dav("report"), elementText(report))),
    )
    .join("");
}
