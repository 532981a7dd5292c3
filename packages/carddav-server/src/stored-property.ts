import type { PropertyChanges, StoredProperty } from "./store.ts";

/**
 * Gives the properties of a book after a change: the last value set counts, and a set one keeps its place.
 *
 * @param properties The properties before.
 * @param changes What is set and removed.
 * @returns The properties after.
 */
export function changeProperties(
  properties: readonly StoredProperty[],
  changes: PropertyChanges,
): readonly StoredProperty[] {
  const { set, remove } = changes;
  const byName = new Map(properties.map((property) => [expandedName(property), property]));
  for (const property of remove) byName.delete(expandedName(property));
  for (const { namespace, local, xml } of set) {
    byName.set(expandedName({ namespace, local }), { namespace, local, xml });
  }
  return [...byName.values()];
}

/**
 * Writes properties as one text, for a column of a database.
 *
 * @param properties The properties.
 * @returns JSON.
 */
export function encodeProperties(properties: readonly StoredProperty[]): string {
  return JSON.stringify(properties.map(({ namespace, local, xml }) => [namespace, local, xml]));
}

/**
 * Reads what {@link encodeProperties} wrote.
 *
 * @param text The text of the column.
 * @returns The properties.
 */
export function decodeProperties(text: string): readonly StoredProperty[] {
  const rows = JSON.parse(text) as readonly (readonly [string, string, string])[];
  return rows.map(([namespace, local, xml]) => ({ namespace, local, xml }));
}

function expandedName({ namespace, local }: { namespace: string; local: string }): string {
  return `{${namespace}}${local}`;
}
