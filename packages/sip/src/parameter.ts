/** A parameter of a header field's value or of a URI (RFC 3261 sections 7.3.1 and 19.1.1). */
export interface Parameter {
  readonly name: string;

  /**
   * As it is written: of a header field, with its quotation marks; of a URI, with its percent-encoded
   * characters. Absent for a parameter without a value.
   */
  readonly value: string | undefined;
}

/**
 * Tells whether two names or tokens are the same, by ASCII letters in any case.
 *
 * @param left One of them.
 * @param right The other one.
 * @returns Whether they are.
 */
export function sameToken(left: string, right: string): boolean {
  return left === right || (left.length === right.length && lower(left) === lower(right));
}

function lower(token: string): string {
  return token.toLowerCase();
}

/**
 * Finds the first parameter of a name.
 *
 * @param parameters The parameters.
 * @param name The name, in any case.
 * @returns The parameter, or `undefined`.
 */
export function getParameter(
  parameters: readonly Parameter[],
  name: string,
): Parameter | undefined {
  for (const parameter of parameters) if (sameToken(parameter.name, name)) return parameter;
  return undefined;
}

/**
 * Gives the text of a header field's parameter: what is between its quotation marks, if it has some.
 *
 * @param parameters The parameters.
 * @param name The name, in any case.
 * @returns The text, which is empty for a parameter without a value; `undefined` without the parameter.
 */
export function parameterText(parameters: readonly Parameter[], name: string): string | undefined {
  const parameter = getParameter(parameters, name);
  return parameter && unquote(parameter.value ?? "");
}

/**
 * Decodes a quoted-string (RFC 3261 section 25.1).
 *
 * @param value A quoted-string, or any other text.
 * @returns What the quoted-string says; any other text as it is.
 */
export function unquote(value: string): string {
  if (!value.startsWith('"') || !value.endsWith('"') || value.length < 2) return value;
  const inside = value.slice(1, -1);
  return inside.includes("\\") ? inside.replaceAll(/\\([^])/g, "$1") : inside;
}

/**
 * Makes a quoted-string (RFC 3261 section 25.1).
 *
 * @param text What it says.
 * @returns The quoted-string, with its quotation marks.
 * @throws RangeError for a line break, which no quoted-string can have, and for half of a pair of
 *   surrogates.
 */
export function quote(text: string): string {
  if (/[\r\n]/.test(text) || !text.isWellFormed()) {
    throw new RangeError("a quoted-string has no line breaks and no halves of pairs of surrogates");
  }
  // oxlint-disable-next-line no-control-regex -- these can stand in a quoted-pair alone
  return `"${text.replaceAll(/["\\\0-\x08\x0b-\x1f\x7f]/g, String.raw`\$&`)}"`;
}

/**
 * Writes parameters, each with a semicolon in front.
 *
 * @param parameters The parameters; values as they are written.
 * @returns The text; not checked.
 * @internal
 */
export function joinParameters(parameters: readonly Parameter[]): string {
  let text = "";
  for (const { name, value } of parameters) {
    text += value === undefined ? `;${name}` : `;${name}=${value}`;
  }
  return text;
}
