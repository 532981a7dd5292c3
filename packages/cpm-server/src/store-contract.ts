export type { StoreContractCase } from "./store-contract/case.ts";
export { deferredMessagesContract } from "./store-contract/deferred-messages.ts";
export { dispositionLogContract } from "./store-contract/disposition-log.ts";
export { messageStoreContract } from "./store-contract/message-store.ts";
export { outboxContract } from "./store-contract/outbox.ts";
export { policyStoreContract } from "./store-contract/policy-store.ts";
