export { isAllowedByDefault, type Access } from "./access.ts";
export type { Authenticate, Authentication } from "./authentication.ts";
export { entityTag, meetsCondition } from "./entity-tag.ts";
export {
  createXcapHandler,
  type RequestRecord,
  type XcapHandler,
  type XcapHandlerOptions,
} from "./handler.ts";
export { DEFAULT_LIMITS, type Limits } from "./limits.ts";
export { documentPath } from "./resource.ts";
export type * from "./store.ts";
export type { ApplicationUsage } from "./usage.ts";
export {
  ACCESS_RULES_USAGE,
  OMA_PRES_RULES_USAGE,
  policyUsage,
  PRES_RULES_USAGE,
} from "./usage/policies.ts";
export { RESOURCE_LISTS_USAGE } from "./usage/resource-lists.ts";
export {
  PIDF_MANIPULATION_USAGE,
  RLS_SERVICES_USAGE,
  STANDARD_USAGES,
} from "./usage/standard-usages.ts";
