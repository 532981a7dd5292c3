/**
 * Arbitraries for fast-check: the bodies of requests and answers as text, right and spoilt in one place, and as
 * data with their parts, and the content of elements as the grammars allow it or nearly so.
 *
 * @module
 */

export {
  ace,
  acePrincipal,
  acl,
  aclRestrictions,
  localizedText,
  principalReport,
  principalSearchPropertySet,
  supportedPrivilegeSet,
} from "./arbitrary-acl.ts";
export { condition } from "./arbitrary-condition.ts";
export { document, type DocumentKind, nearDocument } from "./arbitrary-document.ts";
export { entityTag } from "./arbitrary-entity-tag.ts";
export { filter, paramFilter, propFilter } from "./arbitrary-filter.ts";
export { activelock, lockentry, lockinfo, lockTimeout } from "./arbitrary-lock.ts";
export { davResponse, mkcolResponse, multistatus, propstat } from "./arbitrary-multistatus.ts";
export { liveProperty } from "./arbitrary-property.ts";
export {
  addressbookMultiget,
  addressbookQuery,
  addressDataRequest,
  expandProperties,
  mkcol,
  proppatch,
  propSelection,
  syncCollection,
} from "./arbitrary-request.ts";
export { DAV_XML_RULES, type DavXmlRule, nearMiss, sentence } from "./arbitrary-rules.ts";
