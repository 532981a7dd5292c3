export { decodeBase64, encodeBase64 } from "./value/base64.ts";
export { isKnownCharset } from "./value/charset.ts";
export { parseDataUri, stringifyDataUri } from "./value/data-uri.ts";
export {
  type DateForm,
  type DateTimeType,
  isDateTimeType,
  parseDateTime,
  stringifyDateTime,
} from "./value/date-time.ts";
export { decodeProperty } from "./value/decode-property.ts";
export {
  type Binary,
  type DecodedValue,
  isBinary,
  isDateTime,
  type PartialDateTime,
  type Scalar,
} from "./value/decoded-value.ts";
export { type EncodeOptions, encodeProperty, type PropertyHead } from "./value/encode-property.ts";
export { type GeoUri, parseGeoUri, stringifyGeoUri, type UriParameter } from "./value/geo-uri.ts";
export { isLanguageTag } from "./value/language-tag.ts";
export { type MailtoUri, parseMailtoUri, stringifyMailtoUri } from "./value/mailto-uri.ts";
export { parseFloatValue, parseInteger, stringifyNumber } from "./value/number.ts";
export { decodeQuotedPrintable, encodeQuotedPrintable } from "./value/quoted-printable.ts";
export { isTypedName, readValue, toTyped } from "./value/read-value.ts";
export { rawText } from "./value/raw-text.ts";
export { parseTelUri, stringifyTelUri, type TelUri } from "./value/tel-uri.ts";
export type {
  AddressValue,
  AgentValue,
  BinaryOrUri,
  BinaryTextOrUri,
  CustomValue,
  DateTimeOrText,
  ExtendedAddressValue,
  ExtendedNameValue,
  GenderValue,
  NamesInUseValues,
  NameValue,
  OpenWord,
  OrganizationValue,
  PidMapValue,
  PositionValue,
  TextOrUri,
  TimeZoneValue,
  TypedName,
  TypedValue,
  Vcard21Values,
  Vcard3Values,
  Vcard4Values,
  VcardValues,
} from "./value/typed-value.ts";
export { isMediaType, isUri, uriText } from "./value/uri.ts";
export { parseUtcOffset, stringifyUtcOffset } from "./value/utc-offset.ts";
export { toDecoded, type WriteOptions, writeValue } from "./value/write-value.ts";
export {
  PARAMETER_DEFINITIONS,
  parameterDefinition,
  type ParameterDefinition,
  type ParameterType,
} from "./vocabulary/parameter-definitions.ts";
export {
  PROPERTY_DEFINITIONS,
  propertyDefinition,
  propertyUse,
} from "./vocabulary/property-definitions.ts";
export type {
  Cardinality,
  PropertyDefinition,
  PropertyUse,
  ValueShape,
  ValueType,
  Version,
} from "./vocabulary/property-use.ts";
export { type TypeWord, typeValues } from "./vocabulary/type-values.ts";
export { versionOf } from "./vocabulary/version.ts";
