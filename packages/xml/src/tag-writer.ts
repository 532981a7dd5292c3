import type { XmlElement } from "./node.ts";

/** A start tag without its brackets. */
export interface WrittenTag {
  /** The name with its prefix. */
  readonly name: string;
  /** The attributes, each after a space. */
  readonly attributes: string;
}

/** Writes the start tags of elements within each other. */
export interface TagWriter {
  /**
   * Writes the start tag of an element, which stays open until {@link leave}.
   *
   * @param element The element.
   * @param outermost Whether no element is around it.
   * @throws RangeError for names that cannot be written.
   */
  enter(element: XmlElement, outermost: boolean): WrittenTag;

  /** Closes the last element. */
  leave(): void;
}
