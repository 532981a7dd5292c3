/**
 * The grammars of this package as data, each from the file that it names: for sentences and near misses
 * (`@callingcard/grammar/arbitrary`), diagnosis, and railroad diagrams.
 *
 * @module
 */

export { aclIr } from "./generated/acl.ir.ts";
export { carddavIr } from "./generated/carddav.ir.ts";
export { propertyIr } from "./generated/property.ir.ts";
export { webdavIr } from "./generated/webdav.ir.ts";
