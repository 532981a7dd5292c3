// What many properties have in common: contexts, preference, media type, position in a list.

import { isMediaType } from "../format.ts";
import { type JsonValue, type MutableObject, setMember } from "../json.ts";
import { type TypeName, typeRule } from "../schema.ts";
import { type Source, takeParameter, takeTypes } from "./source.ts";

/** TYPE values that are contexts (RFC 9555 section 2.3.22). */
const CONTEXTS: ReadonlyMap<string, string> = new Map([
  ["home", "private"],
  ["work", "work"],
]);

/** TYPE values of ADR that are contexts (RFC 9555 section 2.6.1, RFC 9554 section 5). */
const ADDRESS_CONTEXTS: ReadonlyMap<string, string> = new Map([
  ...CONTEXTS,
  ["billing", "billing"],
  ["delivery", "delivery"],
]);

/**
 * Converts the parameters that an object's type has properties for: TYPE, PREF, MEDIATYPE and INDEX
 * (RFC 9555 section 2.3).
 *
 * @param source The property.
 * @param type The type of the object it becomes.
 * @returns The members.
 */
export function commonMembers(source: Source, type: TypeName): MutableObject {
  const { properties } = typeRule(type);
  const made: MutableObject = {};
  if (properties.has("contexts")) {
    addSet(made, "contexts", takeTypes(source, type === "Address" ? ADDRESS_CONTEXTS : CONTEXTS));
  }
  if (properties.has("pref")) addMember(made, "pref", takeNumber(source, "pref", 100));
  if (properties.has("mediaType")) {
    addMember(made, "mediaType", takeParameter(source, "mediatype", isMediaType));
  }
  if (properties.has("listAs")) {
    addMember(made, "listAs", takeNumber(source, "index", Number.MAX_SAFE_INTEGER));
  }
  return made;
}

/**
 * Adds a member that may be absent.
 *
 * @param object The object.
 * @param name The name.
 * @param value The value, or `undefined`.
 */
export function addMember(object: MutableObject, name: string, value: JsonValue | undefined): void {
  if (value !== undefined) setMember(object, name, value);
}

/**
 * Adds a set, unless it is empty.
 *
 * @param object The object.
 * @param name The name.
 * @param items What the set has.
 */
export function addSet(object: MutableObject, name: string, items: readonly string[]): void {
  if (items.length > 0) object[name] = setOf(items);
}

/**
 * Makes a set as JSContact has them: an object whose values are all `true`.
 *
 * @param items What the set has.
 * @returns The object.
 */
export function setOf(items: readonly string[]): MutableObject {
  return Object.fromEntries(items.map((item) => [item, true]));
}

function takeNumber(source: Source, name: string, most: number): number | undefined {
  const text = takeParameter(
    source,
    name,
    (value) => /^[1-9][0-9]{0,15}$/.test(value) && Number(value) <= most,
  );
  return text === undefined ? undefined : Number(text);
}
