/** A JSON value (RFC 8259). */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object. Its members are own properties, also one that is called `__proto__`. */
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined;
}

/** A JSON object that is being made. */
export type MutableObject = Record<string, JsonValue | undefined>;

/**
 * Tells whether a value is a JSON object: neither null nor an array.
 *
 * @param value The value.
 * @returns Whether it is an object.
 */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Tells whether a value is a JSON array. `Array.isArray` alone does not know readonly arrays.
 *
 * @param value The value.
 * @returns Whether it is an array.
 */
export function isArray(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/**
 * Reads a member by a name that may come from the wire: what an object inherits is no member.
 *
 * @param object The object.
 * @param name The name.
 * @returns The value, or `undefined`.
 */
export function getMember(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/**
 * Sets a member by a name that may come from the wire. Assigning to `__proto__` would change what the
 * object inherits from, and set nothing.
 *
 * @param object The object.
 * @param name The name.
 * @param value The value.
 */
export function setMember(object: MutableObject, name: string, value: JsonValue): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  } else {
    object[name] = value;
  }
}

/**
 * Lists the members that are set.
 *
 * @param object The object.
 * @returns Names and values in their order.
 */
export function members(object: JsonObject): [string, JsonValue][] {
  return Object.entries(object).filter(
    (member): member is [string, JsonValue] => member[1] !== undefined,
  );
}

/**
 * Copies a JSON value.
 *
 * @param value The value.
 * @returns A copy that shares nothing with it.
 */
export function copyJson(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(copyJson);
  return isObject(value) ? copyObject(value) : value;
}

/**
 * Copies a JSON object, to be changed.
 *
 * @param object The object.
 * @returns A copy that shares nothing with it.
 */
export function copyObject(object: JsonObject): MutableObject {
  return Object.fromEntries(members(object).map(([name, value]) => [name, copyJson(value)]));
}

/**
 * Tells whether a value is nested deeper than a limit; what is deeper is not looked at.
 *
 * @param value The value.
 * @param maxDepth The limit: 0 is for what is no array and no object.
 * @returns Whether it is.
 */
export function isDeeper(value: JsonValue, maxDepth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return maxDepth === 0 || Object.values(value).some((one) => isDeeper(one ?? null, maxDepth - 1));
}

/**
 * Tells whether two JSON values are the same; the order of members does not count.
 *
 * @param left One value.
 * @param right The other value.
 * @returns Whether they are the same.
 */
export function sameJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (isArray(left) && isArray(right)) {
    return (
      left.length === right.length && left.every((value, index) => sameJson(value, right[index]))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const own = members(left);
  return (
    own.length === members(right).length &&
    own.every(([name, value]) => sameJson(value, getMember(right, name)))
  );
}
