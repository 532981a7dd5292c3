import type { ParamFilter } from "@callingcard/dav-xml";
import { parameterValues, type Property } from "@callingcard/vcard";
import { compileTextMatch } from "./text-match.ts";

/**
 * Prepares a param-filter (RFC 6352 section 10.5.2) for one instance of a property. A parameter given
 * twice or with several values has them all; a text-match holds when one of them matches, negated
 * when none does, and never when the parameter is absent.
 *
 * @throws {FilterRefusal} `unknown-collation`.
 * @internal
 */
export function compileParamFilter(filter: ParamFilter): (property: Property) => boolean {
  const { name, textMatch } = filter;
  if (filter.isNotDefined) return (property) => parameterValues(property, name).length === 0;
  if (textMatch === undefined) return (property) => parameterValues(property, name).length > 0;

  const { ofText } = compileTextMatch({ ...textMatch, negate: false });
  return (property) => {
    const values = parameterValues(property, name);
    if (values.length === 0) return false;
    return values.some(ofText) !== textMatch.negate;
  };
}
