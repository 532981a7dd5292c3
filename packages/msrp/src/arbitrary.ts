/**
 * Arbitraries for fast-check: frames as data, as text and as octets, sentences of every rule of the grammar,
 * and both spoilt in one place.
 *
 * @module
 */

export { document, frames } from "./arbitrary-document.ts";
export {
  body,
  frame,
  identifier,
  msrpUri,
  otherHeader,
  request,
  response,
} from "./arbitrary-frame.ts";
export { nearDocument } from "./arbitrary-near-document.ts";
export { MSRP_RULES, type MsrpRule, nearMiss, sentence } from "./arbitrary-rule.ts";
export { headerText } from "./arbitrary-text.ts";
export { byteRange, digestParameters, nickname } from "./arbitrary-value.ts";
