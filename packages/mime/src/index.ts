export {
  type ContentDisposition,
  parseContentDisposition,
  stringifyContentDisposition,
} from "./content-disposition.ts";
export { parseCidUrl, parseContentId, stringifyCidUrl, stringifyContentId } from "./content-id.ts";
export {
  contentDisposition,
  contentId,
  contentType,
  encodeEntity,
  entityParts,
  leafEntities,
  type MimeEntity,
  parseEntity,
  transferEncoding,
} from "./entity.ts";
export {
  extendedParameter,
  extendedParameterValue,
  type ExtendedValue,
  parameterValue,
} from "./extended-parameter.ts";
export {
  fieldValue,
  type HeaderField,
  headerField,
  matchHeaderFields,
  parseHeaderFields,
  stringifyHeaderFields,
} from "./header-field.ts";
export { DEFAULT_LIMITS, type MimeLimits } from "./limits.ts";
export {
  isMediaType,
  type MediaType,
  parseMediaType,
  sameMediaType,
  stringifyMediaType,
} from "./media-type.ts";
export { MimeError, type MimeErrorCode } from "./mime-error.ts";
export { type BodyPart, joinMultipart, type Multipart, splitMultipart } from "./multipart.ts";
export type { Parameter } from "./parameter.ts";
export {
  isIdentityEncoding,
  type KnownTransferEncoding,
  parseTransferEncoding,
  type TransferEncoding,
} from "./transfer-encoding.ts";
