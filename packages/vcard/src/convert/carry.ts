import { type Parameter, type Property, sameName } from "../card.ts";
import { parameterDefinition, type Version } from "../values.ts";
import type { ConversionCode } from "./conversion.ts";
import { change, type Draft, type Entry } from "./draft.ts";
import { parameterOf, withoutParameters, withParameter } from "./parameters.ts";

/** The exact value, beside one that says it in other words. */
const FORM = "FORM";

/** The name that the property had. */
const NAME = "NAME";

/** What a property was made from that the version demands. */
const MADE = "MADE";

/**
 * Makes the name under which a card keeps what belongs to the other version.
 *
 * @param version The version that it belongs to.
 * @param name Name of a property or parameter.
 * @returns `X-VCARD4-`, `X-VCARD3-` or `X-VCARD2-` and the name.
 */
export function carriedName(version: Version, name: string): string {
  return `X-VCARD${version.slice(0, 1)}-${name}`;
}

/**
 * Tells what a carried name stands for.
 *
 * @param version The version that it would belong to.
 * @param name The name.
 * @returns The name in that version, or `undefined` for any other name.
 */
export function nameCarriedIn(version: Version, name: string): string | undefined {
  const prefix = carriedName(version, "");
  if (name.length <= prefix.length || !sameName(name.slice(0, prefix.length), prefix)) {
    return undefined;
  }
  return name.slice(prefix.length);
}

/**
 * Writes a value for a carried parameter. Apple's address book takes a semicolon in quotes for the end
 * of the parameter, so that no character is left that would need quotes.
 *
 * @param text The value.
 * @returns The text, with percent signs as in URIs.
 */
export function encodeCarried(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must not pass
  return text.replace(/[\x00-\x1f"%,:;\\^\x7f]/g, (character) => {
    const digits = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");
    return `%${digits}`;
  });
}

/**
 * Reads what {@link encodeCarried} wrote.
 *
 * @param text The text.
 * @returns The value.
 */
