import type { ExpandedName } from "@callingcard/xml";
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

/**
 * Expands a name that has one of the prefixes, as the grammars write it: `C:filter`.
 *
 * @param name The name with its prefix.
 */
export function prefixedName(name: string): ExpandedName {
  const [prefix, local = ""] = name.split(":");
  const [namespace = ""] = Array.from(PREFIXES.keys()).filter(
    (one) => PREFIXES.get(one) === prefix,
  );
  return { namespace, local };
}
