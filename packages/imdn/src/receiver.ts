import { isActive, type IsComposing } from "./is-composing.ts";

/** Seconds after which `active` ends when it does not say how long it holds (RFC 3994 section 3.3). */
export const ACTIVE_TIMEOUT_SECONDS = 120;

/** What is known of the one at the other end; instants are in milliseconds of the caller's clock. */
export type ReceiverState =
  | { readonly state: "idle" }
  | {
      readonly state: "active";
      /** Without another status until then, the other is idle. */
      readonly untilMs: number;
      /** What is being composed; absent when it is not said. */
      readonly contentType?: string | undefined;
    };

/** What a receiver sees. */
export type ReceiverEvent =
  | { readonly kind: "status"; readonly status: IsComposing }
  /** The content itself. */
  | { readonly kind: "content" }
  /** Time has passed, nothing else. */
  | { readonly kind: "time" };

/** What is known before anything has come. */
export const IDLE_RECEIVER: ReceiverState = { state: "idle" };

/**
 * Says what a receiver knows next: the receiver's state machine of RFC 3994 section 3.3, figure 2.
 *
 * @param state The state before.
 * @param event What has come.
 * @param nowMs When it came, in milliseconds.
 */
export function receiverStep(
  state: ReceiverState,
  event: ReceiverEvent,
  nowMs: number,
): ReceiverState {
  if (event.kind === "content") return IDLE_RECEIVER;
  if (event.kind === "time") {
    return state.state === "active" && nowMs >= state.untilMs ? IDLE_RECEIVER : state;
  }
  const { status } = event;
  if (!isActive(status)) return IDLE_RECEIVER;
  const seconds = status.refreshSeconds ?? ACTIVE_TIMEOUT_SECONDS;
  return { state: "active", untilMs: nowMs + seconds * 1000, contentType: status.contentType };
}
