import { readValue } from "./field-value.ts";
import { disposition } from "./generated/mime.ts";
import type { MimeLimits } from "./limits.ts";
import { checkToken, type Parameter, readParameters, stringifyParameters } from "./parameter.ts";

/** What a body part is for (RFC 2183 section 2). */
export interface ContentDisposition {
  /** `inline`, `attachment` or another token, as it is written; compared without regard to case. */
  readonly type: string;

  /** `filename`, `size`, `handling` and others; `parameterValue` finds and decodes them. */
  readonly parameters: readonly Parameter[];
}

/**
 * Reads the value of Content-Disposition.
 *
 * @param text The value.
 * @param limits Limits.
 * @returns The disposition.
 * @throws MimeError for what is no disposition, and for two parameters of one name.
 */
export function parseContentDisposition(text: string, limits: MimeLimits = {}): ContentDisposition {
  const { type, parameters } = readValue(disposition, text, "RFC 2183", limits);
  return { type, parameters: readParameters(parameters, text, limits) };
}

/**
 * Writes a disposition; values that are no tokens are quoted. `extendedParameter` makes a filename
 * beyond ASCII.
 *
 * @param contentDisposition The disposition.
 * @returns The value of Content-Disposition.
 * @throws RangeError for a type or name that is no token, and for a value that cannot be quoted.
 */
export function stringifyContentDisposition(contentDisposition: ContentDisposition): string {
  const { type, parameters } = contentDisposition;
  return checkToken(type) + stringifyParameters(parameters);
}
