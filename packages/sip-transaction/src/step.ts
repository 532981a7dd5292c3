import {
  encodeMessage,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import type { SendAction, StartTimerAction, StopTimerAction, TransactionAction } from "./action.ts";
import type { AllTransactionSettings } from "./settings.ts";
import type { SipTarget } from "./target.ts";

/** The timers of RFC 3261 table 4 and RFC 6026; `trying` is what sends a 100. */
export type TimerName =
  | "A"
  | "B"
  | "D"
  | "E"
  | "F"
  | "G"
  | "H"
  | "I"
  | "J"
  | "K"
  | "L"
  | "M"
  | "trying";

/** What all transactions have. */
export interface TransactionBase<Kind extends string = string> {
  readonly kind: Kind;

  /** Names the transaction in its table. */
  readonly key: string;

  /** Where its messages go. */
  readonly target: SipTarget;
  readonly settings: AllTransactionSettings;
}

/** A transaction that is over. */
export interface Terminated<Kind extends string> extends TransactionBase<Kind> {
  readonly state: "terminated";
}

/** A message and its octets. */
export interface Sent<Message extends SipMessage = SipMessage> {
  readonly message: Message;
  readonly octets: Uint8Array;
}

/** A timer of a transaction fires. */
export interface TimerEvent {
  readonly kind: "timer";
  readonly timer: TimerName;
}

/** A message of a transaction could not be sent. */
export interface TransportErrorEvent {
  readonly kind: "transport-error";
}

/** The owner has no more use for a transaction. */
export interface DropEvent {
  readonly kind: "drop";
}

/** A state and what is to be done. */
export type Step<State> = readonly [State, readonly TransactionAction[]];

/** Actions of a step in which nothing is to be done. */
export const NOTHING: readonly never[] = [];

/** What happens to a client transaction. */
export type ClientEvent =
  | { readonly kind: "response"; readonly response: SipResponse }
  | TimerEvent
  | TransportErrorEvent
  | DropEvent;

/** What happens to a server transaction. */
export type ServerEvent =
  /** The request came again, or the ACK of an INVITE. */
  | { readonly kind: "request"; readonly request: SipRequest; readonly source: SipTarget }
  /** The user answers. */
  | { readonly kind: "respond"; readonly response: SipResponse }
  | TimerEvent
  | TransportErrorEvent
  | DropEvent;

const PREFIX = "transaction/";

/**
 * Tells whether a timer is one of a transaction.
 *
 * @param timer The timer's name.
 * @returns Whether it is.
 */
export function isTransactionTimer(timer: string): boolean {
  return timer.startsWith(PREFIX);
}

/**
 * Splits the name of a timer.
 *
 * @param timer The name.
 * @returns The timer and the key of its transaction; `undefined` for another name.
 * @internal
 */
export function readTimer(
  timer: string,
): { readonly timer: TimerName; readonly key: string } | undefined {
  if (!isTransactionTimer(timer)) return undefined;
  const end = timer.indexOf("/", PREFIX.length);
  // The name is one that a transaction gave; one that is not fires no timer of any.
  return { timer: timer.slice(PREFIX.length, end) as TimerName, key: timer.slice(end + 1) };
}

/** @internal */
export function startTimer(
  { key }: TransactionBase,
  timer: TimerName,
  afterMs: number,
): StartTimerAction {
  return { kind: "start-timer", timer: `${PREFIX}${timer}/${key}`, afterMs };
}

/** @internal */
export function stopTimers(
  { key }: TransactionBase,
  ...timers: readonly TimerName[]
): readonly StopTimerAction[] {
  return timers.map((timer) => ({ kind: "stop-timer", timer: `${PREFIX}${timer}/${key}` }));
}

/**
 * Writes a message for the first time.
 *
 * @internal
 */
export function written<Message extends SipMessage>(message: Message): Sent<Message> {
  return { message, octets: encodeMessage(message) };
}

/** @internal */
export function send({ key, target }: TransactionBase, { message, octets }: Sent): SendAction {
  return { kind: "send", key, message, octets, target };
}

/**
 * Gives what a transaction keeps through all of its states.
 *
 * @internal
 */
export function baseOf<Kind extends string>({
  kind,
  key,
  target,
  settings,
}: TransactionBase<Kind>): TransactionBase<Kind> {
  return { kind, key, target, settings };
}

/**
 * Ends a transaction.
 *
 * @internal
 */
export function end<Kind extends string>(
  transaction: TransactionBase<Kind>,
  actions: readonly TransactionAction[],
): Step<Terminated<Kind>> {
  const { key } = transaction;
  return [{ ...baseOf(transaction), state: "terminated" }, [...actions, { kind: "ended", key }]];
}
