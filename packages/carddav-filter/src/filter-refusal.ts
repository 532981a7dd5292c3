import type { PropFilter } from "@callingcard/dav-xml";

/** Why a filter was refused, for programs. */
export type FilterRefusalCode =
  | "unknown-collation"
  | "name-not-queryable"
  | "too-many-conditions"
  | "text-too-long";

/** What a {@link FilterRefusal} is made from. */
export interface FilterRefusalInit {
  readonly code: FilterRefusalCode;
  /** One lower-case clause, for people. */
  readonly reason: string;
  /** The collation, property or parameter name; empty when the filter as a whole is refused. */
  readonly refused: string;
  /** The element at fault, when the filter was read from XML. */
  readonly element?: PropFilter["element"];
}

/**
 * A filter that is well formed and cannot be evaluated here. A server answers it with 403 and the
 * named precondition (RFC 6352 section 8.6).
 */
export class FilterRefusal extends Error {
  override readonly name: string = "FilterRefusal";

  /** Why it was refused; stable within a major version. */
  readonly code: FilterRefusalCode;

  /** Local name of the CARDDAV precondition that is violated. */
  readonly condition: "supported-collation" | "supported-filter";

  /** The collation, property or parameter name; empty when the filter as a whole is refused. */
  readonly refused: string;

  /**
   * The element to report inside the precondition (section 8.6): the text-match of a collation, and else
   * the prop-filter or param-filter that cannot be evaluated, or with which there are too many. Its
   * `offset` is its place in the request. Absent in filters built by hand.
   */
  readonly element: PropFilter["element"];

  constructor(init: FilterRefusalInit) {
    super(init.reason);
    this.code = init.code;
    this.condition = init.code === "unknown-collation" ? "supported-collation" : "supported-filter";
    this.refused = init.refused;
    this.element = init.element;
  }
}
