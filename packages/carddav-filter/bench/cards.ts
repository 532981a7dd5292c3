import type { Card, Property } from "@callingcard/vcard";

const GIVEN = ["Ada", "Grace", "René", "Zoë", "Łukasz", "Anna", "Bjørn", "Sofia", "Иван", "美咲"];
const FAMILY = [
  "Lovelace",
  "Hopper",
  "Müller",
  "García",
  "Kowalski",
  "Smith",
  "Ångström",
  "Петров",
];
const TOWNS = ["London", "Wien", "Köln", "Málaga", "Warszawa", "Москва", "東京"];

/** Cards of twelve properties each, the same in every run. */
export function makeCards(count: number): Card[] {
  return Array.from({ length: count }, (_, index) => makeCard(index));
}

function makeCard(index: number): Card {
  const given = at(GIVEN, index);
  const family = at(FAMILY, index * 7);
  const town = at(TOWNS, index * 3);
  return {
    version: "4.0",
    properties: [
      property("VERSION", "4.0"),
      property("UID", `urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, "0")}`),
      property("FN", `${given} ${family}`),
      property("N", `${family};${given};;;`),
      property("EMAIL", `card${index}@example.com`, ["TYPE", "home"]),
      property("EMAIL", `card${index}@example.org`, ["TYPE", "work"]),
      property("TEL", `+49 30 ${1_000_000 + index}`, ["TYPE", "cell,voice"]),
      property("ORG", String.raw`Example\, Inc.;Department ${index % 40}`),
      property("ADR", `;;${index} High Street;${town};;12345;`, ["TYPE", "work"]),
      property("CATEGORIES", index % 3 === 0 ? "friends,work" : "work"),
      property("NOTE", String.raw`Met in ${town}\, again in ${at(TOWNS, index)}\nand later`),
      property("REV", "20260101T000000Z"),
    ],
  };
}

function property(name: string, value: string, ...parameters: [string, string][]): Property {
  return {
    group: undefined,
    name,
    parameters: parameters.map(([key, values]) => ({ name: key, values: values.split(",") })),
    value,
  };
}

function at(list: readonly string[], index: number): string {
  return list[index % list.length] ?? "";
}
