import type { MutableObject } from "../json.ts";
import type { Source } from "./source.ts";

/**
 * Writes the parameters that no rule took as jCard has them (RFC 9555 section 2.15.2).
 *
 * @param source The property.
 * @returns The parameters, or `undefined` if there are none.
 */
export function parametersOf(source: Source): MutableObject | undefined {
  const { left } = source;
  if (left.size === 0) return undefined;
  return Object.fromEntries(
    [...left].map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? "") : [...values],
    ]),
  );
}
