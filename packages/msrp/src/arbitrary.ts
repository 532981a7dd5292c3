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
  headerText,
  identifier,
  msrpUri,
  otherHeader,
  request,
  response,
} from "./arbitrary-frame.ts";
export { nearDocument } from "./arbitrary-near-document.ts";
export { MSRP_RULES, type MsrpRule, nearMiss, sentence } from "./arbitrary-rule.ts";
