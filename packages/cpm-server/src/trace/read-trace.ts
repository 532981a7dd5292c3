import type { StartRecord, StepRecord, TraceRecord } from "./record.ts";
import { TraceError } from "./trace-error.ts";

/** A trace as it was written. */
export interface Trace {
  readonly start: StartRecord;
  readonly steps: readonly StepRecord[];

  /** Whether the session went on behind its last record. */
  readonly isCut: boolean;
}

/**
 * Reads a trace. A last line without a line break is one that was being written when the program ended: it is
 * passed over.
 *
 * @param text The lines.
 * @returns The trace.
 * @throws TraceError for what is none.
 */
export function readTrace(text: string): Trace {
  const lines = text.split("\n").slice(0, -1);
  const [start, ...others] = lines.map((line, index) => readRecord(line, index + 1));
  if (start?.kind !== "start") {
    throw new TraceError("missing-start", "no start of a session", 1);
  }
  const version: number = start.version;
  if (version !== 1) throw new TraceError("unknown-version", `version ${version}`, 1);
  const steps: StepRecord[] = [];
  for (const [index, record] of others.entries()) {
    if (record.kind === "step") steps.push(record);
    else if (record.kind === "start") {
      throw new TraceError("missing-start", "another start of a session", index + 2);
    }
  }
  return { start, steps, isCut: others.at(-1)?.kind === "cut" };
}

function readRecord(line: string, number: number): TraceRecord {
  let record: unknown;
  try {
    record = JSON.parse(line, revive);
  } catch (error) {
    throw new TraceError("malformed-record", "no JSON", number, error);
  }
  if (isRecord(record)) return record;
  throw new TraceError("malformed-record", "no record of a trace", number);
}

// Whether it is one of ours; who writes others into a trace finds out when it is replayed.
function isRecord(value: unknown): value is TraceRecord {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  const { kind } = value;
  if (kind === "cut") return true;
  if (!("at" in value && "actions" in value && Array.isArray(value.actions))) return false;
  if (kind === "start") return "seed" in value && "options" in value && "start" in value;
  return kind === "step" && "event" in value;
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("$text" in value) return new TextEncoder().encode(String(value.$text));
  if ("$base64" in value) return new Uint8Array(Buffer.from(String(value.$base64), "base64"));
  if ("$number" in value) return Number(value.$number);
  return value;
}
