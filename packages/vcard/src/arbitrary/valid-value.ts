import * as fc from "fast-check";
import type { DecodedValue, PartialDateTime, Scalar } from "../value/decoded-value.ts";
import { isDateTimeType } from "../value/date-time.ts";
import { propertyUse } from "../vocabulary/property-definitions.ts";
import type { PropertyUse, ValueType, Version } from "../vocabulary/property-use.ts";
import { binaryOf } from "./binary.ts";
import { partialDateTime } from "./date-time.ts";
import { lines, text } from "./text.ts";
import { geoUri, languageTag, telUri, uri, urn } from "./uri.ts";

/**
 * Values that a property can have in a version, of each of its types: partial dates where the version has
 * them, binaries, lists, components, and the words of those that have a vocabulary.
 *
 * @param version The version.
 * @param name The name of a property that the version has, in upper case.
 * @returns The arbitrary; texts for a name that is not known.
 */
export function validValue(version: Version, name: string): fc.Arbitrary<DecodedValue> {
  const use = propertyUse(name, version);
  if (use === undefined) return single("unknown", line());
  const key = `${version} ${name}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const made = makeValue(version, name, use);
  KNOWN.set(key, made);
  return made;
}

/** What was made before: to make it takes longer than to draw from it. */
const KNOWN = new Map<string, fc.Arbitrary<DecodedValue>>();

function makeValue(version: Version, name: string, use: PropertyUse): fc.Arbitrary<DecodedValue> {
  const special = SPECIAL.get(name);
  if (special !== undefined) return special(version);
  if (use.shape === "list") {
    return fc
      .array(item(), { minLength: 1, maxLength: 4 })
      .map((values) => ({ shape: "list", type: "text", values }));
  }
  return use.shape === "components" ? componentsOf(use) : fc.oneof(...singles(use, version, name));
}

function singles(use: PropertyUse, version: Version, name: string): fc.Arbitrary<DecodedValue>[] {
  return use.types.map((type) => single(type, scalar(type, version, name)));
}

function single<Value extends Scalar>(
  type: ValueType,
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<DecodedValue> {
  return value.map((one) => ({ shape: "single", type, value: one }));
}

function scalar(type: ValueType, version: Version, name: string): fc.Arbitrary<Scalar> {
  if (isDateTimeType(type)) return version === "4.0" ? partialDateTime(type) : wholeDate(type);
  switch (type) {
    case "uri":
      return uri();
    case "binary":
      return binaryOf(name);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.maxSafeInteger();
    case "float":
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    case "utc-offset":
      return fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15);
    case "language-tag":
      return languageTag();
    case "phone-number":
      return telephone();
    case "vcard":
      return nestedCard(version);
    case "text":
    case "unknown":
      return paragraph();
  }
}

// RFC 2426 has whole dates and times alone.
function wholeDate(type: ValueType): fc.Arbitrary<PartialDateTime> {
  const whole = partialDateTime("timestamp");
  if (type !== "date") return whole;
  return whole.map(({ year = 0, month = 1, day = 1 }) => ({ year, month, day }));
}

function componentsOf(use: PropertyUse): fc.Arbitrary<DecodedValue> {
  const one = use.componentLists
    ? fc.array(item(), { minLength: 1, maxLength: 3 })
    : item().map((text_) => [text_]);
  const count = use.components.length;
  const empty = fc.constant([""]);
  const component = fc.oneof({ arbitrary: one, weight: 3 }, { arbitrary: empty, weight: 1 });
  // Of N and ADR all components are written; RFC 9554's own may be left away together.
  const shorter = use.components[0] === "family" ? 5 : 7;
  const counts = use.componentLists
    ? fc.constantFrom(shorter, count)
    : fc.integer({ min: 1, max: 3 });
  return counts
    .chain((length) => fc.array(component, { minLength: length, maxLength: length }))
    .chain((rest) => one.map((first) => [first, ...rest.slice(1)]))
    .map((components) => ({ shape: "components", type: "text", components }));
}

type Special = (version: Version) => fc.Arbitrary<DecodedValue>;

/** Values of properties that not every value of their type would do for. */
const SPECIAL: ReadonlyMap<string, Special> = new Map<string, Special>([
  ["VERSION", (version) => single("text", fc.constant(version))],
  ["PROFILE", () => words("VCARD")],
  ["KIND", () => words("individual group org location application device")],
  ["CLASS", () => words("PUBLIC PRIVATE CONFIDENTIAL")],
  ["GRAMGENDER", () => words("animate common feminine inanimate masculine neuter")],
  ["XML", () => single("text", fc.constant('<a xmlns="urn:example:a">b, c</a>'))],
  ["JSPROP", () => single("text", fc.constantFrom("true", '"a, b"', '{"c":[1,2]}'))],
  ["EMAIL", () => single("text", fc.constantFrom("ada@example.com", "a.b+c@mail.example"))],
  ["TEL", telephoneOf],
  ["UID", uidOf],
  ["GEO", geoOf],
  ["TZ", zoneOf],
  ["MEMBER", () => single("uri", fc.oneof(urn(), fc.constant("mailto:ada@example.com")))],
  ["REV", timestampOf],
  ["CREATED", timestampOf],
  ["GENDER", genderOf],
  ["CLIENTPIDMAP", pidMapOf],
  ["SOUND", soundOf],
  ["AGENT", agentOf],
  ["FN", () => single("text", line())],
]);

function words(all: string): fc.Arbitrary<DecodedValue> {
  return single("text", fc.constantFrom(...all.split(" ")));
}

function telephoneOf(version: Version): fc.Arbitrary<DecodedValue> {
  if (version !== "4.0") return single("phone-number", telephone());
  return fc.oneof(single("text", telephone()), single("uri", telUri()));
}

function uidOf(version: Version): fc.Arbitrary<DecodedValue> {
  if (version !== "4.0") return single("text", fc.oneof(urn(), line()));
  return fc.oneof(single("uri", urn()), single("text", line()));
}

function geoOf(version: Version): fc.Arbitrary<DecodedValue> {
  if (version === "4.0") return single("uri", geoUri());
  const degrees = (most: number) =>
    fc.integer({ min: -most * 1000, max: most * 1000 }).map((value) => [String(value / 1000)]);
  return fc
    .tuple(degrees(90), degrees(180))
    .map((components) => ({ shape: "components", type: "text", components }));
}

function zoneOf(version: Version): fc.Arbitrary<DecodedValue> {
  const text_ = single("text", fc.constantFrom("Europe/Berlin", "Raleigh/North America"));
  const offset = single("utc-offset", scalar("utc-offset", version, "TZ"));
  return version === "4.0"
    ? fc.oneof(text_, offset, single("uri", uri()))
    : fc.oneof(text_, offset);
}

function timestampOf(version: Version): fc.Arbitrary<DecodedValue> {
  const type = version === "4.0" ? "timestamp" : "date-time";
  return single(type, partialDateTime("timestamp"));
}

function genderOf(): fc.Arbitrary<DecodedValue> {
  const sex = fc.constantFrom("M", "F", "O", "N", "U", "");
  return fc.tuple(sex, fc.option(line(), { nil: undefined })).map(([letter, identity]) => ({
    shape: "components",
    type: "text",
    components: identity === undefined ? [[letter === "" ? "U" : letter]] : [[letter], [identity]],
  }));
}

function pidMapOf(): fc.Arbitrary<DecodedValue> {
  return fc.tuple(fc.integer({ min: 1, max: 9 }), urn()).map(([id, source]) => ({
    shape: "components",
    type: "text",
    components: [[String(id)], [source]],
  }));
}

function soundOf(version: Version): fc.Arbitrary<DecodedValue> {
  const octets = single("binary", binaryOf("SOUND"));
  return fc.oneof(
    octets,
    single("uri", uri()),
    ...(version === "2.1" ? [single("text", line())] : []),
  );
}

function agentOf(version: Version): fc.Arbitrary<DecodedValue> {
  return fc.oneof(single("vcard", nestedCard(version)), single("uri", uri()));
}

function nestedCard(version: Version): fc.Arbitrary<string> {
  return fc.constantFrom("Ada", "Grace").map((name) => {
    const text_ = `BEGIN:VCARD\nVERSION:${version}\nN:;${name};;;\nFN:${name}\nEND:VCARD`;
    return version === "2.1" ? text_.replaceAll("\n", "\r\n") : `${text_}\n`;
  });
}

function telephone(): fc.Arbitrary<string> {
  return fc.constantFrom("+1 555 0100", "(0)30 1234-56", "555-0199 ext. 5", "+44 20 7946 0000");
}

// Texts with something to see in them.
function line(): fc.Arbitrary<string> {
  return text().map((value) => (value.trim() === "" ? "Ada" : value));
}

function item(): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom("Ada", "a, b", "c;d"), line());
}

function paragraph(): fc.Arbitrary<string> {
  return fc.oneof(
    line(),
    lines().map((value) => `${value}.`),
  );
}
