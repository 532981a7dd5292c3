import type { ParamFilter } from "@callingcard/dav-xml";
import type { Parameter, Property } from "@callingcard/vcard";
import { asciiUpperCase } from "./ascii-case.ts";
import { isName } from "./property-name.ts";
import { compileTextMatch } from "./text-match.ts";

const NO_PARTS: readonly string[] = [];

/**
 * Prepares a param-filter (RFC 6352 section 10.5.2) for one instance of a property. A parameter given
 * twice or with several values has them all; a text-match holds when one of them matches, negated
 * when none does, and never when the parameter is absent.
 *
 * @throws {FilterRefusal} `unknown-collation`.
 * @internal
 */
export function compileParamFilter(filter: ParamFilter): (property: Property) => boolean {
  const name = asciiUpperCase(filter.name);
  const isDefined = (property: Property): boolean =>
    property.parameters.some((parameter) => isName(parameter.name, name));

  const { textMatch } = filter;
  if (filter.isNotDefined) return (property) => !isDefined(property);
  if (textMatch === undefined) return isDefined;

  const matches = compileTextMatch({ ...textMatch, negate: false });
  return ({ parameters }) => {
    const named = parameters.filter((parameter) => isName(parameter.name, name));
    if (named.length === 0) return false;
    const matched = named.some((parameter) =>
      parameter.values.some((value) => matches(value, () => itemsOf(parameter, value))),
    );
    return matched !== textMatch.negate;
  };
}

/** `TYPE="voice,home"` is a list although it is quoted (RFC 6350 section 6.4.1, its example). */
function itemsOf(parameter: Parameter, value: string): readonly string[] {
  return isName(parameter.name, "TYPE") && value.includes(",") ? value.split(",") : NO_PARTS;
}
