export type {
  MsrpSettings,
  NodeAlarm,
  ParticipatingFunctionOptions,
  SipSettings,
} from "./node/options.ts";
export {
  createParticipatingFunction,
  type FunctionStatus,
  type ParticipatingFunction,
} from "./node/participating-function.ts";
export type { OnPortMessage, SipPort } from "./node/sip-ports.ts";
export {
  type CoreRegistrations,
  type CoreRegistrationsOptions,
  createCoreRegistrations,
} from "./registrations/core-registrations.ts";
