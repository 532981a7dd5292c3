import {
  type Card,
  escapeText,
  joinComponents,
  joinList,
  type Parameter,
  type Property,
} from "@callingcard/vcard";
import { type CsvField, csvField } from "./csv-columns.ts";

/** What stands between several values of one column of Google. */
const SEPARATOR = " ::: ";

/** How many parts N, ADR and ORG have. */
const PART_COUNTS = { name: 5, address: 7, organization: 2 } as const;

/**
 * Makes the card of a row. What stands in columns that are not known is told in the note.
 *
 * @param head The names of the columns.
 * @param row Their values.
 * @returns `undefined` when no column is known that has a value.
 */
export function cardOfRow(head: readonly string[], row: readonly string[]): Card | undefined {
  const cells = row.flatMap((value, index) => {
    const header = head[index]?.trim() ?? "";
    return value.trim() === "" ? [] : [{ header, value: value.trim(), field: csvField(header) }];
  });
  const known = cells.flatMap(({ value, field }) =>
    field === undefined ? [] : [{ value, field }],
  );
  if (known.length === 0) return undefined;
  const notes = [
    ...known.filter(({ field }) => isNote(field)).map(({ value }) => value),
    ...cells
      .filter(({ field }) => field === undefined)
      .map(({ header, value }) => (header === "" ? value : `${header}: ${value}`)),
  ];
  const properties = [
    property("VERSION", "3.0"),
    ...nameProperties(known),
    ...textProperties(known),
    ...addressProperties(known),
    ...organizationProperties(known),
    ...birthProperties(known),
    ...(notes.length === 0 ? [] : [property("NOTE", escapeText(notes.join("\n")))]),
  ];
  return { version: "3.0", properties };
}

interface Cell {
  readonly value: string;
  readonly field: CsvField;
}

function isNote(field: CsvField): boolean {
  return field.kind === "text" && field.property === "NOTE";
}

function nameProperties(cells: readonly Cell[]): readonly Property[] {
  const parts = partsOf(cells, "name");
  const given = cells.find(({ field }) => field.kind === "text" && field.property === "FN")?.value;
  const [family = "", first = "", middle = "", prefix = "", suffix = ""] = parts;
  const made = [prefix, first, middle, family, suffix].filter((part) => part !== "").join(" ");
  const others = cells.find(
    ({ field }) =>
      field.kind === "organization" || (field.kind === "text" && field.property === "EMAIL"),
  );
  const full = given ?? (made === "" ? (others?.value ?? "") : made);
  return [
    property("N", joinComponents(parts.map((part) => [part]))),
    property("FN", escapeText(full)),
  ];
}

function textProperties(cells: readonly Cell[]): readonly Property[] {
  return cells.flatMap(({ value, field }) => {
    if (field.kind !== "text" || field.property === "FN" || field.property === "NOTE") return [];
    const values = value.split(SEPARATOR).map((one) => one.trim());
    if (field.property === "CATEGORIES") return [categories(values)];
    const type = field.type ?? labelOf(cells, field.of);
    return values.map((one) => property(field.property, encoded(field.property, one), type));
  });
}

// A URI and a date are no texts.
function encoded(name: string, value: string): string {
  if (name === "URL") return value.replaceAll(/[\r\n]/g, "");
  return escapeText(value);
}

function categories(values: readonly string[]): Property {
  const words = values.flatMap((value) => value.split(/[;,]/)).map((word) => word.trim());
  return property(
    "CATEGORIES",
    joinList(words.filter((word) => word !== "" && word !== "* myContacts")),
  );
}

function addressProperties(cells: readonly Cell[]): readonly Property[] {
  const names = new Set(cells.flatMap(({ field }) => (field.kind === "address" ? [field.of] : [])));
  return [...names].map((of) => {
    const own = cells.filter(({ field }) => field.kind === "address" && field.of === of);
    const [first] = own;
    const type = first?.field.kind === "address" ? first.field.type : undefined;
    const parts = partsOf(own, "address").map((part) => [part]);
    return property("ADR", joinComponents(parts), type ?? labelOf(cells, of));
  });
}

function organizationProperties(cells: readonly Cell[]): readonly Property[] {
  const parts = partsOf(cells, "organization");
  if (parts.every((part) => part === "")) return [];
  const named = parts[1] === "" ? parts.slice(0, 1) : parts;
  return [property("ORG", joinComponents(named.map((part) => [part])))];
}

function birthProperties(cells: readonly Cell[]): readonly Property[] {
  const part = (wanted: string): string =>
    cells.find(({ field }) => field.kind === "birth" && field.part === wanted)?.value ?? "";
  const [year, month, day] = [part("year"), part("month"), part("day")];
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return [];
  return [property("BDAY", `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)];
}

function partsOf(cells: readonly Cell[], kind: keyof typeof PART_COUNTS): readonly string[] {
  const parts: string[] = Array.from({ length: PART_COUNTS[kind] }, () => "");
  for (const { value, field } of cells) {
    if (field.kind === kind) parts[field.part] ||= value;
  }
  return parts;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ["home", "home"],
  ["work", "work"],
  ["mobile", "cell"],
  ["main", "pref"],
  ["pager", "pager"],
  ["home fax", "home,fax"],
  ["work fax", "work,fax"],
]);

// As `* Work` or `Home` in the column beside.
function labelOf(cells: readonly Cell[], of: string | undefined): string | undefined {
  const label = cells.find(({ field }) => field.kind === "label" && field.of === of)?.value;
  return TYPES.get((label ?? "").replace(/^\*\s*/, "").toLowerCase());
}

function property(name: string, value: string, type?: string): Property {
  const parameters: readonly Parameter[] =
    type === undefined ? [] : [{ name: "TYPE", values: type.split(",") }];
  return { group: undefined, name, parameters, value };
}
