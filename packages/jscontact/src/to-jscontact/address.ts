import { parseUtcOffset } from "@callingcard/vcard/values";
import { ADDRESS_TABLE } from "../component-table.ts";
import type { MutableObject } from "../json.ts";
import { zoneOfOffset } from "../time-zone.ts";
import { addMember } from "./common.ts";
import { type Conversion, note } from "./conversion.ts";
import { type Source, takeParameter, takeValueType } from "./source.ts";
import { readStructured, type StructuredReading } from "./structured-value.ts";

/** Components of ADR that repeat newer ones. */
const EXTENDED = 1;
const STREET = 2;

/**
 * Reads ADR with LABEL, GEO, TZ and CC (RFC 9555 section 2.6.1).
 *
 * @param source The property.
 * @param conversion The conversion.
 * @returns The members; `undefined` where nothing is in it.
 */
export function readAddress(source: Source, conversion: Conversion): MutableObject | undefined {
  const reading = readStructured(source, ADDRESS_TABLE);
  const address: MutableObject = { ...reading.members };
  const label = takeParameter(source, "label");
  // RFC 6350 section 6.3.1 writes line breaks as `\n` in its example of LABEL.
  addMember(address, "full", label?.replaceAll(/\\n/gi, "\n"));
  addMember(address, "coordinates", takeParameter(source, "geo", isGeoUri));
  addMember(address, "timeZone", takeZone(source));
  addMember(
    address,
    "countryCode",
    takeParameter(source, "cc", (code) => /^[A-Za-z]{2}$/.test(code)),
  );
  if (Object.keys(address).length === 0) return undefined;
  takeValueType(source, "text");
  tellOfRepeats(source, reading, conversion);
  return address;
}

/**
 * Tells whether a text is a `geo:` URI, which coordinates have to be (RFC 9553 section 2.5.1.1).
 *
 * @param text The text.
 * @returns Whether it is.
 */
export function isGeoUri(text: string): boolean {
  return /^geo:[^\s\p{Cc}]+$/iu.test(text);
}

// A name stays one, an offset of whole hours becomes one (RFC 9555 section 2.3.23).
function takeZone(source: Source): string | undefined {
  const [text = ""] = source.left.get("tz") ?? [];
  const minutes = parseUtcOffset(text);
  if (minutes === undefined) {
    return takeParameter(source, "tz", (zone) => /^[A-Za-z][^:]*$/.test(zone));
  }
  const zone = zoneOfOffset(minutes);
  if (zone !== undefined) source.left.delete("tz");
  return zone;
}

// What is written for older readers is not read; words that are nowhere else are lost.
function tellOfRepeats(
  source: Source,
  { value, positions }: StructuredReading,
  conversion: Conversion,
): void {
  const isRead = (component: number): boolean =>
    positions.some((position) => position?.component === component);
  const known = new Set(
    positions.flatMap((position) =>
      position === undefined ? [] : words(value[position.component]?.[position.item] ?? ""),
    ),
  );
  const repeated = [EXTENDED, STREET].filter((component) => !isRead(component));
  const lost = repeated.flatMap((component) => (value[component] ?? []).flatMap(words));
  if (lost.every((word) => known.has(word))) return;
  note(conversion, {
    code: "compatibility-parts",
    property: source.name,
    section: "RFC 9555 section 2.6.1",
    reason: "street or extended address says more than the components that it repeats",
    lost: true,
  });
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
