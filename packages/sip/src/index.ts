export type { Credentials } from "./credentials.ts";
export type { CSeq, RAck } from "./sequence.ts";
export {
  type Address,
  displayText,
  parseAddress,
  parseAddresses,
  stringifyAddress,
} from "./address.ts";
export {
  bodyEntity,
  bodyParts,
  createMultipart,
  findBodyPart,
  type NewBodyPart,
  type SipBodyPart,
} from "./body.ts";
export {
  type MinSe,
  type Reason,
  type Replaces,
  type RetryAfter,
  type SessionExpires,
  stringifyWarning,
  type SubscriptionState,
  type Warning,
} from "./call-control.ts";
export {
  type ContactParameters,
  type ContactPredicate,
  hasToken,
  readContactParameters,
  readInstance,
} from "./contact.ts";
export {
  type CreateOptions,
  createRequest,
  createResponse,
  type CreateResponseOptions,
} from "./create-message.ts";
export {
  appendHeader,
  prependHeader,
  removeFirstValue,
  removeHeader,
  setBody,
  setHeader,
  withHeaders,
} from "./edit-message.ts";
export { encodeMessage } from "./encode-message.ts";
export {
  type Feature,
  featureUrns,
  type FeatureValue,
  getFeature,
  parseFeatureValues,
  readFeatures,
} from "./feature.ts";
export {
  type Item,
  type MediaType,
  type MimeVersion,
  type Product,
  splitValues,
  stringifyItem,
  type Timestamp,
} from "./field-value.ts";
export {
  canonicalName,
  findHeader,
  findHeaders,
  indexHeaders,
  sameHeaderName,
} from "./header-name.ts";
export type { HeaderValues, ListHeaderValues, SingleHeaderValues } from "./header-values.ts";
export { sameHost } from "./host.ts";
export { DEFAULT_LIMITS, type SipLimits } from "./limits.ts";
export type { HeaderField, SipMessage, SipRequest, SipResponse } from "./message.ts";
export {
  getParameter,
  type Parameter,
  parameterText,
  quote,
  sameToken,
  unquote,
} from "./parameter.ts";
export { parseMessage } from "./parse-message.ts";
export { HEADER_NAMES, parseHeaderValue, readHeader } from "./read-header.ts";
export { reasonPhraseOf } from "./reason-phrase.ts";
export { sameUri } from "./same-uri.ts";
export { stringifyDate } from "./sip-date.ts";
export { type KeepAlive, SipDecoder, type SipDecoderOptions } from "./sip-decoder.ts";
export { MAX_VALUE_LENGTH, SipError, type SipErrorCode } from "./sip-error.ts";
export { escapeUriText, stringifyUri, unescapeUriText } from "./stringify-uri.ts";
export {
  type OtherUri,
  parseSipUri,
  parseUri,
  type SipUri,
  type TelUri,
  type Uri,
  type UriHeader,
} from "./uri.ts";
export { type SipProblem, type SipProblemCode, validateMessage } from "./validate-message.ts";
export { parseVia, parseVias, stringifyVia, type Via, viaReceived } from "./via.ts";
