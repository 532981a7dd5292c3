import { attributeValue, textContent, type XmlElement } from "@callingcard/xml";
import { enumeratedAttribute, requiredAttribute } from "./content.ts";
import { contentModel, readContent } from "./content-model.ts";
import type { Filter, MatchType, ParamFilter, PropFilter, Test, TextMatch } from "./filter.ts";
import * as grammar from "./generated/carddav.ts";
import { refuse, type Message } from "./message.ts";

const TESTS: readonly Test[] = ["anyof", "allof"];
const MATCH_TYPES: readonly MatchType[] = ["equals", "contains", "starts-with", "ends-with"];

const FILTER = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.filter);
const PROP_FILTER = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.propFilter);
const PARAM_FILTER = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.paramFilter);

/**
 * Reads `CARDDAV:filter` (RFC 6352 section 10.5): `prop-filter*`.
 *
 * @param filter The element.
 * @param message The message that is read.
 * @throws DavXmlError `missing-attribute`, `invalid-value`, `conflicting-elements`,
 * `duplicate-element`, `too-many-filters`.
 */
export function readFilter(filter: XmlElement, message: Message): Filter {
  const { propFilters } = readContent(FILTER, filter, message);
  return {
    test: enumeratedAttribute(filter, "test", TESTS, "anyof", message),
    propFilters: readPropFilters(propFilters, filter, message),
  };
}

/**
 * Reads the prop-filters of one element.
 *
 * @param elements The prop-filters.
 * @param parent The element that contains them.
 * @param message The message that is read.
 * @param counted How many conditions are in it beside them. Default 0.
 * @throws DavXmlError as {@link readFilter}.
 */
export function readPropFilters(
  elements: readonly XmlElement[],
  parent: XmlElement,
  message: Message,
  counted = 0,
): PropFilter[] {
  const { maxFilters } = message.limits;
  let count = counted;
  return elements.map((one) => {
    const propFilter = readPropFilter(one, message);
    count += 1 + propFilter.textMatches.length + propFilter.paramFilters.length;
    if (count > maxFilters) {
      refuse(message, one, "too-many-filters", `more than ${maxFilters} conditions`, parent);
    }
    return propFilter;
  });
}

/**
 * Reads `CARDDAV:prop-filter` (RFC 6352 section 10.5.1).
 *
 * @param element The element.
 * @param message The message that is read.
 * @throws DavXmlError.
 */
function readPropFilter(element: XmlElement, message: Message): PropFilter {
  const content = readContent(PROP_FILTER, element, message);
  const isNotDefined = "isNotDefined" in content;
  const { textMatches, paramFilters } = isNotDefined ? NO_CONDITIONS : content;
  return {
    name: requiredAttribute(element, "name", message),
    test: enumeratedAttribute(element, "test", TESTS, "anyof", message),
    isNotDefined,
    textMatches: textMatches.map((one) => readTextMatch(one, message)),
    paramFilters: paramFilters.map((one) => readParamFilter(one, message)),
    element,
  };
}

const NO_CONDITIONS = { textMatches: [], paramFilters: [] };

/**
 * Reads `CARDDAV:param-filter` (RFC 6352 section 10.5.2).
 *
 * @param element The element.
 * @param message The message that is read.
 * @throws DavXmlError.
 */
export function readParamFilter(element: XmlElement, message: Message): ParamFilter {
  const content = readContent(PARAM_FILTER, element, message);
  const textMatch = "textMatch" in content ? content.textMatch : undefined;
  return {
    name: requiredAttribute(element, "name", message),
    isNotDefined: "isNotDefined" in content,
    ...(textMatch === undefined ? {} : { textMatch: readTextMatch(textMatch, message) }),
    element,
  };
}

// Reads `CARDDAV:text-match` (RFC 6352 section 10.5.4); its white space counts.
function readTextMatch(element: XmlElement, message: Message): TextMatch {
  const collation = attributeValue(element, "collation");
  return {
    text: textContent(element),
    ...(collation === undefined ? {} : { collation }),
    negate:
      enumeratedAttribute(element, "negate-condition", ["yes", "no"], "no", message) === "yes",
    matchType: enumeratedAttribute(element, "match-type", MATCH_TYPES, "contains", message),
    element,
  };
}
