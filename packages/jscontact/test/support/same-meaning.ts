// What a card of vCard 4.0 means, so that two can be compared: what JSContact writes in another form, and
// RFC 9555 says is the same, is in one form here.

import { type Card, parameterValues, type Property, splitComponents } from "@callingcard/vcard";
import {
  decodeProperty,
  parseUtcOffset,
  type PartialDateTime,
  rawText,
} from "@callingcard/vcard/values";
import { ADDRESS_TABLE, itemKey, NAME_TABLE } from "../../src/component-table.ts";
import { toUtc } from "../../src/date-time.ts";
import { zoneOfOffset } from "../../src/time-zone.ts";

/** The meaning of a card whose texts are in a language where they do not say otherwise: texts, sorted. */
export function meaningOf(card: Card, language: string | undefined): string[] {
  // Octets that are not UTF-8 are replaced, which the report says.
  const properties = card.properties.map((property) => ({
    ...property,
    value: property.value.toWellFormed(),
  }));
  const groups = groupsOf({ ...card, properties });
  const lines = properties.flatMap((property) => linesOf(property, language, groups));
  return [...new Set(lines)].toSorted();
}

/** Names that say nothing about the meaning, or are made by the conversion. */
const PASSED_OVER = new Set(["VERSION", "LANGUAGE", "JSPROP"]);

function linesOf(
  property: Property,
  language: string | undefined,
  groups: ReadonlyMap<string, string>,
): string[] {
  const name = property.name.toUpperCase();
  if (PASSED_OVER.has(name)) return [];
  const group =
    property.group === undefined ? "" : (groups.get(property.group.toLowerCase()) ?? "");
  const parameters = parametersOf(property, language);
  // A full name that is empty is there because one has to be.
  if (name === "FN" && property.value === "") return [];
  // The place and the time zone of an address are parameters of ADR, or properties (RFC 9555 section 2.8).
  if (name === "GEO" || name === "TZ") return placesOf(name, valuesOf(property));
  const lines = valuesOf(property).map((value) => `${group} ${name} ${parameters} ${value}`);
  if (name !== "ADR") return lines;
  const zones = parameterValues(property, "TZ").map(zoneOf);
  const uris = parameterValues(property, "GEO").map((uri) => `uri ${JSON.stringify(uri)}`);
  return [...lines, ...placesOf("GEO", uris), ...placesOf("TZ", zones)];
}

function placesOf(name: string, values: readonly string[]): string[] {
  return values.map((value) => `place ${name} ${value}`);
}

function zoneOf(text: string): string {
  const minutes = parseUtcOffset(text);
  return (minutes === undefined ? undefined : zoneOfOffset(minutes)) ?? text;
}

// Groups are named by what is in them: their names do not matter.
function groupsOf(card: Card): ReadonlyMap<string, string> {
  const members = new Map<string, string[]>();
  for (const property of card.properties) {
    if (property.group === undefined || PASSED_OVER.has(property.name.toUpperCase())) continue;
    const group = property.group.toLowerCase();
    const values = valuesOf(property).map((value) => `${property.name.toUpperCase()} ${value}`);
    members.set(group, [...new Set([...(members.get(group) ?? []), ...values])]);
  }
  return new Map(
    [...members].map(([group, all]) => [
      group,
      all.length === 1 ? "alone" : all.toSorted().join("+"),
    ]),
  );
}

function valuesOf(property: Property): string[] {
  const name = property.name.toUpperCase();
  const parts = splitComponents(rawText(property));
  switch (name) {
    case "N":
      return [JSON.stringify(structured(parts, NAME_TABLE))];
    case "ADR":
      return [JSON.stringify(structured(parts, ADDRESS_TABLE))];
    case "TZ":
      return [zoneOf(property.value)];
    case "ORG": {
      const units = parts.map((items) => items.join(","));
      const last = units.findLastIndex((unit) => unit !== "");
      return [JSON.stringify(units.slice(0, last + 1))];
    }
    case "KIND":
    case "GRAMGENDER":
      return [property.value.toLowerCase()];
    default:
      return decoded(property);
  }
}

function structured(
  value: readonly (readonly string[])[],
  table: typeof NAME_TABLE,
): readonly string[] {
  const repeats = table.repeats(value);
  return value
    .slice(0, table.kinds.length)
    .flatMap((items, component) =>
      items.flatMap((text, item) =>
        text === "" || repeats.has(itemKey({ component, item }))
          ? []
          : [`${table.kinds[component]}: ${text}`],
      ),
    )
    .toSorted();
}

function decoded(property: Property): string[] {
  const value = decodeProperty(property, "4.0");
  // A list is as many properties.
  if (value.shape === "list") return value.values.map((item) => `text ${JSON.stringify(item)}`);
  if (value.shape === "components") return [JSON.stringify(value.components)];
  const { type, value: scalar } = value;
  if (typeof scalar === "object" && !("octets" in scalar)) {
    // vCard has no part of a second: JSPROP has it.
    const utc = toUtc(scalar as PartialDateTime)?.utc.replace(/\.\d+Z$/, "Z");
    return [utc ?? JSON.stringify(scalar)];
  }
  return [`${type} ${JSON.stringify(scalar)}`];
}

/** Parameters that the value, or its decoding, has said already, and those that the conversion sets. */
const ELSEWHERE = new Set([
  "VALUE",
  "ENCODING",
  "CHARSET",
  "PROP-ID",
  "JSCOMPS",
  "DERIVED",
  "ALTID",
]);

function parametersOf(property: Property, language: string | undefined): string {
  const names = new Set(property.parameters.map(({ name }) => name.toUpperCase()));
  const parameters = [...names].flatMap((name): string[] => {
    const values = parameterValues(property, name).flatMap((value) =>
      name === "TYPE" || name === "SORT-AS" ? value.split(",") : [value],
    );
    if (ELSEWHERE.has(name)) return [];
    const lower = values.map((value) => value.toLowerCase());
    switch (name) {
      case "LANGUAGE":
        return lower[0] === language?.toLowerCase() ? [] : [`LANGUAGE=${lower.join(",")}`];
      case "TYPE":
        return [`TYPE=${[...new Set(lower)].toSorted().join(",")}`];
      case "LEVEL":
      case "PHONETIC":
        return [`${name}=${lower.join(",")}`];
      case "LABEL":
        return [`LABEL=${values.join(",").replaceAll(/\\n/gi, "\n")}`];
      case "SORT-AS": {
        const last = values.findLastIndex((value) => value !== "");
        return last === -1 ? [] : [`SORT-AS=${values.slice(0, last + 1).join(",")}`];
      }
      case "TZ":
      case "GEO":
        return property.name.toUpperCase() === "ADR" ? [] : [`${name}=${values.join(",")}`];
      default:
        return [`${name}=${values.join(",")}`];
    }
  });
  return parameters.toSorted().join(";");
}
