/** Words of TYPE of 3.0 and 2.1, and the media types that they mean (RFC 2426 sections 3.1.4, 3.6.6, 3.7.2). */
const WORDS: readonly (readonly [word: string, mediaType: string])[] = [
  ["JPEG", "image/jpeg"],
  ["JPG", "image/jpeg"],
  ["PNG", "image/png"],
  ["GIF", "image/gif"],
  ["TIFF", "image/tiff"],
  ["BMP", "image/bmp"],
  ["WMF", "image/wmf"],
  ["PDF", "application/pdf"],
  ["PS", "application/postscript"],
  ["QTIME", "video/quicktime"],
  ["AVI", "video/x-msvideo"],
  ["BASIC", "audio/basic"],
  ["WAVE", "audio/wav"],
  ["WAV", "audio/wav"],
  ["AIFF", "audio/aiff"],
  ["PCM", "audio/pcm"],
  ["MP3", "audio/mpeg"],
  ["PGP", "application/pgp-keys"],
  ["X509", "application/pkix-cert"],
];

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map(WORDS);

// The first word of a media type is the one that is written.
const WORDS_OF: ReadonlyMap<string, string> = new Map(
  WORDS.toReversed().map(([word, mediaType]) => [mediaType, word]),
);

/** What a word that is no name of a format in itself is a subtype of. */
const TOP_LEVEL: ReadonlyMap<string, string> = new Map([
  ["PHOTO", "image"],
  ["LOGO", "image"],
  ["SOUND", "audio"],
  ["KEY", "application"],
]);

/** How files of some formats begin, in base64. */
const BEGINNINGS: readonly (readonly [base64: string, mediaType: string])[] = [
  ["/9j/", "image/jpeg"],
  ["iVBORw0KGgo", "image/png"],
  ["R0lGOD", "image/gif"],
  ["Qk", "image/bmp"],
  ["UklGR", "audio/wav"],
];

/** The media type of octets that nobody named. */
const OCTETS = "application/octet-stream";

/**
 * Gives the media type that a word of TYPE means.
 *
 * @param word The word, or a media type, which some write there.
 * @param name Name of the property, in upper case.
 * @returns The media type.
 */
export function mediaTypeOf(word: string, name: string): string {
  if (word.includes("/")) return word.toLowerCase();
  const known = MEDIA_TYPES.get(word.toUpperCase());
  if (known !== undefined) return known;
  return `${TOP_LEVEL.get(name) ?? "application"}/${word.toLowerCase()}`;
}

/**
 * Gives the word of TYPE for a media type.
 *
 * @param mediaType The media type, in any case, maybe with parameters.
 * @param name Name of the property, in upper case.
 * @returns The word, or `undefined` where none means that very media type.
 */
export function mediaWordOf(mediaType: string, name: string): string | undefined {
  const lower = mediaType.toLowerCase();
  const [top = "", subtype = ""] = lower.split("/");
  const word = WORDS_OF.get(lower) ?? (top === TOP_LEVEL.get(name) ? subtype.toUpperCase() : "");
  if (!/^[A-Z0-9.+-]+$/.test(word)) return undefined;
  return mediaTypeOf(word, name) === lower ? word : undefined;
}

/**
 * Tells the media type of octets by how they begin.
 *
 * @param base64 The octets.
 * @returns The media type, or that of any octets.
 */
export function mediaTypeOfOctets(base64: string): string {
  return BEGINNINGS.find(([beginning]) => base64.startsWith(beginning))?.[1] ?? OCTETS;
}
