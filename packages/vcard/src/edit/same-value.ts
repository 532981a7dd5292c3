import { parameterValues, type Property } from "../card.ts";
import { decodeProperty, type DecodedValue, isBinary, type Version } from "../values.ts";
import { withoutOmittedYear } from "./omitted-year.ts";
import { isSameLine } from "./same-line.ts";

/** Parameters that say something of the value that its characters do not. */
const FORM_PARAMETERS = ["MEDIATYPE", "X-APPLE-OMIT-YEAR"];

/** Before 4.0, TYPE of these says what the octets are. */
const MEDIA: ReadonlySet<string> = new Set(["PHOTO", "LOGO", "SOUND", "KEY"]);

/**
 * Tells whether a parameter says what the octets of a value are.
 *
 * @param parameter Name of the parameter, in upper case.
 * @param name Name of the property.
 * @param version Version of its card.
 * @returns Whether it does.
 */
export function isFormat(parameter: string, name: string, version: Version): boolean {
  return parameter === "TYPE" && version !== "4.0" && MEDIA.has(name.toUpperCase());
}

/**
 * Tells whether the values of two properties mean the same, however they are written.
 *
 * @param left One property.
 * @param right The other property.
 * @param version Version of both cards.
 * @returns Whether they do.
 */
export function isSameValue(left: Property, right: Property, version: Version): boolean {
  return isSameLine(left, right) || valueKey(left, version) === valueKey(right, version);
}

/**
 * Writes what a value means as a key: equal for those that mean the same, however they are written.
 *
 * @param property The property.
 * @param version Version of its card.
 * @returns The key.
 */
export function valueKey(property: Property, version: Version): string {
  const isTyped = isFormat("TYPE", property.name, version);
  const names = isTyped ? [...FORM_PARAMETERS, "TYPE"] : FORM_PARAMETERS;
  const form = names.map((name) => parameterValues(property, name));
  return `${meaningKey(property, version)} ${JSON.stringify(form)}`;
}

/**
 * Writes what a value means as a key, as {@link valueKey} does, whatever other parameters say of it.
 *
 * @param property The property.
 * @param version Version of its card.
 * @returns The key.
 */
export function meaningKey(property: Property, version: Version): string {
  const decoded = withoutOmittedYear(property, decodeProperty(property, version));
  if (decoded.shape === "single" && isBinary(decoded.value)) {
    // Photos are large: their letters are compared, not their octets.
    const letters = property.value.replace(/\s+/g, "");
    return JSON.stringify(["binary", decoded.value.mediaType, letters]);
  }
  return JSON.stringify(trimmed(decoded));
}

// Components that are empty say as much as those that are not there.
function trimmed(decoded: DecodedValue): unknown {
  if (decoded.shape !== "components") return decoded;
  const { components } = decoded;
  const last = components.findLastIndex((items) => items.some((item) => item !== ""));
  return components.slice(0, last + 1).map((items) => (items.length === 0 ? [""] : items));
}
