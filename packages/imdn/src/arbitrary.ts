/**
 * Arbitraries for fast-check: notifications and statuses as data, whole documents as text, what their
 * elements may contain, and both spoilt in one place.
 *
 * @module
 */

export { document, type DocumentKind, nearDocument } from "./arbitrary-document.ts";
export { imdn, isComposing } from "./arbitrary-imdn.ts";
export { IMDN_RULES, type ImdnRule, nearMiss, sentence } from "./arbitrary-rule.ts";
