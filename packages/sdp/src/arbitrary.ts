/**
 * Arbitraries for fast-check: session descriptions and their parts as data and as text, sentences of every
 * rule of the grammar, and both spoilt in one place.
 *
 * @module
 */

export {
  anyDirection,
  anySetup,
  formatEntries,
  mediaDescription,
  msrpMediaFields,
  sessionDescription,
} from "./arbitrary-description.ts";
export { document } from "./arbitrary-document.ts";
export { nearDocument } from "./arbitrary-near-document.ts";
export { nearMiss, SDP_RULES, type SdpRule, sentence } from "./arbitrary-rule.ts";
export { connection, fileSelector, mediaLine, origin } from "./arbitrary-value.ts";
