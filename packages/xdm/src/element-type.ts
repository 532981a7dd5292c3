import {
  childElements,
  element as buildElement,
  textContent,
  XMLNS_NAMESPACE,
  type ExpandedName,
  type XmlAttribute,
  type XmlElement,
} from "@callingcard/xml";
import type { AttributeField } from "./attribute-field.ts";
import type { ChildField } from "./child-field.ts";
import { checkContent, readContent, type ContentModel } from "./content-model.ts";
import { refuse, type Source } from "./document.ts";
import type { ExtensibleAttributes, MixedContent } from "./extensible.ts";
import type { SimpleType } from "./simple-type.ts";

/** How an element is read into a value, and how it is built from one. */
export interface ElementType<Value> {
  /** @throws XdmError. */
  readonly read: (element: XmlElement, source: Source) => Value;
  /** @throws RangeError for a value that would not be read back equal. */
  readonly build: (name: ExpandedName, value: Value) => XmlElement;
}

/** The fields of a value that are attributes. */
export type AttributeFields<Value, Key extends PropertyKey> = {
  readonly [Name in Exclude<keyof Value, Key | "otherAttributes">]: AttributeField<Value[Name]>;
};

/** The fields of a value that are children: one for each field of the content, of the same name. */
export type ChildFields<Content, Value> = {
  readonly [Name in keyof Content]: Name extends keyof Value
    ? ChildField<Content[Name], Value[Name]>
    : never;
};

/**
 * Describes an element with elements in it. Attributes that it does not name are kept.
 *
 * @param init Its content model, and a field for each field of the value but `otherAttributes`.
 * @param init.content What it may contain.
 * @param init.children The fields that are children, in the order of the schema.
 * @param init.attributes The fields that are attributes.
 */
export function complexType<Content, Value extends ExtensibleAttributes>(init: {
  readonly content: ContentModel<Content>;
  readonly children: ChildFields<Content, Value>;
  readonly attributes: AttributeFields<Value, keyof Content>;
}): ElementType<Value> {
  const attributes = attributeReader<Value>(Object.entries(init.attributes));
  const children: readonly [string, ChildField<unknown, unknown>][] = Object.entries(init.children);
  return {
    read: (element, source) => {
      source.depth += 1;
      if (source.depth > source.maxDepth) refuse(source, element, "too-deep", "elements too deep");
      const content = readContent(init.content, element, source) as Record<string, unknown>;
      const value = attributes.read(element, source);
      for (const [key, field] of children) value[key] = field.read(content[key], source);
      source.depth -= 1;
      return value as Value;
    },
    build: (name, value) => {
      const fields = value as Readonly<Record<string, unknown>>;
      const built = children.flatMap(([key, field]) => field.build(fields[key]));
      return checkContent(init.content, buildElement(name, built, attributes.build(value)));
    },
  };
}

/**
 * Describes an element with text in it and nothing else.
 *
 * @param type What the text stands for.
 */
export function simpleType<Value>(type: SimpleType<Value>): ElementType<Value> {
  return {
    read: (element, source) => readText(type, element, source),
    build: (name, value) => buildElement(name, textNodes(type.stringify(value))),
  };
}

/**
 * Describes an element with text and attributes.
 *
 * @param type What the text stands for; the value's field `text`.
 * @param fields The fields that are attributes.
 */
export function textType<Value extends ExtensibleAttributes & { readonly text: unknown }>(
  type: SimpleType<Value["text"]>,
  fields: AttributeFields<Value, "text">,
): ElementType<Value> {
  const attributes = attributeReader<Value>(Object.entries(fields));
  return {
    read: (element, source) => {
      const value = attributes.read(element, source);
      value["text"] = readText(type, element, source);
      return value as Value;
    },
    build: (name, value) =>
      buildElement(name, textNodes(type.stringify(value.text)), attributes.build(value)),
  };
}

/**
 * Describes an element whose content is kept as it stands.
 *
 * @param fields The fields that are attributes.
 */
export function mixedType<Value extends MixedContent>(
  fields: AttributeFields<Value, "children">,
): ElementType<Value> {
  const attributes = attributeReader<Value>(Object.entries(fields));
  return {
    read: (element, source) => {
      const value = attributes.read(element, source);
      value["children"] = element.children;
      return value as Value;
    },
    build: (name, value) => buildElement(name, value.children, attributes.build(value)),
  };
}

interface AttributeReader<Value> {
  readonly read: (element: XmlElement, source: Source) => Record<string, unknown>;
  readonly build: (value: Value) => XmlAttribute[];
}

function attributeReader<Value extends ExtensibleAttributes>(
  fields: readonly [string, AttributeField<unknown>][],
): AttributeReader<Value> {
  const isKnown = ({ namespace, local }: ExpandedName): boolean =>
    fields.some(([, { name }]) => name.local === local && name.namespace === namespace);
  return {
    read: (element, source) => {
      const value: Record<string, unknown> = {};
      for (const [key, field] of fields) value[key] = field.read(element, source);
      const others = element.attributes.filter(
        (attribute) => attribute.namespace !== XMLNS_NAMESPACE && !isKnown(attribute),
      );
      if (others.length > 0) value["otherAttributes"] = others;
      return value;
    },
    build: (value) => {
      const { otherAttributes = [] } = value;
      if (otherAttributes.some(isKnown)) throw new RangeError("attribute is given twice");
      const own = fields.flatMap(([key, field]) => {
        const text = field.build((value as Readonly<Record<string, unknown>>)[key]);
        return text === undefined ? [] : [{ ...field.name, prefix: "", value: text, offset: 0 }];
      });
      return [...own, ...otherAttributes];
    },
  };
}

function readText<Value>(type: SimpleType<Value>, element: XmlElement, source: Source): Value {
  const [child] = childElements(element);
  if (child !== undefined) {
    const reason = `${child.local} where text is expected`;
    return refuse(source, child, "unexpected-element", reason, element.local);
  }
  const value = type.parse(textContent(element));
  if (value !== undefined) return value;
  return refuse(source, element, "invalid-value", `${element.local} is not ${type.description}`);
}

function textNodes(text: string): string[] {
  return text === "" ? [] : [text];
}
