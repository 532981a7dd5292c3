import { sameName, type ExpandedName, type XmlElement } from "@callingcard/xml";
import type { Source } from "./document.ts";
import type { ElementType } from "./element-type.ts";
import type { OtherElement } from "./extensible.ts";

/** A field of a value that is children: what a grammar gives for them, and what becomes of it. */
export interface ChildField<Content, Value> {
  readonly read: (content: Content, source: Source) => Value;
  readonly build: (value: Value) => readonly XmlElement[];
}

/**
 * A child that must be there.
 *
 * @param name Its name.
 * @param type What it is.
 */
export function one<Value>(
  name: ExpandedName,
  type: ElementType<Value>,
): ChildField<XmlElement, Value> {
  return { read: type.read, build: (value) => [type.build(name, value)] };
}

/**
 * A child that may be absent.
 *
 * @param name Its name.
 * @param type What it is.
 */
export function maybe<Value>(
  name: ExpandedName,
  type: ElementType<Value>,
): ChildField<XmlElement | undefined, Value | undefined> {
  return {
    read: (element, source) => element && type.read(element, source),
    build: (value) => (value === undefined ? [] : [type.build(name, value)]),
  };
}

/**
 * Children of one name.
 *
 * @param name Their name.
 * @param type What they are.
 */
export function many<Value>(
  name: ExpandedName,
  type: ElementType<Value>,
): ChildField<readonly XmlElement[], readonly Value[]> {
  return {
    read: (elements, source) => elements.map((element) => type.read(element, source)),
    build: (values) => values.map((value) => type.build(name, value)),
  };
}

/** Elements that are kept as they are; none is no list. */
export const KEPT: ChildField<readonly XmlElement[], readonly XmlElement[] | undefined> = {
  read: (elements) => (elements.length === 0 ? undefined : elements),
  build: (elements = []) => elements,
};

/** An element that is kept as it is, and may be absent. */
export const KEPT_ONE: ChildField<XmlElement | undefined, XmlElement | undefined> = {
  read: (element) => element,
  build: (element) => (element === undefined ? [] : [element]),
};

/** A child of one kind among others. */
interface Alternative<Item, Kind extends string> {
  readonly name: ExpandedName;
  readonly type: ElementType<Omit<Extract<Item, { readonly kind: Kind }>, "kind">>;
}

/** The alternatives for each kind of a value but `other`. */
export type Alternatives<Item extends { readonly kind: string }> = {
  readonly [Kind in Exclude<Item["kind"], "other">]: Alternative<Item, Kind>;
};

/**
 * Children of several names in any order; others, where the grammar takes them, are kept with the
 * kind `other`.
 *
 * @param alternatives The name and the type for each kind.
 */
export function items<Item extends { readonly kind: string }>(
  alternatives: Alternatives<Item>,
): ChildField<readonly XmlElement[], readonly Item[]> {
  const { read, build } = itemType<Item>(alternatives);
  return {
    read: (elements, source) => elements.map((element) => read(element, source)),
    build: (values) => values.map(build),
  };
}

/**
 * A child that has one of several names.
 *
 * @param alternatives The name and the type for each kind.
 */
export function item<Item extends { readonly kind: string }>(
  alternatives: Alternatives<Item>,
): ChildField<XmlElement, Item> {
  const { read, build } = itemType<Item>(alternatives);
  return { read, build: (value) => [build(value)] };
}

interface AnyAlternative {
  readonly name: ExpandedName;
  readonly type: ElementType<object>;
}

function itemType<Item extends { readonly kind: string }>(
  alternatives: Alternatives<Item>,
): {
  readonly read: (element: XmlElement, source: Source) => Item;
  readonly build: (value: Item) => XmlElement;
} {
  // The names are those of the code, not of what is read.
  const kinds = new Map<string, AnyAlternative>(Object.entries(alternatives));
  return {
    read: (element, source) => {
      for (const [kind, { name, type }] of kinds) {
        if (sameName(element, name))
          return { kind, ...type.read(element, source) } as unknown as Item;
      }
      const other: OtherElement = { kind: "other", element };
      return other as unknown as Item;
    },
    build: (value) => {
      const known = kinds.get(value.kind);
      if (known !== undefined) return known.type.build(known.name, value);
      const { element } = value as unknown as OtherElement;
      for (const { name } of kinds.values()) {
        if (sameName(element, name)) throw new RangeError(`${name.local} is not of kind other`);
      }
      return element;
    },
  };
}
