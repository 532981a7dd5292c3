import type { Filter, ParamFilter, PropFilter, TextMatch } from "@callingcard/dav-xml";
import { asciiUpperCase } from "./ascii-case.ts";
import { FilterRefusal } from "./filter-refusal.ts";
import { parsePropertyName } from "./property-name.ts";

/** What filters are accepted. */
export interface FilterOptions {
  /**
   * Tells whether a property or parameter can be queried (RFC 6352 section 8.5); gets its name in
   * upper case, without group. Default: all can. It is not asked about names that no property or
   * parameter of a card can have, and BEGIN and END, which are none here: those cannot be queried.
   */
  readonly queryableName?: (name: string, kind: "property" | "parameter") => boolean;

  /** Most prop-filters, param-filters and text-matches together. Default 1,000. */
  readonly maxConditions?: number;

  /** Longest text of a text-match, in UTF-16 code units. Default 4,096. */
  readonly maxTextLength?: number;
}

/** Default of {@link FilterOptions.maxConditions}. */
const MAX_CONDITIONS = 1_000;

/** Default of {@link FilterOptions.maxTextLength}. */
const MAX_TEXT_LENGTH = 4_096;

/** Names as cards are read with them: some have an underscore, some parameters a parenthesis. */
const PROPERTY_NAME = /^(?:[A-Za-z0-9_-]+\.)?(?!(?:BEGIN|END)$)[A-Za-z0-9_-]+$/i;
const PARAMETER_NAME = /^[A-Za-z0-9_(-]+$/;

/**
 * Refuses what is over a limit and names that cannot be queried.
 *
 * @throws {FilterRefusal} `too-many-conditions`, `text-too-long` or `name-not-queryable`.
 * @internal
 */
export function checkFilter(filter: Filter, options: FilterOptions): void {
  const maxConditions = options.maxConditions ?? MAX_CONDITIONS;
  let conditions = 0;
  for (const propFilter of filter.propFilters) {
    conditions += 1 + propFilter.textMatches.length;
    for (const paramFilter of propFilter.paramFilters) {
      conditions += paramFilter.textMatch === undefined ? 1 : 2;
    }
    if (conditions > maxConditions) {
      throw new FilterRefusal({
        code: "too-many-conditions",
        reason: `filter has more than ${maxConditions} conditions`,
        refused: "",
        element: propFilter.element,
      });
    }
    checkPropFilter(propFilter, options);
  }
}

function checkPropFilter(filter: PropFilter, options: FilterOptions): void {
  const { queryableName = () => true } = options;
  const name = asciiUpperCase(parsePropertyName(filter.name).name);
  if (!PROPERTY_NAME.test(filter.name) || !queryableName(name, "property")) {
    throw notQueryable(filter.name, filter.element);
  }
  for (const textMatch of filter.textMatches) checkText(textMatch, filter.element, options);
  for (const paramFilter of filter.paramFilters) checkParamFilter(paramFilter, options);
}

function checkParamFilter(filter: ParamFilter, options: FilterOptions): void {
  const { name, textMatch, element } = filter;
  const { queryableName = () => true } = options;
  if (!PARAMETER_NAME.test(name) || !queryableName(asciiUpperCase(name), "parameter")) {
    throw notQueryable(name, element);
  }
  if (textMatch !== undefined) checkText(textMatch, element, options);
}

function checkText(match: TextMatch, element: PropFilter["element"], options: FilterOptions): void {
  const maxTextLength = options.maxTextLength ?? MAX_TEXT_LENGTH;
  if (match.text.length <= maxTextLength) return;
  throw new FilterRefusal({
    code: "text-too-long",
    reason: `text is longer than ${maxTextLength} code units`,
    refused: "",
    element,
  });
}

function notQueryable(name: string, element: PropFilter["element"]): FilterRefusal {
  return new FilterRefusal({
    code: "name-not-queryable",
    reason: "property or parameter cannot be queried",
    refused: name,
    element,
  });
}
