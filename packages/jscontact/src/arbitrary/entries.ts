import * as fc from "fast-check";
import type { JsonObject } from "../json.ts";
import { address } from "./address.ts";
import { id, languageTag, setOf, text, uri, utcDateTime } from "./values.ts";

const COMMON = {
  contexts: setOf("private", "work"),
  pref: fc.integer({ min: 1, max: 100 }),
} as const;

const RESOURCE = {
  uri: uri(),
  mediaType: fc.constantFrom("image/jpeg", "text/calendar;charset=utf-8"),
  label: text(),
  ...COMMON,
} as const;

/** Arbitraries of the objects in the maps of a card, by the name of the map. */
export const ENTRY_ARBITRARIES: Readonly<Record<string, fc.Arbitrary<JsonObject>>> = {
  nicknames: fc.record({ name: text(), ...COMMON }, { requiredKeys: ["name"] }),
  organizations: fc
    .record(
      {
        name: text(),
        units: fc.array(fc.record({ name: text(), sortAs: text() }, { requiredKeys: ["name"] }), {
          minLength: 1,
          maxLength: 2,
        }),
        sortAs: text(),
        contexts: COMMON.contexts,
      },
      { requiredKeys: [] },
    )
    .map((one) =>
      one.name === undefined && one.units === undefined ? { ...one, name: "A" } : one,
    ),
  titles: fc.record(
    {
      name: text(),
      kind: fc.constantFrom("title", "role", "example.com:kind"),
      organizationId: id(),
    },
    { requiredKeys: ["name"] },
  ),
  emails: fc.record({ address: text(), label: text(), ...COMMON }, { requiredKeys: ["address"] }),
  onlineServices: fc
    .record(
      {
        service: text(),
        uri: uri(),
        user: text(),
        label: text(),
        vCardName: fc.constant("impp"),
        ...COMMON,
      },
      { requiredKeys: [] },
    )
    .map((one) => (one.uri === undefined && one.user === undefined ? { ...one, user: "a" } : one)),
  phones: fc.record(
    {
      number: fc.oneof(text(), uri(), fc.constant("tel:+1-555-555-5555;ext=5555")),
      features: setOf("mobile", "voice", "fax", "main-number"),
      label: text(),
      ...COMMON,
    },
    { requiredKeys: ["number"] },
  ),
  preferredLanguages: fc.record(
    { language: languageTag(), ...COMMON },
    { requiredKeys: ["language"] },
  ),
  calendars: resourceOf("calendar", "freeBusy", "example.com:kind"),
  schedulingAddresses: fc.record(
    { uri: uri(), label: text(), ...COMMON },
    { requiredKeys: ["uri"] },
  ),
  cryptoKeys: fc.record(RESOURCE, { requiredKeys: ["uri"] }),
  directories: fc.record(
    {
      kind: fc.constantFrom("directory", "entry"),
      listAs: fc.integer({ min: 1, max: 9 }),
      ...RESOURCE,
    },
    { requiredKeys: ["uri", "kind"] },
  ),
  links: fc.record(
    { kind: fc.constantFrom("contact", "example.com:kind"), ...RESOURCE },
    { requiredKeys: ["uri"] },
  ),
  media: resourceOf("photo", "sound", "logo", "example.com:kind"),
  anniversaries: fc.record(
    {
      kind: fc.constantFrom("birth", "death", "wedding", "example.com:kind"),
      date: fc.oneof(
        fc.constantFrom<JsonObject[]>(
          { year: 1953 },
          { year: 1953, month: 4 },
          { month: 2, day: 29 },
          { year: 1953, month: 4, day: 15, calendarScale: "chinese" },
          { "@type": "PartialDate", year: 12_345 },
        ),
        utcDateTime().map((utc): JsonObject => ({ "@type": "Timestamp", utc })),
      ),
      place: address(),
    },
    { requiredKeys: ["kind", "date"] },
  ),
  notes: fc.record(
    {
      note: text(),
      created: utcDateTime(),
      author: fc
        .record({ name: text(), uri: uri() }, { requiredKeys: [] })
        .map((one) => (Object.keys(one).length === 0 ? { name: "a" } : one)),
    },
    { requiredKeys: ["note"] },
  ),
  personalInfo: fc.record(
    {
      kind: fc.constantFrom("expertise", "hobby", "interest", "example.com:kind"),
      value: text(),
      level: fc.constantFrom("high", "medium", "low", "example.com:level"),
      listAs: fc.integer({ min: 1, max: 9 }),
      label: text(),
    },
    { requiredKeys: ["kind", "value"] },
  ),
};

function resourceOf(...kinds: string[]): fc.Arbitrary<JsonObject> {
  return fc.record(
    { kind: fc.constantFrom(...kinds), ...RESOURCE },
    { requiredKeys: ["uri", "kind"] },
  );
}
