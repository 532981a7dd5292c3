import { head } from "./generated/cpim.ts";

/** Namespace of the headers of RFC 3862 and of every header without a prefix (section 3.4). */
export const CPIM_NAMESPACE = "urn:ietf:params:cpim-headers:";

/** A parameter of a header (RFC 3862 section 3.6). */
export interface CpimParameter {
  readonly name: string;

  /** The value as written, with its quotes and escapes; `parameterText` gives it without. */
  readonly value: string;
}

/** A message header as it is written, with the namespace that it is in. */
export interface CpimHeader {
  /**
   * URI of the namespace, as the NS header has it; `undefined` where the prefix is not declared, which
   * only a reader with `onProblem` lets pass.
   */
  readonly namespace: string | undefined;

  /** The prefix, which is a matter of this message alone. */
  readonly prefix: string | undefined;

  /** The name, whose case counts. */
  readonly name: string;

  readonly parameters: readonly CpimParameter[];

  /** What stands between parameters and value: one space, or nothing where it is missing. */
  readonly space: string;

  /** The value as written, with its escapes; `headerText` gives it without. */
  readonly value: string;
}

/** A name in a namespace. */
export interface ExpandedName {
  readonly namespace: string | undefined;
  readonly name: string;
}

/**
 * Makes a header.
 *
 * @param name Name, and namespace if it is not that of RFC 3862.
 * @param value The value as it is to be written; `escapeText` makes it of any text.
 * @param options Prefix, if the name is not in the default namespace, and parameters.
 * @returns The header.
 * @throws RangeError for what no header can carry, above all a line break.
 */
export function cpimHeader(
  name: string | ExpandedName,
  value: string,
  options: { readonly prefix?: string; readonly parameters?: readonly CpimParameter[] } = {},
): CpimHeader {
  const expanded = typeof name === "string" ? { namespace: CPIM_NAMESPACE, name } : name;
  const { prefix, parameters = [] } = options;
  const header = { ...expanded, prefix, parameters, space: " ", value };
  stringifyHeader(header);
  return header;
}

/**
 * Writes a header: of one that was read, what was read.
 *
 * @param header The header.
 * @returns The line with CRLF at its end.
 * @throws RangeError for a header that would be read as another: with a line break or a control
 *   character, a name or parameter that is none.
 */
export function stringifyHeader(header: CpimHeader): string {
  const { prefix, name, parameters, space, value } = header;
  const start = prefix === undefined ? name : `${prefix}.${name}`;
  const written = parameters.map((one) => `;${one.name}=${one.value}`).join("");
  const rest = `${written}${space}${value}`;
  const line = `${start}:${rest}\r\n`;
  const [again, second] = head.parse(`${line}\r\n`) ?? [];
  const isSame =
    again?.second === (prefix === undefined ? undefined : name) &&
    again?.first === (prefix ?? name) &&
    again.rest === rest &&
    second === undefined &&
    isSplitAlike(header) &&
    line.isWellFormed();
  if (!isSame) throw new RangeError(`no line can carry the header ${name.slice(0, 40)}`);
  return line;
}

// Tells whether parameters, space and value are read as the same again: a parameter's name, the space
// or the value could reach into the next.
function isSplitAlike({ parameters, space, value }: CpimHeader): boolean {
  if (space === "") return parameters.length === 0 && !/^[; ]/.test(value);
  return space === " " && parameters.every(isParameter);
}

function isParameter({ name, value }: CpimParameter): boolean {
  return NAME.test(name) && (TOKEN.test(value) || STRING.test(value));
}

const NAME = /^[!#-'*+\-0-9A-Z^-z|~]+$/;
const TOKEN = /^[!#-'*+\-.0-9A-Z^-z|~\u0080-\uffff]+$/;
const STRING = /^"(?:[^"\\]|\\[^])*"$/;

/**
 * Finds the headers of a name, by namespace and not by prefix.
 *
 * @param headers The headers of a message.
 * @param name The name, whose case counts.
 * @param namespace Its namespace. Default that of RFC 3862.
 * @returns The headers in their order.
 */
export function getHeaders(
  headers: readonly CpimHeader[],
  name: string,
  namespace: string = CPIM_NAMESPACE,
): readonly CpimHeader[] {
  return headers.filter((header) => header.name === name && header.namespace === namespace);
}

/**
 * Finds the first header of a name, by namespace and not by prefix.
 *
 * @param headers The headers of a message.
 * @param name The name, whose case counts.
 * @param namespace Its namespace. Default that of RFC 3862.
 * @returns The header, if there is one.
 */
export function getHeader(
  headers: readonly CpimHeader[],
  name: string,
  namespace: string = CPIM_NAMESPACE,
): CpimHeader | undefined {
  return headers.find((header) => header.name === name && header.namespace === namespace);
}
