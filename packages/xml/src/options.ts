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

/**
 * Completes options by the defaults. An option that is `undefined` is one that is not given, so that no
 * limit is lost with a setting that was not found.
 *
 * @param options What differs from the defaults.
 */
export function withDefaults(options: XmlOptions | undefined): Required<XmlOptions> {
  if (options === undefined) return DEFAULT_OPTIONS;
  const {
    namespaces = DEFAULT_OPTIONS.namespaces,
    maxInputLength = DEFAULT_OPTIONS.maxInputLength,
    maxDepth = DEFAULT_OPTIONS.maxDepth,
    maxElements = DEFAULT_OPTIONS.maxElements,
    maxAttributes = DEFAULT_OPTIONS.maxAttributes,
    maxNamespaceDeclarations = DEFAULT_OPTIONS.maxNamespaceDeclarations,
    maxNameLength = DEFAULT_OPTIONS.maxNameLength,
    maxTextLength = DEFAULT_OPTIONS.maxTextLength,
  } = options;
  return {
    namespaces,
    maxInputLength,
    maxDepth,
    maxElements,
    maxAttributes,
    maxNamespaceDeclarations,
    maxNameLength,
    maxTextLength,
  };
}
