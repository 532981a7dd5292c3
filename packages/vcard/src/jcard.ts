export { fromJCard, fromJCardProperty } from "./jcard/from-jcard.ts";
export type {
  JCard,
  JCardComponent,
  JCardParameters,
  JCardProperty,
  JCardScalar,
  JCardValue,
} from "./jcard/jcard.ts";
export { JCardError, type JCardErrorCode } from "./jcard/jcard-error.ts";
export { parseJCard, type ParseJCardOptions } from "./jcard/parse-jcard.ts";
export type { FromJCardOptions } from "./jcard/reading.ts";
export { stringifyJCard, toJCard, toJCardProperty, type ToJCardOptions } from "./jcard/to-jcard.ts";
