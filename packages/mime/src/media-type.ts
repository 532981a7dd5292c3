import { readValue } from "./field-value.ts";
import { contenttype } from "./generated/mime.ts";
import type { MimeLimits } from "./limits.ts";
import { checkToken, type Parameter, readParameters, stringifyParameters } from "./parameter.ts";

/** A media type with its parameters (RFC 2045 section 5.1). */
export interface MediaType {
  /** The type as it is written; compared without regard to case. */
  readonly type: string;

  /** The subtype as it is written; compared without regard to case. */
  readonly subtype: string;

  readonly parameters: readonly Parameter[];
}

/**
 * Reads the value of Content-Type. White space, folds and comments may stand between the tokens.
 *
 * @param text The value.
 * @param limits Limits.
 * @returns The media type.
 * @throws MimeError for what is no media type, and for two parameters of one name.
 * @example
 * const { subtype, parameters } = parseMediaType('text/plain; charset="utf-8"');
 */
export function parseMediaType(text: string, limits: MimeLimits = {}): MediaType {
  const { type, subtype, parameters } = readValue(contenttype, text, "RFC 2045", limits);
  return { type, subtype, parameters: readParameters(parameters, text, limits) };
}

/**
 * Writes a media type; values that are no tokens are quoted.
 *
 * @param mediaType The media type.
 * @returns The value of Content-Type.
 * @throws RangeError for a type or name that is no token, and for a value that cannot be quoted.
 */
export function stringifyMediaType(mediaType: MediaType): string {
  const { type, subtype, parameters } = mediaType;
  return `${checkToken(type)}/${checkToken(subtype)}${stringifyParameters(parameters)}`;
}

/**
 * Tells whether a media type is within a range: `text/plain`, `text/*`, `*` or `*\/*`. Parameters do
 * not count.
 *
 * @param mediaType The media type.
 * @param range The range, in any case.
 * @returns Whether it is.
 */
export function isMediaType(mediaType: MediaType, range: string): boolean {
  const { type, subtype } = mediaType;
  if (range === "*" || range === "*/*") return true;
  const slash = range.indexOf("/");
  if (slash !== type.length || range.slice(0, slash).toLowerCase() !== type.toLowerCase()) {
    return false;
  }
  const wanted = range.slice(slash + 1);
  return wanted === "*" || wanted.toLowerCase() === subtype.toLowerCase();
}

/**
 * Tells whether two media types are the same: names without regard to case, parameters in any order.
 * Values count as they are, but for the charset's case (RFC 2045 section 5.1).
 *
 * @param left One.
 * @param right The other.
 * @returns Whether they are.
 */
export function sameMediaType(left: MediaType, right: MediaType): boolean {
  if (!isMediaType(left, `${right.type}/${right.subtype}`)) return false;
  const values = comparable(left);
  const others = comparable(right);
  if (values.size !== others.size) return false;
  for (const [name, value] of values) if (others.get(name) !== value) return false;
  return true;
}

function comparable({ parameters }: MediaType): ReadonlyMap<string, string> {
  return new Map(
    parameters.map(({ name, value }) => {
      const lower = name.toLowerCase();
      return [lower, lower === "charset" ? value.toLowerCase() : value];
    }),
  );
}
