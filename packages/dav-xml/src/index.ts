export type { Ace, AcePrincipal, AclRestrictions } from "./acl.ts";
export { parseAcl } from "./acl-reader.ts";
export { aclElement } from "./acl-writer.ts";
export {
  addressDataElement,
  type AddressDataProp,
  type AddressDataRequest,
} from "./address-data.ts";
export type {
  AllowClientDefinedUri,
  Condition,
  ConditionKind,
  EmptyCondition,
  EmptyConditionKind,
  LackingPrivilege,
  LockTokenSubmitted,
  NeedPrivileges,
  NoConflictingLock,
  NoUidConflict,
  SupportedFilter,
  UnknownCondition,
} from "./condition.ts";
export { parseConditions } from "./condition-reader.ts";
export { conditionKind, CONDITIONS, type ConditionDefinition } from "./condition-table.ts";
export { conditionElement, conditionsElement } from "./condition-writer.ts";
export {
  errorElement,
  parseError,
  stringifyDav,
  stringifyError,
  type DavError,
} from "./dav-error.ts";
export { DavXmlError, type DavXmlErrorCode } from "./dav-xml-error.ts";
export { parseEntityTag, stringifyEntityTag, type EntityTag } from "./entity-tag.ts";
export {
  expandPropertyElement,
  parseExpandedProperty,
  type ExpandProperty,
  type ExpandPropertyReport,
} from "./expand-property.ts";
export type { Filter, MatchType, ParamFilter, PropFilter, Test, TextMatch } from "./filter.ts";
export { filterElement } from "./filter-writer.ts";
export type {
  CurrentUserPrincipal,
  LiveProperty,
  LivePropertyKind,
  LivePropertyValues,
  UnknownProperty,
} from "./live-property.ts";
export {
  livePropertyElement,
  livePropertyKind,
  parseLiveProperty,
  parseLivePropertyValue,
} from "./live-property-reader.ts";
export type { LocalizedText } from "./localized-text.ts";
export type {
  Activelock,
  LockDepth,
  Lockentry,
  Lockinfo,
  Lockscope,
  LockTimeout,
  Locktype,
} from "./lock.ts";
export { parseLockinfo, parseLockResponse } from "./lock-reader.ts";
export { parseLockTimeout, stringifyLockTimeout } from "./lock-timeout.ts";
export {
  lockdiscoveryElement,
  lockinfoElement,
  lockResponseElement,
  supportedlockElement,
} from "./lock-writer.ts";
export type { DavInput, DavLimits } from "./message.ts";
export { mkcolResponseElement, parseMkcolResponse, type MkcolResponse } from "./mkcol-response.ts";
export type {
  DavResponse,
  FastResponse,
  Multistatus,
  PropertyText,
  Propstat,
} from "./multistatus.ts";
export { MultistatusDecoder } from "./multistatus-decoder.ts";
export { parseMultistatus } from "./multistatus-reader.ts";
export {
  multistatusEnd,
  multistatusStart,
  responseText,
  stringifyMultistatus,
  type MultistatusEnd,
} from "./multistatus-writer.ts";
export { CALENDARSERVER, calendarserver, CARDDAV, carddav, DAV, dav } from "./names.ts";
export { PREFIXES } from "./prefixes.ts";
export {
  parsePrincipalReport,
  type AclPrincipalPropSet,
  type PrincipalMatch,
  type PrincipalPropertySearch,
  type PrincipalProps,
  type PrincipalReport,
  type PrincipalSearchPropertySet,
  type PropertySearch,
} from "./principal-report.ts";
export { principalReportElement, type PrincipalReportInit } from "./principal-report-writer.ts";
export {
  parsePrincipalSearchPropertySet,
  principalSearchPropertySetElement,
  type PrincipalSearchProperty,
} from "./principal-search-property.ts";
export { davPrivilege, type DavPrivilege } from "./privilege.ts";
export type { PropRequest, PropSelection, PropSelectionInit } from "./prop.ts";
export { hrefText, propertyElement, propertyName, propertyText } from "./property-text.ts";
export { parsePropfind, propfindElement, type Propfind } from "./propfind.ts";
export {
  mkcolElement,
  parseMkcol,
  parseProppatch,
  proppatchElement,
  type Mkcol,
  type PropertyInstruction,
  type Proppatch,
} from "./proppatch.ts";
export {
  parseReport,
  type AddressbookMultiget,
  type AddressbookQuery,
  type Report,
  type SyncCollection,
  type UnknownReport,
} from "./report.ts";
export {
  addressbookMultigetElement,
  addressbookQueryElement,
  syncCollectionElement,
  type AddressbookMultigetInit,
  type AddressbookQueryInit,
  type SyncCollectionInit,
} from "./report-writer.ts";
export { multistatusElement, propstatElement, responseElement } from "./response-element.ts";
export { parseStatusLine, statusLine, statusText } from "./status.ts";
export type { SupportedPrivilege } from "./supported-privilege.ts";
export type { AddressDataType } from "./supported-set.ts";
