import type { SessionAction } from "../session/action.ts";
import type { SessionEvent, SessionStart } from "../session/event.ts";
import type { SessionOptions } from "../session/options.ts";

/** The first record of a trace: what the session was made with, and what made it. */
export interface StartRecord {
  readonly kind: "start";

  /** Version of the format. */
  readonly version: 1;

  /** Now, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;

  /** What identifiers were made of, in hexadecimal digits. */
  readonly seed: string;
  readonly options: Omit<SessionOptions, "createId">;
  readonly start: SessionStart;
  readonly actions: readonly SessionAction[];
}

/** What happened to the session, and what it asked for then. */
export interface StepRecord {
  readonly kind: "step";

  /** Now, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
  readonly event: SessionEvent;
  readonly actions: readonly SessionAction[];
}

/** The trace goes on, but is not written any more: it was too long. */
export interface CutRecord {
  readonly kind: "cut";
}

/** A line of a trace. */
export type TraceRecord = StartRecord | StepRecord | CutRecord;

/** Where the trace of a session goes. */
export interface TraceSink {
  write(record: StartRecord | StepRecord): void;

  /** The session is over. */
  end(): void;
}
