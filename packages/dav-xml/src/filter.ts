import type { XmlElement } from "@callingcard/xml";

/** How the parts of a filter are joined (RFC 6352 sections 10.5 and 10.5.1); `anyof` by default. */
export type Test = "anyof" | "allof";

/** `CARDDAV:filter` (RFC 6352 section 10.5). Without prop-filters it matches every card. */
export interface Filter {
  readonly test: Test;
  readonly propFilters: readonly PropFilter[];
}

/** `CARDDAV:prop-filter` (RFC 6352 section 10.5.1). */
export interface PropFilter {
  /** Property name as written, with its group if one was given: `item1.EMAIL`. */
  readonly name: string;
  readonly test: Test;
  /** `CARDDAV:is-not-defined` was given; then there are no other conditions. */
  readonly isNotDefined: boolean;
  readonly textMatches: readonly TextMatch[];
  readonly paramFilters: readonly ParamFilter[];
  /** The element it was read from, for refusals; absent in filters built by hand. */
  readonly element?: XmlElement;
}

/** `CARDDAV:param-filter` (RFC 6352 section 10.5.2). */
export interface ParamFilter {
  readonly name: string;
  readonly isNotDefined: boolean;
  readonly textMatch?: TextMatch;
  readonly element?: XmlElement;
}

/** How a text is compared with the value of a property (RFC 6352 section 10.5.4, `match-type`). */
export type MatchType = "equals" | "contains" | "starts-with" | "ends-with";

/** `CARDDAV:text-match` (RFC 6352 section 10.5.4). */
export interface TextMatch {
  readonly text: string;
  /** Collation identifier as written; absent means `i;unicode-casemap` (RFC 6352 section 8.3). */
  readonly collation?: string;
  readonly negate: boolean;
  readonly matchType: MatchType;
  readonly element?: XmlElement;
}
