import type { MatchType } from "@callingcard/dav-xml";

/**
 * One row of the index of a card. `key` is the `i;unicode-casemap` key of one value of the property
 * (the whole value, a component or a list item); one row with an empty key stands for a property
 * that has no value worth indexing, so that presence can be asked of the index as well.
 */
export interface IndexEntry {
  /** Property name in upper case, without group. */
  readonly property: string;
  readonly key: string;
}

/** What a store can ask its index: always a superset of what a filter matches. */
export type IndexCondition =
  | { readonly kind: "all" }
  | { readonly kind: "none" }
  | { readonly kind: "and" | "or"; readonly of: readonly IndexCondition[] }
  /** Some entry of this property exists. */
  | { readonly kind: "present"; readonly property: string }
  /** Some entry of this property has a key that contains, equals, starts or ends with `key`. */
  | {
      readonly kind: "key";
      readonly property: string;
      readonly match: MatchType;
      readonly key: string;
    };
