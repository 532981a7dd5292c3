import { isId, isLanguageTag, isMediaType, isUri, isUtcDateTime } from "./format.ts";
import type { Format } from "./schema.ts";

/** Tests of each format, and what is said of a string that fails one. */
const FORMATS: Readonly<Record<Format, readonly [(text: string) => boolean, string]>> = {
  "utc-date-time": [isUtcDateTime, "string is no UTCDateTime"],
  uri: [isUri, "string is no URI"],
  "geo-uri": [(text) => /^geo:[^\s\p{Cc}]+$/iu.test(text), "string is no geo: URI"],
  "language-tag": [isLanguageTag, "string is no language tag"],
  "media-type": [isMediaType, "string is no media type"],
  "country-code": [(text) => /^[A-Za-z]{2}$/.test(text), "string is no country code"],
  script: [(text) => /^[A-Za-z]{4}$/.test(text), "string is no script subtag"],
  id: [isId, "string is no Id"],
  "not-empty": [(text) => text !== "", "string is empty"],
  "vcard-name": [(text) => /^[A-Za-z0-9_-]+$/.test(text), "string is no name of vCard"],
};

/**
 * Finds what is wrong with the form of a string.
 *
 * @param text The string.
 * @param format The form it has to have.
 * @returns What is wrong; `undefined` if it has the form.
 */
export function formatFault(text: string, format: Format): string | undefined {
  const [hasForm, fault] = FORMATS[format];
  return hasForm(text) ? undefined : fault;
}
