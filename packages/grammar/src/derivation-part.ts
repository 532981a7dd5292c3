import type { Frame, Place, RuleRead, Stop } from "./diagnose-walk.ts";

/**
 * Ends all rules that were being read where a text left the language, in one of the readings.
 *
 * @internal
 */
export function partOf({ offset, places }: Stop, rule: string): RuleRead {
  let read: RuleRead = { rule, start: 0, end: offset, last: undefined };
  const frames = new Set<Frame>();
  let place: Place | undefined = places[0];
  while (place !== undefined && !frames.has(place.frame)) {
    const { frame, history }: Place = place;
    const last = frames.size === 0 ? history : { read, before: history };
    read = { rule: frame.rule, start: frame.start, end: offset, last };
    frames.add(frame);
    place = frame.callers[0];
  }
  return read;
}
