/** What a column of an address book in CSV holds. */
export type CsvField =
  /** A part of N, by its place (RFC 6350 section 6.2.2). */
  | { readonly kind: "name"; readonly part: number }
  /** A part of ADR, by its place (RFC 6350 section 6.3.1), of one of the addresses. */
  | { readonly kind: "address"; readonly of: string; readonly part: number; readonly type?: string }
  /** A part of ORG. */
  | { readonly kind: "organization"; readonly part: number }
  /** The year, month or day of BDAY. */
  | { readonly kind: "birth"; readonly part: "year" | "month" | "day" }
  /** What the value of another column of the same name and number is of. */
  | { readonly kind: "label"; readonly of: string }
  /** A property with a text, or with several behind ` ::: `. */
  | {
      readonly kind: "text";
      readonly property: string;
      readonly type?: string;
      /** Names the column that says its type. */
      readonly of?: string;
    };

const text = (property: string, type?: string): CsvField => ({
  kind: "text",
  property,
  ...(type !== undefined && { type }),
});
const name = (part: number): CsvField => ({ kind: "name", part });
const organization = (part: number): CsvField => ({ kind: "organization", part });

const ADDRESS_PARTS: ReadonlyMap<string, number> = new Map([
  ["po box", 0],
  ["address 2", 1],
  ["extended address", 1],
  ["street 2", 1],
  ["address", 2],
  ["street", 2],
  ["city", 3],
  ["state", 4],
  ["region", 4],
  ["zipcode", 5],
  ["postal code", 5],
  ["country", 6],
  ["country/region", 6],
]);

/** Columns of Google Contacts, of Outlook and of Thunderbird, in lower case. */
const COLUMNS: ReadonlyMap<string, CsvField> = new Map<string, CsvField>([
  ["name", text("FN")],
  ["display name", text("FN")],
  ["file as", text("SORT-STRING")],
  ["last name", name(0)],
  ["family name", name(0)],
  ["first name", name(1)],
  ["given name", name(1)],
  ["middle name", name(2)],
  ["additional name", name(2)],
  ["title", name(3)],
  ["name prefix", name(3)],
  ["suffix", name(4)],
  ["name suffix", name(4)],
  ["nickname", text("NICKNAME")],
  ["organization", organization(0)],
  ["organization name", organization(0)],
  ["company", organization(0)],
  ["department", organization(1)],
  ["organization department", organization(1)],
  ["job title", text("TITLE")],
  ["organization title", text("TITLE")],
  ["profession", text("ROLE")],
  ["birthday", text("BDAY")],
  ["birth year", { kind: "birth", part: "year" }],
  ["birth month", { kind: "birth", part: "month" }],
  ["birth day", { kind: "birth", part: "day" }],
  ["notes", text("NOTE")],
  ["categories", text("CATEGORIES")],
  ["labels", text("CATEGORIES")],
  ["group membership", text("CATEGORIES")],
  ["primary email", text("EMAIL")],
  ["secondary email", text("EMAIL")],
  ["e-mail address", text("EMAIL")],
  ["e-mail 2 address", text("EMAIL")],
  ["e-mail 3 address", text("EMAIL")],
  ["primary phone", text("TEL", "pref")],
  ["business phone", text("TEL", "work")],
  ["business phone 2", text("TEL", "work")],
  ["work phone", text("TEL", "work")],
  ["company main phone", text("TEL", "work")],
  ["home phone", text("TEL", "home")],
  ["home phone 2", text("TEL", "home")],
  ["mobile phone", text("TEL", "cell")],
  ["mobile number", text("TEL", "cell")],
  ["other phone", text("TEL")],
  ["car phone", text("TEL", "car")],
  ["pager", text("TEL", "pager")],
  ["pager number", text("TEL", "pager")],
  ["business fax", text("TEL", "work,fax")],
  ["home fax", text("TEL", "home,fax")],
  ["fax number", text("TEL", "fax")],
  ["web page", text("URL")],
  ["web page 1", text("URL")],
  ["web page 2", text("URL")],
]);

const PLACES: ReadonlyMap<string, string | undefined> = new Map([
  ["home", "home"],
  ["business", "work"],
  ["work", "work"],
  ["other", undefined],
]);

const NUMBERED = /^(e-mail|phone|website|address|organization) (\d{1,2}) - (.+)$/;

const NUMBERED_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ["e-mail", "EMAIL"],
  ["phone", "TEL"],
  ["website", "URL"],
]);

/**
 * Tells what a column holds.
 *
 * @param header The name of the column, in any case.
 * @returns `undefined` for a column that is not known.
 */
export function csvField(header: string): CsvField | undefined {
  const column = header
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase();
  return COLUMNS.get(column) ?? numberedField(column) ?? placedField(column);
}

// As in `Phone 1 - Value` of Google.
function numberedField(column: string): CsvField | undefined {
  const [, what = "", number = "", part = ""] = NUMBERED.exec(column) ?? [];
  const of = `${what} ${number}`;
  if (what === "") return undefined;
  if (part === "label" || part === "type") return { kind: "label", of };
  if (what === "organization") return ORGANIZATION_PARTS.get(part);
  const address = what === "address" ? ADDRESS_PARTS.get(part) : undefined;
  if (address !== undefined) return { kind: "address", of, part: address };
  const property = NUMBERED_PROPERTIES.get(what);
  return property === undefined || part !== "value" ? undefined : { kind: "text", property, of };
}

const ORGANIZATION_PARTS: ReadonlyMap<string, CsvField> = new Map([
  ["name", organization(0)],
  ["department", organization(1)],
  ["title", text("TITLE")],
]);

// As in `Business Street` of Outlook and `Home ZipCode` of Thunderbird.
function placedField(column: string): CsvField | undefined {
  const [place = ""] = column.split(" ", 1);
  const part = ADDRESS_PARTS.get(column.slice(place.length + 1));
  if (part === undefined || !PLACES.has(place)) return undefined;
  const type = PLACES.get(place);
  return { kind: "address", of: place, part, ...(type !== undefined && { type }) };
}
