import { parameterValues, type Property } from "../card.ts";

/** So many characters of each value are compared. */
const COMPARED = 512;

/**
 * Says how alike two properties of one name are: by their values, their types and their places.
 *
 * @param left One property.
 * @param right The other property.
 * @returns A number from 0 to 1.
 */
export function similarity(left: Property, right: Property): number {
  return 0.6 * textSimilarity(left.value, right.value) + 0.4 * typeSimilarity(left, right);
}

// How much two texts have in common at their starts and ends, which is what an edit leaves.
function textSimilarity(left: string, right: string): number {
  const one = left.slice(0, COMPARED).toLowerCase();
  const other = right.slice(0, COMPARED).toLowerCase();
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  if (longer === 0) return 1;
  let start = 0;
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)
  ) {
    end += 1;
  }
  return (start + end) / longer;
}

function typeSimilarity(left: Property, right: Property): number {
  const types = new Set(typesOf(left));
  const others = new Set(typesOf(right));
  const all = new Set([...types, ...others]);
  if (all.size === 0) return 1;
  let common = 0;
  for (const type of types) if (others.has(type)) common += 1;
  return common / all.size;
}

function typesOf(property: Property): string[] {
  return parameterValues(property, "TYPE").map((type) => type.trim().toLowerCase());
}
