import { require as parseRequire } from "./generated/cpim.ts";
import { CPIM_NAMESPACE, type CpimHeader, type ExpandedName } from "./header.ts";
import { scopeBehind } from "./namespace-scope.ts";
import { readValue } from "./single-header.ts";

/**
 * Finds what the receiver must understand (RFC 3862 section 4.7): a message that requires a name the
 * receiver does not know is not to be processed. Who only passes it on need not look.
 *
 * @param headers The headers of a message.
 * @returns The names of all Require headers; the namespace is `undefined` where the prefix is not
 *   declared.
 * @throws CpimError for a value that is no list of names.
 */
export function requiredHeaders(headers: readonly CpimHeader[]): readonly ExpandedName[] {
  const scope = scopeBehind([]);
  const required: ExpandedName[] = [];
  for (const header of headers) {
    scope.pass(header);
    if (header.name !== "Require" || header.namespace !== CPIM_NAMESPACE) continue;
    for (const { first, second } of readValue(parseRequire, header.value, "RFC 3862")) {
      const prefix = second === undefined ? undefined : first;
      const name = second ?? first;
      required.push({ namespace: scope.resolve(prefix, name), name });
    }
  }
  return required;
}
