/**
 * The grammars of this package as data, each from the file that it names: for sentences and near misses
 * (`@callingcard/grammar/arbitrary`), diagnosis, and railroad diagrams.
 *
 * @module
 */

export { fieldIr } from "./generated/field.ir.ts";
export { messageIr } from "./generated/message.ir.ts";
export { uriIr } from "./generated/uri.ir.ts";
