export type { MessageAction, RelayAction } from "./relay-action.ts";
export type { Copy, Destination, OwnMessage, RelayEvent, RouteEvent } from "./relay-event.ts";
export { RELAY_LIMITS, type RelayLimits, type RelayOptions } from "./relay-options.ts";
export { createRelay, type Relay } from "./relay-state.ts";
export { stepRelay } from "./relay.ts";
export {
  addSession,
  bindSession,
  closeConnection,
  connectionOf,
  createSessionTable,
  matchFrame,
  removeSession,
  type SessionEntry,
  type SessionMatch,
  type SessionTable,
  type SessionTableOptions,
  setRemotePath,
} from "./session-table.ts";
export type { EndpointAction, EndpointEvent } from "./endpoint-event.ts";
export { ENDPOINT_LIMITS, type EndpointLimits, type EndpointOptions } from "./endpoint-options.ts";
export { createEndpoint, type Endpoint } from "./endpoint-state.ts";
export { stepEndpoint } from "./endpoint.ts";
