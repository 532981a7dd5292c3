export { documentStoreContract, type DocumentStoreContractCase } from "./contract/cases.ts";
