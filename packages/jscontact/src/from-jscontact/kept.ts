import {
  joinList,
  parameterValues,
  type Property,
  sameName,
  splitComponents,
  splitList,
} from "@callingcard/vcard";
import { decodeProperty, propertyDefinition } from "@callingcard/vcard/values";
import type { JCardProp } from "../card.ts";
import {
  ADDRESS_TABLE,
  type ComponentTable,
  countedPositions,
  NAME_TABLE,
} from "../component-table.ts";
import { fromJcardProperty } from "../jcard-property.ts";
import type { ConversionNote } from "../note.ts";

/** What putting properties together takes. */
export interface KeptContext {
  readonly language: string | undefined;
  readonly notes: ConversionNote[];
}

const SECTION = "RFC 9555 section 2.15.1";

/**
 * Puts the properties of `vCardProps` beside those that were written. One that says the same as a written
 * one stands for it, as it has parameters that JSContact has no place for; one that a card can have but
 * once, and that says something else, is of before an edit and left out.
 *
 * @param properties What was written.
 * @param entries The properties of `vCardProps`.
 * @param context The language of the card, and the report.
 * @returns All properties.
 */
export function withKept(
  properties: readonly Property[],
  entries: readonly JCardProp[],
  context: KeptContext,
): Property[] {
  const { language, notes } = context;
  if (entries.length === 0) return [...properties];
  const all = [...properties];
  const places = placesByValue(all, language);
  const names = new Set(all.map(({ name }) => name));
  for (const entry of entries) {
    const property = fromJcardProperty(entry);
    if (property === undefined) {
      tell(notes, "invalid-jscontact", String(entry[0]), "property that no vCard can carry");
      continue;
    }
    if (sameName(property.name, "VERSION")) continue;
    if (sameName(property.name, "CATEGORIES")) takeKeywords(all, property);
    const found = places.get(valueKey(property, language)) ?? [];
    const place = isIn(all[found[0] ?? -1], property) ? found.shift() : undefined;
    const name = property.name.toUpperCase();
    if (place !== undefined) all[place] = merged(all[place], property);
    else if (isOnce(name) && names.has(name)) {
      tell(notes, "overtaken", name, "property that the card has with another value");
    } else all.push(property);
  }
  return all.filter((property) => property.value !== "" || !sameName(property.name, "CATEGORIES"));
}

// The places of properties in a list, by their names and values.
function placesByValue(
  properties: readonly Property[],
  language: string | undefined,
): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, property] of properties.entries()) {
    const key = valueKey(property, language);
    const found = places.get(key);
    if (found === undefined) places.set(key, [index]);
    else found.push(index);
  }
  return places;
}

function valueKey(property: Property, language: string | undefined): string {
  const [tag = ""] = parameterValues(property, "LANGUAGE");
  const isOwn = tag.toLowerCase() === language?.toLowerCase();
  return JSON.stringify([
    property.name.toUpperCase(),
    isOwn ? "" : tag.toLowerCase(),
    parameterValues(property, "PHONETIC"),
    // Labels are told apart by their groups.
    sameName(property.name, "X-ABLABEL") ? property.group?.toLowerCase() : "",
    valueOf(property),
  ]);
}

// The value in one form, however many components are written.
function valueOf(property: Property): unknown {
  const table = TABLES.get(property.name.toUpperCase());
  if (table === undefined) return decodeProperty(property, "4.0");
  const value = splitComponents(property.value);
  return countedPositions(value, table).map(({ component, item }) => [
    table.kinds[component],
    value[component]?.[item],
  ]);
}

const TABLES: ReadonlyMap<string, ComponentTable> = new Map([
  ["N", NAME_TABLE],
  ["ADR", ADDRESS_TABLE],
]);

// The parameters of the kept property; the id of the written one, if the kept one has none, and what
// tells that it belongs to others.
function merged(written: Property | undefined, kept: Property): Property {
  const has = (name: string): boolean => kept.parameters.some((one) => sameName(one.name, name));
  const own = (written?.parameters ?? []).filter(
    ({ name }) => name === "ALTID" || (name === "PROP-ID" && !has(name)),
  );
  const isRelinked = own.some(({ name }) => name === "ALTID");
  const others = kept.parameters.filter(({ name }) => !isRelinked || !sameName(name, "ALTID"));
  return { ...kept, parameters: [...others, ...own] };
}

/** Parameters that the conversion sets. */
const LINKS: ReadonlySet<string> = new Set(["PROP-ID", "ALTID", "LANGUAGE", "DERIVED", "VALUE"]);

// Whether a written property has no group and no parameter that the kept one lacks.
function isIn(written: Property | undefined, kept: Property): boolean {
  if (written === undefined) return false;
  const isElsewhere = written.group?.toLowerCase() !== kept.group?.toLowerCase();
  if (written.group !== undefined && isElsewhere) return false;
  return written.parameters.every(({ name, values }) => {
    const own = parameterValues(kept, name);
    return LINKS.has(name) || values.every((value) => own.includes(value));
  });
}

// Keywords of the kept property that are still there leave the written one.
function takeKeywords(all: Property[], kept: Property): void {
  const index = all.findIndex(({ name }) => name === "CATEGORIES");
  const written = all[index];
  if (written === undefined) return;
  const own = new Set(splitList(kept.value));
  const left = splitList(written.value).filter((keyword) => !own.has(keyword));
  all[index] = { ...written, value: left.length === 0 ? "" : joinList(left) };
}

function isOnce(name: string): boolean {
  const cardinality = propertyDefinition(name)?.uses["4.0"]?.cardinality;
  return cardinality === "1" || cardinality === "*1";
}

function tell(
  notes: ConversionNote[],
  code: "invalid-jscontact" | "overtaken",
  property: string,
  reason: string,
): void {
  notes.push({ code, property, section: SECTION, reason, lost: true });
}
