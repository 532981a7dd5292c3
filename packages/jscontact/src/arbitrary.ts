/**
 * Arbitraries for fast-check: cards and their parts as data, whole cards as text, and texts spoilt in one
 * place.
 *
 * @module
 */

export { address } from "./arbitrary/address.ts";
export { jsContactCard, type JsContactConstraints } from "./arbitrary/card.ts";
export { document } from "./arbitrary/document.ts";
export { name } from "./arbitrary/name.ts";
export { nearDocument } from "./arbitrary/near-document.ts";
export { id, languageTag, text, uri, utcDateTime, vendorName } from "./arbitrary/values.ts";
