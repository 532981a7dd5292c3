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
  const { maxFilters } = message.limits;
  let count = 0;
  const propFilters = readContent(FILTER, filter, message).propFilters.map((one) => {
    const content = readContent(PROP_FILTER, one, message);
    count += 1 + ("isNotDefined" in content ? 0 : countOf(content));
    if (count > maxFilters) {
      refuse(message, one, "too-many-filters", `more than ${maxFilters} conditions`, filter);
    }
    return readPropFilter(one, content, message);
  });
  return { test: enumeratedAttribute(filter, "test", TESTS, "anyof", message), propFilters };
}

type Conditions = Exclude<grammar.PropFilter, { readonly isNotDefined: XmlElement }>;

function countOf({ textMatches, paramFilters }: Conditions): number {
  return textMatches.length + paramFilters.length;
}

// Reads `CARDDAV:prop-filter`: `( is-not-defined | ( text-match*, param-filter* ) )`.
function readPropFilter(
  element: XmlElement,
  content: grammar.PropFilter,
  message: Message,
): PropFilter {
  const isNotDefined = "isNotDefined" in content;
  const { textMatches, paramFilters }: Conditions = isNotDefined ? NO_CONDITIONS : content;
  return {
    name: requiredAttribute(element, "name", message),
    test: enumeratedAttribute(element, "test", TESTS, "anyof", message),
    isNotDefined,
    textMatches: textMatches.map((one) => readTextMatch(one, message)),
    paramFilters: paramFilters.map((one) => readParamFilter(one, message)),
    element,
  };
}

const NO_CONDITIONS: Conditions = { textMatches: [], paramFilters: [] };

// Reads `CARDDAV:param-filter`: `( is-not-defined | text-match )?`.
function readParamFilter(element: XmlElement, message: Message): ParamFilter {
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
