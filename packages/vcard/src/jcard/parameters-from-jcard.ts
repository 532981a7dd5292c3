import type { Parameter } from "../card.ts";
import { carriedText } from "./carried-text.ts";
import { pointerTo, type Reading } from "./reading.ts";

/** What the parameters of a jCard property tell. */
export interface ReadParameters {
  readonly group: string | undefined;
  readonly parameters: readonly Parameter[];
}

const NONE: ReadParameters = { group: undefined, parameters: [] };

const PARAMETER_NAME = /^[a-z0-9_(-]+$/i;
const GROUP_NAME = /^[a-z0-9_-]+$/i;

/** What the type of a value tells in jCard (RFC 7095 section 3.4.1). */
const RESERVED: readonly string[] = ["value", "encoding", "charset"];

/**
 * Reads the parameters of a property (RFC 7095 sections 3.3.1.2 and 3.4). Names become upper case.
 *
 * @param value The second element of the property.
 * @param pointer Where it is.
 * @param reading Limits and problems.
 * @param isOld Whether the version has ENCODING, as ical.js writes it.
 * @returns Group and parameters.
 */
export function readParameters(
  value: unknown,
  pointer: string,
  reading: Reading,
  isOld: boolean,
): ReadParameters {
  const { complain, limits } = reading;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    complain(
      "parameters-not-an-object",
      "parameters are not an object",
      pointer,
      "RFC 7095 section 3.4",
    );
    return NONE;
  }
  // Not the entries: of a million of them each would be an array.
  const names = Object.keys(value);
  if (names.length === 0) return NONE;
  if (names.length > limits.maxParameters) {
    complain(
      "too-many-parameters",
      `more than ${limits.maxParameters} parameters`,
      pointer,
      "maxParameters",
    );
  }
  let group: string | undefined;
  const parameters: Parameter[] = [];
  for (const name of names.slice(0, limits.maxParameters)) {
    const member: unknown = Reflect.get(value, name);
    if (name.length > limits.maxNameLength) {
      const reason = `more than ${limits.maxNameLength} units`;
      complain("name-too-long", reason, pointer, "maxNameLength");
      continue;
    }
    const at = pointerTo(pointer, name);
    if (name !== name.toLowerCase()) {
      complain("not-lower-case", "parameter is not in lower case", at, "RFC 7095 section 3.4");
    }
    if (name.toLowerCase() === "group") {
      group = readGroup(member, at, reading);
      continue;
    }
    if (!isCarried(name, at, reading, isOld)) continue;
    const values = readParameterValues(member, at, reading);
    if (values.length > 0) parameters.push({ name: name.toUpperCase(), values });
  }
  return { group, parameters };
}

function isCarried(name: string, at: string, { complain }: Reading, isOld: boolean): boolean {
  if (RESERVED.includes(name.toLowerCase())) {
    if (!isOld || name.toLowerCase() !== "encoding") {
      complain("reserved-parameter", "parameter is not one of jCard", at, "RFC 7095 section 3.4.1");
    }
    return false;
  }
  if (PARAMETER_NAME.test(name)) return true;
  complain("bad-parameter", "no vCard parameter can have this name", at, "RFC 6350 any-param");
  return false;
}

function readGroup(member: unknown, at: string, { complain }: Reading): string | undefined {
  const [only, ...more]: readonly unknown[] = Array.isArray(member) ? member : [member];
  const isName = typeof only === "string" && more.length === 0 && GROUP_NAME.test(only);
  if (!isName || Array.isArray(member)) {
    complain("bad-group", "group is not a name", at, "RFC 7095 section 7.1");
  }
  return isName ? only.toUpperCase() : undefined;
}

function readParameterValues(member: unknown, at: string, reading: Reading): string[] {
  const { complain, limits } = reading;
  if (!Array.isArray(member)) return readParameterValue(member, at, reading);
  if (member.length === 0) {
    complain("bad-parameter", "parameter has no value", at, "RFC 7095 section 3.4.2");
  }
  if (member.length > limits.maxParameters) {
    complain(
      "too-many-parameters",
      `more than ${limits.maxParameters} values`,
      at,
      "maxParameters",
    );
  }
  return member
    .slice(0, limits.maxParameters)
    .flatMap((value: unknown, index) => readParameterValue(value, pointerTo(at, index), reading));
}

function readParameterValue(value: unknown, at: string, { complain, limits }: Reading): string[] {
  if (typeof value === "number" || typeof value === "boolean") {
    complain("bad-parameter", "parameter is not a string", at, "RFC 7095 section 3.4");
    return [String(value)];
  }
  if (typeof value !== "string") {
    const code = value === null ? "null-value" : "bad-parameter";
    complain(code, "parameter is not a string", at, "RFC 7095 section 3.4");
    return [];
  }
  if (value.length > limits.maxValueLength) {
    complain("value-too-long", `more than ${limits.maxValueLength} units`, at, "maxValueLength");
    return [];
  }
  const text = carriedText(value);
  if (text !== value) {
    complain("illegal-character", "no vCard can carry a character", at, "RFC 6350 param-value");
  }
  return [text.replace(/\r\n?/g, "\n")];
}
