import type { Shape } from "./growth-shapes.ts";
import type { GrowthReport, Measurement, SuperLinear } from "./growth-report.ts";
import { powerOf } from "./growth-power.ts";
import type { Outcome, Subject, SubjectKind } from "./subject.ts";
import { visible } from "./visible.ts";

/** How far a program's time is followed. */
export interface GrowthOptions {
  /** Size of the largest texts, in octets. Default 1 MiB. */
  readonly maxOctets?: number;
  /** The time that the program has for one text, as its limits say. Default 5 000. */
  readonly timeoutMs?: number;
  /** Longest time for all; families that were not tried by then are left out. Default: no limit. */
  readonly seconds?: number;
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** Called for each family that grows too fast. */
  readonly onSuperLinear?: (found: SuperLinear) => void;
  /** Called behind each family. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Linear is 1; a reader that doubles its buffers, or collects its garbage, is somewhat above. */
const MOST_POWER = 1.3;

/** Sizes that tell at once whether a family is worth a closer look. */
const SCREEN_OCTETS = [1 << 10, 1 << 14, 1 << 18] as const;

const SLOW_MS = 1000;

/** Most of a text that is shown. */
const MAX_SHOWN = 200;

/**
 * Gives a program texts that grow in one place each, and finds the places where its time grows faster than the text.
 *
 * @param source What the texts are called.
 * @param shapes The families of texts.
 * @param kind The program.
 * @param options How far.
 * @throws SubjectError When the program cannot be started.
 */
export async function measureGrowth(
  source: string,
  shapes: readonly Shape[],
  kind: SubjectKind,
  options: GrowthOptions = {},
): Promise<GrowthReport> {
  const { maxOctets = 1 << 20, timeoutMs = 5000, seconds, signal } = options;
  const begun = performance.now();
  const isOver = (): boolean =>
    signal?.aborted === true ||
    (seconds !== undefined && performance.now() - begun > seconds * 1000);
  const superLinear: SuperLinear[] = [];
  const subject = await kind.open(signal);
  let runs = 0;
  let done = 0;
  const run = async (text: string): Promise<Outcome> => {
    runs += 1;
    return subject.run(new TextEncoder().encode(text));
  };
  let startMs = 0;
  try {
    startMs = await startOf(subject, shapes[0]?.text(0) ?? "");
    for (const shape of shapes) {
      if (isOver()) break;
      const found = await follow(shape, run, startMs, maxOctets, timeoutMs);
      if (signal?.aborted === true) break; // what was killed took no time
      done += 1;
      options.onProgress?.(done, shapes.length);
      if (found === undefined) continue;
      superLinear.push(found);
      options.onSuperLinear?.(found);
    }
  } finally {
    await subject.close();
  }
  return {
    schema: 1,
    source,
    subject: kind.description,
    startMs: Math.round(startMs),
    shapes: done,
    runs,
    seconds: Math.round(performance.now() - begun) / 1000,
    isPartial: done < shapes.length,
    superLinear,
  };
}

// The best of a few: what the program takes for nothing.
async function startOf(subject: Subject, text: string): Promise<number> {
  let best = Infinity;
  for (let count = 0; count < 3; count++) {
    const { ms } = await subject.run(new TextEncoder().encode(text));
    best = Math.min(best, ms);
  }
  return best;
}

async function follow(
  { name, rule, text }: Shape,
  run: (text: string) => Promise<Outcome>,
  startMs: number,
  maxOctets: number,
  timeoutMs: number,
): Promise<SuperLinear | undefined> {
  const from = await firstSlow(text, run, startMs, maxOctets);
  if (from === undefined) return undefined;
  const measurements: Measurement[] = [];
  let peakOctets: number | undefined;
  // Three doublings below the size that was slow, and on until there is no answer in time.
  for (let size = Math.max(8, from >> 4); size <= maxOctets; size *= 2) {
    const { measurement, peak } = await measure(text(size), run);
    measurements.push(measurement);
    peakOctets = peak === undefined ? peakOctets : Math.max(peakOctets ?? 0, peak);
    if (measurement.ms === undefined) break;
  }
  const power = powerOf(measurements, startMs, timeoutMs);
  if (power === undefined || power <= MOST_POWER) return undefined;
  return {
    shape: name,
    rule,
    power: Math.round(power * 10) / 10,
    measurements,
    slowOctets: measurements.find(({ ms = Infinity }) => ms > SLOW_MS)?.octets,
    peakOctets,
    text: visible(text(measurements.at(-1)?.octets ?? 0).slice(0, MAX_SHOWN)),
  };
}

// The smallest size at which something other than the start of the program is to be seen.
async function firstSlow(
  text: (length: number) => string,
  run: (text: string) => Promise<Outcome>,
  startMs: number,
  maxOctets: number,
): Promise<number | undefined> {
  for (const size of new Set([...SCREEN_OCTETS.filter((each) => each < maxOctets), maxOctets])) {
    const { ms, ending } = await run(text(size));
    if (ending.kind === "hang" || ms > 2 * startMs + 100) return size;
  }
  return undefined;
}

// The best of two where the first was quick enough to do it again.
async function measure(
  text: string,
  run: (text: string) => Promise<Outcome>,
): Promise<{ readonly measurement: Measurement; readonly peak: number | undefined }> {
  const octets = Buffer.byteLength(text);
  const first = await run(text);
  if (first.ending.kind === "hang") {
    return { measurement: { octets, ms: undefined }, peak: first.peakOctets };
  }
  const ms = first.ms < SLOW_MS ? Math.min(first.ms, (await run(text)).ms) : first.ms;
  return { measurement: { octets, ms: Math.round(ms) }, peak: first.peakOctets };
}
