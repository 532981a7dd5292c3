export type { BindingStore } from "./cpm/binding-rows.ts";
export { type CpmStore, type CpmStoreOptions, openCpmStore } from "./cpm/cpm-store.ts";
