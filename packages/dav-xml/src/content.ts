import { attributeValue, textContent, type XmlElement } from "@callingcard/xml";
import { refuse, type Message } from "./message.ts";

/**
 * Reads the text of an element without the white space around it.
 *
 * @param element The element.
 */
export function trimmedText(element: XmlElement): string {
  const text = textContent(element);
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (start < end && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/**
 * Refuses text that {@link trimmedText} would not give back.
 *
 * @param text The text.
 * @param what What it is, for people.
 * @returns The text.
 * @throws RangeError when there is white space around it.
 */
export function withoutOuterSpace(text: string, what: string): string {
  if (isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1))) {
    throw new RangeError(`${what}: white space around it`);
  }
  return text;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/**
 * Reads an attribute in no namespace.
 *
 * @param owner The element that has it.
 * @param name The name.
 * @param message The message that is read.
 * @throws DavXmlError `missing-attribute`.
 */
export function requiredAttribute(owner: XmlElement, name: string, message: Message): string {
  const value = attributeValue(owner, name);
  return value ?? refuse(message, owner, "missing-attribute", `no attribute ${name}`);
}

/**
 * Reads an attribute that has a few possible values.
 *
 * @param owner The element that has it.
 * @param name The name.
 * @param values The values that are allowed.
 * @param message The message that is read.
 * @param fallback The value when the attribute is absent.
 * @throws DavXmlError `invalid-value`.
 */
export function enumeratedAttribute<Value extends string>(
  owner: XmlElement,
  name: string,
  values: readonly Value[],
  fallback: Value,
  message: Message,
): Value {
  const written = owner.attributes.find(
    (attribute) => attribute.local === name && attribute.namespace === "",
  );
  if (written === undefined) return fallback;
  const value = values.find((possible) => possible === written.value);
  const reason = `${name} is not one of ${values.join(", ")}`;
  return value ?? refuse(message, written, "invalid-value", reason, owner);
}
