import type { Filter, PropFilter, TextMatch } from "@callingcard/dav-xml";
import { asciiUpperCase } from "./ascii-case.ts";
import { DEFAULT_COLLATION, findCollation } from "./collation.ts";
import { isIndexed } from "./index-condition.ts";
import { parsePropertyName } from "./property-name.ts";

/**
 * Tells whether the index alone decides a filter: a card without `UNINDEXED_KEY` among its keys of the properties
 * that are asked about then matches the filter exactly when it meets `filterCondition` of it. The index knows nothing of
 * groups and parameters, nor which texts are of one instance of a property, and has keys of the default collation.
 *
 * @param filter The filter.
 */
export function conditionDecides(filter: Filter): boolean {
  return filter.propFilters.every(decidesProperty);
}

function decidesProperty(filter: PropFilter): boolean {
  const { name, isNotDefined, test, textMatches, paramFilters } = filter;
  if (isNotDefined || paramFilters.length > 0) return false;
  const parsed = parsePropertyName(name);
  if (parsed.group !== undefined || !isIndexed(asciiUpperCase(parsed.name))) return false;
  if (test === "allof" && textMatches.length > 1) return false;
  return textMatches.every(decidesText);
}

function decidesText({ text, negate, collation }: TextMatch): boolean {
  if (negate || text.includes("\0") || !text.isWellFormed()) return false;
  return findCollation(collation) === DEFAULT_COLLATION;
}
