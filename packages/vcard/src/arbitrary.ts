/**
 * Arbitraries for fast-check: texts of every rule and whole files, right and spoilt in one place, and
 * properties and cards as data.
 *
 * @module
 */

export { card, cards, type WrittenCards, writtenCards } from "./arbitrary/card.ts";
export { partialDateTime } from "./arbitrary/date-time.ts";
export { document } from "./arbitrary/document.ts";
export { nearDocument } from "./arbitrary/near-document.ts";
export { name, parameter, property } from "./arbitrary/property.ts";
export { nearMiss, sentence, type VcardRule, VCARD_RULES } from "./arbitrary/rules.ts";
export { text } from "./arbitrary/text.ts";
export { validCard } from "./arbitrary/valid-card.ts";
export { namesOf, validProperty } from "./arbitrary/valid-property.ts";
export { validValue } from "./arbitrary/valid-value.ts";
