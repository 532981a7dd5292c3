import type { Filter, ParamFilter, PropFilter } from "@callingcard/dav-xml";
import { type Card, parameterValues, type Property } from "@callingcard/vcard";
import { explainTextMatch, quote, type TextMatchExplanation } from "./explain-text-match.ts";
import type { FilterOptions } from "./check-filter.ts";
import { compileFilter } from "./match-filter.ts";
import { isNamed, parsePropertyName } from "./property-name.ts";
import { partTexts, wholeText } from "./value-texts.ts";

/** Which filters are accepted, and how much is told. */
export interface ExplainOptions extends FilterOptions {
  /**
   * Most properties that are told of for one prop-filter; the first one that matches is among them. Default 100.
   */
  readonly maxProperties?: number;
}

/** Default of {@link ExplainOptions.maxProperties}. */
const MAX_PROPERTIES = 100;

/** Why a filter (RFC 6352 section 10.5) matches a card or not. */
export interface FilterExplanation {
  /** What `matchFilter` says. */
  readonly matched: boolean;
  readonly test: Filter["test"];
  readonly propFilters: readonly PropFilterExplanation[];
  /** The reason in words, for people. */
  readonly reason: string;
}

/** Why a prop-filter (RFC 6352 section 10.5.1) matches a card or not. */
export interface PropFilterExplanation {
  readonly matched: boolean;
  readonly propFilter: PropFilter;
  /** The properties of its name; at most `maxProperties`. */
  readonly properties: readonly PropertyExplanation[];
  /** How many more properties of its name there are. */
  readonly untold: number;
  readonly reason: string;
}

/** Which conditions of a prop-filter hold for one property. */
export interface PropertyExplanation {
  readonly matched: boolean;
  readonly property: Property;
  /** Its place among the properties of the card, from 0. */
  readonly index: number;
  /** Text-matches, then param-filters; none where it is enough, or too much, that the property is there. */
  readonly conditions: readonly ConditionExplanation[];
}

/** Why a condition on one property holds or not. */
export type ConditionExplanation = ParamFilterExplanation | TextMatchExplanation;

/** Why a param-filter (RFC 6352 section 10.5.2) holds for a property or not. */
export interface ParamFilterExplanation {
  readonly kind: "param-filter";
  readonly matched: boolean;
  readonly paramFilter: ParamFilter;
  /** All values of the parameter; none where it is absent. */
  readonly values: readonly string[];
  /** What became of its text-match; absent where there is none, or no value for it. */
  readonly textMatch?: TextMatchExplanation;
  readonly reason: string;
}

/**
 * Says why a card matches a filter (RFC 6352 section 10.5) or not: for each prop-filter, each property of its
 * name and each condition, which values were compared under which collation. This is for people who wonder
 * about an answer; `matchFilter` is much faster, and says the same.
 *
 * @param filter The filter.
 * @param card The card.
 * @param options Limits and queryable names.
 * @returns The explanation; its size grows with the product of filter and card, up to `maxProperties`.
 * @throws {FilterRefusal} When the filter cannot be evaluated.
 */
export function explainFilter(
  filter: Filter,
  card: Card,
  options: ExplainOptions = {},
): FilterExplanation {
  // Refuses what cannot be evaluated.
  compileFilter(filter, options);
  const { test } = filter;
  const { maxProperties = MAX_PROPERTIES } = options;
  const propFilters = filter.propFilters.map((one) => explainPropFilter(one, card, maxProperties));
  const matched = propFilters.length === 0 || joined(test, propFilters);
  return { matched, test, propFilters, reason: reasonOf(test, propFilters, matched) };
}

function explainPropFilter(
  propFilter: PropFilter,
  { properties: all }: Card,
  maxProperties: number,
): PropFilterExplanation {
  const wanted = parsePropertyName(propFilter.name);
  const told: PropertyExplanation[] = [];
  let named = 0;
  let isFound = false;
  for (const [index, property] of all.entries()) {
    if (!isNamed(property, wanted)) continue;
    named += 1;
    const isFull = told.length >= maxProperties;
    // Once a property matched, those that are not told of make no difference.
    if (isFull && isFound) continue;
    const explained = explainProperty(propFilter, property, index);
    if (!isFull) told.push(explained);
    else if (explained.matched) told.splice(-1, 1, explained);
    isFound ||= explained.matched;
  }
  const matched = propFilter.isNotDefined ? named === 0 : isFound;
  return {
    matched,
    propFilter,
    properties: told,
    untold: named - told.length,
    reason: propReason(propFilter, named, matched),
  };
}

// Section 10.5.1: all conditions are about one instance of the property.
function explainProperty(
  { test, isNotDefined, textMatches, paramFilters }: PropFilter,
  property: Property,
  index: number,
): PropertyExplanation {
  if (isNotDefined) return { matched: false, property, index, conditions: [] };
  const texts = textMatches.length === 0 ? [] : [wholeText(property), ...partTexts(property)];
  const conditions = [
    ...textMatches.map((match) => explainTextMatch(match, texts)),
    ...paramFilters.map((one) => explainParamFilter(one, property)),
  ];
  const matched = conditions.length === 0 || joined(test, conditions);
  return { matched, property, index, conditions };
}

function explainParamFilter(paramFilter: ParamFilter, property: Property): ParamFilterExplanation {
  const { name, isNotDefined, textMatch } = paramFilter;
  const values = parameterValues(property, name);
  const isPresent = values.length > 0;
  const said = isPresent
    ? `parameter ${name} is there, with ${values.map(quote).join(", ")}`
    : `parameter ${name} is not there`;
  const common = { kind: "param-filter", paramFilter, values } as const;
  if (isNotDefined) return { ...common, matched: !isPresent, reason: said };
  if (textMatch === undefined || !isPresent) return { ...common, matched: isPresent, reason: said };
  const explained = explainTextMatch(textMatch, values);
  return {
    ...common,
    matched: explained.matched,
    textMatch: explained,
    reason: `parameter ${name}: ${explained.reason}`,
  };
}

function joined(
  test: Filter["test"],
  conditions: readonly { readonly matched: boolean }[],
): boolean {
  return test === "allof"
    ? conditions.every(({ matched }) => matched)
    : conditions.some(({ matched }) => matched);
}

function reasonOf(
  test: Filter["test"],
  propFilters: readonly PropFilterExplanation[],
  matched: boolean,
): string {
  const count = propFilters.filter((one) => one.matched).length;
  const total = propFilters.length;
  if (total === 0) return "there is no prop-filter, so every card matches";
  const verdict = matched ? "the card matches" : "the card does not match";
  if (total === 1) return `the prop-filter ${matched ? "matches" : "does not match"}: ${verdict}`;
  const asked = test === "allof" ? "all of them have to match" : "one of them is enough";
  return `${count} of ${total} prop-filters match, and ${asked}: ${verdict}`;
}

function propReason(
  { name, isNotDefined, ...filter }: PropFilter,
  named: number,
  matched: boolean,
): string {
  const found = `the card has ${named === 0 ? "no" : named} ${name}`;
  if (isNotDefined) return `${found}, and is to have none`;
  if (named === 0) return found;
  if (filter.textMatches.length + filter.paramFilters.length === 0) return found;
  const asked = filter.test === "allof" ? "all conditions" : "a condition";
  return `${found}, ${matched ? "one" : "none"} of which meets ${asked}`;
}
