import { element, type XmlElement } from "@callingcard/xml";
import type { Filter, ParamFilter, PropFilter, TextMatch } from "./filter.ts";
import { carddav } from "./names.ts";

/**
 * Builds `CARDDAV:filter` (RFC 6352 section 10.5). What has its default value is left out.
 *
 * @param filter The filter.
 * @throws RangeError for conditions beside `isNotDefined`, which no filter can say.
 */
export function filterElement(filter: Filter): XmlElement {
  return element(carddav("filter"), filter.propFilters.map(propFilterElement), test(filter));
}

/**
 * Builds `CARDDAV:prop-filter` (RFC 6352 section 10.5.1).
 *
 * @param filter The condition on a property.
 * @throws RangeError for conditions beside `isNotDefined`.
 */
export function propFilterElement(filter: PropFilter): XmlElement {
  const conditions = [
    ...filter.textMatches.map(textMatchElement),
    ...filter.paramFilters.map(paramFilterElement),
  ];
  return element(carddav("prop-filter"), alternative(filter, conditions), [
    attribute("name", filter.name),
    ...test(filter),
  ]);
}

/**
 * Builds `CARDDAV:param-filter` (RFC 6352 section 10.5.2).
 *
 * @param filter The condition on a parameter.
 * @throws RangeError for a condition beside `isNotDefined`.
 */
export function paramFilterElement(filter: ParamFilter): XmlElement {
  const { name, textMatch } = filter;
  const conditions = textMatch === undefined ? [] : [textMatchElement(textMatch)];
  return element(carddav("param-filter"), alternative(filter, conditions), [
    attribute("name", name),
  ]);
}

function alternative(
  { isNotDefined }: PropFilter | ParamFilter,
  conditions: XmlElement[],
): XmlElement[] {
  if (!isNotDefined) return conditions;
  if (conditions.length > 0) throw new RangeError("condition beside is-not-defined");
  return [element(carddav("is-not-defined"))];
}

function textMatchElement({ text, collation, negate, matchType }: TextMatch): XmlElement {
  return element(carddav("text-match"), text === "" ? [] : [text], [
    ...(collation === undefined ? [] : [attribute("collation", collation)]),
    ...(negate ? [attribute("negate-condition", "yes")] : []),
    ...(matchType === "contains" ? [] : [attribute("match-type", matchType)]),
  ]);
}

function test(owner: Filter | PropFilter) {
  return owner.test === "anyof" ? [] : [attribute("test", owner.test)];
}

function attribute(local: string, value: string) {
  return { namespace: "", local, value };
}
