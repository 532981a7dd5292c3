import type { Filter, PropFilter } from "@callingcard/dav-xml";
import type { Card } from "@callingcard/vcard";
import { checkFilter, type FilterOptions } from "./check-filter.ts";
import { compileParamFilter } from "./param-filter.ts";
import { isNamed, parsePropertyName } from "./property-name.ts";
import { compileTextMatch } from "./text-match.ts";

/**
 * Tells whether a card matches a filter (RFC 6352 section 10.5). For more than a few cards,
 * {@link compileFilter} does the work on the filter once.
 *
 * @param filter Without prop-filters it matches every card.
 * @param card The card.
 * @param options Limits and queryable names.
 * @throws {FilterRefusal} When the filter cannot be evaluated.
 */
export function matchFilter(filter: Filter, card: Card, options: FilterOptions = {}): boolean {
  return compileFilter(filter, options)(card);
}

/**
 * Prepares a filter (RFC 6352 section 10.5) for any number of cards.
 *
 * @param filter Without prop-filters it matches every card.
 * @param options Limits and queryable names.
 * @returns The test of a card; it throws nothing.
 * @throws {FilterRefusal} When the filter cannot be evaluated.
 */
export function compileFilter(
  filter: Filter,
  options: FilterOptions = {},
): (card: Card) => boolean {
  checkFilter(filter, options);
  if (filter.propFilters.length === 0) return () => true;
  return joined(filter.test, filter.propFilters.map(compilePropFilter));
}

// Section 10.5.1: all conditions are about one instance of the property, any instance will do.
function compilePropFilter(filter: PropFilter): (card: Card) => boolean {
  const wanted = parsePropertyName(filter.name);
  const isPresent = ({ properties }: Card): boolean => {
    for (const property of properties) if (isNamed(property, wanted)) return true;
    return false;
  };
  if (filter.isNotDefined) return (card) => !isPresent(card);

  const conditions = [
    ...filter.textMatches.map((match) => compileTextMatch(match).ofProperty),
    ...filter.paramFilters.map(compileParamFilter),
  ];
  if (conditions.length === 0) return isPresent;

  const matches = joined(filter.test, conditions);
  return ({ properties }) => {
    for (const property of properties) {
      if (isNamed(property, wanted) && matches(property)) return true;
    }
    return false;
  };
}

function joined<Item>(
  test: Filter["test"],
  conditions: readonly ((item: Item) => boolean)[],
): (item: Item) => boolean {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return test === "allof"
    ? (item) => conditions.every((holds) => holds(item))
    : (item) => conditions.some((holds) => holds(item));
}
