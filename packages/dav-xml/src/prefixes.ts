import { CALENDARSERVER, CARDDAV, DAV } from "./names.ts";

/** The prefixes that every document declares on its root element and nowhere else. */
export const PREFIXES: ReadonlyMap<string, string> = new Map([
  [DAV, "D"],
  [CARDDAV, "C"],
  [CALENDARSERVER, "CS"],
]);

/** The declarations of them, each after a space. */
export const DECLARATIONS: string = Array.from(
  PREFIXES,
  ([namespace, prefix]) => ` xmlns:${prefix}="${namespace}"`,
).join("");
