import { childElements, type XmlElement } from "@callingcard/xml";
import type { Parameter, Property } from "../card.ts";
import { buildProperty } from "../jcard/build-property.ts";
import { nameOfElement } from "./element-name.ts";
import { readXCardValue } from "./value-from-xcard.ts";
import { isVcardElement } from "./vcard-element.ts";
import type { Complain } from "./xcard-problem.ts";
import { type Reading, textOf } from "./reading.ts";

const PROPERTY_NAME = /^[A-Z0-9_-]+$/;
const PARAMETER_NAME = /^[A-Z0-9_(-]+$/;
const NO_PROPERTIES: ReadonlySet<string> = new Set(["BEGIN", "END", "VERSION"]);
const RESERVED: ReadonlySet<string> = new Set(["VALUE", "ENCODING", "CHARSET", "GROUP"]);

/**
 * Reads an element as a property (RFC 6351 sections 5 and 6). Attributes, and elements of other
 * namespaces in it, are dropped, as section 6 has it.
 *
 * @param element The element.
 * @param group Group of the property.
 * @param reading Limits and problems.
 * @returns The property, or `undefined` for a name that no property can have.
 */
export function readXCardProperty(
  element: XmlElement,
  group: string | undefined,
  reading: Reading,
): Property | undefined {
  const { complain } = reading;
  const name = nameOfElement(element.local);
  if (!PROPERTY_NAME.test(name) || NO_PROPERTIES.has(name)) {
    complain("bad-name", "no xCard property has this name", element, "RFC 6351 section 5");
    return undefined;
  }
  if (element.local !== element.local.toLowerCase()) {
    complain("not-lower-case", "name is not in lower case", element, "RFC 6351 section 5.1");
  }
  const children = knownChildren(element, complain);
  const parameters = children
    .filter(({ local }) => local === "parameters")
    .flatMap((parent) => readParameters(parent, reading));
  const content = children.filter(({ local }) => local !== "parameters");
  const { type, values } = readXCardValue(element, name, content, reading);
  return buildProperty({ group, name, parameters }, type, values, "4.0", (problem) => {
    const reason =
      problem === "not-of-type" ? `value is no ${type}` : "property has several values";
    complain(problem, reason, content[0] ?? element, "RFC 6351 appendix A");
  });
}

function knownChildren(element: XmlElement, complain: Complain): XmlElement[] {
  return childElements(element).filter((child) => {
    const isKnown = isVcardElement(child);
    if (!isKnown) {
      complain("unknown-element", "element is not one of xCard", child, "RFC 6351 section 5.1");
    }
    return isKnown;
  });
}

function readParameters(parent: XmlElement, { limits, complain }: Reading): Parameter[] {
  const elements = knownChildren(parent, complain);
  if (elements.length > limits.maxParameters) {
    const reason = `more than ${limits.maxParameters} parameters`;
    complain("too-many-parameters", reason, parent, "maxParameters");
  }
  return elements.slice(0, limits.maxParameters).flatMap((element) => {
    const name = nameOfElement(element.local);
    if (RESERVED.has(name)) {
      complain(
        "reserved-parameter",
        "parameter is not one of xCard",
        element,
        "RFC 6351 section 6",
      );
      return [];
    }
    if (!PARAMETER_NAME.test(name)) {
      complain("bad-name", "no vCard parameter has this name", element, "RFC 6350 any-param");
      return [];
    }
    return [{ name, values: readParameterValues(element, limits.maxParameters, complain) }];
  });
}

function readParameterValues(element: XmlElement, most: number, complain: Complain): string[] {
  const typed = knownChildren(element, complain);
  if (typed.length === 0) {
    complain("missing-type", "value has no type", element, "RFC 6351 appendix A");
  }
  if (typed.length > most) {
    complain("too-many-parameters", `more than ${most} values`, element, "maxParameters");
  }
  const values = typed.length === 0 ? [element] : typed.slice(0, most);
  return values.map((value) => {
    const text = textOf(value, complain);
    return value.local === "integer" || value.local === "boolean" ? text.trim() : text;
  });
}
