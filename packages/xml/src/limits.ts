/** Limits on what is read; each has an error code of its own and a finite default. */
export interface XmlLimits {
  /** Longest input, in octets or, for a string, in UTF-16 code units. Default 67 108 864. */
  readonly maxInputLength?: number;

  /** Most elements around and including one element. Default 256. */
  readonly maxDepth?: number;

  /** Most elements in the document. Default 4 000 000. */
  readonly maxElements?: number;

  /** Most attributes of one element, namespace declarations included. Default 256. */
  readonly maxAttributes?: number;

  /** Most namespace declarations in scope at one place. Default 1 024. */
  readonly maxNamespaceDeclarations?: number;

  /** Longest name with its prefix, in UTF-16 code units. Default 1 024. */
  readonly maxNameLength?: number;

  /**
   * Longest text, attribute value, comment or processing instruction as written, in UTF-16 code
   * units. Default 16 777 216.
   */
  readonly maxTextLength?: number;
}

/** The limits that hold where none is given. */
export const DEFAULT_LIMITS: Required<XmlLimits> = {
  maxInputLength: 67_108_864,
  maxDepth: 256,
  maxElements: 4_000_000,
  maxAttributes: 256,
  maxNamespaceDeclarations: 1024,
  maxNameLength: 1024,
  maxTextLength: 16_777_216,
};
