import { carddav, dav } from "@callingcard/dav-xml";
import {
  commonProperties,
  constantProperty,
  hrefProperty,
  owner,
  REPORTS,
  resourceType,
  type Privilege,
} from "./common.ts";
import { escapeText } from "@callingcard/xml";
import { propertyTable, type PropertyTable } from "./live-property.ts";
import { quotaProperties } from "./quota.ts";

const READ: readonly Privilege[] = ["read", "read-current-user-privilege-set"];

/** Of the root, of `/principals/` and of `/addressbooks/`. */
export const STRUCTURE_PROPERTIES: PropertyTable<unknown> = propertyTable([
  resourceType([dav("collection")]),
  ...commonProperties([REPORTS.expand], READ),
]);

/** Of a principal (RFC 3744 section 4, RFC 6352 section 7.1). */
export const PRINCIPAL_PROPERTIES: PropertyTable<unknown> = propertyTable([
  resourceType([dav("collection"), dav("principal")]),
  { name: dav("displayname"), inAllprop: true, content: (_, { user }) => escapeText(user) },
  ...commonProperties([REPORTS.expand], READ),
  hrefProperty(dav("principal-URL"), (_, { paths, user }) => [paths.principal(user)]),
  constantProperty(dav("alternate-URI-set"), ""),
  constantProperty(dav("group-membership"), ""),
  hrefProperty(carddav("addressbook-home-set"), (_, { paths, user }) => [paths.home(user)]),
]);

/** Of an address book home (RFC 6352 section 7.1.1). */
export const HOME_PROPERTIES: PropertyTable<unknown> = propertyTable([
  resourceType([dav("collection")]),
  ...commonProperties([REPORTS.multiget, REPORTS.expand], [...READ, "bind", "unbind"]),
  owner(),
  ...quotaProperties(),
]);
