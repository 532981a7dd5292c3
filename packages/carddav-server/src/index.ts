export { DEFAULT_ACL_RESTRICTIONS } from "./access/ace-check.ts";
export {
  createPrincipals,
  type Principal,
  type PrincipalDirectory,
  type PrincipalsInit,
} from "./access/principal-directory.ts";
export {
  BASIC_CHALLENGE,
  REALM,
  type Authenticate,
  type Authentication,
} from "./authentication.ts";
export { withAddedUid } from "./added-uid.ts";
export { cardNameOf } from "./card-name.ts";
export { meetsCondition } from "./condition/conditional.ts";
export { withCors, type CorsOptions } from "./cors.ts";
export type { Digest } from "./digest.ts";
export { entityTag } from "./entity-tag.ts";
export {
  createCardDavHandler,
  type CardDavHandler,
  type CardDavHandlerOptions,
} from "./handler.ts";
export { DEFAULT_LIMITS, type Limits } from "./limits.ts";
export { normalizeUid, readNewCard } from "./new-card.ts";
export { APPLE_CONTACTS } from "./profile/apple-contacts.ts";
export type { ClientProfile } from "./profile/client-profile.ts";
export { CLIENT_PROFILES } from "./profile/profiles.ts";
export { THUNDERBIRD } from "./profile/thunderbird.ts";
export type { Quota } from "./quota.ts";
export type { DefaultVersion } from "./representation/preferred-representation.ts";
export { Refusal, type RefusalInit } from "./refusal.ts";
export type { Repair } from "./repair/handling.ts";
export type { RepairCode } from "./repair/repair-card.ts";
export type { ReportName, RequestObserver, RequestRecord } from "./request-observer.ts";
export { createPaths, encodeSegment, type Paths } from "./resource.ts";
export type * from "./store.ts";
export { watchStore, type OperationEnd } from "./watch-store.ts";
