import type { XmlAttribute, XmlElement, XmlNode } from "@callingcard/xml";

/** What a schema lets others add to the attributes of an element. */
export interface ExtensibleAttributes {
  /** Attributes that the package does not know, in their order, in whatever namespace. */
  readonly otherAttributes?: readonly XmlAttribute[] | undefined;
}

/** What a schema lets others add to an element. */
export interface Extensible extends ExtensibleAttributes {
  /** Elements of other namespaces, in their order, behind what the schema names. */
  readonly extensions?: readonly XmlElement[] | undefined;
}

/** An element that the package does not know, among others that it knows. */
export interface OtherElement {
  readonly kind: "other";
  readonly element: XmlElement;
}

/** Content that is kept as it stands. */
export interface MixedContent extends ExtensibleAttributes {
  readonly children: readonly XmlNode[];
}
