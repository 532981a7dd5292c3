import { type ChaseContext, createChase } from "./chase.ts";
import { judge } from "./judge.ts";
import { makeFailure } from "./make-failure.ts";
import type { Subject } from "./subject.ts";

/**
 * Finds the input that a server ended of later, where one has: those of the time before are given again, each with the time to end of it,
 * the last one first. Where it ends of none of them alone, the input is told that its end was seen with.
 *
 * @param subject The program.
 * @param context The search.
 * @param waitMs How long an end is waited for behind the last input, in milliseconds.
 */
export async function pursueLateEnd(
  subject: Subject,
  context: ChaseContext,
  waitMs = 0,
): Promise<void> {
  const { source, kind, book, tally, judging, lateEnds } = context;
  if (!context.isStopped()) await lateEnds.notice(subject, waitMs);
  const end = lateEnds.take();
  if (end === undefined || context.isStopped()) return;
  const { outcome } = end;
  const { octets, origin } = end.seenWith;
  const reading = source.read(octets);
  const judgement = judge(outcome, reading, source.read, judging);
  if (judgement === undefined) return;
  if (book.isKnown(judgement.likeness)) {
    tally.countRepeat();
    return;
  }
  for (const suspect of end.suspects) {
    const chase = createChase(subject, () => suspect.origin, context, { lateMs: context.lateMs });
    if (await chase.passes({ ...suspect, text: "" })) continue;
    await chase.end("");
    return;
  }
  const trial = { octets, reading, outcome, judgement };
  const found = { origin, octets: octets.length, wrong: undefined };
  const failure = makeFailure({ trial, culprit: undefined }, found, kind);
  context.found(judgement.likeness, failure, octets);
}
