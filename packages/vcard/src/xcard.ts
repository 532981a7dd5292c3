export { fromXCard, type FromXCardOptions } from "./xcard/from-xcard.ts";
export { toXCard, toXCardElement, type ToXCardOptions } from "./xcard/to-xcard.ts";
export { VCARD_NAMESPACE } from "./xcard/vcard-element.ts";
export type { XCardError, XCardErrorCode } from "./xcard/xcard-problem.ts";
