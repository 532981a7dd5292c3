import { parameterValues, sameName, type Card, type Parameter, type Property } from "../card.ts";
import { versionOf, type Version } from "../values.ts";
import { preferenceOf } from "./preference.ts";
import { replaceProperty } from "./property.ts";
import { isSameParameters } from "./same-line.ts";

/**
 * Sets a parameter of a property, in its place where the property has it already.
 *
 * @param card The card.
 * @param property A property of the card.
 * @param name Name of the parameter, in any case.
 * @param values Its values; `undefined` or none to remove it.
 * @returns The card with it.
 * @throws RangeError if the card does not have the property, as the same object.
 */
export function setParameter(
  card: Card,
  property: Property,
  name: string,
  values: readonly string[] | undefined,
): Card {
  const isIt = (parameter: Parameter): boolean => sameName(parameter.name, name);
  const written = property.parameters.find(isIt)?.name ?? name;
  const by = values === undefined || values.length === 0 ? [] : [{ name: written, values }];
  return replaceParameters(card, property, isIt, by);
}

/**
 * Sets the types of a property, in the form of the card's version: `TYPE=home,cell`, or the bare
 * parameters of vCard 2.1. What is said about its preference stays.
 *
 * @param card The card.
 * @param property A property of the card.
 * @param types The types; none to remove them.
 * @returns The card with them.
 * @throws RangeError if the card does not have the property, as the same object.
 */
export function setTypes(card: Card, property: Property, types: readonly string[]): Card {
  const version = versionOf(card);
  const preferred = parameterValues(property, "TYPE").filter(isPref);
  const wanted = [...types.filter((type) => !isPref(type)), ...preferred.slice(0, 1)];
  return replaceParameters(card, property, isTypes, typeParameters(wanted, version));
}

/**
 * Sets how much a property is preferred among those of its name, in the form of the card's version:
 * PREF in 4.0, the type `pref` in 3.0 and the bare PREF in 2.1, which both know no more than that one
 * is preferred and take only 1.
 *
 * @param card The card.
 * @param property A property of the card.
 * @param preference A number from 1, which is preferred most, to 100; `undefined` for nothing.
 * @returns The card with it.
 * @throws RangeError for another number, for any but 1 in a card before 4.0, and if the card does not
 *   have the property, as the same object.
 */
export function setPreference(
  card: Card,
  property: Property,
  preference: number | undefined,
): Card {
  if (preferenceOf(property) === preference) return replaceProperty(card, property, property);
  const version = versionOf(card);
  const without = withoutPreference(property);
  const parameters = preferenceParameters(without, preference, version);
  return replaceProperty(card, property, { ...property, parameters });
}

/**
 * Writes types as parameters.
 *
 * @param types The types.
 * @param version Version to write them for.
 * @returns The parameters.
 */
export function typeParameters(types: readonly string[], version: Version): Parameter[] {
  if (types.length === 0) return [];
  if (version !== "2.1") return [{ name: "TYPE", values: types }];
  return types.map((type) => ({ name: type.toUpperCase(), values: [] }));
}

/**
 * Adds a preference to parameters that have none.
 *
 * @param parameters The parameters.
 * @param preference The preference, or `undefined` for none.
 * @param version Version to write it for.
 * @returns All of them.
 * @throws RangeError for a number that the version does not have.
 */
export function preferenceParameters(
  parameters: readonly Parameter[],
  preference: number | undefined,
  version: Version,
): readonly Parameter[] {
  if (preference === undefined) return parameters;
  if (!Number.isInteger(preference) || preference < 1 || preference > 100) {
    throw new RangeError(`a preference is a number from 1 to 100, not ${preference}`);
  }
  if (version === "4.0") return [...parameters, { name: "PREF", values: [String(preference)] }];
  if (preference !== 1) {
    throw new RangeError(`vCard ${version} knows no preference but 1, not ${preference}`);
  }
  if (version === "2.1") return [...parameters, { name: "PREF", values: [] }];
  const index = parameters.findIndex(
    ({ name, values }) => sameName(name, "TYPE") && values.length > 0,
  );
  const types = parameters[index];
  if (types === undefined) return [...parameters, { name: "TYPE", values: ["pref"] }];
  return parameters.with(index, { ...types, values: [...types.values, "pref"] });
}

function withoutPreference({ parameters }: Property): Parameter[] {
  return parameters.flatMap((parameter) => {
    if (sameName(parameter.name, "PREF")) return [];
    if (!sameName(parameter.name, "TYPE")) return [parameter];
    if (!parameter.values.some((value) => value.split(",").some(isPref))) return [parameter];
    const values = parameter.values
      .flatMap((value) => value.split(","))
      .filter((value) => !isPref(value));
    return values.length === 0 ? [] : [{ ...parameter, values }];
  });
}

// Puts parameters in the place of those that they replace.
function replaceParameters(
  card: Card,
  property: Property,
  isReplaced: (parameter: Parameter) => boolean,
  by: readonly Parameter[],
): Card {
  const { parameters } = property;
  const index = parameters.findIndex(isReplaced);
  const replaced = parameters.filter(isReplaced);
  if (isSameParameters(replaced, by)) return replaceProperty(card, property, property);
  const before = parameters.slice(0, index === -1 ? parameters.length : index);
  const behind = parameters.slice(before.length).filter((parameter) => !isReplaced(parameter));
  return replaceProperty(card, property, {
    ...property,
    parameters: [...before, ...by, ...behind],
  });
}

function isPref(type: string): boolean {
  return sameName(type.trim(), "pref");
}

// Tells whether a parameter holds types: TYPE, or a bare one of vCard 2.1 but for the preference.
function isTypes(parameter: Parameter): boolean {
  if (sameName(parameter.name, "TYPE")) return true;
  if (parameter.values.length > 0) return false;
  const property = { group: undefined, name: "", parameters: [parameter], value: "" };
  return parameterValues(property, "TYPE").length > 0;
}
