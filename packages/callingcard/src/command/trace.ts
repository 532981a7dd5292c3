import { readFileSync } from "node:fs";
import {
  type Difference,
  ladderOf,
  readTrace,
  replayTrace,
  type Trace,
  TraceError,
} from "@callingcard/cpm-server/trace";
import { renderLadder } from "../ladder/render-ladder.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";

/** Most differences that are printed. */
const MAX_DIFFERENCES = 20;

/** Longest part of a difference that is printed, in characters. */
const MAX_SHOWN = 400;

/**
 * `callingcard trace show`: draws a recorded session as a ladder, with the requirements that decided.
 *
 * @param file The trace.
 * @param surroundings The process.
 * @throws ExitError Status 1 for a file that is no trace.
 */
export function showTrace(file: string, surroundings: Surroundings): void {
  const trace = openTrace(file);
  const { columns, rows } = ladderOf(trace);
  surroundings.stdout.write(renderLadder(columns, rows));
  if (trace.isCut) surroundings.stdout.write("The session went on behind its last record.\n");
}

/**
 * `callingcard trace replay`: plays a recorded session again under its own clock, and tells whether the same octets
 * come out.
 *
 * @param file The trace.
 * @param surroundings The process.
 * @throws ExitError Status 1 for a file that is no trace, and where something else came out.
 */
export function replayFile(file: string, surroundings: Surroundings): void {
  const trace = openTrace(file);
  const differences = replayTrace(trace);
  const count = trace.steps.length + 1;
  if (differences.length === 0) {
    const octets = octetsOf(trace);
    surroundings.stdout.write(
      `${count} steps replayed: the same actions, ${octets} octets of MSRP and all messages of SIP\n`,
    );
    return;
  }
  for (const difference of differences.slice(0, MAX_DIFFERENCES)) {
    surroundings.stdout.write(describe(difference));
  }
  throw new ExitError(
    1,
    `${differences.length} of ${count} steps do something else than was recorded`,
  );
}

function openTrace(file: string): Trace {
  try {
    return readTrace(readFileSync(file, "utf8"));
  } catch (error) {
    if (!(error instanceof TraceError) && !(error instanceof Error && "code" in error)) throw error;
    throw new ExitError(1, `${file} cannot be read as a trace: ${error.message}`);
  }
}

function octetsOf({ start, steps }: Trace): number {
  let octets = 0;
  for (const action of [start, ...steps].flatMap(({ actions }) => actions)) {
    if (action.kind !== "send-msrp") continue;
    for (const piece of action.pieces) octets += piece.length;
  }
  return octets;
}

function describe({ step, event, place, recorded, replayed }: Difference): string {
  return [
    `step ${step} (${event}), action ${place + 1}:`,
    `  recorded: ${shown(recorded)}`,
    `  replayed: ${shown(replayed)}`,
    "",
  ].join("\n");
}

function shown(action: Difference["recorded"]): string {
  const text = JSON.stringify(action, decodeOctets) ?? "nothing";
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function decodeOctets(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
}
