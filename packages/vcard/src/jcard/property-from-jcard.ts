import type { Property } from "../card.ts";
import type { Version } from "../values.ts";
import { buildProperty } from "./build-property.ts";
import { readParameters } from "./parameters-from-jcard.ts";
import { pointerTo, type Reading } from "./reading.ts";
import { defaultTypeOf, isKnownType, isTypeName } from "./value-type.ts";
import { readValues } from "./values-from-jcard.ts";

const PROPERTY_NAME = /^[a-z0-9_-]+$/i;
const SECTION = "RFC 7095 section 3.3";

/**
 * Reads one property (RFC 7095 section 3.3).
 *
 * @param entry What stands among the properties.
 * @param pointer Where it is.
 * @param version The version of the card.
 * @param reading Limits and problems.
 * @returns The property, or `undefined` for what is none.
 */
export function readJCardProperty(
  entry: unknown,
  pointer: string,
  version: Version,
  reading: Reading,
): Property | undefined {
  const { complain } = reading;
  if (!Array.isArray(entry) || entry.length < 3 || typeof entry[0] !== "string") {
    complain("not-a-property", "array is not one of a property", pointer, SECTION);
    return undefined;
  }
  const name = readName(entry[0], pointerTo(pointer, 0), reading);
  if (name === undefined) return undefined;
  const isOld = version !== "4.0";
  const read = readParameters(entry[1], pointerTo(pointer, 1), reading, isOld);
  const { type, first } = readType(entry, name, pointer, version, reading);
  const values = readValues(entry.slice(first), pointer, first, reading);
  if (values.length === 0) {
    complain("missing-value", "property has no value", pointer, SECTION);
  }
  return buildProperty({ ...read, name }, type, values, version, (problem) => {
    const reason =
      problem === "not-of-type"
        ? `value is no ${type.slice(0, 40)}`
        : "property has several values";
    const rule = problem === "not-of-type" ? "RFC 7095 section 3.5" : "RFC 6350 section 6";
    complain(problem, reason, pointerTo(pointer, first), rule);
  });
}

/**
 * Tells whether an entry is the version of the card.
 *
 * @param entry What stands among the properties.
 * @returns Whether it is.
 */
export function isVersion(entry: unknown): entry is readonly unknown[] {
  if (!Array.isArray(entry)) return false;
  const [name]: readonly unknown[] = entry;
  return typeof name === "string" && name.length === 7 && name.toLowerCase() === "version";
}

function readName(name: string, pointer: string, { complain }: Reading): string | undefined {
  const upper = name.toUpperCase();
  if (!PROPERTY_NAME.test(name) || upper === "BEGIN" || upper === "END") {
    complain("bad-name", "no vCard property can have this name", pointer, "RFC 6350 name");
    return undefined;
  }
  if (name !== name.toLowerCase()) {
    complain("not-lower-case", "name is not in lower case", pointer, SECTION);
  }
  return upper;
}

interface TypeOfValue {
  readonly type: string;
  /** Index of the first value. */
  readonly first: number;
}

// The type, or what stands for it where it was left out: registries write ["lang", {}, "en"].
function readType(
  entry: readonly unknown[],
  name: string,
  pointer: string,
  version: Version,
  { complain }: Reading,
): TypeOfValue {
  const [, , third] = entry;
  const at = pointerTo(pointer, 2);
  const first = entry.length > 3 ? 3 : 2;
  const type = typeof third === "string" ? third.toLowerCase() : "";
  if (isTypeName(type) && (first === 3 || isUsedType(type))) {
    if (third !== type) complain("not-lower-case", "type is not in lower case", at, SECTION);
    return { type, first: 3 };
  }
  complain("missing-type", "property has no type", at, SECTION);
  return { type: defaultTypeOf(name, version) ?? "unknown", first };
}

function isUsedType(type: string): boolean {
  return type === "unknown" || isKnownType(type);
}
