import { readAnniversary } from "../date-time.ts";
import { isVendorSpecific } from "../format.ts";
import type { MutableObject } from "../json.ts";
import { type Conversion, note } from "./conversion.ts";
import { type Source, takeParameter, textOf, valueType } from "./source.ts";

const SECTION = "RFC 9555 section 2.5.1";

/**
 * Reads BDAY as an anniversary (RFC 9555 section 2.5.1).
 *
 * @param source The property.
 * @param conversion The conversion.
 * @returns The members; `undefined` for a text, a time, and parts of a date that JSContact has not.
 */
export function readBirth(source: Source, conversion: Conversion): MutableObject | undefined {
  return anniversary("birth", source, conversion);
}

/**
 * Reads DEATHDATE as an anniversary (RFC 9555 section 2.5.1).
 *
 * @param source The property.
 * @param conversion The conversion.
 * @returns The members, or `undefined` as for {@link readBirth}.
 */
export function readDeath(source: Source, conversion: Conversion): MutableObject | undefined {
  return anniversary("death", source, conversion);
}

/**
 * Reads ANNIVERSARY as an anniversary (RFC 9555 section 2.5.1).
 *
 * @param source The property.
 * @param conversion The conversion.
 * @returns The members, or `undefined` as for {@link readBirth}.
 */
export function readWedding(source: Source, conversion: Conversion): MutableObject | undefined {
  return anniversary("wedding", source, conversion);
}

function anniversary(
  kind: string,
  source: Source,
  conversion: Conversion,
): MutableObject | undefined {
  if (valueType(source) === "text") return undefined;
  const reading = readAnniversary(textOf(source));
  if (reading === undefined) return undefined;
  const { date, offset } = reading;
  if (offset === "changed") {
    const reason = "date-time is in UTC now";
    note(conversion, {
      code: "offset-changed",
      property: source.name,
      section: SECTION,
      reason,
      lost: true,
    });
  }
  // The type is told by the value.
  source.left.delete("value");
  if (date["@type"] === undefined) {
    const scale = takeParameter(source, "calscale", isScale);
    if (scale !== undefined) date["calendarScale"] = scale;
  }
  return { kind, date };
}

// A name of CLDR, or a vendor's.
function isScale(value: string): boolean {
  return (
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) ||
    (value === value.toLowerCase() && isVendorSpecific(value))
  );
}
