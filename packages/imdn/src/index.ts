export { imdnEntity, isImdnEntity, parseImdnEntity } from "./aggregate.ts";
export { imdnAnswer, isAskedFor, type NotifiedMessage } from "./answer.ts";
export { classifyMessage, type MessageClass } from "./classify.ts";
export {
  composerStep,
  IDLE_COMPOSER,
  IDLE_TIMEOUT_SECONDS,
  LEAST_REFRESH_SECONDS,
  type ComposerEvent,
  type ComposerOptions,
  type ComposerState,
  type ComposerStep,
} from "./composer.ts";
export { DEFAULT_LIMITS, type ImdnInput, type ImdnLimits } from "./document.ts";
export type {
  DeliveryStatus,
  DisplayStatus,
  Disposition,
  Imdn,
  Notification,
  ProcessingStatus,
} from "./imdn.ts";
export { ImdnError, type ImdnErrorCode } from "./imdn-error.ts";
export { parseImdn } from "./imdn-reader.ts";
export { imdnElement } from "./imdn-writer.ts";
export {
  isActive,
  isComposingElement,
  parseIsComposing,
  type IsComposing,
} from "./is-composing.ts";
export {
  IMDN_MEDIA_TYPE,
  IMDN_NAMESPACE,
  IS_COMPOSING_MEDIA_TYPE,
  IS_COMPOSING_NAMESPACE,
} from "./names.ts";
export {
  ACTIVE_TIMEOUT_SECONDS,
  IDLE_RECEIVER,
  receiverStep,
  type ReceiverEvent,
  type ReceiverState,
} from "./receiver.ts";
export { stringifyImdn } from "./stringify-imdn.ts";
