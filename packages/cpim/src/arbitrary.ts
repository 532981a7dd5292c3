/**
 * Arbitraries for fast-check: texts of every rule and whole messages, right and spoilt in one place, and
 * messages and headers as data.
 *
 * @module
 */

export { document } from "./arbitrary/document.ts";
export { address, direction, headerName, headers, parameter, text } from "./arbitrary/headers.ts";
export { message } from "./arbitrary/message.ts";
export { nearDocument } from "./arbitrary/near-document.ts";
export { type CpimRule, CPIM_RULES, nearMiss, sentence } from "./arbitrary/rules.ts";
