// The JSContact types as data: what properties they have, and of which types (RFC 9553 sections 2 and
// 3.5.2). What a property depends on beside its own value is in rules.ts.

import type { JsContactVersion } from "./card.ts";

/** Names of the JSContact object types. */
export type TypeName =
  | "Address"
  | "AddressComponent"
  | "Anniversary"
  | "Author"
  | "Calendar"
  | "Card"
  | "CryptoKey"
  | "Directory"
  | "EmailAddress"
  | "LanguagePref"
  | "Link"
  | "Media"
  | "Name"
  | "NameComponent"
  | "Nickname"
  | "Note"
  | "OnlineService"
  | "Organization"
  | "OrgUnit"
  | "PartialDate"
  | "PersonalInfo"
  | "Phone"
  | "Pronouns"
  | "Relation"
  | "SchedulingAddress"
  | "SpeakToAs"
  | "Timestamp"
  | "Title"
  | "VCard"
  | "VCardProperty";

/** Forms of strings. */
export type Format =
  | "utc-date-time"
  | "uri"
  | "geo-uri"
  | "language-tag"
  | "media-type"
  | "country-code"
  | "script"
  | "id"
  | "not-empty"
  | "vcard-name";

/** What a value may be. */
export type Shape =
  | { readonly is: "string"; readonly format?: Format }
  | { readonly is: "enum"; readonly values: readonly string[] }
  | { readonly is: "boolean" }
  | { readonly is: "true" }
  | { readonly is: "unsigned"; readonly min: number; readonly max: number }
  | { readonly is: "object"; readonly types: readonly [TypeName, ...TypeName[]] }
  | { readonly is: "map"; readonly keys: "id" | "any" | Shape; readonly values: Shape }
  | { readonly is: "array"; readonly items: Shape; readonly least: number }
  | { readonly is: "localizations" }
  | { readonly is: "parameters" }
  | { readonly is: "jcard-property" };

/** A property of a type. */
export interface PropertyRule {
  readonly shape: Shape;
  readonly isMandatory: boolean;
  readonly section: string;
}

/** A type of objects. */
export interface TypeRule {
  readonly name: TypeName;
  readonly section: string;
  readonly properties: ReadonlyMap<string, PropertyRule>;
}

/** Contexts that every object with contexts may have (section 1.5.1). */
const COMMON_CONTEXTS = ["private", "work"] as const;

/** Versions of JSContact that RFCs define. */
const VERSIONS: readonly JsContactVersion[] = ["1.0", "2.0"];

/** Phonetic systems that are registered (section 1.5.4). */
export const PHONETIC_SYSTEMS: readonly string[] = ["ipa", "jyut", "piny"];

const MAX_UNSIGNED = Number.MAX_SAFE_INTEGER;
const STRING: Shape = { is: "string" };
const BOOLEAN: Shape = { is: "boolean" };
const URI: Shape = { is: "string", format: "uri" };
const DATE_TIME: Shape = { is: "string", format: "utc-date-time" };
const LANGUAGE: Shape = { is: "string", format: "language-tag" };
const PHONETIC_SYSTEM = oneOf(...PHONETIC_SYSTEMS);
const PREF: Shape = { is: "unsigned", min: 1, max: 100 };
const LIST_AS: Shape = { is: "unsigned", min: 1, max: MAX_UNSIGNED };

function oneOf(...values: string[]): Shape {
  return { is: "enum", values };
}

function object(...types: [TypeName, ...TypeName[]]): Shape {
  return { is: "object", types };
}

function setOf(keys: "any" | Shape): Shape {
  return { is: "map", keys, values: { is: "true" } };
}

function idsOf(type: TypeName): Shape {
  return { is: "map", keys: "id", values: object(type) };
}

type Row = readonly [name: string, shape: Shape, section: string, mandatory?: "mandatory"];

const CONTEXTS: Row = ["contexts", setOf(oneOf(...COMMON_CONTEXTS)), "1.5.1"];
const PREFERENCE: Row = ["pref", PREF, "1.5.3"];
const LABEL: Row = ["label", STRING, "1.5.2"];

