import { ParseError } from "@callingcard/grammar";

/** Why a well-formed document is not the one it should be. */
export type XdmErrorCode =
  /** The root element is another one. */
  | "wrong-root"
  /** An element that may not stand here: unknown, in the wrong place, or once too often. */
  | "unexpected-element"
  /** An element that must be there is not. */
  | "missing-element"
  /** Text where only elements may be. */
  | "unexpected-text"
  /** An attribute that must be there is not. */
  | "missing-attribute"
  /** Text or an attribute value that the schema does not allow. */
  | "invalid-value"
  /** More elements in each other than `maxDepth`. */
  | "too-deep";

/** A document that is well-formed XML but not the XDM document it should be. */
export class XdmError extends ParseError<XdmErrorCode> {
  override readonly name: string = "XdmError";
}
