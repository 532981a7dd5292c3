export {
  historyContract,
  type BoundedHistoryStore,
  type HistoryBounds,
  type HistoryContractCase,
} from "./store-contract/bounded-history.ts";
export type { StoreContractCase } from "./store-contract/case.ts";
export { storeContract } from "./store-contract/cases.ts";
export { checkOperations, type StoreOperation } from "./store-contract/model.ts";
export {
  signInContract,
  type SignInContractCase,
  type SignInStore,
} from "./store-contract/sign-in.ts";
