import {
  getMember,
  isArray,
  isObject,
  type JsonValue,
  type MutableObject,
  setMember,
} from "../json.ts";

/** Where a value is: names of members and places in arrays, from the whole inwards. */
export type Path = readonly (string | number)[];

/**
 * Lists the places of all values but the whole.
 *
 * @param value The whole.
 * @returns The places, outer ones before what is in them.
 */
export function pathsOf(value: JsonValue): readonly Path[] {
  return entriesOf(value).flatMap(([key, inner]) => [
    [key],
    ...pathsOf(inner).map((path) => [key, ...path]),
  ]);
}

/**
 * Finds the value at a place.
 *
 * @param value The whole.
 * @param path The place.
 * @returns The value, if there is one.
 */
export function valueAt(value: JsonValue, path: Path): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const key of path) found = found === undefined ? undefined : childAt(found, key);
  return found;
}

/**
 * Puts another value at a place.
 *
 * @param value The whole; not changed.
 * @param path The place, which is not the whole.
 * @param other The other value; `undefined` leaves out what is there.
 * @returns The whole with it.
 */
export function edited(value: JsonValue, path: Path, other: JsonValue | undefined): JsonValue {
  const [key, ...rest] = path;
  const entries = entriesOf(value).flatMap(([name, inner]): [string | number, JsonValue][] => {
    if (name !== key) return [[name, inner]];
    if (rest.length > 0) return [[name, edited(inner, rest, other)]];
    return other === undefined ? [] : [[name, other]];
  });
  if (isArray(value)) return entries.map(([, inner]) => inner);
  const object: MutableObject = {};
  for (const [name, inner] of entries) setMember(object, String(name), inner);
  return object;
}

/**
 * Writes a value as compact JSON, and tells where a place is in the text.
 *
 * @param value The whole.
 * @param path The place. Where nothing is there, that of what is around it counts.
 * @returns The text and the offset of the value.
 */
export function writeAt(
  value: JsonValue,
  path: Path,
): { readonly text: string; readonly offset: number } {
  const [key, ...rest] = path;
  const entries = entriesOf(value);
  const found = entries.findIndex(([name]) => name === key);
  const inner = entries[found]?.[1];
  if (inner === undefined) return { text: JSON.stringify(value), offset: 0 };
  const parts = entries.map(([name, one]) => {
    return (isArray(value) ? "" : `${JSON.stringify(name)}:`) + JSON.stringify(one);
  });
  const within = writeAt(inner, rest);
  const before = parts.slice(0, found + 1).join(",").length + 1;
  return {
    text: isArray(value) ? `[${parts.join(",")}]` : `{${parts.join(",")}}`,
    offset: before - within.text.length + within.offset,
  };
}

function entriesOf(value: JsonValue): readonly (readonly [string | number, JsonValue])[] {
  if (isArray(value)) return value.map((inner, index) => [index, inner] as const);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    inner === undefined ? [] : [[name, inner] as const],
  );
}

function childAt(value: JsonValue, key: string | number): JsonValue | undefined {
  if (isArray(value)) return typeof key === "number" ? value[key] : undefined;
  return isObject(value) ? getMember(value, String(key)) : undefined;
}
