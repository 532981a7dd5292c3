/**
 * The grammars of this package as data, each from the file that it names: for sentences and near misses
 * (`@callingcard/grammar/arbitrary`), diagnosis, and railroad diagrams.
 *
 * @module
 */

export { addressIr } from "./generated/address.ir.ts";
export { commonPolicyIr } from "./generated/common-policy.ir.ts";
export { conferenceInfoIr } from "./generated/conference-info.ir.ts";
export { dateTimeIr } from "./generated/date-time.ir.ts";
export { nodeSelectorIr } from "./generated/node-selector.ir.ts";
export { reginfoIr } from "./generated/reginfo.ir.ts";
export { resourceListsIr } from "./generated/resource-lists.ir.ts";
export { storedObjectIr } from "./generated/stored-object.ir.ts";
export { xcapIr } from "./generated/xcap.ir.ts";
