// Places: of birth and death (RFC 9555 section 2.5.1), GEO and TZ (section 2.8).

import { parseUtcOffset } from "@callingcard/vcard/values";
import { type MutableObject, setMember } from "../json.ts";
import { zoneOfOffset } from "../time-zone.ts";
import { isGeoUri } from "./address.ts";
import { commonMembers } from "./common.ts";
import {
  chooseId,
  type Conversion,
  type Entry,
  keepAlternate,
  keepUnit,
  objectAt,
} from "./conversion.ts";
import { addDifferences } from "./difference.ts";
import { type Source, takeValueType, textOf, uriOf, valueType } from "./source.ts";
import type { Unit } from "./units.ts";

const BIRTH_SECTION = "RFC 9555 section 2.5.1";

/**
 * Converts BIRTHPLACE and DEATHPLACE into the places of the anniversaries of birth and death. Without BDAY
 * or DEATHDATE there is none, as its date is mandatory.
 *
 * @param units The units of the places.
 * @param conversion The conversion, BDAY and DEATHDATE being done.
 */
export function convertPlaces(units: readonly Unit[], conversion: Conversion): void {
  if (units.length === 0) return;
  const anniversaries = new Map<unknown, Entry>();
  for (const entry of conversion.entries) {
    const { kind } = entry.object;
    const isFirst = entry.type === "Anniversary" && !anniversaries.has(kind);
    if (isFirst) anniversaries.set(kind, entry);
  }
  for (const unit of units) {
    const kind = unit.base.name === "BIRTHPLACE" ? "birth" : "death";
    convertPlace(unit, anniversaries.get(kind), conversion);
  }
}

function convertPlace(unit: Unit, entry: Entry | undefined, conversion: Conversion): void {
  const { base, alternates } = unit;
  const isFree = entry !== undefined && entry.object["place"] === undefined;
  const place = isFree ? readPlace(base) : undefined;
  if (entry === undefined || place === undefined) {
    const reason = isFree ? "place of another form" : "place without a date";
    keepUnit(conversion, unit, BIRTH_SECTION, reason);
    return;
  }
  // The anniversary's id stands for both properties.
  if (base.left.get("prop-id")?.[0] === entry.path.at(-1)) base.left.delete("prop-id");
  entry.object["place"] = place;
  const path = [...entry.path, "place"];
  conversion.entries.push({ source: base, object: place, type: "Address", path });
  for (const { language, source } of alternates) {
    const variant = readPlace(source);
    if (source.left.get("prop-id")?.[0] === entry.path.at(-1)) source.left.delete("prop-id");
    if (variant === undefined) keepAlternate(conversion, base, source, BIRTH_SECTION);
    else addDifferences(conversion, language, path, { base: place, variant, source });
  }
}

function readPlace(source: Source): MutableObject | undefined {
  const type = valueType(source);
  if (type === "text") {
    const full = textOf(source);
    source.left.delete("value");
    return { full };
  }
  const uri = uriOf(source);
  if (type !== "uri" || !isGeoUri(uri)) return undefined;
  source.left.delete("value");
  return { coordinates: uri };
}

/**
 * Converts GEO and TZ into addresses, together with ADR where RFC 9555 section 2.8.3 asks for it: where
 * their groups are the same, or where they have none and others have.
 *
 * @param units The units of GEO and TZ.
 * @param conversion The conversion, ADR being done.
 */
export function convertGeography(units: readonly Unit[], conversion: Conversion): void {
  const addresses = conversion.entries.filter(({ type, path }) => isOfCard(type, path));
  const all = [...addresses.map(({ source }) => source), ...units.map(({ base }) => base)];
  const areGrouped = all.some(({ group }) => group !== undefined);
  const incomplete = new Map<string | undefined, Incomplete>();
  for (const entry of addresses.toReversed()) addIncomplete(incomplete, entry);
  for (const unit of units) {
    const { base } = unit;
    const member = base.name === "GEO" ? "coordinates" : "timeZone";
    const value = member === "coordinates" ? readGeo(base) : readZone(base);
    if (value === undefined) {
      keepUnit(conversion, unit, sectionOf(base), "value of another form");
      continue;
    }
    const target = areGrouped ? incomplete.get(base.group)?.[member].pop() : undefined;
    if (target === undefined) {
      addIncomplete(incomplete, addAddress(base, { [member]: value }, conversion));
    } else merge(base, { [member]: value }, target, conversion);
  }
}

/** Addresses of a group that lack one thing or the other; the next to get it is the last. */
interface Incomplete {
  readonly coordinates: Entry[];
  readonly timeZone: Entry[];
}

function addIncomplete(incomplete: Map<string | undefined, Incomplete>, entry: Entry): void {
  const { group } = entry.source;
  const lists = incomplete.get(group) ?? { coordinates: [], timeZone: [] };
  incomplete.set(group, lists);
  if (entry.object["coordinates"] === undefined) lists.coordinates.push(entry);
  if (entry.object["timeZone"] === undefined) lists.timeZone.push(entry);
}

function isOfCard(type: string, path: readonly string[]): boolean {
  return type === "Address" && path[0] === "addresses";
}

function addAddress(source: Source, members: MutableObject, conversion: Conversion): Entry {
  const id = chooseId(conversion, "addresses", source, "ADDR");
  const object = { ...members, ...commonMembers(source, "Address") };
  const path = ["addresses", id];
  setMember(objectAt(conversion.card, ["addresses"]), id, object);
  // An offset is a name now; VALUE says that it was one.
  takeValueType(source, source.name === "GEO" ? "uri" : "text");
  const entry: Entry = { source, object, type: "Address", path };
  conversion.entries.push(entry);
  return entry;
}

function merge(
  source: Source,
  members: MutableObject,
  { object, path }: Entry,
  conversion: Conversion,
): void {
  Object.assign(object, members);
  source.left.delete("value");
  if (source.left.get("prop-id")?.[0] === path.at(-1)) source.left.delete("prop-id");
  conversion.shadows.push(source);
}

function readGeo(source: Source): string | undefined {
  const coordinates = uriOf(source);
  return isGeoUri(coordinates) ? coordinates : undefined;
}

// An offset without VALUE is one all the same: many programs write it so.
function readZone(source: Source): string | undefined {
  const type = valueType(source);
  if (type === "uri") return undefined;
  const text = textOf(source);
  const minutes = parseUtcOffset(text);
  if (minutes !== undefined) return zoneOfOffset(minutes);
  return type === "utc-offset" || text === "" ? undefined : text;
}

function sectionOf({ name }: Source): string {
  return `RFC 9555 section ${name === "GEO" ? "2.8.1" : "2.8.2"}`;
}
