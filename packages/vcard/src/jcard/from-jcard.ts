import type { Card, Property } from "../card.ts";
import type { Version } from "../values.ts";
import { JCardError } from "./jcard-error.ts";
import { isVersion, readJCardProperty } from "./property-from-jcard.ts";
import { type FromJCardOptions, pointerTo, type Reading, readingOf } from "./reading.ts";

/**
 * Reads a jCard (RFC 7095 section 4), the data that `JSON.parse` gives. Names become upper case and
 * values are escaped as the version of the card has it. Members of objects are read as they are, never
 * by a name from the data, so that `__proto__` is a name like others.
 *
 * @param json The jCard.
 * @param options Limits, and what to do about departures.
 * @returns The card; VERSION is its first property.
 * @throws JCardError for the first departure if there is no `onProblem`, and for data that is no jCard
 *   in any case.
 * @example
 * fromJCard(["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Ada"]]]);
 */
export function fromJCard(json: unknown, options: FromJCardOptions = {}): Card {
  const reading = readingOf(options);
  const { entries, base, from } = entriesOf(json, reading);
  const version = readVersion(entries, base, from, reading);
  const properties: Property[] = [
    { group: undefined, name: "VERSION", parameters: [], value: version },
  ];
  for (const [index, entry] of entries.entries()) {
    if (isVersion(entry)) continue;
    if (properties.length >= reading.limits.maxProperties) {
      const reason = `more than ${reading.limits.maxProperties} properties`;
      reading.complain("too-many-properties", reason, base, "maxProperties");
      break;
    }
    const pointer = pointerTo(base, index + from);
    const property = readJCardProperty(entry, pointer, version, reading);
    if (property !== undefined) properties.push(property);
  }
  return { version, properties };
}

/**
 * Reads the jCard of one property (RFC 7095 section 3.3), as JSContact has it in `vCardProps` (RFC 9555
 * section 2.15.1). The pointers of problems start at the property.
 *
 * @param json The property.
 * @param options Limits, and what to do about departures.
 * @returns The property of a card of vCard 4.0, or `undefined` for what is none.
 * @throws JCardError for the first departure if there is no `onProblem`.
 */
export function fromJCardProperty(
  json: unknown,
  options: FromJCardOptions = {},
): Property | undefined {
  return readJCardProperty(json, "", "4.0", readingOf(options));
}

interface Entries {
  readonly entries: readonly unknown[];
  /** Pointer to the array that they are in. */
  readonly base: string;
  /** Index of the first of them in that array. */
  readonly from: number;
}

function entriesOf(json: unknown, { complain }: Reading): Entries {
  if (!Array.isArray(json)) throw notAJCard();
  const [name, properties]: readonly unknown[] = json;
  if (typeof name !== "string" || name.toLowerCase() !== "vcard") throw notAJCard();
  if (name !== "vcard") {
    complain("not-lower-case", "vcard is not in lower case", "/0", "RFC 7095 section 3.2");
  }
  // Some registries leave out the array around the properties.
  if (Array.isArray(properties) && typeof properties[0] === "string") {
    const reason = "properties are not in an array";
    complain("properties-not-in-array", reason, "/1", "RFC 7095 section 3.2");
    return { entries: json.slice(1), base: "", from: 1 };
  }
  if (!Array.isArray(properties)) throw notAJCard();
  // A third element is where ical.js has what is in a component: in a card, nothing.
  if (json.length > 2 && !(Array.isArray(json[2]) && json[2].length === 0)) {
    const reason = "jCard has a third element";
    complain("properties-not-in-array", reason, "/2", "RFC 7095 section 3.2");
  }
  return { entries: properties, base: "/1", from: 0 };
}

function notAJCard(): JCardError {
  return new JCardError({
    code: "not-a-jcard",
    reason: 'data is not ["vcard", [...]]',
    pointer: "",
    rule: "RFC 7095 section 3.2",
  });
}

// RFC 7095 section 3.3.1.1: it is there, and first.
function readVersion(
  entries: readonly unknown[],
  base: string,
  from: number,
  { complain }: Reading,
): Version {
  const section = "RFC 7095 section 3.3.1.1";
  const index = entries.findIndex(isVersion);
  const entry = entries[index];
  if (!isVersion(entry)) {
    complain("missing-version", "jCard has no version", base, section);
    return "4.0";
  }
  const pointer = pointerTo(base, index + from);
  const second = entries.findIndex((other, at) => at > index && isVersion(other));
  if (index > 0) complain("misplaced-version", "version is not first", pointer, section);
  if (second > 0) {
    complain("misplaced-version", "second version", pointerTo(base, second + from), section);
  }
  const value = entry.at(-1);
  if (value === "4.0" || value === "3.0" || value === "2.1") return value;
  complain("unknown-version", "version is not one of vCard", pointer, section);
  return value === 3 || value === "3" ? "3.0" : "4.0";
}
