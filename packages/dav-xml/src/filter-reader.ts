import {
  childElements,
  sameName,
  textContent,
  attributeValue,
  type XmlElement,
} from "@callingcard/xml";
import { children, enumeratedAttribute, optionalChild, requiredAttribute } from "./content.ts";
import type { Filter, MatchType, ParamFilter, PropFilter, Test, TextMatch } from "./filter.ts";
import { refuse, type Message } from "./message.ts";
import { carddav } from "./names.ts";

const TESTS: readonly Test[] = ["anyof", "allof"];
const MATCH_TYPES: readonly MatchType[] = ["equals", "contains", "starts-with", "ends-with"];
const CONDITIONS = ["prop-filter", "param-filter", "text-match"].map((local) => carddav(local));

/**
 * Reads `CARDDAV:filter` (RFC 6352 section 10.5): `prop-filter*`.
 *
 * @param filter The element.
 * @param message The message that is read.
 * @throws DavXmlError `missing-attribute`, `invalid-value`, `conflicting-elements`,
 * `duplicate-element`, `too-many-filters`.
 */
export function readFilter(filter: XmlElement, message: Message): Filter {
  refuseTooMany(filter, message);
  return {
    test: enumeratedAttribute(filter, "test", TESTS, "anyof", message),
    propFilters: children(filter, carddav("prop-filter")).map((one) =>
      readPropFilter(one, message),
    ),
  };
}

// Reads `CARDDAV:prop-filter`: `( is-not-defined | ( text-match*, param-filter* ) )`.
function readPropFilter(element: XmlElement, message: Message): PropFilter {
  return {
    name: requiredAttribute(element, "name", message),
    test: enumeratedAttribute(element, "test", TESTS, "anyof", message),
    isNotDefined: readIsNotDefined(element, message),
    textMatches: children(element, carddav("text-match")).map((one) => readTextMatch(one, message)),
    paramFilters: children(element, carddav("param-filter")).map((one) =>
      readParamFilter(one, message),
    ),
    element,
  };
}

// Reads `CARDDAV:param-filter`: `( is-not-defined | text-match )?`.
function readParamFilter(element: XmlElement, message: Message): ParamFilter {
  const textMatch = optionalChild(element, carddav("text-match"), message);
  return {
    name: requiredAttribute(element, "name", message),
    isNotDefined: readIsNotDefined(element, message),
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

function readIsNotDefined(parent: XmlElement, message: Message): boolean {
  const found = optionalChild(parent, carddav("is-not-defined"), message);
  if (found === undefined) return false;
  const other = childElements(parent).find((child) => isCondition(child));
  if (other === undefined) return true;
  const reason = `${other.local} beside is-not-defined`;
  return refuse(message, other, "conflicting-elements", reason, parent);
}

function isCondition(element: XmlElement): boolean {
  return CONDITIONS.some((name) => sameName(element, name));
}

function refuseTooMany(filter: XmlElement, message: Message): void {
  const { maxFilters } = message.limits;
  let count = 0;
  for (const propFilter of children(filter, carddav("prop-filter"))) {
    count += 1 + childElements(propFilter).filter((child) => isCondition(child)).length;
    if (count > maxFilters) {
      refuse(message, propFilter, "too-many-filters", `more than ${maxFilters} conditions`, filter);
    }
  }
}
