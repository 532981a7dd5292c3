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

/** What belongs to a user and has no state of its own: the principal and the home. */
export interface OwnedSubject {
  readonly owner: string;
}

const READ: readonly Privilege[] = ["read", "read-current-user-privilege-set"];

/** Of the root, of `/principals/` and of `/addressbooks/`. */
export const STRUCTURE_PROPERTIES: PropertyTable<unknown> = propertyTable([
  resourceType([dav("collection")]),
  ...commonProperties([REPORTS.expand], READ),
]);

/** Of a principal (RFC 3744 section 4, RFC 6352 section 7.1). */
export const PRINCIPAL_PROPERTIES: PropertyTable<OwnedSubject> = propertyTable<OwnedSubject>([
  resourceType([dav("collection"), dav("principal")]),
  { name: dav("displayname"), inAllprop: true, content: (subject) => escapeText(subject.owner) },
  ...commonProperties<OwnedSubject>([REPORTS.expand], READ),
  hrefProperty(dav("principal-URL"), (subject, { paths }) => [paths.principal(subject.owner)]),
  constantProperty(dav("alternate-URI-set"), ""),
  constantProperty(dav("group-membership"), ""),
  hrefProperty(carddav("addressbook-home-set"), (subject, { paths }) => [
    paths.home(subject.owner),
  ]),
]);

/** Of an address book home (RFC 6352 section 7.1.1). */
export const HOME_PROPERTIES: PropertyTable<OwnedSubject> = propertyTable<OwnedSubject>([
  resourceType([dav("collection")]),
  ...commonProperties<OwnedSubject>(
    [REPORTS.multiget, REPORTS.expand],
    [...READ, "bind", "unbind"],
  ),
  owner(),
]);
