import type { XcapErrorCondition } from "@callingcard/xdm";
import type { XmlDocument } from "@callingcard/xml";

/** An application usage (RFC 4825 section 5): one kind of documents, and what they have to be. */
export interface ApplicationUsage {
  /** Application Unique ID: the first segment behind the root. */
  readonly auid: string;

  /** Media type of its documents, in lower case, without parameters. */
  readonly mediaType: string;

  /** Namespace of element names without a prefix in node selectors. Default none. */
  readonly defaultNamespace?: string;

  /**
   * Namespaces whose elements are checked, as the capabilities say (section 12). Default the default
   * namespace when there is `validate`, else none.
   */
  readonly namespaces?: readonly string[];

  /** Sub-directories of a home directory that there are, as `a` or `a/b`. Default none. */
  readonly directories?: readonly string[];

  /**
   * Checks a document as it would be after a request (section 8.2.5). Default: every well-formed document is
   * right.
   *
   * @returns What is wrong; `undefined` when nothing is.
   */
  readonly validate?: (document: XmlDocument) => XcapErrorCondition | undefined;
}
