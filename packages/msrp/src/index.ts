export {
  actualRange,
  type ActualRange,
  type ByteRange,
  parseByteRange,
  stringifyByteRange,
} from "./byte-range.ts";
export { ChunkWriter, type ChunkWriterOptions } from "./chunk-writer.ts";
export { contentDisposition, contentType } from "./content.ts";
export { encodeEndLine, encodeFrame, encodeHead } from "./encode-frame.ts";
export { FrameDecoder, parseFrame, parseFrames } from "./frame-decoder.ts";
export {
  type ContinuationFlag,
  type Header,
  headerValue,
  type MsrpFrame,
  type MsrpHead,
  type RequestHead,
  type ResponseHead,
  sameHeaderName,
  withHeader,
  withoutHeader,
} from "./head.ts";
export {
  byteRange,
  type FailureReport,
  failureReport,
  fromPath,
  isIdentifier,
  messageId,
  type ReportStatus,
  reportStatus,
  successReport,
  toPath,
} from "./header-values.ts";
export { DEFAULT_LIMITS, type MsrpLimits } from "./limits.ts";
export {
  type BodyEvent,
  type EndEvent,
  type HeadEvent,
  MsrpDecoder,
  type MsrpDecoderOptions,
  type MsrpEvent,
} from "./msrp-decoder.ts";
export { MsrpError, type MsrpErrorCode } from "./msrp-error.ts";
export {
  type MsrpUri,
  parseMsrpPath,
  parseMsrpUri,
  sameMsrpUri,
  stringifyMsrpPath,
  stringifyMsrpUri,
  type UriParameter,
} from "./msrp-uri.ts";
export { stringifyNickname, useNickname } from "./nickname.ts";
export {
  authenticationInfo,
  digest,
  type DigestParameter,
  expires,
  stringifyAuthenticationInfo,
  stringifyDigest,
  usePath,
} from "./relay.ts";
export { createReport, mayReport, type ReportFields } from "./report.ts";
export {
  createRequestHead,
  createSend,
  createSendHead,
  type RequestFields,
  type SendFields,
} from "./request.ts";
export { createResponse, mayRespond } from "./response.ts";
export { createIdentifier, createTransactionId, type Random } from "./transaction-id.ts";
