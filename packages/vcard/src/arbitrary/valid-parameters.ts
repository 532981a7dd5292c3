import * as fc from "fast-check";
import type { Parameter } from "../card.ts";
import type { DecodedValue } from "../value/decoded-value.ts";
import { stringifyDateTime } from "../value/date-time.ts";
import { propertyDefinition } from "../vocabulary/property-definitions.ts";
import type { Version } from "../vocabulary/property-use.ts";
import { typeValues } from "../vocabulary/type-values.ts";
import { partialDateTime } from "./date-time.ts";
import { lines, text } from "./text.ts";
import { geoUri, languageTag, uri } from "./uri.ts";

/**
 * Parameters that a property with a value can have in a version, each at most once but TYPE. Those that
 * belong together across a card (ALTID, PID, PHONETIC, PROP-ID), those that the value brings (VALUE,
 * ENCODING, CHARSET) and JSCOMPS are not among them.
 *
 * @param version The version.
 * @param name The name of a property of the version, in upper case.
 * @param value The value.
 * @returns The arbitrary.
 */
export function validParameters(
  version: Version,
  name: string,
  value: DecodedValue,
): fc.Arbitrary<Parameter[]> {
  const key = `${version} ${name} ${value.type} ${hasDate(value)}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const made = makeParameters(version, name, value);
  KNOWN.set(key, made);
  return made;
}

/** What was made before, by what it depends on: to make it takes longer than to draw from it. */
const KNOWN = new Map<string, fc.Arbitrary<Parameter[]>>();

function makeParameters(
  version: Version,
  name: string,
  value: DecodedValue,
): fc.Arbitrary<Parameter[]> {
  const allowed = propertyDefinition(name)?.uses[version]?.parameters ?? [];
  const named = allowed.flatMap((parameter) => {
    const values = valuesOf(parameter, version, name, value);
    return values === undefined
      ? []
      : [sometimes(parameter, values, isNeeded(parameter, name, value))];
  });
  const general = version === "4.0" && name !== "VERSION" ? GENERAL.map(rarely) : [];
  const parameters = fc.tuple(...named, ...general).map((lists) => lists.flat());
  if (version !== "2.1") return parameters;
  return fc
    .tuple(parameters, fc.boolean())
    .map(([all, isBare]) => (isBare ? withBareTypes(all) : all));
}

type Values = fc.Arbitrary<readonly string[]>;

function sometimes(name: string, values: Values, always: boolean): fc.Arbitrary<Parameter[]> {
  return always ? parameterOf(name, values) : orNone(name, values, 2);
}

function rarely([name, values]: readonly [string, Values]): fc.Arbitrary<Parameter[]> {
  return orNone(name, values, 30);
}

function orNone(name: string, values: Values, weight: number): fc.Arbitrary<Parameter[]> {
  const none: fc.Arbitrary<Parameter[]> = fc.constant([]);
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: none, weight },
    { arbitrary: parameterOf(name, values), weight: 1 },
  );
}

function parameterOf(name: string, values: Values): fc.Arbitrary<Parameter[]> {
  return values.map((all) => [{ name, values: all }]);
}

// JSPROP is nothing without its pointer, a SOCIALPROFILE that is a text nothing without its service.
function isNeeded(parameter: string, name: string, value: DecodedValue): boolean {
  if (parameter === "JSPTR") return true;
  return parameter === "SERVICE-TYPE" && name === "SOCIALPROFILE" && value.type === "text";
}

// What a parameter can have beside a value; `undefined` where it cannot be.
function valuesOf(
  parameter: string,
  version: Version,
  name: string,
  value: DecodedValue,
): Values | undefined {
  const isText = value.type === "text";
  switch (parameter) {
    case "LANGUAGE":
      return isText ? one(languageTag()) : undefined;
    case "PREF":
      return one(fc.integer({ min: 1, max: 100 }).map(String));
    case "TYPE":
      return typesOf(version, name, value);
    case "MEDIATYPE":
      return value.type === "uri" ? one(fc.constantFrom("text/html", "image/png;q=1")) : undefined;
    case "CALSCALE":
      return value.type === "date-and-or-time" && hasDate(value)
        ? one(fc.constant("gregorian"))
        : undefined;
    case "SORT-AS":
      return one(word());
    case "GEO":
      return one(geoUri());
    case "TZ":
      return one(fc.oneof(fc.constantFrom("-0500", "Europe/Berlin"), uri()));
    case "LABEL":
      return one(fc.oneof(word(), lines()));
    case "CC":
      return one(fc.constantFrom("DE", "US"));
    case "INDEX":
      return one(fc.integer({ min: 1, max: 9 }).map(String));
    case "LEVEL":
      return one(fc.constantFrom(...levels(name)));
    case "SERVICE-TYPE":
      return one(fc.constantFrom("Mastodon", "Some Service"));
    case "USERNAME":
      return isText ? undefined : one(word());
    case "JSPTR":
      return one(fc.constantFrom("example.com:a", "titles/a~1b/example.com:c"));
    case "CONTEXT":
      return one(fc.constant("LDAP"));
    default:
      return undefined;
  }
}

function one(value: fc.Arbitrary<string>): Values {
  return value.map((only) => [only]);
}

function typesOf(version: Version, name: string, value: DecodedValue): Values | undefined {
  const words = typeValues(name, version);
  // In 2.1 and 3.0 the TYPE of a picture or sound says what its octets are.
  const isOfMedia = version !== "4.0" && /^(?:PHOTO|LOGO|SOUND|KEY|UID)$/.test(name);
  if (isOfMedia || value.type === "binary") return undefined;
  return fc.uniqueArray(fc.constantFrom(...(words.length === 0 ? ["home", "work"] : words)), {
    minLength: 1,
    maxLength: 3,
  });
}

function levels(name: string): string[] {
  return name === "EXPERTISE" ? ["beginner", "average", "expert"] : ["high", "medium", "low"];
}

function hasDate(value: DecodedValue): boolean {
  if (value.shape !== "single" || typeof value.value !== "object") return false;
  return "year" in value.value || "month" in value.value || "day" in value.value;
}

function word(): fc.Arbitrary<string> {
  return text().map((value) => (value.trim() === "" ? "Ada" : value));
}

/** Parameters that any property of 4.0 can have (RFC 9554 section 4). */
const GENERAL: readonly (readonly [string, Values])[] = [
  ["AUTHOR", one(fc.constantFrom("mailto:ada@example.com", "urn:example:a"))],
  ["AUTHOR-NAME", one(word())],
  [
    "CREATED",
    one(
      partialDateTime("timestamp").map((value) => stringifyDateTime(value, "timestamp", "basic")),
    ),
  ],
  ["DERIVED", one(fc.constantFrom("true", "false"))],
];

// vCard 2.1 leaves TYPE away: TEL;HOME;FAX.
function withBareTypes(parameters: readonly Parameter[]): Parameter[] {
  return parameters.flatMap((parameter) => {
    if (parameter.name !== "TYPE") return [parameter];
    return parameter.values.map((value) => ({ name: value.toUpperCase(), values: [] }));
  });
}
