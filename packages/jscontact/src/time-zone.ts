/** Whole hours that Etc/GMT has zones for, from west to east (RFC 9555 section 2.8.2). */
const LEAST_HOURS = -12;
const MOST_HOURS = 14;

/**
 * Names the time zone of an offset from UTC (RFC 9555 section 2.8.2).
 *
 * @param minutes Minutes east of UTC.
 * @returns The name in the IANA Time Zone Database; `undefined` for an offset that has none.
 */
export function zoneOfOffset(minutes: number): string | undefined {
  const hours = minutes / 60;
  if (!Number.isInteger(hours) || hours < LEAST_HOURS || hours > MOST_HOURS) return undefined;
  if (hours === 0) return "Etc/UTC";
  // These names count westwards.
  return hours > 0 ? `Etc/GMT-${hours}` : `Etc/GMT+${-hours}`;
}

/**
 * Finds the offset that a name of the Etc area stands for; {@link zoneOfOffset} undoes it.
 *
 * @param zone The name.
 * @returns Minutes east of UTC; `undefined` for any other name.
 */
export function offsetOfZone(zone: string): number | undefined {
  if (zone === "Etc/UTC") return 0;
  const found = /^Etc\/GMT([+-])([1-9][0-9]?)$/.exec(zone);
  if (found === null) return undefined;
  const minutes = Number(found[2]) * (found[1] === "+" ? -60 : 60);
  return zoneOfOffset(minutes) === zone ? minutes : undefined;
}
