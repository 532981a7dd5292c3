import type { ApplicationUsage } from "../usage.ts";
import { ACCESS_RULES_USAGE, OMA_PRES_RULES_USAGE, PRES_RULES_USAGE } from "./policies.ts";
import { RESOURCE_LISTS_USAGE } from "./resource-lists.ts";

/** Services of resource lists (RFC 4826 section 4.4); any well-formed document. */
export const RLS_SERVICES_USAGE: ApplicationUsage = {
  auid: "rls-services",
  mediaType: "application/rls-services+xml",
  defaultNamespace: "urn:ietf:params:xml:ns:rls-services",
};

/** Presence that is set by hand (RFC 4827); any well-formed document. */
export const PIDF_MANIPULATION_USAGE: ApplicationUsage = {
  auid: "pidf-manipulation",
  mediaType: "application/pidf+xml",
  defaultNamespace: "urn:ietf:params:xml:ns:pidf",
};

/** The usages of a handler that is given none; `xcap-caps` is there always. */
export const STANDARD_USAGES: readonly ApplicationUsage[] = [
  RESOURCE_LISTS_USAGE,
  RLS_SERVICES_USAGE,
  ACCESS_RULES_USAGE,
  PRES_RULES_USAGE,
  OMA_PRES_RULES_USAGE,
  PIDF_MANIPULATION_USAGE,
];
