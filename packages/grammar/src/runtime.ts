/**
 * What generated parsers call; for them alone, and different with every version of the compiler.
 *
 * @module
 */

export { classTable } from "./runtime-class-table.ts";
export { entry, type OctetsReader, type Site, type TextReader } from "./runtime-entry.ts";
export { eventEntry, type EventsReader } from "./runtime-event-entry.ts";
export { asciiOnly, checkDepth, fail, giveUp, noPair, registers } from "./runtime-registers.ts";
export { isIn, unitAt } from "./runtime-units.ts";
export { extraOctets } from "./utf8.ts";
export type { Entry } from "./entry.ts";
export type { EventEntry } from "./event-entry.ts";
