export { openXdmStore, type XdmStoreOptions } from "./xdm/xdm-store.ts";
