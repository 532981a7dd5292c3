export {
  addressDataElement,
  type AddressDataProp,
  type AddressDataRequest,
} from "./address-data.ts";
export {
  errorElement,
  parseError,
  stringifyDav,
  stringifyError,
  type DavError,
} from "./dav-error.ts";
export { DavXmlError, type DavXmlErrorCode } from "./dav-xml-error.ts";
export type { Filter, MatchType, ParamFilter, PropFilter, Test, TextMatch } from "./filter.ts";
export { filterElement } from "./filter-writer.ts";
export type { DavInput, DavLimits } from "./message.ts";
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
  type PrincipalReport,
  type PrincipalSearchPropertySet,
  type PropertySearch,
} from "./principal-report.ts";
export type { PropRequest, PropSelection, PropSelectionInit } from "./prop.ts";
export { hrefText, propertyElement, propertyName, propertyText } from "./property-text.ts";
export { parsePropfind, propfindElement, type Propfind } from "./propfind.ts";
export {
  parseMkcol,
  parseProppatch,
  type Mkcol,
  type PropertyInstruction,
  type Proppatch,
} from "./proppatch.ts";
export {
  parseReport,
  type AddressbookMultiget,
  type AddressbookQuery,
  type ExpandProperty,
  type ExpandPropertyReport,
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
export { parseStatusLine, statusLine, statusText } from "./status.ts";
