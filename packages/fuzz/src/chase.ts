import { type FailureBook, likenessOf } from "./failures.ts";
import type { JudgeOptions } from "./judge.ts";
import type { LateEnds } from "./late-ends.ts";
import { type Found, makeFailure } from "./make-failure.ts";
import { pursue } from "./pursue.ts";
import type { Failure, Origin } from "./report.ts";
import type { Chase } from "./round.ts";
import type { Source, Wrong } from "./source.ts";
import type { Subject, SubjectKind } from "./subject.ts";
import type { Tally } from "./tally.ts";
import { type FailedTrial, hasFailed, type Trial, tryOctets } from "./trial.ts";

/** What a chase has of the search that it is part of. */
export interface ChaseContext {
  readonly source: Source;
  readonly kind: SubjectKind;
  readonly book: FailureBook;
  readonly tally: Tally;
  readonly judging: JudgeOptions;
  /** Longest time to shrink one failure, in milliseconds. */
  readonly shrinkMs: number;
  /** Whether no new input is to be looked into. */
  readonly isOver: () => boolean;
  /** Whether shrinking is to end at once. */
  readonly isStopped: () => boolean;
  /** Takes an error that ends the search. */
  readonly fail: (error: unknown) => void;
  /** How long a server is watched behind an input that it may end of later, in milliseconds. */
  readonly lateMs: number;
  /** What a server ends of later. */
  readonly lateEnds: LateEnds;
  /** Takes a failure that was shrunk. */
  readonly found: (likeness: string, failure: Failure, octets: Uint8Array) => void;
}

/** What a chase is for. */
export interface ChaseOptions {
  /** Number of its first input in the round. Default 0. */
  readonly from?: number | undefined;
  /** How long the server is watched behind each input, of which it may end later. Default: as it usually is. */
  readonly lateMs?: number;
}

/** What ends within so many milliseconds ends at once, and has not to be watched. */
const AT_ONCE_MS = 20;

/** While shrinking, what ends late is waited for so many times as long as it took until then. */
const LATE_FACTOR = 4;

/** The part of the time in which what hangs is shrunk: the rest is for what else is wrong. */
const HANG_SHARE = 1 / 2;

/** What hangs like a known hang is waited for only so many times as long as what is far slower than usual. */
const KNOWN_HANG_FACTOR = 2;

/** The part of the time in which fast-check shrinks; the rest is for leaving out lines and characters. */
const RANDOM_SHARE = 1 / 3;

/**
 * Begins to follow inputs: the first that fails is remembered, and of the next ones those that fail as it did.
 *
 * @param subject The program.
 * @param originOf Where the input comes from that fast-check has this path for.
 * @param context The search.
 * @param options Where it begins, and how patient it is.
 */
