export {
  readSettings,
  readSubscriberSettings,
  SettingsError,
  type SettingsErrorCode,
} from "./read-settings.ts";
export {
  createMemoryRegistrations,
  type MemoryRegistrations,
} from "./registrations/memory-registrations.ts";
export { type RequirementId, REQUIREMENTS } from "./requirement.ts";
export {
  DEFAULT_SETTINGS,
  mergeSettings,
  OVERRIDABLE,
  type Settings,
  type SubscriberSettings,
} from "./settings.ts";
export type { AlarmCode, SessionAction } from "./session/action.ts";
export type { SessionEvent, SessionStart } from "./session/event.ts";
export type { Addresses, MsrpAddress, SessionOptions } from "./session/options.ts";
export type { Answer, ConnectedClient, Question } from "./session/question.ts";
export { StoreError, type StoreErrorCode } from "./store/error.ts";
export { connectedClients, startSession, stepSession } from "./session/session.ts";
export type { Session } from "./session/state.ts";
