import { carddav, dav } from "@callingcard/dav-xml";
import { escapeText } from "@callingcard/xml";
import type { Principal } from "../access/principal-directory.ts";
import type { ResourceAccess } from "../access/resource-access.ts";
import { commonProperties, REPORTS, resourceType } from "./common.ts";
import { HOME_TOKEN } from "./home-token.ts";
import { propertyTable, type PropertyTable } from "./live-property.ts";
import { quotaProperties } from "./quota.ts";
import { hrefProperty } from "./simple-property.ts";

/** A resource that nothing need be known of but who may do what with it. */
export interface PlainSubject {
  readonly access: ResourceAccess;
}

/** A principal with what had to be looked up for it. */
export interface PrincipalSubject extends PlainSubject {
  readonly principal: Principal;
  /** Names of the groups that it is a direct member of. */
  readonly groups: readonly string[];
}

/** Of the root, of `/principals/` and of `/addressbooks/`. */
export const STRUCTURE_PROPERTIES: PropertyTable<PlainSubject> = propertyTable<PlainSubject>([
  resourceType([dav("collection")]),
  ...commonProperties<PlainSubject>([], ({ access }) => access),
]);

/** Of a principal (RFC 3744 section 4, RFC 6352 section 7.1). A group has no address books. */
export const PRINCIPAL_PROPERTIES: PropertyTable<PrincipalSubject> =
  propertyTable<PrincipalSubject>([
    resourceType([dav("collection"), dav("principal")]),
    {
      name: dav("displayname"),
      inAllprop: true,
      content: ({ principal }) => escapeText(displayName(principal)),
    },
    ...commonProperties<PrincipalSubject>([], ({ access }) => access),
    hrefProperty(dav("principal-URL"), ({ principal }, { paths }) => [
      paths.principal(principal.name),
    ]),
    hrefProperty(dav("alternate-URI-set"), ({ principal }) => principal.alternateUris ?? []),
    hrefProperty(dav("group-member-set"), ({ principal: { members = [] } }, { paths }) =>
      members.map((name) => paths.principal(name)),
    ),
    hrefProperty(dav("group-membership"), ({ groups }, { paths }) =>
      groups.map((name) => paths.principal(name)),
    ),
    hrefProperty(carddav("addressbook-home-set"), ({ principal }, { paths }) =>
      principal.members === undefined ? [paths.home(principal.name)] : [],
    ),
  ]);

/**
 * What a principal is called.
 *
 * @internal
 */
export function displayName({ displayName: text, name }: Principal): string {
  return text ?? name;
}

/** Of an address book home (RFC 6352 section 7.1.1). */
export const HOME_PROPERTIES: PropertyTable<PlainSubject> = propertyTable<PlainSubject>([
  resourceType([dav("collection")]),
  ...commonProperties<PlainSubject>([REPORTS.multiget, REPORTS.sync], ({ access }) => access),
  HOME_TOKEN,
  ...quotaProperties<PlainSubject>(),
]);