const RESOURCE: readonly Row[] = [
  ["uri", URI, "1.4.4", "mandatory"],
  ["mediaType", { is: "string", format: "media-type" }, "1.4.4"],
  CONTEXTS,
  PREFERENCE,
  LABEL,
];

const NAME_KINDS = [
  "title",
  "given",
  "given2",
  "surname",
  "surname2",
  "credential",
  "generation",
] as const;

const ADDRESS_KINDS = [
  "room",
  "apartment",
  "floor",
  "building",
  "number",
  "name",
  "block",
  "subdistrict",
  "district",
  "locality",
  "region",
  "postcode",
  "country",
  "direction",
  "landmark",
  "postOfficeBox",
] as const;

const RELATIONS = [
  "acquaintance",
  "agent",
  "child",
  "co-resident",
  "co-worker",
  "colleague",
  "contact",
  "crush",
  "date",
  "emergency",
  "friend",
  "kin",
  "me",
  "met",
  "muse",
  "neighbor",
  "parent",
  "sibling",
  "spouse",
  "sweetheart",
] as const;

/** Every JSContact type by its name. */
export const TYPE_RULES: ReadonlyMap<string, TypeRule> = new Map(
  [
    type("Card", "2", [
      ["version", oneOf(...VERSIONS), "2.1.2", "mandatory"],
      ["created", DATE_TIME, "2.1.3"],
      ["kind", oneOf("individual", "group", "org", "location", "device", "application"), "2.1.4"],
      ["language", LANGUAGE, "2.1.5"],
      ["members", setOf("any"), "2.1.6"],
      ["prodId", { is: "string", format: "not-empty" }, "2.1.7"],
      ["relatedTo", { is: "map", keys: "any", values: object("Relation") }, "2.1.8"],
      ["uid", STRING, "2.1.9"],
      ["updated", DATE_TIME, "2.1.10"],
      ["name", object("Name"), "2.2.1"],
      ["nicknames", idsOf("Nickname"), "2.2.2"],
      ["organizations", idsOf("Organization"), "2.2.3"],
      ["speakToAs", object("SpeakToAs"), "2.2.4"],
      ["titles", idsOf("Title"), "2.2.5"],
      ["emails", idsOf("EmailAddress"), "2.3.1"],
      ["onlineServices", idsOf("OnlineService"), "2.3.2"],
      ["phones", idsOf("Phone"), "2.3.3"],
      ["preferredLanguages", idsOf("LanguagePref"), "2.3.4"],
      ["calendars", idsOf("Calendar"), "2.4.1"],
      ["schedulingAddresses", idsOf("SchedulingAddress"), "2.4.2"],
      ["addresses", idsOf("Address"), "2.5.1"],
      ["cryptoKeys", idsOf("CryptoKey"), "2.6.1"],
      ["directories", idsOf("Directory"), "2.6.2"],
      ["links", idsOf("Link"), "2.6.3"],
      ["media", idsOf("Media"), "2.6.4"],
      ["localizations", { is: "localizations" }, "2.7.1"],
      ["anniversaries", idsOf("Anniversary"), "2.8.1"],
      ["keywords", setOf("any"), "2.8.2"],
      ["notes", idsOf("Note"), "2.8.3"],
      ["personalInfo", idsOf("PersonalInfo"), "2.8.4"],
      [
        "vCardProps",
        { is: "array", items: { is: "jcard-property" }, least: 0 },
        "RFC 9555 section 2.15.1",
      ],
      ["vCard", object("VCard"), "draft-ietf-calext-rfc9555bis section 4.1.1"],
    ]),
    type("Relation", "2.1.8", [["relation", setOf(oneOf(...RELATIONS)), "2.1.8"]]),
    type("Name", "2.2.1.1", [
      ["components", { is: "array", items: object("NameComponent"), least: 1 }, "2.2.1.1"],
      ["isOrdered", BOOLEAN, "2.2.1.1"],
      ["defaultSeparator", STRING, "2.2.1.1"],
      ["full", STRING, "2.2.1.1"],
      ["sortAs", { is: "map", keys: oneOf(...NAME_KINDS), values: STRING }, "2.2.1.1"],
      ["phoneticScript", { is: "string", format: "script" }, "1.5.4"],
      ["phoneticSystem", PHONETIC_SYSTEM, "1.5.4"],
    ]),
    type("NameComponent", "2.2.1.2", [
      ["value", STRING, "2.2.1.2", "mandatory"],
      ["kind", oneOf(...NAME_KINDS, "separator"), "2.2.1.2", "mandatory"],
      ["phonetic", STRING, "1.5.4"],
    ]),
    type("Nickname", "2.2.2", [["name", STRING, "2.2.2", "mandatory"], CONTEXTS, PREFERENCE]),
    type("Organization", "2.2.3", [
      ["name", STRING, "2.2.3"],
      ["units", { is: "array", items: object("OrgUnit"), least: 1 }, "2.2.3"],
      ["sortAs", STRING, "2.2.3"],
      CONTEXTS,
    ]),
    type("OrgUnit", "2.2.3", [
      ["name", STRING, "2.2.3", "mandatory"],
      ["sortAs", STRING, "2.2.3"],
    ]),
    type("SpeakToAs", "2.2.4", [
      [
        "grammaticalGender",
        oneOf("animate", "common", "feminine", "inanimate", "masculine", "neuter"),
        "2.2.4",
      ],
      ["pronouns", idsOf("Pronouns"), "2.2.4"],
    ]),
    type("Pronouns", "2.2.4", [["pronouns", STRING, "2.2.4", "mandatory"], CONTEXTS, PREFERENCE]),
    type("Title", "2.2.5", [
      ["name", STRING, "2.2.5", "mandatory"],
      ["kind", oneOf("title", "role"), "2.2.5"],
      ["organizationId", { is: "string", format: "id" }, "2.2.5"],
    ]),
    type("EmailAddress", "2.3.1", [
      ["address", STRING, "2.3.1", "mandatory"],
      CONTEXTS,
      PREFERENCE,
      LABEL,
    ]),
    type("OnlineService", "2.3.2", [
      ["service", STRING, "2.3.2"],
      ["uri", URI, "2.3.2"],
      ["user", STRING, "2.3.2"],
      CONTEXTS,
      PREFERENCE,
      LABEL,
    ]),
    type("Phone", "2.3.3", [
      ["number", STRING, "2.3.3", "mandatory"],
      [
        "features",
        setOf(
          oneOf("mobile", "voice", "text", "video", "main-number", "textphone", "fax", "pager"),
        ),
        "2.3.3",
      ],
      CONTEXTS,
      PREFERENCE,
      LABEL,
    ]),
    type("LanguagePref", "2.3.4", [
      ["language", LANGUAGE, "2.3.4", "mandatory"],
      CONTEXTS,
      PREFERENCE,
    ]),
    type("Calendar", "2.4.1", [
      ["kind", oneOf("calendar", "freeBusy"), "2.4.1", "mandatory"],
      ...RESOURCE,
    ]),
    type("SchedulingAddress", "2.4.2", [
      ["uri", URI, "2.4.2", "mandatory"],
      CONTEXTS,
      PREFERENCE,
      LABEL,
    ]),
    type("Address", "2.5.1.1", [
      ["components", { is: "array", items: object("AddressComponent"), least: 1 }, "2.5.1.1"],
      ["isOrdered", BOOLEAN, "2.5.1.1"],
      ["countryCode", { is: "string", format: "country-code" }, "2.5.1.1"],
      ["coordinates", { is: "string", format: "geo-uri" }, "2.5.1.1"],
      ["timeZone", { is: "string", format: "not-empty" }, "2.5.1.1"],
      ["contexts", setOf(oneOf(...COMMON_CONTEXTS, "billing", "delivery")), "2.5.1.1"],
      ["full", STRING, "2.5.1.1"],
      ["defaultSeparator", STRING, "2.5.1.1"],
      PREFERENCE,
      ["phoneticScript", { is: "string", format: "script" }, "1.5.4"],
      ["phoneticSystem", PHONETIC_SYSTEM, "1.5.4"],
    ]),
    type("AddressComponent", "2.5.1.2", [
      ["value", STRING, "2.5.1.2", "mandatory"],
      ["kind", oneOf(...ADDRESS_KINDS, "separator"), "2.5.1.2", "mandatory"],
      ["phonetic", STRING, "1.5.4"],
    ]),
    type("CryptoKey", "2.6.1", [["kind", STRING, "1.4.4"], ...RESOURCE]),
    type("Directory", "2.6.2", [
      ["kind", oneOf("directory", "entry"), "2.6.2", "mandatory"],
      ["listAs", LIST_AS, "2.6.2"],
      ...RESOURCE,
    ]),
    type("Link", "2.6.3", [["kind", oneOf("contact"), "2.6.3"], ...RESOURCE]),
    type("Media", "2.6.4", [
      ["kind", oneOf("photo", "sound", "logo"), "2.6.4", "mandatory"],
      ...RESOURCE,
    ]),
    type("Anniversary", "2.8.1", [
      ["kind", oneOf("birth", "death", "wedding"), "2.8.1", "mandatory"],
      ["date", object("PartialDate", "Timestamp"), "2.8.1", "mandatory"],
      ["place", object("Address"), "2.8.1"],
    ]),
    type("PartialDate", "2.8.1", [
      ["year", { is: "unsigned", min: 0, max: MAX_UNSIGNED }, "2.8.1"],
      ["month", { is: "unsigned", min: 1, max: 12 }, "2.8.1"],
      ["day", { is: "unsigned", min: 1, max: 31 }, "2.8.1"],
      ["calendarScale", STRING, "2.8.1"],
    ]),
    type("Timestamp", "2.8.1", [["utc", DATE_TIME, "2.8.1", "mandatory"]]),
    type("Note", "2.8.3", [
      ["note", STRING, "2.8.3", "mandatory"],
      ["created", DATE_TIME, "2.8.3"],
      ["author", object("Author"), "2.8.3"],
    ]),
    type("Author", "2.8.3", [
      ["name", STRING, "2.8.3"],
      ["uri", URI, "2.8.3"],
    ]),
    type("PersonalInfo", "2.8.4", [
      ["kind", oneOf("expertise", "hobby", "interest"), "2.8.4", "mandatory"],
      ["value", STRING, "2.8.4", "mandatory"],
      ["level", oneOf("high", "medium", "low"), "2.8.4"],
      ["listAs", LIST_AS, "2.8.4"],
      LABEL,
    ]),
    type("VCard", "draft-ietf-calext-rfc9555bis section 4.1.1", [
      [
        "convertedProperties",
        { is: "map", keys: "any", values: object("VCardProperty") },
        "draft-ietf-calext-rfc9555bis section 4.1.1",
      ],
      [
        "properties",
        { is: "array", items: { is: "jcard-property" }, least: 0 },
        "draft-ietf-calext-rfc9555bis section 4.1.1",
      ],
    ]),
    type("VCardProperty", "draft-ietf-calext-rfc9555bis section 4.1.1", [
      [
        "name",
        { is: "string", format: "vcard-name" },
        "draft-ietf-calext-rfc9555bis section 4.1.1",
      ],
      ["valueType", STRING, "draft-ietf-calext-rfc9555bis section 4.1.1"],
      ["parameters", { is: "parameters" }, "draft-ietf-calext-rfc9555bis section 4.1.1"],
    ]),
  ].map((rule) => [rule.name, rule]),
);

/**
 * Finds the rule of a type.
 *
 * @param name The name of the type.
 * @returns The rule.
 */
export function typeRule(name: TypeName): TypeRule {
  const rule = TYPE_RULES.get(name);
  if (rule === undefined) throw new RangeError(`no JSContact type is called ${name}`);
  return rule;
}

function type(name: TypeName, section: string, rows: readonly Row[]): TypeRule {
  const common: readonly Row[] = [
    ["@type", STRING, "1.3.4"],
    ["vCardParams", { is: "parameters" }, "RFC 9555 section 2.15.2"],
    ["vCardName", { is: "string", format: "vcard-name" }, "RFC 9555 section 2.15.3"],
  ];
  const properties = [...common, ...rows].map(
    ([property, shape, place, mandatory]) =>
      [
        property,
        { shape, isMandatory: mandatory !== undefined, section: sectionOf(place) },
      ] as const,
  );
  return { name, section: sectionOf(section), properties: new Map(properties) };
}

function sectionOf(place: string): string {
  return /^\d/.test(place) ? `RFC 9553 section ${place}` : place;
}
