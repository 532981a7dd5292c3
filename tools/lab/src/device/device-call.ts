import {
  findHeader,
  type HeaderField,
  readHeader,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import {
  type Call,
  type CallAction,
  type CallEvent,
  type CallOptions,
  type CallReport,
  isForCall,
  stepCall,
} from "@callingcard/sip-dialog";
import type { SipTarget } from "@callingcard/sip-transaction";
import { fingerprintAttribute } from "./fingerprint.ts";
import type { EventLog } from "../event-log.ts";
import { newIdentifier } from "../identifier.ts";
import type { Receipt } from "../scenario/step.ts";
import { createTimers } from "../timers.ts";
import type { ChatLine, Say } from "./chat-line.ts";
import { type OwnMedia, readAnswer, writeAnswer, writeOffer } from "./description.ts";
import type { DeviceEvent } from "./device-event.ts";
import type { AllDeviceOptions } from "./device-options.ts";
