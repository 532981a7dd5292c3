export type { BindingStore } from "./core/binding-store.ts";
export { type CoreServer, type CoreServerOptions, createCoreServer } from "./core/core-server.ts";
