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
export { wireText } from "./peer/text.ts";
export {
  MAX_LINE_LENGTH,
  MAX_SCENARIO_LENGTH,
  parseScenario,
  type ScenarioErrorCode,
} from "./scenario/parse-scenario.ts";
export type { DeviceName, Receipt, Scenario, Statement, Step } from "./scenario/step.ts";
