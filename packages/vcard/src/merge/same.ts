import { parameterValues, sameName, type Card, type Parameter, type Property } from "../card.ts";
import { isSameLine, isSameList, isSameParameters } from "../edit/same-line.ts";
import { isFormat, isSameValue } from "../edit/same-value.ts";
import type { Version } from "../values.ts";

/** Parameters that say how a value is written, and belong to it. */
const VALUE_PARAMETERS: ReadonlySet<string> = new Set([
  "VALUE",
  "ENCODING",
  "CHARSET",
  "MEDIATYPE",
  "X-APPLE-OMIT-YEAR",
]);

/** Parameters whose values are a set, in any order. */
const SET_PARAMETERS: ReadonlySet<string> = new Set(["TYPE", "PID"]);

/**
 * Tells whether two cards have the same properties, letter for letter.
 *
 * @param left One card.
 * @param right The other card.
 * @returns Whether they have.
 */
export function isSameText(left: Card, right: Card): boolean {
  return (
    left === right ||
    (left.properties.length === right.properties.length &&
      left.properties.every((property, index) => {
        const other = right.properties[index];
        return other !== undefined && isSameLine(property, other) && property.group === other.group;
      }))
  );
}

/**
 * Writes what a property is, but for its group, as a key: equal for those that are the same letter for
 * letter.
 *
 * @param property The property.
 * @returns The key.
 */
export function lineKey(property: Property): string {
  const { name, parameters, value } = property;
  return JSON.stringify([name, parameters.map((one) => [one.name, one.values]), value]);
}

/**
 * Tells whether a parameter says how the value is written.
 *
 * @param parameter Name of the parameter, in upper case.
 * @param name Name of the property.
 * @param version Version of its card.
 * @returns Whether it does.
 */
export function isValueParameter(parameter: string, name: string, version: Version): boolean {
  return VALUE_PARAMETERS.has(parameter) || isFormat(parameter, name, version);
}

/**
 * Gives the name of a parameter in upper case; of a bare one, the name of what it is a value of.
 *
 * @param parameter The parameter.
 * @returns The name.
 */
export function parameterName(parameter: Parameter): string {
  if (parameter.values.length > 0) return parameter.name.toUpperCase();
  const bare = { group: undefined, name: "", parameters: [parameter], value: "" };
  const owner = ["TYPE", "ENCODING", "VALUE"].find(
    (name) => parameterValues(bare, name).length > 0,
  );
  return owner ?? parameter.name.toUpperCase();
}

/**
 * Tells whether the values of a parameter are a set, which can be merged value by value.
 *
 * @param name Name of the parameter, in upper case.
 * @returns Whether they are.
 */
export function isSetParameter(name: string): boolean {
  return SET_PARAMETERS.has(name);
}

/**
 * Collects the values of all parameters of a name, with the bare ones.
 *
 * @param property The property, or `undefined` for one that is not there.
 * @param name Name of the parameter, in upper case.
 * @returns The values; `undefined` without the parameter.
 */
export function valuesOf(property: Property | undefined, name: string): string[] | undefined {
  if (property?.parameters.some((one) => parameterName(one) === name) !== true) return undefined;
  const values = parameterValues(property, name);
  return isSetParameter(name) ? values.flatMap((value) => value.split(",")) : values;
}

/**
 * Tells whether two properties have the same parameters, in any order, but for those that say how the
 * value is written.
 *
 * @param left One property.
 * @param right The other property.
 * @param version Version of both cards.
 * @returns Whether they have.
 */
export function isSameMeta(left: Property, right: Property, version: Version): boolean {
  if (isSameParameters(left.parameters, right.parameters)) return true;
  const names = new Set([...left.parameters, ...right.parameters].map(parameterName));
  for (const name of names) {
    if (isValueParameter(name, left.name, version)) continue;
    if (!isSameValues(name, valuesOf(left, name), valuesOf(right, name))) return false;
  }
  return true;
}

/**
 * Tells whether a parameter has the same values in two places.
 *
 * @param name Name of the parameter, in upper case.
 * @param left Values in one place; `undefined` for none.
 * @param right Values in the other place.
 * @returns Whether they are the same.
 */
export function isSameValues(
  name: string,
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (!isSetParameter(name)) return isSameList(left, right);
  const one = foldedSet(left);
  const other = foldedSet(right);
  return one.size === other.size && [...one].every((value) => other.has(value));
}

/**
 * Gives the values of a set in one case.
 *
 * @param values The values.
 * @returns The set.
 */
export function foldedSet(values: readonly string[]): Set<string> {
  return new Set(values.map((value) => value.toLowerCase()));
}

/**
 * Tells whether two properties mean the same but for their groups, however they are written.
 *
 * @param left One property.
 * @param right The other property.
 * @param version Version of both cards.
 * @returns Whether they do.
 */
export function isSameMeaning(left: Property, right: Property, version: Version): boolean {
  return (
    isSameLine(left, right) ||
    (sameName(left.name, right.name) &&
      isSameMeta(left, right, version) &&
      isSameValue(left, right, version))
  );
}

/**
 * Picks the parameters that say how the value is written.
 *
 * @param property The property.
 * @param version Version of its card.
 * @returns The parameters.
 */
export function valueParameters(property: Property, version: Version): readonly Parameter[] {
  return property.parameters.filter((parameter) =>
    isValueParameter(parameterName(parameter), property.name, version),
  );
}
