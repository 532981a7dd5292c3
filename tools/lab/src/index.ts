export type { Behaviour } from "./device/behaviour.ts";
export {
  type ChatContent,
  COMPOSING_TYPE,
  composeChat,
  composeComposing,
  composeNotification,
  type NewChat,
  type NotifiedChat,
  readChatContent,
} from "./device/chat-content.ts";
export type { SayOptions } from "./device/chat-line.ts";
export {
  type Answered,
  type FarMedia,
  type OwnMedia,
  readAnswer,
  writeAnswer,
  writeOffer,
} from "./device/description.ts";
export { createDevice, type Device } from "./device/device.ts";
export type { CallState, DeviceCall } from "./device/device-call.ts";
export type { DeviceEvent, Way } from "./device/device-event.ts";
export { DEFAULT_FEATURES, type DeviceOptions } from "./device/device-options.ts";
export type { InviteOptions } from "./device/invite.ts";
export type { OutMessage, SendAnswer } from "./device/media-session.ts";
export { type Registration, RegistrationRefused } from "./device/registration.ts";
export {
  createEventLog,
  type EventLog,
  EventTimeout,
  type Noted,
  type OfKind,
  type WaitOptions,
} from "./event-log.ts";
export { newIdentifier } from "./identifier.ts";
export {
  createMsrpPeer,
  type MsrpPeer,
  type MsrpPeerEvent,
  type ReceivedFrame,
} from "./peer/msrp-peer.ts";
export {
  createSipPeer,
  type Received,
  type SipPeer,
  type SipPeerEvent,
  type SipPeerOptions,
  type TakeOptions,
} from "./peer/sip-peer.ts";
export { type Environment, type HistoryLine } from "./run/environment.ts";
export { runScenario, type RunOptions } from "./run/run-scenario.ts";
export { ScenarioFailure } from "./run/scenario-failure.ts";
export type { ActorOptions } from "./run/stage.ts";
export { wireText } from "./peer/text.ts";
export {
  MAX_LINE_LENGTH,
  MAX_SCENARIO_LENGTH,
  parseScenario,
  type ScenarioErrorCode,
} from "./scenario/parse-scenario.ts";
export type { DeviceName, Receipt, Scenario, Statement, Step } from "./scenario/step.ts";
