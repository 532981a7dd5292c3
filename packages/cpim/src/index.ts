export { type CpimAddress, getAddresses, parseAddress, stringifyAddress } from "./address.ts";
export { CpimError, type CpimErrorCode } from "./cpim-error.ts";
export { type DateTime, dateTime, dateTimeToMs, parseDateTime } from "./date-time.ts";
export {
  escapeText,
  headerLanguage,
  headerText,
  parameterText,
  quote,
  unescapeText,
} from "./escape.ts";
export { CpimHeadDecoder } from "./head-decoder.ts";
export type { CpimHead } from "./head-reader.ts";
export {
  CPIM_NAMESPACE,
  type CpimHeader,
  cpimHeader,
  type CpimParameter,
  type ExpandedName,
  getHeader,
  getHeaders,
  stringifyHeader,
} from "./header.ts";
export {
  dispositionNotification,
  IMDN_NAMESPACE,
  imdnMessageId,
  imdnRecordRoutes,
  imdnRoutes,
  type NotificationRequest,
  originalTo,
} from "./imdn.ts";
export { type CpimOptions, DEFAULT_LIMITS } from "./limits.ts";
export { type CpimMessage, encodeCpim, parseCpim, parseCpimHead } from "./message.ts";
export {
  isDirection,
  type MessageDirection,
  messageDirection,
  messageDirectionHeader,
  OMA_CPM_NAMESPACE,
  parseMessageDirection,
} from "./message-direction.ts";
export { requiredHeaders } from "./require.ts";
export { spliceHeader } from "./splice.ts";
export { ParseError } from "@callingcard/grammar";
