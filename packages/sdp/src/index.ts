export { acceptsType, intersectTypes, lowerMaxSize, maySendType } from "./accept-types.ts";
export {
  answerDirection,
  type AnswerFields,
  answerMsrpMedia,
  createAnswer,
  type MsrpAnswerer,
  rejectMedia,
} from "./answer.ts";
export { type AnswerFault, answerFaults } from "./answer-faults.ts";
export {
  type Attribute,
  attributes,
  attributeValue,
  attributeValues,
  hasAttribute,
  withAttribute,
  withAttributes,
  withoutAttribute,
} from "./attribute.ts";
export {
  type CemaAnswer,
  cemaAnswer,
  type CemaFacts,
  cemaFacts,
  type CemaOutcome,
  cemaOutcome,
} from "./cema.ts";
export {
  type Bandwidth,
  bandwidths,
  type Connection,
  connectionOf,
  connections,
  mediaLine,
  type MediaLine,
  type Origin,
  origin,
  stringifyConnection,
  stringifyMediaLine,
  stringifyOrigin,
  withLineValue,
  withMedia,
  withPort,
} from "./fields.ts";
export {
  fileDates,
  type FileDates,
  fileDisposition,
  type FileHash,
  fileIcon,
  fileRange,
  type FileRange,
  fileSelector,
  type FileSelector,
  fileTransferId,
  fingerprints,
  stringifyFileSelector,
} from "./file-attributes.ts";
export {
  acceptTypes,
  acceptWrappedTypes,
  chatroom,
  type FormatEntry,
  type FormatParameter,
  hasCema,
  maxSize,
  path,
  type PathUri,
  setup,
  type Setup,
  stringifyTypes,
} from "./msrp-attributes.ts";
export { createMsrpMedia, type MsrpMediaFields } from "./msrp-media.ts";
export { DEFAULT_LIMITS, type ParseOptions } from "./options.ts";
export { parseSdp } from "./parse-sdp.ts";
export { type Direction, direction, type Fmtp, fmtps, type Rtpmap, rtpmaps } from "./rtp.ts";
export { SdpError, type SdpErrorCode } from "./sdp-error.ts";
export {
  type LineEnd,
  lineValue,
  lineValues,
  type MediaDescription,
  sdpLine,
  type SdpLine,
  type Section,
  type SessionDescription,
} from "./session-description.ts";
export {
  answerSetup,
  connectingSide,
  maySetupAnswer,
  offerSetup,
  type Side,
} from "./setup-role.ts";
export { stringifySdp, type StringifyOptions } from "./stringify-sdp.ts";
export {
  type Repeat,
  type TimeDescription,
  times,
  type ZoneAdjustment,
  zoneAdjustments,
} from "./time.ts";
