import { dav } from "@callingcard/dav-xml";
import { httpDate } from "../condition/http-date.ts";
import type { CardInfo } from "../store.ts";
import type { ResourceAccess } from "../access/resource-access.ts";
import { commonProperties, REPORTS, resourceType } from "./common.ts";
import { lockProperties } from "./lock.ts";
import { constantProperty } from "./simple-property.ts";
import { escapeText } from "@callingcard/xml";
import { propertyTable, type LiveProperty, type PropertyTable } from "./live-property.ts";

/** What a card is served as, whatever its version: the octets say which. */
export const CARD_CONTENT_TYPE = "text/vcard; charset=utf-8";

// RFC 4918 section 15
const OWN_PROPERTIES: readonly LiveProperty<CardInfo>[] = [
  resourceType([]),
  {
    name: dav("getetag"),
    inAllprop: true,
    content: ({ etag }) => `"${escapeText(etag)}"`,
  },
  constantProperty(dav("getcontenttype"), CARD_CONTENT_TYPE, true),
  {
    name: dav("getcontentlength"),
    inAllprop: true,
    content: ({ octetCount }) => String(octetCount),
  },
  {
    name: dav("getlastmodified"),
    inAllprop: true,
    content: ({ modifiedMs }) => httpDate(modifiedMs),
  },
  ...lockProperties<CardInfo>(
    ({ name }) => name,
    (_, { locks }) => locks,
  ),
];

const OWN: PropertyTable<CardInfo> = propertyTable(OWN_PROPERTIES);

/**
 * What the server computes for the cards of one book. What they have in common is made when it is asked for: most
 * requests name properties of the cards alone.
 *
 * @param access Who may do what with them.
 *
 * @internal
 */
export function cardProperties(access: ResourceAccess): PropertyTable<CardInfo> {
  let known: PropertyTable<CardInfo> | undefined;
  function whole(): PropertyTable<CardInfo> {
    const common = commonProperties<CardInfo>([REPORTS.query, REPORTS.multiget], () => access);
    return propertyTable([...OWN_PROPERTIES, ...common]);
  }
  return {
    get all() {
      return (known ??= whole()).all;
    },
    find: (name) => OWN.find(name) ?? (known ??= whole()).find(name),
  };
}

/** Of a name that is locked and has no card yet (RFC 4918 appendix D). */
export const RESERVED_PROPERTIES: PropertyTable<Pick<CardInfo, "name">> = propertyTable([
  resourceType([]),
  ...lockProperties<Pick<CardInfo, "name">>(
    ({ name }) => name,
    (_, { locks }) => locks,
  ),
]);
