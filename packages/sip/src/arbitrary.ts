/**
 * Arbitraries for fast-check: URIs, addresses, hops and messages as data, whole messages as text, sentences
 * of every rule of the grammars, and both spoilt in one place.
 *
 * @module
 */

export { document } from "./arbitrary-document.ts";
export { headerField, sipMessage, sipRequest, sipResponse } from "./arbitrary-message.ts";
export { nearDocument } from "./arbitrary-near-document.ts";
export { nearMiss, sentence, SIP_RULES, type SipRule } from "./arbitrary-rule.ts";
export { otherUri, sipUri, telUri, uri } from "./arbitrary-uri.ts";
export { address, dateMs, item, parameter, via, warning } from "./arbitrary-value.ts";
