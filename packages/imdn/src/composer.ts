import type { IsComposing } from "./is-composing.ts";

/** Seconds without input after which a user is idle (RFC 3994 section 3.2). */
export const IDLE_TIMEOUT_SECONDS = 15;

/** Fewest seconds that there should be between two `active` messages (RFC 3994 section 3.2). */
export const LEAST_REFRESH_SECONDS = 60;

/** What a composer does with its time. */
export interface ComposerOptions {
  /** Seconds without input after which the user is idle. Default 15. */
  readonly idleSeconds?: number;
  /**
   * Seconds after which `active` is sent again, 60 or more by the RFC; 0 for never, so that receivers
   * take the user for idle after 120 seconds. Default 0.
   */
  readonly refreshSeconds?: number;
  /** Sent along with each status. Default none. */
  readonly contentType?: string;
}

/** Whether a user is composing; instants are in milliseconds of the caller's clock. */
export type ComposerState =
  | { readonly state: "idle" }
  | {
      readonly state: "active";
      /** Without input until then, the user becomes idle. */
      readonly idleAtMs: number;
      /** When `active` is sent again; absent when it is not. */
      readonly refreshAtMs?: number | undefined;
    };

/** What happens to a composer. */
export type ComposerEvent =
  /** The user adds or edits content. */
  | "composing"
  /** The content is sent. */
  | "sent"
  /** Time has passed, nothing else. */
  | "time";

/** The state after an event, with what is to be sent now. */
export interface ComposerStep {
  readonly state: ComposerState;
  /** The status to send; absent when there is none. */
  readonly status?: IsComposing | undefined;
  /** When the next event `time` is due, in milliseconds; absent when none is. */
  readonly wakeAtMs?: number | undefined;
}

/** The state of a composer before anything has happened. */
export const IDLE_COMPOSER: ComposerState = { state: "idle" };

/**
 * Says what the user agent of a composer does next: the sender's state machine of RFC 3994 section
 * 3.2, figure 1. An input that comes when the idle timeout has passed already counts as the start of
 * something new; the `idle` message that was due is then replaced by the `active` one.
 *
 * @param state The state before.
 * @param event What happens.
 * @param nowMs When it happens, in milliseconds.
 * @param options What differs from the defaults.
 */
export function composerStep(
  state: ComposerState,
  event: ComposerEvent,
  nowMs: number,
  options: ComposerOptions = {},
): ComposerStep {
  if (event === "sent") return { state: IDLE_COMPOSER };
  if (event === "composing") return composing(state, nowMs, options);
  if (state.state === "idle") return { state };
  if (nowMs >= state.idleAtMs) {
    const { contentType } = options;
    return { state: IDLE_COMPOSER, status: { state: "idle", contentType } };
  }
  if (isDue(state.refreshAtMs, nowMs)) return active(state.idleAtMs, nowMs, options);
  return waiting(state);
}

function composing(state: ComposerState, nowMs: number, options: ComposerOptions): ComposerStep {
  const { idleSeconds = IDLE_TIMEOUT_SECONDS } = options;
  const idleAtMs = nowMs + idleSeconds * 1000;
  const goesOn = state.state === "active" && nowMs < state.idleAtMs;
  if (!goesOn || isDue(state.refreshAtMs, nowMs)) return active(idleAtMs, nowMs, options);
  return waiting({ ...state, idleAtMs });
}

function active(idleAtMs: number, nowMs: number, options: ComposerOptions): ComposerStep {
  const { refreshSeconds = 0, contentType } = options;
  const refreshes = refreshSeconds > 0;
  const refreshAtMs = refreshes ? nowMs + refreshSeconds * 1000 : undefined;
  const status = {
    state: "active",
    contentType,
    refreshSeconds: refreshes ? refreshSeconds : undefined,
  };
  return { ...waiting({ state: "active", idleAtMs, refreshAtMs }), status };
}

function waiting(state: Extract<ComposerState, { readonly state: "active" }>): ComposerStep {
  return { state, wakeAtMs: Math.min(state.idleAtMs, state.refreshAtMs ?? Infinity) };
}

function isDue(instantMs: number | undefined, nowMs: number): boolean {
  return instantMs !== undefined && nowMs >= instantMs;
}
