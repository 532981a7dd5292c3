export { StoreError, type StoreErrorCode } from "./store/error.ts";
export type * from "./store/deferred-messages.ts";
export type * from "./store/disposition-log.ts";
export type * from "./store/message-store.ts";
export type * from "./store/outbox.ts";
export type * from "./store/policy-store.ts";
export type * from "./store/registrations.ts";
