import { parameterValues, sameName, type Parameter, type Property } from "./card.ts";
import type { Contentline } from "./generated/vcard.ts";
import { decodeParameterValue } from "./parameter-value.ts";
import { sharedName } from "./shared-name.ts";

/**
 * Gives a content line, as the grammar has it, the values that its parameters stand for.
 *
 * @param line The content line.
 * @returns The property.
 */
export function toProperty(line: Contentline): Property {
  const name = sharedName(line.name);
  for (const { values } of line.parameters) {
    if (values === undefined || values.some(hasCircumflex)) {
      return { ...line, name, parameters: line.parameters.map(toParameter) };
    }
  }
  // No parameter is bare, none has a circumflex: the line is a property as it stands. It was just
  // made, and a copy would cost as much as to read it.
  (line as { name: string }).name = name;
  return line as Property;
}

function hasCircumflex(value: string): boolean {
  return value.includes("^");
}

function toParameter({ name, values }: Contentline["parameters"][number]): Parameter {
  return { name, values: values === undefined ? [] : values.map(decodeParameterValue) };
}

/**
 * Tells whether the value of a property is quoted-printable (vCard 2.1).
 *
 * @param property The property.
 * @returns Whether it is.
 */
export function isQuotedPrintable(property: Property): boolean {
  return (
    property.parameters.length > 0 &&
    parameterValues(property, "ENCODING").some((value) => sameName(value, "QUOTED-PRINTABLE"))
  );
}

/**
 * Tells whether a property is the first or the last line of a card.
 *
 * @param property The property.
 * @param name Which of them.
 * @returns Whether it is.
 */
export function isMarker(property: Property, name: "BEGIN" | "END"): boolean {
  return (
    property.name.length === name.length &&
    sameName(property.name, name) &&
    property.group === undefined &&
    property.parameters.length === 0 &&
    sameName(property.value.trim(), "VCARD")
  );
}
