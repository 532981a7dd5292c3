import { parameterValues, type Property, unescapeText } from "@callingcard/vcard";
import { propertyUse, rawText, uriText } from "@callingcard/vcard/values";

/** A property of a vCard 4.0 on its way, and which of its parameters no rule has taken yet. */
export interface Source {
  readonly property: Property;

  /** Its place among the properties of the card. */
  readonly index: number;

  /** In upper case. */
  readonly name: string;

  /** In lower case. */
  readonly group: string | undefined;

  /** Values of the parameters that are left, by name in lower case. */
  readonly left: Map<string, readonly string[]>;
}

/**
 * Starts on a property.
 *
 * @param property The property.
 * @param index Its place among the properties of the card.
 * @returns The source.
 */
export function sourceOf(property: Property, index: number): Source {
  const names = new Set(property.parameters.map(({ name }) => name.toLowerCase()));
  // A bare parameter of vCard 2.1 is a value of TYPE in a card that says it is 4.0.
  if (property.parameters.some(({ values }) => values.length === 0)) names.add("type");
  const left = new Map<string, readonly string[]>();
  for (const name of names) {
    const values = parameterValues(property, name);
    if (values.length > 0) left.set(name, values);
  }
  return {
    property,
    index,
    name: property.name.toUpperCase(),
    group: property.group?.toLowerCase(),
    left,
  };
}

/**
 * Takes a parameter that has one value which is fit; any other stays.
 *
 * @param source The property.
 * @param name The parameter, in lower case.
 * @param isFit Whether the value can be converted.
 * @returns The value, or `undefined`.
 */
export function takeParameter(
  source: Source,
  name: string,
  isFit: (value: string) => boolean = () => true,
): string | undefined {
  const [value, ...more] = source.left.get(name) ?? [];
  if (value === undefined || more.length > 0 || !isFit(value)) return undefined;
  source.left.delete(name);
  return value;
}

/**
 * Takes the values of TYPE that mean something in JSContact; the others stay.
 *
 * @param source The property.
 * @param meanings What each value means, by the value in lower case.
 * @returns The meanings.
 */
export function takeTypes(source: Source, meanings: ReadonlyMap<string, string>): string[] {
  const values = source.left.get("type") ?? [];
  const taken = values.flatMap((value) => meanings.get(value.toLowerCase()) ?? []);
  const others = values.filter((value) => !meanings.has(value.toLowerCase()));
  if (others.length === 0) source.left.delete("type");
  else source.left.set("type", others);
  return taken;
}

/**
 * Reads a parameter without taking it.
 *
 * @param source The property.
 * @param name The parameter, in lower case.
 * @returns Its first value, or `undefined`.
 */
export function parameter(source: Source, name: string): string | undefined {
  return source.left.get(name)?.[0];
}

/**
 * Tells the type of the value: VALUE, or the default of the property in vCard 4.0.
 *
 * @param source The property.
 * @returns The type, in lower case.
 */
export function valueType(source: Source): string {
  const [given] = parameterValues(source.property, "VALUE");
  return given?.toLowerCase() ?? propertyUse(source.name, "4.0")?.types[0] ?? "unknown";
}

/**
 * Takes VALUE, if the way back will find the type of the value without it.
 *
 * @param source The property.
 * @param written The type that the way back writes.
 */
export function takeValueType(source: Source, written: string): void {
  const type = valueType(source);
  if (type === written) source.left.delete("value");
  else source.left.set("value", [type]);
}

/**
 * Reads the value as one text.
 *
 * @param source The property.
 * @returns The text.
 */
export function textOf(source: Source): string {
  return unescapeText(rawText(source.property));
}

/**
 * Reads the value as a URI.
 *
 * @param source The property.
 * @returns The URI as written, without the escapes that some write.
 */
export function uriOf(source: Source): string {
  return uriText(source.property);
}