export function decodeCarried(text: string): string {
  if (!text.includes("%")) return text;
  return text.replace(/%([0-7][0-9A-Fa-f])/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/**
 * Puts values into a carried parameter.
 *
 * @param property The property.
 * @param version The version that they belong to.
 * @param name Name of the parameter there.
 * @param values The values.
 * @returns A new property.
 */
export function carryParameter(
  property: Property,
  version: Version,
  name: string,
  values: readonly string[],
): Property {
  const encoded = values.length === 0 ? [""] : values.map(encodeCarried);
  return withParameter(property, carriedName(version, name), encoded);
}

/**
 * Reads a carried parameter.
 *
 * @param property The property.
 * @param version The version that it belongs to.
 * @param name Name of the parameter there.
 * @returns The values, or `undefined` without one.
 */
export function carriedParameter(
  property: Property,
  version: Version,
  name: string,
): string[] | undefined {
  return parameterOf(property, carriedName(version, name))?.map(decodeCarried);
}

/**
 * Takes a carried parameter away.
 *
 * @param property The property.
 * @param version The version that it belongs to.
 * @param name Name of the parameter there.
 * @returns The same object if it has none.
 */
export function withoutCarried(property: Property, version: Version, name: string): Property {
  return withoutParameters(property, carriedName(version, name));
}

/**
 * Notes the exact value that a property has in a version.
 *
 * @param property The property, with a value that only comes near it.
 * @param version The version.
 * @param value The value as it is written there.
 * @returns A new property.
 */
export function carryForm(property: Property, version: Version, value: string): Property {
  return carryParameter(property, version, FORM, [value]);
}

/**
 * Reads the exact value that a property had in a version.
 *
 * @param property The property.
 * @param version The version.
 * @returns The value, or `undefined` if none is noted.
 */
export function carriedForm(property: Property, version: Version): string | undefined {
  return carriedParameter(property, version, FORM)?.[0];
}

/**
 * Takes the note of an exact value away.
 *
 * @param property The property.
 * @param version The version of that value.
 * @returns The same object if it has no such note.
 */
export function withoutForm(property: Property, version: Version): Property {
  return withoutCarried(property, version, FORM);
}

/**
 * Notes the name that a property has in a version, where it is not the usual one.
 *
 * @param property The property.
 * @param version The version.
 * @param name The name.
 * @returns A new property.
 */
export function carryName(property: Property, version: Version, name: string): Property {
  return carryParameter(property, version, NAME, [name]);
}

/**
 * Reads the name that a property had in a version.
 *
 * @param property The property.
 * @param version The version.
 * @returns The name, or `undefined` if none is noted.
 */
export function carriedNameOf(property: Property, version: Version): string | undefined {
  return carriedParameter(property, version, NAME)?.[0];
}

/**
 * Takes the note of a name away.
 *
 * @param property The property.
 * @param version The version of that name.
 * @returns The same object if it has no such note.
 */
export function withoutName(property: Property, version: Version): Property {
  return withoutCarried(property, version, NAME);
}

/**
 * Notes that a property was made.
 *
 * @param property The property.
 * @param version The version that lacked it.
 * @param source Name of the property that it was made from.
 * @returns A new property.
 */
export function markMade(property: Property, version: Version, source: string): Property {
  return carryParameter(property, version, MADE, [source]);
}

/**
 * Tells what a property was made from.
 *
 * @param property The property.
 * @param version The version that lacked it.
 * @returns Name of the other property, or `undefined` if it was not made.
 */
export function madeFrom(property: Property, version: Version): string | undefined {
  return carriedParameter(property, version, MADE)?.[0];
}

/**
 * Takes the note that a property was made away.
 *
 * @param property The property.
 * @param version The version that lacked it.
 * @returns The same object if it has no such note.
 */
export function withoutMade(property: Property, version: Version): Property {
  return withoutCarried(property, version, MADE);
}

/**
 * Keeps a whole property under a name of our own, or drops it, as the caller of the conversion chose.
 *
 * @param draft The card.
 * @param entry The property, in the form of the version that it comes from.
 * @param code The rule that has no place for it.
 * @param reason Why, as a clause.
 */
export function carryWhole(draft: Draft, entry: Entry, code: ConversionCode, reason: string): void {
  const { property } = entry;
  if (property === undefined) return;
  const name = carriedName(draft.from, property.name);
  const message = draft.carries ? `${reason}; kept as ${name}` : reason;
  const parameters = property.parameters.map((parameter) => carriedIfForeign(parameter, draft));
  change(draft, entry, { ...property, name, parameters }, { code, effect: "carried", message });
  entry.settled = true;
}

/**
 * Gives a property that was carried as a whole its own name and its own parameters again.
 *
 * @param property The property.
 * @param name Its own name.
 * @param version The version that it belongs to.
 * @returns The property as it was.
 */
export function restoredWhole(property: Property, name: string, version: Version): Property {
  const parameters = property.parameters.flatMap((parameter) => {
    const own = nameCarriedIn(version, parameter.name);
    if (own === undefined) return [parameter];
    return isNote(own) ? [] : [{ name: own, values: parameter.values.map(decodeCarried) }];
  });
  return { ...property, name, parameters };
}

/**
 * Tells whether a carried name is a note of our own and no parameter of the other version.
 *
 * @param name The name without its beginning.
 * @returns Whether it is.
 */
export function isNote(name: string): boolean {
  return [FORM, NAME, MADE].some((note) => sameName(note, name));
}

/**
 * Tells whether a version does not have a parameter at all.
 *
 * @param name Name of the parameter.
 * @param version The version.
 * @returns Whether it is one of other versions alone; `false` for names that are not known.
 */
export function isForeignParameter(name: string, version: Version): boolean {
  const definition = parameterDefinition(name);
  return definition !== undefined && !definition.versions.includes(version);
}

function carriedIfForeign(parameter: Parameter, { from, to }: Draft): Parameter {
  const { name, values } = parameter;
  if (!isForeignParameter(name, to)) return parameter;
  return { name: carriedName(from, name), values: values.map(encodeCarried) };
}
