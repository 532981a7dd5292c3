import { repeat as repeatRule, time as timeRule, zone as zoneRule } from "./generated/sdp.ts";
import { readValue, toNumber } from "./read-value.ts";
import { type SessionDescription, lineValues } from "./session-description.ts";

/** When a session is active (RFC 8866 section 5.9), with its repetitions. */
export interface TimeDescription {
  /** Seconds since 1900 in UTC; 0 for a session without a beginning. */
  readonly start: number;

  /** Seconds since 1900 in UTC; 0 for a session without an end. */
  readonly stop: number;
  readonly repeats: readonly Repeat[];
}

/** How a session repeats (RFC 8866 section 5.10), in seconds. */
export interface Repeat {
  readonly interval: number;
  readonly duration: number;

  /** From the start of the session. */
  readonly offsets: readonly number[];
}

/** A change of the time zone (RFC 8866 section 5.11). */
export interface ZoneAdjustment {
  /** Seconds since 1900 in UTC. */
  readonly time: number;

  /** Seconds that repetitions move from then on. */
  readonly offset: number;
}

const UNITS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ["d", 86_400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
]);

/**
 * Lists when a session is active.
 *
 * @param session The session.
 * @returns The times in their order, each with the `r=` lines behind it.
 * @throws SdpError for a line that is none, and `number-too-large`.
 */
export function times(session: SessionDescription): TimeDescription[] {
  const found: { start: number; stop: number; repeats: Repeat[] }[] = [];
  for (const { type, value } of session.lines) {
    if (type === "t") {
      const { start, stop } = readValue(timeRule, value);
      found.push({ start: seconds(start), stop: seconds(stop), repeats: [] });
    } else if (type === "r") found.at(-1)?.repeats.push(readRepeat(value));
  }
  return found;
}

/**
 * Lists the changes of the time zone.
 *
 * @param session The session.
 * @returns Those of all `z=` lines.
 * @throws SdpError for a line that is none, and `number-too-large`.
 */
export function zoneAdjustments(session: SessionDescription): ZoneAdjustment[] {
  return lineValues(session, "z")
    .flatMap((value) => readValue(zoneRule, value))
    .map(({ time, offset }) => ({ time: seconds(time), offset: seconds(offset) }));
}

function readRepeat(value: string): Repeat {
  const { interval, duration, offsets } = readValue(repeatRule, value);
  return {
    interval: seconds(interval),
    duration: seconds(duration),
    offsets: offsets.map(seconds),
  };
}

// Seconds of a number with or without a unit and a sign.
function seconds(text: string): number {
  const unit = UNITS.get(text.slice(-1));
  const digits = unit === undefined ? text : text.slice(0, -1);
  return toNumber(digits, "RFC 8866 typed-time", unit);
}
