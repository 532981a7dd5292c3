import type { Property } from "../card.ts";
import { decodeProperty, type PartialDateTime, type Version } from "../values.ts";

/**
 * Chooses the later of two REVs (RFC 6350 section 6.7.4).
 *
 * @param mine One.
 * @param theirs The other.
 * @param version Version of their cards.
 * @returns The later one; mine if they cannot be compared.
 */
export function laterRevision(mine: Property, theirs: Property, version: Version): Property {
  const one = timeOf(mine, version);
  const other = timeOf(theirs, version);
  return one !== undefined && other !== undefined && other > one ? theirs : mine;
}

function timeOf(property: Property, version: Version): number | undefined {
  const { value } = { value: undefined, ...decodeProperty(property, version) };
  if (typeof value !== "object" || !isDateTime(value)) return undefined;
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = "0" } = value;
  if (year === undefined) return undefined;
  const whole = Date.UTC(year, month - 1, day, hour, minute - (value.offsetMinutes ?? 0), second);
  return whole + 1000 * Number(`0.${fraction}`);
}

function isDateTime(value: object): value is PartialDateTime {
  return "year" in value;
}
