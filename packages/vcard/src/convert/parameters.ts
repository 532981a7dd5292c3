import { type Parameter, parameterValues, type Property, sameName } from "../card.ts";

/**
 * Finds the values of a parameter that is written by its name.
 *
 * @param property The property.
 * @param name The name, in any case.
 * @returns The values of all such parameters, or `undefined` without one.
 */
export function parameterOf(property: Property, name: string): readonly string[] | undefined {
  let found: readonly string[] | undefined;
  for (const { name: other, values } of property.parameters) {
    if (sameName(other, name)) found = found === undefined ? values : [...found, ...values];
  }
  return found;
}

/**
 * Takes parameters away.
 *
 * @param property The property.
 * @param names Their names, in any case.
 * @returns The same object if it has none of them.
 */
export function withoutParameters(property: Property, ...names: readonly string[]): Property {
  const isOther = (parameter: Parameter) => !names.some((name) => sameName(name, parameter.name));
  if (property.parameters.every(isOther)) return property;
  return { ...property, parameters: property.parameters.filter(isOther) };
}

/**
 * Gives a parameter its values: in its place if it is there, else behind the others.
 *
 * @param property The property.
 * @param name The name, in any case.
 * @param values The values; none takes the parameter away.
 * @returns A new property.
 */
export function withParameter(
  property: Property,
  name: string,
  values: readonly string[],
): Property {
  if (values.length === 0) return withoutParameters(property, name);
  const at = property.parameters.findIndex((parameter) => sameName(parameter.name, name));
  if (at === -1) {
    return { ...property, parameters: [...property.parameters, { name, values }] };
  }
  const parameters = property.parameters.flatMap((parameter, index) => {
    if (index === at) return [{ name: parameter.name, values }];
    return sameName(parameter.name, name) ? [] : [parameter];
  });
  return { ...property, parameters };
}

/**
 * Collects the words of TYPE.
 *
 * @param property The property.
 * @returns The words as written.
 */
export function typesOf(property: Property): string[] {
  return parameterValues(property, "TYPE");
}

/**
 * Tells whether words have one, in any case.
 *
 * @param words The words.
 * @param word The one.
 * @returns Whether it is there.
 */
export function hasWord(words: readonly string[], word: string): boolean {
  return words.some((other) => sameName(other, word));
}

/**
 * Tells the type that VALUE names.
 *
 * @param property The property.
 * @returns The name in lower case, or `undefined` without VALUE.
 */
export function valueTypeOf(property: Property): string | undefined {
  return parameterOf(property, "VALUE")?.[0]?.toLowerCase();
}
