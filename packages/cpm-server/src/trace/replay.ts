import type { SessionAction } from "../session/action.ts";
import { startSession, stepSession } from "../session/session.ts";
import { encodeValue } from "./encode-record.ts";
import type { Trace } from "./read-trace.ts";
import { createSeededIds } from "./seeded-ids.ts";

/** What came out otherwise than it was recorded. */
export interface Difference {
  /** The step, from 1; 0 for the start. */
  readonly step: number;

  /** Kind of the event, or of the start. */
  readonly event: string;

  /** The place in the list of actions, from 0. */
  readonly place: number;

  /** What was recorded there, and what came out now; `undefined` where there is nothing. */
  readonly recorded: SessionAction | undefined;
  readonly replayed: SessionAction | undefined;
}

/**
 * Plays a session again: the same events at the same times. With the program that recorded it, the same actions come
 * out, to the last octet; with another one, the differences are what it does otherwise.
 *
 * @param trace The trace.
 * @returns The first difference of each step that has one.
 */
export function replayTrace(trace: Trace): readonly Difference[] {
  const { start, steps } = trace;
  const createId = createSeededIds(Buffer.from(start.seed, "hex"));
  const differences: Difference[] = [];
  let [session, actions] = startSession({ ...start.options, createId }, start.start, start.at);
  const judge = (step: number, event: string, recorded: readonly SessionAction[]): void => {
    const place = firstDifference(recorded, actions);
    if (place === undefined) return;
    const [was, is] = [recorded[place], actions[place]];
    differences.push({ step, event, place, recorded: was, replayed: is });
  };
  judge(0, start.start.kind, start.actions);
  for (const [index, { event, at, actions: recorded }] of steps.entries()) {
    [session, actions] = stepSession(session, event, at);
    judge(index + 1, event.kind, recorded);
  }
  return differences;
}

function firstDifference(
  recorded: readonly SessionAction[],
  replayed: readonly SessionAction[],
): number | undefined {
  const length = Math.max(recorded.length, replayed.length);
  for (let place = 0; place < length; place++) {
    if (encodeValue(recorded[place]) !== encodeValue(replayed[place])) return place;
  }
  return undefined;
}
