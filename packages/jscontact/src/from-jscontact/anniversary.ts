import { escapeText } from "@callingcard/vcard";
import type { Address } from "../address.ts";
import type { Anniversary } from "../card.ts";
import { writeAnniversary } from "../date-time.ts";
import { texts } from "./common.ts";
import type { BareDraft } from "./entries.ts";
import { type Writing, write } from "./line.ts";
import { writable } from "./writable.ts";

/** Properties by the kind of anniversary (RFC 9555 section 2.5.1). */
const NAMES: ReadonlyMap<string, { readonly date: string; readonly place?: string }> = new Map([
  ["birth", { date: "BDAY", place: "BIRTHPLACE" }],
  ["death", { date: "DEATHDATE", place: "DEATHPLACE" }],
  ["wedding", { date: "ANNIVERSARY" }],
]);

/**
 * Writes an anniversary: the date, and the place of a birth or death (RFC 9555 section 2.5.1). A card
 * has one date of each kind; what else there is, is for JSPROP.
 *
 * @param writing The writing.
 * @param anniversary The anniversary.
 * @param bare What is written in any case.
 * @param id Its id.
 */
export function writeAnniversaryEntry(
  writing: Writing,
  anniversary: Anniversary,
  bare: BareDraft,
  id: string,
): void {
  const names = NAMES.get(anniversary.kind);
  const value = writeAnniversary(anniversary.date);
  if (names === undefined || value === undefined) return;
  const isThere = writing.lines.some(({ property }) => property.name === names.date);
  if (isThere) return;
  write(writing, {
    ...bare,
    name: names.date,
    value,
    member: "date",
    parameters: [...bare.parameters, ["CALSCALE", texts(anniversary.date, "calendarScale")]],
  });
  const { place } = anniversary;
  if (place !== undefined && names.place !== undefined) {
    writePlace(writing, place, { name: names.place, bare, id });
  }
}

function writePlace(
  writing: Writing,
  place: Address,
  { name, bare, id }: { readonly name: string; readonly bare: BareDraft; readonly id: string },
): void {
  const { full, coordinates } = place;
  const common = {
    name,
    object: place,
    path: [...bare.path, "place"],
    parameters: [["PROP-ID", [id]]] as const,
  };
  if (full !== undefined) {
    write(writing, { ...common, value: escapeText(writable(full)), member: "full" });
  } else if (coordinates !== undefined) {
    write(writing, { ...common, value: coordinates, type: "uri", member: "coordinates" });
  }
}
