import { parameterValues, type Property, sameName } from "../card.ts";
import type { Version } from "../vocabulary/property-use.ts";

/** Words of TYPE that are another name of a subtype, by property. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["jpg", "jpeg"],
  ["tif", "tiff"],
  ["svg", "svg+xml"],
  ["wave", "wav"],
]);

/** Words of TYPE that say something else than the form of a picture or sound. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  "home work pref internet other cell voice fax dom intl postal parcel b base64 binary uri url".split(
    " ",
  ),
);

/** Words of TYPE in KEY (RFC 2426 section 3.7.2), and the media types of RFC 3156 and RFC 2585. */
const KEY_TYPES: ReadonlyMap<string, string> = new Map([
  ["pgp", "application/pgp-keys"],
  ["x509", "application/pkix-cert"],
]);

/**
 * Finds the media type of a binary in its parameters: MEDIATYPE, or the TYPE of vCard 2.1 and 3.0, where
 * `JPEG` in PHOTO is `image/jpeg`.
 *
 * @param property The property.
 * @returns The media type, or `undefined`.
 */
export function mediaTypeOfParameters(property: Property): string | undefined {
  const [mediaType] = parameterValues(property, "MEDIATYPE");
  if (mediaType !== undefined) return mediaType;
  for (const word of parameterValues(property, "TYPE")) {
    const found = mediaTypeOfWord(property.name, word);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Finds the media type that a word of TYPE stands for in a binary.
 *
 * @param name The name of the property.
 * @param word The word, in any case.
 * @returns The media type, or `undefined` if the word says something else.
 */
export function mediaTypeOfWord(name: string, word: string): string | undefined {
  const lower = word.toLowerCase();
  if (lower.includes("/")) return lower;
  if (sameName(name, "KEY")) return KEY_TYPES.get(lower);
  const kind = kindOf(name);
  if (kind === undefined || lower === "" || OTHER_WORDS.has(lower)) return undefined;
  return `${kind}/${ALIASES.get(lower) ?? lower}`;
}

/**
 * Gives the word of TYPE for a media type: `JPEG` for `image/jpeg` in PHOTO, `PGP` for
 * `application/pgp-keys` in KEY, else the media type itself.
 *
 * @param name The name of the property.
 * @param mediaType The media type.
 * @returns The word.
 */
export function wordOfMediaType(name: string, mediaType: string): string {
  const word = sameName(name, "KEY")
    ? Array.from(KEY_TYPES).find(([, type]) => type === mediaType)?.[0]
    : mediaType.slice(mediaType.indexOf("/") + 1);
  if (word === undefined || mediaTypeOfWord(name, word) !== mediaType) return mediaType;
  return word.toUpperCase();
}

function kindOf(name: string): "image" | "audio" | undefined {
  if (sameName(name, "PHOTO") || sameName(name, "LOGO")) return "image";
  return sameName(name, "SOUND") ? "audio" : undefined;
}

/** The names of the encoding of octets in the versions that have one. */
export const OCTET_ENCODING: Readonly<Record<Version, string>> = {
  "2.1": "BASE64",
  "3.0": "b",
  "4.0": "b",
};
