import { COMMON_POLICY, MEDIA_TYPES, parseRuleset, PRES_RULES } from "@callingcard/xdm";
import type { XcapErrorCondition } from "@callingcard/xdm";
import { attributeValue, childElements, type XmlDocument } from "@callingcard/xml";
import type { ApplicationUsage } from "../usage.ts";
import { validBy } from "./valid-by.ts";

/**
 * Makes the usage of documents that are policies (RFC 4745).
 *
 * @param auid Its name.
 * @param defaultNamespace Namespace of names without a prefix in node selectors. Default that of common
 * policy.
 */
export function policyUsage(
  auid: string,
  defaultNamespace: string = COMMON_POLICY,
): ApplicationUsage {
  return {
    auid,
    mediaType: MEDIA_TYPES.policy,
    defaultNamespace,
    namespaces: [COMMON_POLICY],
    validate: (document) => validBy(document, parseRuleset) ?? repeatedId(document),
  };
}

// The identifiers are of the type xs:ID (RFC 4745 section 13).
function repeatedId({ root }: XmlDocument): XcapErrorCondition | undefined {
  const seen = new Set<string>();
  for (const rule of childElements(root)) {
    const id = attributeValue(rule, "id") ?? "";
    if (seen.has(id)) return { kind: "schema-validation-error", phrase: "two rules have one id" };
    seen.add(id);
  }
  return undefined;
}

/** Who may do what: policies of the Open Mobile Alliance's enablers. */
export const ACCESS_RULES_USAGE: ApplicationUsage = policyUsage(
  "org.openmobilealliance.access-rules",
);

/** Who may see whose presence (RFC 5025 section 9). */
export const PRES_RULES_USAGE: ApplicationUsage = policyUsage("pres-rules", PRES_RULES);

/** The same in the Open Mobile Alliance's enabler. */
export const OMA_PRES_RULES_USAGE: ApplicationUsage = policyUsage(
  "org.openmobilealliance.pres-rules",
);
