export { StoreError, type StoreErrorCode } from "./store/error.ts";
export type * from "./store/deferred-messages.ts";
export type * from "./store/disposition-log.ts";
export { type HistoryWrite, writeHistoryEntry } from "./store/history-write.ts";
export type * from "./store/message-store.ts";
export type * from "./store/outbox.ts";
export {
  createOutboxWorker,
  type OutboxAlarm,
  type OutboxWorker,
  type OutboxWorkerOptions,
} from "./store/outbox-worker.ts";
export type * from "./store/policy-store.ts";
export type * from "./store/registrations.ts";
