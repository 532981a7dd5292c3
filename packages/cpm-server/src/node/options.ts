import type { MsrpTransportLimits, MsrpTlsOptions, MsrpAddress } from "@callingcard/msrp-transport";
import type { SipRequest } from "@callingcard/sip";
import type {
  Resolve,
  SipListenAddress,
  SipTarget,
  SipTlsOptions,
  SipTransportLimits,
} from "@callingcard/sip-transport";
import type { XdmDocuments } from "@callingcard/xcap-server/client";
import type { AlarmCode } from "../session/action.ts";
import type { Settings } from "../settings.ts";
import type { DeferredMessages } from "../store/deferred-messages.ts";
import type { DispositionLog } from "../store/disposition-log.ts";
import type { MessageStore } from "../store/message-store.ts";
import type { Outbox } from "../store/outbox.ts";
import type { OutboxAlarm } from "../store/outbox-worker.ts";
import type { PolicyStore } from "../store/policy-store.ts";
import type { Registrations } from "../store/registrations.ts";
import type { TraceSink } from "../trace/record.ts";

/** What a Participating Function is made from. */
export interface ParticipatingFunctionOptions {
  /** Name or address of the function in Via, Contact, Record-Route and Warning; an IPv6 address with its brackets. */
  readonly host: string;
  readonly sip: SipSettings;
  readonly msrp: MsrpSettings;

  /** The URI of the SIP/IP core, as in `sip:core.example:5060;transport=tcp;lr`. */
  readonly coreUri: string;

  /** What the provider decides, where `policies` says nothing else. */
  readonly settings?: Partial<Settings>;

  /** Which clients are registered. */
  readonly registrations: Registrations;

  /** Documents of users. Without it, nobody has one. */
  readonly documents?: XdmDocuments;

  /** Where the history waits. Without it, nothing is recorded. */
  readonly outbox?: Outbox;

  /** Where the history goes to. Without it, somebody else empties the outbox. */
  readonly messages?: MessageStore;

  /** Messages that wait for a client. Without it, nothing is deferred. */
  readonly deferred?: DeferredMessages;

  /** Which notifications went to the far side. */
  readonly dispositions?: DispositionLog;

  /** Settings of the provider and of subscribers, changeable while the function runs. */
  readonly policies?: PolicyStore;

  /**
   * Called for a request that no session is for, before it is refused.
   *
   * @returns Whether it is answered elsewhere.
   */
  readonly onRequest?: (request: SipRequest, source: SipTarget) => boolean;

  /** Gives the place for the trace of a session, if it is to be traced. */
  readonly trace?: (session: string) => TraceSink | undefined;

  /** Called with what somebody has to look at. */
  readonly onAlarm?: (alarm: NodeAlarm) => void;

  /** Called with what peers did wrong, to be logged. */
  readonly onProblem?: (problem: Error) => void;

  /** The clock, in milliseconds since 1970-01-01T00:00:00Z. Default `Date.now`. */
  readonly now?: () => number;

  /** So late the event loop may be before INVITEs are refused, in milliseconds. Default 500. */
  readonly maxLagMs?: number;

  /** Longest time that a store may take to answer, in milliseconds. Default 10 000. */
  readonly answerTimeoutMs?: number;

  /** How long after a registration messages are pushed, in milliseconds, so that its other clients can register too. Default 500. */
  readonly pushDelayMs?: number;

  /** How often deferred messages that have expired are looked for, in milliseconds. Default 60 000. */
  readonly expiryIntervalMs?: number;
}

/** Own addresses for SIP. */
export interface SipSettings {
  readonly listen: readonly SipListenAddress[];
  readonly tls?: SipTlsOptions;
  readonly limits?: SipTransportLimits;
  readonly resolve?: Resolve;
}

/** Own addresses for MSRP. */
export interface MsrpSettings {
  readonly listen: readonly MsrpAddress[];
  readonly tls?: MsrpTlsOptions;
  readonly limits?: MsrpTransportLimits;

  /** Name or address in `a=path`, without brackets. Default: the `host` of the function. */
  readonly host?: string;
}

/** What somebody has to look at. */
export interface NodeAlarm {
  readonly alarm:
    | AlarmCode
    | OutboxAlarm["kind"]
    /** A session met an error of the program, and ended. */
    | "session-failed"
    /** A message for no session met an error of the program, and was answered 500. */
    | "message-failed"
    /** Settings in the store that are none; those of before hold. */
    | "settings-refused"
    /** INVITEs are refused; told once until some are taken again. */
    | "overload";

  /** The same for people. */
  readonly text: string;

  /** Token of the session it is about. */
  readonly session?: string;
}
