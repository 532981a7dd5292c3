import type { Filter, ParamFilter, PropFilter, TextMatch } from "@callingcard/dav-xml";
import type { Card, Property } from "@callingcard/vcard";
import * as fc from "fast-check";
import { SUPPORTED_COLLATIONS } from "./collation.ts";

export { document, nearDocument, searchExpression } from "./arbitrary-search.ts";

/** Texts and names that a filter is made from; each is used as it is. */
export interface FilterMaterial {
  /** Property names, without group. */
  readonly properties: readonly string[];
  readonly groups: readonly string[];
  readonly parameters: readonly string[];
  /** Texts that pieces are cut from, beside texts of any other kind. */
  readonly texts: readonly string[];
}

const MATERIAL: FilterMaterial = {
  properties: ["FN", "N", "EMAIL", "TEL", "ORG", "CATEGORIES", "X-A", "constructor"],
  groups: ["item1"],
  parameters: ["TYPE", "PREF", "X-P", "__proto__"],
  texts: ["home", "René Müller", "a,b;c", "\u01c4\ufb01\u1e9e"],
};

/**
 * Text-matches (RFC 6352 section 10.5.4) of all supported collations and match types.
 *
 * @param material What they are about; a few common names and texts when left out.
 * @returns The arbitrary.
 */
export function textMatch(material: FilterMaterial = MATERIAL): fc.Arbitrary<TextMatch> {
  return fc.record(
    {
      text: fc.oneof({ weight: 3, arbitrary: piece(material.texts) }, fc.string({ maxLength: 5 })),
      collation: fc.constantFrom(...SUPPORTED_COLLATIONS, "default"),
      negate: fc.boolean(),
      matchType: fc.constantFrom("equals", "contains", "starts-with", "ends-with"),
    },
    { requiredKeys: ["text", "negate", "matchType"] },
  );
}

/**
 * Param-filters (RFC 6352 section 10.5.2) of all three kinds.
 *
 * @param material What they are about.
 * @returns The arbitrary.
 */
export function paramFilter(material: FilterMaterial = MATERIAL): fc.Arbitrary<ParamFilter> {
  const name = oneOf(material.parameters, "TYPE");
  return fc.oneof(
    fc.record({ name, isNotDefined: fc.boolean() }),
    fc.record({ name, isNotDefined: fc.constant(false), textMatch: textMatch(material) }),
  );
}

/**
 * Prop-filters (RFC 6352 section 10.5.1), with groups and without, of all kinds.
 *
 * @param material What they are about.
 * @returns The arbitrary.
 */
export function propFilter(material: FilterMaterial = MATERIAL): fc.Arbitrary<PropFilter> {
  const bare = oneOf(material.properties, "FN");
  const grouped = fc.tuple(oneOf(material.groups, "g"), bare).map((parts) => parts.join("."));
  const name = fc.oneof({ weight: 4, arbitrary: bare }, grouped);
  const conditions = fc.record({
    name,
    test: joining(),
    isNotDefined: fc.constant(false),
    textMatches: fc.array(textMatch(material), { maxLength: 2 }),
    paramFilters: fc.array(paramFilter(material), { maxLength: 2 }),
  });
  const absence = fc.record({
    name,
    test: joining(),
    isNotDefined: fc.constant(true),
    textMatches: fc.constant([]),
    paramFilters: fc.constant([]),
  });
  return fc.oneof({ weight: 5, arbitrary: conditions }, absence);
}

/**
 * Filters (RFC 6352 section 10.5), the empty one among them.
 *
 * @param material What they are about; see {@link materialOf}.
 * @returns The arbitrary.
 */
export function filter(material: FilterMaterial = MATERIAL): fc.Arbitrary<Filter> {
  return fc.record({
    test: joining(),
    propFilters: fc.array(propFilter(material), { maxLength: 4 }),
  });
}

/**
 * Takes names and texts from a card, so that filters about it match and miss it about as often.
 *
 * @param card The card.
 * @returns What {@link filter} takes.
 */
export function materialOf(card: Card): FilterMaterial {
  const { properties } = card;
  const parameters = properties.flatMap((property) => property.parameters);
  return {
    properties: [...properties.map(({ name }) => name), "X-NONE"],
    groups: properties.flatMap(groupOf),
    parameters: [...parameters.map(({ name }) => name).filter((name) => name !== ""), "X-NONE"],
    texts: [
      ...properties.map(({ value }) => value),
      ...parameters.flatMap(({ values }) => values),
      "",
    ],
  };
}

function joining(): fc.Arbitrary<Filter["test"]> {
  return fc.constantFrom("anyof", "allof");
}

function piece(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(oneOf(texts, ""), fc.nat({ max: 20 }), fc.nat({ max: 20 }))
    .map(([text, start, length]) => text.slice(start, start + length));
}

function oneOf(choices: readonly string[], otherwise: string): fc.Arbitrary<string> {
  return fc.constantFrom(...(choices.length === 0 ? [otherwise] : choices));
}

function groupOf({ group }: Property): readonly string[] {
  return group === undefined ? [] : [group];
}
