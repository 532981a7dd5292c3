import { DEFAULT_LIMITS, type XmlLimits } from "./limits.ts";

/** How a document is read. */
export interface XmlOptions extends XmlLimits {
  /**
   * Whether names have namespaces (Namespaces in XML 1.0). Without them, a colon is a character of a
   * name like others: the names of the tree have empty prefixes and namespaces, and declarations are
   * attributes like others. Default true.
   */
  readonly namespaces?: boolean;
}

/** The options that hold where none is given. */
export const DEFAULT_OPTIONS: Required<XmlOptions> = { ...DEFAULT_LIMITS, namespaces: true };
