export { type CpmStore, type CpmStoreOptions, openCpmStore } from "./cpm/cpm-store.ts";
