import { stringify } from "csv-stringify/sync";
import {
  type Card,
  getProperties,
  getProperty,
  parameterValues,
  type Property,
  splitComponents,
  splitList,
  unescapeText,
} from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";

/** How often a property has columns of its own; what is beyond is in the last of them. */
const COUNTS = { "E-mail": 3, Phone: 4, Address: 2, Website: 2 } as const;

const NAME_PARTS = ["Last Name", "First Name", "Middle Name", "Name Prefix", "Name Suffix"];
const ADDRESS_PARTS = [
  "PO Box",
  "Extended Address",
  "Street",
  "City",
  "Region",
  "Postal Code",
  "Country",
];

/** What stands between several values in one column. */
const SEPARATOR = " ::: ";

type Cells = ReadonlyMap<string, string>;

const HEAD: readonly string[] = [
  "Name",
  ...NAME_PARTS,
  "Nickname",
  "Organization Name",
  "Organization Department",
  "Organization Title",
  "Birthday",
  "Notes",
  "Labels",
  ...["E-mail", "Phone", "Website"].flatMap((what) =>
    numbers(what).flatMap((column) => [`${column} - Label`, `${column} - Value`]),
  ),
  ...numbers("Address").flatMap((column) => [
    `${column} - Label`,
    ...ADDRESS_PARTS.map((part) => `${column} - ${part}`),
  ]),
];

/** Writes the row of the names of the columns, which are those of Google Contacts. */
export function csvHead(): string {
  return line(HEAD);
}

/**
 * Writes the row of a card. CSV has no place for most of what a card can hold: photos, related people and the like
 * are not in it.
 *
 * @param card Of any version.
 */
export function csvRow(card: Card): string {
  const cells = cellsOf(convertCard(card, "3.0").card);
  return line(HEAD.map((column) => cells.get(column) ?? ""));
}

function line(cells: readonly string[]): string {
  return stringify([cells.map(safe)], { record_delimiter: "\r\n" });
}

// A spreadsheet would take these for the beginning of a formula that it carries out.
function safe(cell: string): string {
  return /^(?:[=@\t\r]|[+-](?![\d() .-]*$))/.test(cell) ? `'${cell}` : cell;
}

function numbers(what: string): readonly string[] {
  const count = Object.entries(COUNTS).find(([name]) => name === what)?.[1] ?? 0;
  return Array.from({ length: count }, (_, index) => `${what} ${index + 1}`);
}

function cellsOf(card: Card): Cells {
  const textOf = (name: string): string => unescapeText(getProperty(card, name)?.value ?? "");
  const name = splitComponents(getProperty(card, "N")?.value ?? "");
  const organization = splitComponents(getProperty(card, "ORG")?.value ?? "");
  return new Map([
    ["Name", textOf("FN")],
    ...NAME_PARTS.map((part, index) => [part, (name[index] ?? []).join(" ")] as const),
    ["Nickname", splitList(getProperty(card, "NICKNAME")?.value ?? "").join(", ")],
    ["Organization Name", (organization[0] ?? []).join(", ")],
    ["Organization Department", organization.slice(1).flat().join(", ")],
    ["Organization Title", textOf("TITLE")],
    ["Birthday", textOf("BDAY")],
    [
      "Notes",
      getProperties(card, "NOTE")
        .map(({ value }) => unescapeText(value))
        .join("\n"),
    ],
    [
      "Labels",
      getProperties(card, "CATEGORIES")
        .flatMap(({ value }) => splitList(value))
        .join(SEPARATOR),
    ],
    ...valueCells("E-mail", getProperties(card, "EMAIL")),
    ...valueCells("Phone", getProperties(card, "TEL")),
    ...valueCells("Website", getProperties(card, "URL")),
    ...getProperties(card, "ADR").slice(0, COUNTS.Address).flatMap(addressCells),
  ]);
}

function valueCells(
  what: "E-mail" | "Phone" | "Website",
  properties: readonly Property[],
): readonly (readonly [string, string])[] {
  const count = COUNTS[what];
  return properties.slice(0, count).flatMap((property, index) => {
    const own = index === count - 1 ? properties.slice(index) : [property];
    const value = own.map((one) => unescapeText(one.value)).join(SEPARATOR);
    const column = `${what} ${index + 1}`;
    return [
      [`${column} - Label`, labelOf(property)] as const,
      [`${column} - Value`, value] as const,
    ];
  });
}

function addressCells(property: Property, index: number): readonly (readonly [string, string])[] {
  const parts = splitComponents(property.value);
  const column = `Address ${index + 1}`;
  return [
    [`${column} - Label`, labelOf(property)],
    ...ADDRESS_PARTS.map(
      (part, at) => [`${column} - ${part}`, (parts[at] ?? []).join(", ")] as const,
    ),
  ];
}

function labelOf(property: Property): string {
  const types = new Set(
    parameterValues(property, "TYPE").flatMap((value) => value.toLowerCase().split(",")),
  );
  const place = types.has("home") ? "Home" : types.has("work") ? "Work" : "";
  if (types.has("cell")) return "Mobile";
  if (types.has("pager")) return "Pager";
  return types.has("fax") ? `${place} Fax`.trim() : place;
}
