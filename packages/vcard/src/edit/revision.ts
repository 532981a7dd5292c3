import type { Card } from "../card.ts";
import type { PartialDateTime } from "../values.ts";
import { setValue } from "./value.ts";

/** When a card was revised: a time, or the parts of one. */
export type Revision = Date | PartialDateTime;

/**
 * Sets when a card was revised: its REV (RFC 6350 section 6.7.4), in the form of the card's version.
 *
 * @param card The card.
 * @param time The time.
 * @returns The card with it.
 * @throws RangeError for a time that is none.
 */
export function setRevision(card: Card, time: Revision): Card {
  const value = time instanceof Date ? partsOf(time) : time;
  return setValue(card, "REV", value);
}

function partsOf(time: Date): PartialDateTime {
  if (Number.isNaN(time.getTime())) throw new RangeError("the time of the revision is none");
  return {
    year: time.getUTCFullYear(),
    month: time.getUTCMonth() + 1,
    day: time.getUTCDate(),
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
    second: time.getUTCSeconds(),
    offsetMinutes: 0,
  };
}
