import { ParseError } from "@callingcard/grammar";

/** Why a well-formed document is not the message it should be. */
export type DavXmlErrorCode =
  /** The root element is another one. */
  | "wrong-root"
  /** An element that must be there is not. */
  | "missing-element"
  /** An element that may stand once stands twice. */
  | "duplicate-element"
  /** Elements of which only one may be given. */
  | "conflicting-elements"
  /** An attribute that must be there is not. */
  | "missing-attribute"
  /** Text or an attribute value that the element does not allow. */
  | "invalid-value"
  | "too-deep"
  | "too-many-properties"
  | "too-many-hrefs"
  | "too-many-filters"
  | "too-many-responses"
  | "too-many-aces"
  | "too-many-privileges";

/** A document that is well-formed XML but not the DAV message it should be. */
export class DavXmlError extends ParseError<DavXmlErrorCode> {
  override readonly name: string = "DavXmlError";
}
