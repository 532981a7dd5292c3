/**
 * The grammars of this package as data, each from the file that it names: for sentences and near misses
 * (`@callingcard/grammar/arbitrary`), diagnosis, and railroad diagrams.
 *
 * @module
 */

export { dateTimeIr } from "./generated/date-time.ir.ts";
export { uriIr } from "./generated/uri.ir.ts";
export { valueIr } from "./generated/value.ir.ts";
export { vcardIr } from "./generated/vcard.ir.ts";
