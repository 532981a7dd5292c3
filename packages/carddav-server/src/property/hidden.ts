import type { ExpandedName } from "@callingcard/xml";
import type { StoredProperty } from "../store.ts";

/** Of properties that the server keeps with a book for itself. */
export const HIDDEN: string = "urn:callingcard:hidden";

/**
 * Tells whether a property is one that no client can see or set.
 *
 * @internal
 */
export function isHidden({ namespace }: ExpandedName): boolean {
  return namespace === HIDDEN;
}

/**
 * The properties of a book that clients see.
 *
 * @internal
 */
export function visibleStored(properties: readonly StoredProperty[]): readonly StoredProperty[] {
  return properties.some(isHidden) ? properties.filter((one) => !isHidden(one)) : properties;
}
