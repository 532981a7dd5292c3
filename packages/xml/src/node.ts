/** A name with its namespace (Namespaces in XML 1.0 section 2.1). */
export interface ExpandedName {
  /** Namespace name; empty when the name is in no namespace. */
  readonly namespace: string;
  readonly local: string;
}

/** One attribute; namespace declarations are attributes too, in {@link XMLNS_NAMESPACE}. */
export interface XmlAttribute extends ExpandedName {
  /** As written, empty when there is none. */
  readonly prefix: string;
  /** Normalised (XML 1.0 section 3.3.3), references resolved. */
  readonly value: string;
  /** UTF-16 code units from the start of the document. */
  readonly offset: number;
}

/** An element with everything in it. */
export interface XmlElement extends ExpandedName {
  readonly kind: "element";
  /** As written, empty when there is none. */
  readonly prefix: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** UTF-16 code units from the start of the document to its `<`; 0 for built elements. */
  readonly offset: number;
}

/** Character data; CDATA sections and references are resolved into it. */
export interface XmlText {
  readonly kind: "text";
  readonly text: string;
  readonly offset: number;
}

/** A comment (XML 1.0 section 2.5). */
export interface XmlComment {
  readonly kind: "comment";
  readonly text: string;
  readonly offset: number;
}

/** A processing instruction (XML 1.0 section 2.6). */
export interface XmlInstruction {
  readonly kind: "instruction";
  readonly target: string;
  readonly text: string;
  readonly offset: number;
}

/** What stands in the content of an element. */
export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction;
