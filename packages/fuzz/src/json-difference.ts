/** The first place where two values differ. */
export interface JsonDifference {
  /** Where, as a JSON Pointer (RFC 6901) into our value. */
  readonly pointer: string;
  /** What our reader has there, as JSON; `undefined` for nothing. */
  readonly ours: string | undefined;
  /** What the program has there, as JSON. */
  readonly theirs: string | undefined;
}

/** How much a program has to know: all that we know, or less of each object. */
export type JsonComparison = "exact" | "known";

const MAX_SHOWN = 200;

/**
 * Finds the first place where what a program read is something else than what we read.
 *
 * @param ours Our value.
 * @param theirs The program's value.
 * @param comparison `known`: members that its objects leave out are not compared.
 * @returns `undefined` when they are alike.
 */
export function jsonDifference(
  ours: unknown,
  theirs: unknown,
  comparison: JsonComparison,
): JsonDifference | undefined {
  return compare(ours, theirs, comparison, []);
}

/**
 * Takes a part of a value.
 *
 * @param value The whole.
 * @param pointer A JSON Pointer (RFC 6901); the empty one is the whole.
 * @returns `undefined` when there is no such part.
 */
export function partOf(value: unknown, pointer: string): unknown {
  let part = value;
  for (const token of pointer.split("/").slice(1)) {
    part = member(part, token.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return part;
}

function compare(
  ours: unknown,
  theirs: unknown,
  comparison: JsonComparison,
  path: readonly string[],
): JsonDifference | undefined {
  if (Object.is(ours, theirs)) return undefined;
  if (!isStructure(ours) || !isStructure(theirs) || Array.isArray(ours) !== Array.isArray(theirs)) {
    return { pointer: pointerOf(path), ours: shown(ours), theirs: shown(theirs) };
  }
  for (const key of keysOf(ours, theirs, comparison)) {
    const found = compare(member(ours, key), member(theirs, key), comparison, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function keysOf(ours: object, theirs: object, comparison: JsonComparison): readonly string[] {
  if (comparison === "known" && !Array.isArray(ours)) return Object.keys(theirs);
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
}

function isStructure(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function member(value: unknown, key: string): unknown {
  return isStructure(value) && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function pointerOf(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function shown(value: unknown): string | undefined {
  const json = JSON.stringify(value);
  return json === undefined || json.length <= MAX_SHOWN ? json : `${json.slice(0, MAX_SHOWN)}…`;
}
