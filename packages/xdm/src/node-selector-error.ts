import { ParseError, type Failure } from "@callingcard/grammar";

/** Why a node selector, or a pointer that binds its prefixes, is refused. */
export type NodeSelectorErrorCode =
  /** A character that the syntax does not allow here; the text may be an extension-selector. */
  | "unexpected-character"
  /** The text ends where more must come; it may be an extension-selector. */
  | "unexpected-end"
  /** A percent sign without two digits behind it, or octets that are not UTF-8. */
  | "invalid-escape"
  /** A value with a reference to what is no character or no known entity. */
  | "invalid-value"
  /** A prefix that no pointer binds (RFC 4825 section 8). */
  | "undeclared-prefix"
  /** More characters than `maxLength`. */
  | "too-long"
  /** More steps than `maxSteps`. */
  | "too-many-steps"
  /** More parentheses within each other than a pointer may have, 32. */
  | "too-deep";

/** A text that is no node selector, or no pointer, or beyond a limit. */
export class NodeSelectorError extends ParseError<NodeSelectorErrorCode> {
  override readonly name: string = "NodeSelectorError";
}

/**
 * Throws.
 *
 * @param code What is wrong, for programs.
 * @param reason What is wrong, for people.
 * @param source The text that was read.
 * @param offset The first wrong character in it.
 * @param rule The rule that was read.
 * @throws NodeSelectorError always.
 * @internal
 */
export function refuseSelector(
  code: NodeSelectorErrorCode,
  reason: string,
  source: string,
  offset: number,
  rule: string,
): never {
  throw new NodeSelectorError({ code, reason, source, offset, rule });
}

/**
 * Throws what a generated parser says.
 *
 * @param failure What it says.
 * @param source The text that was read.
 * @throws NodeSelectorError always.
 * @internal
 */
export function refuseFailure({ code, offset, rule }: Failure, source: string): never {
  switch (code) {
    case "unexpected-end":
      return refuseSelector(code, "text ends where more must come", source, offset, rule);
    case "too-deep":
      return refuseSelector(code, "parentheses within too many others", source, offset, rule);
    case "unexpected-character":
    case "unexpected-event": {
      const reason = "a character that cannot stand here";
      return refuseSelector("unexpected-character", reason, source, offset, rule);
    }
  }
}
