import { type Card, type Property, parameterValues, parseCard } from "../../src/index.ts";
import {
  type Binary,
  decodeProperty,
  isBinary,
  isDateTime,
  type PartialDateTime,
  propertyDefinition,
  type Scalar,
  type Version,
} from "../../src/values.ts";
import type { Conversion, Converted } from "../../src/convert.ts";

/** Parameters that say how a value is written, and so are judged by the value. */
const CODING = [
  "VALUE",
  "ENCODING",
  "CHARSET",
  "X-APPLE-OMIT-YEAR",
  "X-VCARD3-MADE",
  "X-VCARD4-MADE",
];

/** What a property means, as a text to compare: its group, name, value and parameters. */
export function meaningOf(property: Property, version: Version): string {
  const name = property.name.toUpperCase();
  return JSON.stringify([
    property.group?.toLowerCase(),
    name,
    valueOf(property, version),
    parametersOf(property),
  ]);
}

function valueOf(property: Property, version: Version): unknown {
  const decoded = decodeProperty(property, version);
  switch (decoded.shape) {
    case "list":
      return [decoded.type, decoded.values.map((value) => scalarOf(value, property, version))];
    case "components":
      return [decoded.type, withoutEmptyEnd(decoded.components)];
    case "single":
      if (decoded.type === "vcard" && typeof decoded.value === "string") {
        const card = parseCard(decoded.value, { onProblem: () => undefined });
        return ["vcard", meaningsOf(card, version)];
      }
      return [
        isDateTime(decoded.value) ? "date" : decoded.type,
        scalarOf(decoded.value, property, version),
      ];
  }
}

function scalarOf(value: Scalar, property: Property, version: Version): unknown {
  if (isBinary(value)) return binaryOf(value);
  if (isDateTime(value)) return dateOf(value, property, version);
  return value;
}

function binaryOf({ mediaType, octets }: Binary): unknown {
  return [mediaType, Buffer.from(octets).toString("base64")];
}

// The year of a date that Apple's address book says to leave out, or 1604, is none.
function dateOf(date: PartialDateTime, property: Property, version: Version): unknown {
  const [omitted] = parameterValues(property, "X-APPLE-OMIT-YEAR");
  const isOmitted = date.year === 1604 || date.year === Number(omitted ?? Number.NaN);
  if (version === "4.0" || !isOmitted || date.hour !== undefined) return date;
  return { ...date, year: undefined };
}

function withoutEmptyEnd(components: readonly (readonly string[])[]): unknown {
  const texts = components.map((items) => (items.join("") === "" ? "" : items));
  while (texts.at(-1) === "") texts.pop();
  return texts;
}

function parametersOf(property: Property): unknown {
  const names = property.parameters
    .filter(({ values }) => values.length > 0)
    .map(({ name }) => name.toUpperCase())
    .filter((name) => !CODING.includes(name) && name !== "TYPE");
  const types = parameterValues(property, "TYPE").map((word) => word.toLowerCase());
  // An EMAIL is one of the Internet without being told (RFC 2426 section 3.3.2).
  const told = types.filter((word) => word !== "internet" || !/^email$/i.test(property.name));
  return [
    ["TYPE", told.toSorted()],
    ...Array.from(new Set(names))
      .toSorted()
      .map((name) => [name, parameterValues(property, name).map(textOf)]),
  ];
}

// RFC 6350 writes a line break in LABEL with a backslash, RFC 6868 with a circumflex.
function textOf(value: string): string {
  return value.replace(/\\n/gi, "\n");
}

function isVersion({ name }: Property): boolean {
  return /^version$/i.test(name);
}

/** What the properties of a card mean, VERSION left out. */
export function meaningsOf(card: Card, version: Version): string[] {
  return card.properties
    .filter((property) => !isVersion(property))
    .map((property) => meaningOf(property, version));
}

/**
 * Differences of a card and of what came back of it, as far as the reports do not tell of them: a loss, a
 * property that the version demands, a place that changed. With `foreign`, properties that the first
 * conversion left alone and the second did not are no differences, if the card's version does not have them so.
 */
export function differences(
  before: Card,
  version: Version,
  there: Converted,
  back: Converted,
  foreign = false,
): string[] {
  const reports = [...there.report, ...back.report];
  const told = (isMeant: (entry: Conversion) => boolean) =>
    new Set(reports.filter(isMeant).map(({ property }) => property));
  const lost = told(({ lost: isLost }) => isLost);
  const later = new Set(back.report.map(({ property }) => property));
  const isExcused = (property: Property) =>
    lost.has(property) || (foreign && later.has(property) && isForeign(property, version));
  const meaning = (property: Property) => meaningOf(property, version);
  const old = before.properties.filter((property) => !isVersion(property));
  const made = Array.from(
    told(({ effect }) => effect === "made"),
    meaning,
  );
  const excused = old.filter(isExcused).length;
  const left = Map.groupBy(
    back.card.properties.filter((property) => !isVersion(property)).map(meaning),
    (text) => text,
  );
  const found: string[] = [];
  for (const property of old.filter((other) => !isExcused(other))) {
    if (left.get(meaning(property))?.pop() === undefined) found.push(`- ${meaning(property)}`);
  }
  const extra = Array.from(left.values()).flat();
  for (const text of made) {
    const at = extra.indexOf(text);
    if (at !== -1) extra.splice(at, 1);
  }
  if (extra.length > excused * 2) found.push(...extra.map((text) => `+ ${text}`));
  if (found.length > 0 || excused > 0) return found;
  const moved = new Set(
    Array.from(
      told(({ effect }) => effect === "merged"),
      meaning,
    ),
  );
  const isFirm = (text: string) => !moved.has(text) && !made.includes(text);
  const order = meaningsOf(before, version).filter(isFirm);
  const order2 = meaningsOf(back.card, version).filter(isFirm);
  return order.join("\n") === order2.join("\n") ? [] : ["order", ...order, "--", ...order2];
}

// Whether a property is of another version, or of none, or says more than the version has.
function isForeign(property: Property, version: Version): boolean {
  const uses = propertyDefinition(property.name)?.uses;
  if (uses?.[version] === undefined || /^x-/i.test(property.name)) return true;
  const isX = property.parameters.some(({ name }) => /^x-/i.test(name));
  return isX || (/^rev$/i.test(property.name) && version === "4.0");
}