export function createChase(
  subject: Subject,
  originOf: (path: string) => Origin,
  context: ChaseContext,
  { from = 0, lateMs }: ChaseOptions = {},
): Chase {
  const { source, kind, book, tally, judging, shrinkMs, lateEnds } = context;
  let tried = from;
  let first: { readonly octets: number; readonly likeness: string } | undefined;
  let best: { readonly trial: FailedTrial; readonly wrong: Wrong | undefined } | undefined;
  let before: FailedTrial | undefined;
  let begun = 0;
  let isUsed = false;

  const isLate = (share: number): boolean => {
    if (context.isStopped()) return true;
    const factor = best?.trial.judgement.kind === "hang" ? HANG_SHARE : 1;
    return best !== undefined && performance.now() - begun > shrinkMs * share * factor;
  };
  const shrink = async (octets: Uint8Array): Promise<Trial> => {
    tally.countShrinking();
    // A hang has to be waited for each time: while shrinking, what takes far longer than usual is one.
    const isHang = best?.trial.judgement.kind === "hang";
    const timeoutMs = isHang ? tally.patienceMs() : undefined;
    const { lateMs: ended } = best?.trial.outcome ?? {};
    const isLateEnd = ended !== undefined && ended > AT_ONCE_MS;
    const watchMs = isLateEnd ? Math.min(context.lateMs, LATE_FACTOR * ended) : undefined;
    const run = { timeoutMs, lateMs: watchMs };
    const trial = await tryOctets(octets, source, subject, judging, run);
    // A server that has passed others since it was started may have met the end that one of them brought.
    const isDoubtful = isUsed && subject.lateEnd !== undefined && isEnd(trial);
    isUsed = watchMs === undefined && !isEnd(trial);
    return isDoubtful ? tryOctets(octets, source, subject, judging, run) : trial;
  };

  // Every further hang would cost its whole time, and is no news.
  const knownHangMs = (): number | undefined => {
    if (!book.failures.some(({ kind: one }) => one === "hang")) return undefined;
    const patience = tally.patienceMs();
    return patience && patience * KNOWN_HANG_FACTOR;
  };

  // What a server ended at may be the end that an input before brought: then it passes when it is given again.
  const tryAgain = async (trial: FailedTrial): Promise<Trial> => {
    const isDoubtful = isEnd(trial) && lateMs === undefined && lateEnds.last() !== undefined;
    if (!isDoubtful || subject.lateEnd === undefined) return trial;
    tally.countShrinking();
    return tryOctets(trial.octets, source, subject, judging, { lateMs: context.lateMs });
  };

  const passes: Chase["passes"] = async ({ octets, wrong }) => {
    if (first === undefined ? context.isOver() : isLate(RANDOM_SHARE)) return true;
    try {
      if (first !== undefined) {
        const trial = await shrink(octets);
        if (!hasFailed(trial) || !isLike(trial, best?.trial)) return true;
        best = { trial, wrong };
        return false;
      }
      const origin = originOf(String(tried++));
      await lateEnds.notice(subject, 0);
      const run = { timeoutMs: knownHangMs(), lateMs };
      const trial = await tryOctets(octets, source, subject, judging, run);
      if (context.isStopped()) return true; // it was killed, and is not to blame
      if (lateMs === undefined) tally.count(trial);
      else tally.countShrinking();
      const suspect = { octets, wrong, origin };
      if (!hasFailed(trial)) {
        lateEnds.passed(suspect);
        return true;
      }
      const likeness = likenessOf(trial.judgement, wrong);
      if (book.isKnown(likeness)) {
        tally.countRepeat();
        return true;
      }
      const again = await tryAgain(trial);
      if (!hasFailed(again)) {
        lateEnds.ended(suspect, trial.outcome);
        return true;
      }
      begun = performance.now();
      first = { octets: octets.length, likeness };
      best = { trial: again, wrong };
      before = again;
      return false;
    } catch (error) {
      // fast-check would take it for a failure of the program.
      context.fail(error);
      return true;
    }
  };

  const end = async (path: string): Promise<void> => {
    if (first === undefined || best === undefined) return;
    const { trial, wrong } = best;
    const attempt = async (octets: Uint8Array): Promise<Trial | undefined> => {
      try {
        return context.isStopped() ? undefined : await shrink(octets);
      } catch (error) {
        // The program cannot be tried any more; what was found is told.
        context.fail(error);
        return undefined;
      }
    };
    let pursued = await pursue(trial, source.read, async (octets) =>
      isLate(1) ? undefined : attempt(octets),
    );
    if (trial.judgement.kind === "hang") {
      const again = await attempt(pursued.trial.octets);
      // What was only slow once, on a machine that had other things to do, is no hang.
      if (again !== undefined && !hasFailed(again)) {
        pursued = { trial: before ?? trial, culprit: undefined };
      }
    }
    const found: Found = {
      origin: originOf(path),
      octets: first.octets,
      wrong: wrong && { in: trial.octets, is: wrong },
    };
    const failure = makeFailure(pursued, found, kind);
    context.found(first.likeness, failure, pursued.trial.octets);
  };

  return { passes, isLate: () => isLate(RANDOM_SHARE), end };
}

function isEnd({ outcome: { ending } }: Trial): boolean {
  return ending.kind === "signal" || ending.kind === "gone";
}

function isLike({ judgement }: FailedTrial, other: FailedTrial | undefined): boolean {
  return judgement.likeness === other?.judgement.likeness;
}
