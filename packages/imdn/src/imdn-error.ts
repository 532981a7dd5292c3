import { ParseError } from "@callingcard/grammar";

/** Why a well-formed document is not the one it should be. */
export type ImdnErrorCode =
  /** The root element is another one. */
  | "wrong-root"
  /** An element that may not stand here: unknown, in the wrong place, or once too often. */
  | "unexpected-element"
  /** An element that must be there is not. */
  | "missing-element"
  /** Text where only elements may be, or nothing. */
  | "unexpected-text"
  /** Text that the element does not allow. */
  | "invalid-value"
  /** The aggregate has a part that is no notification. */
  | "wrong-part";

/** A document that is well-formed XML but no notification or status. */
export class ImdnError extends ParseError<ImdnErrorCode> {
  override readonly name: string = "ImdnError";
}
