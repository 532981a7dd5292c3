import type { MatchType } from "@callingcard/dav-xml";

/**
 * One row of the index of a card. `key` is the `i;unicode-casemap` key of one value of the property
 * (the whole value, a component or a list item), or {@link UNINDEXED_KEY}. A property that a card
 * has, has at least one row, so that presence can be asked of the index as well; but for VERSION, PRODID and REV, which
 * are not indexed.
 */
export interface IndexEntry {
  /** Property name in upper case, without group. */
  readonly property: string;
  readonly key: string;
}

/**
 * The key of values that are too long, or not fit, to be indexed. Every `key` condition on the
 * property holds for it: a store asks for `key = UNINDEXED_KEY OR …`.
 */
export const UNINDEXED_KEY = "\uffff";

/**
 * What programs write into each card for each other, REV anew with each change: who looks for it, if anybody does, has all
 * cards judged.
 */
const NOT_INDEXED: ReadonlySet<string> = new Set(["VERSION", "PRODID", "REV"]);

/**
 * Tells whether the properties of a name have index entries.
 *
 * @param property In upper case.
 * @internal
 */
export function isIndexed(property: string): boolean {
  return !NOT_INDEXED.has(property);
}

/** What a store can ask its index: always a superset of what a filter matches. */
export type IndexCondition =
  | { readonly kind: "all" }
  | { readonly kind: "none" }
  | { readonly kind: "and" | "or"; readonly of: readonly IndexCondition[] }
  /** Some entry of this property exists. */
  | { readonly kind: "present"; readonly property: string }
  /**
   * Some entry of this property has a key that contains, equals, starts or ends with `key`, compared
   * by code units or UTF-8 octets; or its key is {@link UNINDEXED_KEY}.
   */
  | {
      readonly kind: "key";
      readonly property: string;
      readonly match: MatchType;
      readonly key: string;
    };
