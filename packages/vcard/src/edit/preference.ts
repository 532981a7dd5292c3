import { parameterValues, sameName, type Property } from "../card.ts";

/** The lowest preference (RFC 6350 section 5.3). */
const LEAST_PREFERRED = 100;

/**
 * Reads how much a property is preferred among those of its name: PREF (RFC 6350 section 5.3), the
 * type `pref` (RFC 2426 section 3.3.1) or the bare PREF of vCard 2.1.
 *
 * @param property The property.
 * @returns A number from 1, which is preferred most, to 100; `undefined` where nothing is said.
 */
export function preferenceOf(property: Property): number | undefined {
  const numbers = parameterValues(property, "PREF")
    .filter((value) => /^0*(?:[1-9]\d?|100)$/.test(value.trim()))
    .map(Number);
  if (parameterValues(property, "TYPE").some((type) => sameName(type.trim(), "pref"))) {
    numbers.push(1);
  }
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}

/**
 * Finds the property that is preferred most.
 *
 * @param properties The properties to choose from.
 * @returns The first of those with the lowest number.
 * @internal
 */
export function preferred(properties: readonly Property[]): Property | undefined {
  let best: Property | undefined;
  let lowest = Infinity;
  for (const property of properties) {
    const preference = preferenceOf(property) ?? LEAST_PREFERRED + 1;
    if (preference >= lowest) continue;
    best = property;
    lowest = preference;
  }
  return best;
}
