import { sameName, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { refuse, type Source } from "./document.ts";
import type { SimpleType } from "./simple-type.ts";

/** A field of a value that is an attribute. */
export interface AttributeField<Value> {
  readonly name: ExpandedName;
  readonly read: (element: XmlElement, source: Source) => Value;
  /** @returns `undefined` for no attribute. */
  readonly build: (value: Value) => string | undefined;
}

/**
 * An attribute that may be absent.
 *
 * @param name Its name; a string stands for a name in no namespace.
 * @param type What its value stands for.
 */
export function optionalAttribute<Value>(
  name: ExpandedName | string,
  type: SimpleType<Value>,
): AttributeField<Value | undefined> {
  const expanded = typeof name === "string" ? { namespace: "", local: name } : name;
  return {
    name: expanded,
    read: (element, source) => {
      const attribute = element.attributes.find((one) => sameName(one, expanded));
      if (attribute === undefined) return undefined;
      const value = type.parse(attribute.value);
      if (value !== undefined) return value;
      const reason = `${expanded.local} is not ${type.description}`;
      return refuse(source, attribute, "invalid-value", reason, element.local);
    },
    build: (value) => (value === undefined ? undefined : type.stringify(value)),
  };
}

/**
 * An attribute that must be there.
 *
 * @param name Its name; a string stands for a name in no namespace.
 * @param type What its value stands for.
 */
export function attribute<Value>(
  name: ExpandedName | string,
  type: SimpleType<Value>,
): AttributeField<Value> {
  const optional = optionalAttribute(name, type);
  return {
    name: optional.name,
    read: (element, source) =>
      optional.read(element, source) ??
      refuse(source, element, "missing-attribute", `no attribute ${optional.name.local}`),
    build: (value) => type.stringify(value),
  };
}
