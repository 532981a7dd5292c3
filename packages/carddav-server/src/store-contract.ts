export { storeContract, type StoreContractCase } from "./store-contract-cases.ts";
export { checkOperations, type StoreOperation } from "./store-contract-model.ts";
