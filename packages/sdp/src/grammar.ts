/**
 * The grammars of this package as data, each from the file that it names: for sentences and near misses
 * (`@callingcard/grammar/arbitrary`), diagnosis, and railroad diagrams.
 *
 * @module
 */

export { sdpIr } from "./generated/sdp.ir.ts";
