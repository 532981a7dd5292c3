import { dav } from "@callingcard/dav-xml";
import { httpDate } from "../condition/conditional.ts";
import type { CardInfo } from "../store.ts";
import { commonProperties, constantProperty, owner, REPORTS, resourceType } from "./common.ts";
import { escapeText } from "@callingcard/xml";
import { propertyTable, type PropertyTable } from "./live-property.ts";

/** What a card is served as, whatever its version: the octets say which. */
export const CARD_CONTENT_TYPE = "text/vcard; charset=utf-8";

/** What the server computes for a card (RFC 4918 section 15). */
export const CARD_PROPERTIES: PropertyTable<CardInfo> = propertyTable<CardInfo>([
  resourceType([]),
  {
    name: dav("getetag"),
    inAllprop: true,
    content: ({ etag }) => escapeText(`"${etag}"`),
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
  ...commonProperties<CardInfo>(
    [REPORTS.query, REPORTS.multiget, REPORTS.expand],
    ["read", "read-current-user-privilege-set", "write", "write-content"],
  ),
  owner(),
]);
