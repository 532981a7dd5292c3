import { DEFAULT_LIMITS, type MimeLimits } from "./limits.ts";
import { MimeError } from "./mime-error.ts";

/** A parameter of a value (RFC 2045 section 5.1). */
export interface Parameter {
  /** The name as it is written; compared without regard to case. */
  readonly name: string;

  /** The value without its quotes. */
  readonly value: string;
}

/**
 * Takes what the grammar has of the parameters: unquotes their values.
 *
 * @param written The parameters as written.
 * @param source The whole value, for errors.
 * @param limits Limits.
 * @returns The parameters.
 * @throws MimeError for two of one name, which readers would choose from differently, and for too
 *   many.
 */
export function readParameters(
  written: readonly Parameter[],
  source: string,
  limits: MimeLimits,
): readonly Parameter[] {
  if (written.length === 0) return written;
  const { maxParameters = DEFAULT_LIMITS.maxParameters } = limits;
  const rule = "RFC 2045 parameter";
  if (written.length > maxParameters) {
    const reason = `more than ${maxParameters} parameters`;
    const offset = startOfParameter(source, maxParameters);
    throw new MimeError({ code: "too-many-parameters", reason, source, offset, rule });
  }
  const names = new Set<string>();
  for (const [index, { name }] of written.entries()) {
    const lower = name.toLowerCase();
    if (names.has(lower)) {
      const reason = "two parameters of one name";
      const offset = startOfParameter(source, index);
      throw new MimeError({ code: "repeated-parameter", reason, source, offset, rule });
    }
    names.add(lower);
  }
  return written.map(({ name, value }) => ({ name, value: unquote(value) }));
}

// Finds the semicolon of a parameter with so many others in front of it, outside of quotes and comments.
function startOfParameter(source: string, index: number): number {
  let count = -1;
  let depth = 0;
  let isQuoted = false;
  for (let place = 0; ; place++) {
    const character = source.charAt(place);
    if (character === "\\") place++;
    else if (character === '"' && depth === 0) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === ";" && depth === 0) count++;
    if (count === index || character === "") return place;
  }
}

/**
 * Writes parameters, each behind a semicolon.
 *
 * @param parameters The parameters.
 * @returns The text.
 * @throws RangeError for a name that is no token, a control character or half a surrogate pair in a
 *   value, and for two of one name.
 */
export function stringifyParameters(parameters: readonly Parameter[]): string {
  const names = new Set(parameters.map(({ name }) => name.toLowerCase()));
  if (names.size < parameters.length) throw new RangeError("two parameters of one name");
  return parameters
    .map(({ name, value }) => `;${checkToken(name)}=${stringifyParameterValue(value)}`)
    .join("");
}

/**
 * Refuses what is no token (RFC 2045 section 5.1).
 *
 * @param text The text.
 * @returns The text.
 * @throws RangeError if it is no token.
 */
export function checkToken(text: string): string {
  if (!TOKEN.test(text)) throw new RangeError(`no token: ${JSON.stringify(text.slice(0, 40))}`);
  return text;
}

const TOKEN = /^[!#-'*+\-.0-9A-Z^-~]+$/;

function stringifyParameterValue(value: string): string {
  if (TOKEN.test(value)) return value;
  // eslint-disable-next-line no-control-regex -- they are what must not be written
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value) || !value.isWellFormed()) {
    throw new RangeError("no parameter can carry a control character or half a surrogate pair");
  }
  return `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
}

// Only a quoted string can have backslashes and line breaks.
function unquote(value: string): string {
  if (!/[\\\r]/.test(value)) return value;
  return value.replaceAll("\r\n", "").replaceAll(/\\([^])/g, "$1");
}
