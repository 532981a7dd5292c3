import type { XmlElement } from "@callingcard/xml";
import type { JCardScalar, JCardValue } from "../jcard/jcard.ts";
import { numberOf } from "../jcard/scalar.ts";
import { defaultTypeOf, isKnownType } from "../jcard/value-type.ts";
import { isUri, propertyUse } from "../values.ts";
import { nameOfElement } from "./element-name.ts";
import { type Reading, textOf } from "./reading.ts";
import { structuredElements } from "./structured-elements.ts";
import type { Complain } from "./xcard-problem.ts";

/** A type with values, in the form of jCard. */
export interface XCardValue {
  readonly type: string;
  readonly values: readonly JCardValue[];
}

/**
 * Reads the value of a property (RFC 6351 section 5 and appendix A).
 *
 * @param property The element of the property.
 * @param name Name of the property, in upper case.
 * @param content The elements in it that are not its parameters.
 * @param reading Limits and problems.
 * @returns The type and the values.
 */
export function readXCardValue(
  property: XmlElement,
  name: string,
  content: readonly XmlElement[],
  reading: Reading,
): XCardValue {
  const { complain, limits } = reading;
  if (content.length > limits.maxValues) {
    complain("too-many-values", `more than ${limits.maxValues} values`, property, "maxValues");
  }
  const parts = content.slice(0, limits.maxValues);
  const components = structuredElements(name);
  if (components !== undefined && parts.some(({ local }) => components.includes(local))) {
    return { type: "text", values: [readComponents(components, parts, complain)] };
  }
  // A type that is not known is one, if none that is known is there.
  const first = parts.find(({ local }) => isKnown(local)) ?? parts[0];
  if (first === undefined) return untyped(property, complain);
  const { local } = first;
  const values = parts.filter((part) => part.local === local);
  for (const part of parts) {
    if (part.local === local) continue;
    const code = isKnown(part.local) ? "several-values" : "unknown-element";
    complain(code, "element is not of the type of the value", part, "RFC 6351 appendix A");
  }
  const type = typeOf(local, name);
  const scalars = values.map((value) => scalarOf(value, type, complain));
  const isComponents = propertyUse(name, "4.0")?.shape === "components" && type === "text";
  return { type, values: isComponents ? [scalars] : scalars };
}

function isKnown(local: string): boolean {
  return local === "unknown" || isKnownType(local);
}

// A value in no element with a type, as other programs write it, is a text.
function untyped(property: XmlElement, complain: Complain): XCardValue {
  const text = textOf(property, complain);
  const isEmpty = text.trim() === "";
  const code = isEmpty ? "missing-value" : "missing-type";
  complain(code, "property has no value with a type", property, "RFC 6351 section 5");
  return { type: "text", values: [isEmpty ? "" : text] };
}

function readComponents(
  names: readonly string[],
  parts: readonly XmlElement[],
  complain: Complain,
): string[][] {
  const components: string[][] = [];
  for (const part of parts) {
    const index = names.indexOf(part.local);
    if (index === -1) {
      complain("unknown-element", "element is no component", part, "RFC 6351 appendix A");
      continue;
    }
    while (components.length <= index) components.push([]);
    components[index]?.push(textOf(part, complain));
  }
  return components.map((items) => (items.length === 0 ? [""] : items));
}

// A date-and-or-time is an element of what it has (RFC 6351 appendix A, section 4.3.4).
function typeOf(local: string, name: string): string {
  const isDate = local === "date" || local === "time" || local === "date-time";
  if (isDate && defaultTypeOf(name, "4.0") === "date-and-or-time") return "date-and-or-time";
  return isKnown(local) ? local : nameOfElement(local).toLowerCase();
}

function scalarOf(value: XmlElement, type: string, complain: Complain): JCardScalar {
  const text = textOf(value, complain);
  if (type === "text" || !isKnownType(type)) return text;
  const trimmed = text.trim();
  if (type === "boolean") return booleanOf(trimmed) ?? trimmed;
  if (type === "uri") return isUri(trimmed) ? trimmed : text;
  if (type === "integer" || type === "float") return numberOf(trimmed) ?? trimmed;
  // A time alone has a T in front where it could be a date (RFC 6350 section 4.3.4).
  const isTime = type === "date-and-or-time" && value.local === "time" && !trimmed.startsWith("T");
  return isTime ? `T${trimmed}` : trimmed;
}

function booleanOf(text: string): boolean | undefined {
  if (text === "true" || text === "1") return true;
  return text === "false" || text === "0" ? false : undefined;
}
