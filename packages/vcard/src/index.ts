export {
  type Card,
  type CardSource,
  getProperties,
  getProperty,
  type Parameter,
  parameterValues,
  type Property,
  sameName,
} from "./card.ts";
export { CardDecoder, type CardDecoderOptions } from "./decoder.ts";
export { foldLine, unfoldLine } from "./fold.ts";
export type { ParseOptions } from "./options.ts";
export { decodeParameterValue, encodeParameterValue } from "./parameter-value.ts";
export { parseCard, parseCards } from "./parse.ts";
export { positionInText } from "./position-in-text.ts";
export { VcardError, type VcardErrorCode } from "./problem.ts";
export { encodeCards, stringifyCard, stringifyCards } from "./stringify.ts";
export { stringifyProperty } from "./stringify-property.ts";
export {
  escapeText,
  joinComponents,
  joinList,
  propertyText,
  splitComponents,
  splitList,
  unescapeText,
} from "./text-value.ts";
export { ParseError } from "@callingcard/grammar";
