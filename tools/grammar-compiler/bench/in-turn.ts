const ROUNDS = 60;
const SLICE_MS = 8;

/**
 * Times readers that take turns in short slices, so that other work on the machine slows all of
 * them; the best slice of each counts.
 *
 * @returns Milliseconds of one turn, for each reader.
 */
export function timesInTurn(readers: readonly (() => unknown)[]): number[] {
  const turns = readers.map(turnsPerSlice);
  const best = readers.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, read] of readers.entries()) {
      const count = turns[index] ?? 1;
      best[index] = Math.min(best[index] ?? Infinity, time(read, count) / count);
    }
  }
  return best;
}

function time(read: () => unknown, turns: number): number {
  const start = performance.now();
  for (let turn = 0; turn < turns; turn++) read();
  return performance.now() - start;
}

function turnsPerSlice(read: () => unknown): number {
  const end = performance.now() + 200;
  let turns = 0;
  for (; performance.now() < end; turns++) read();
  return Math.max(1, Math.round((turns / 200) * SLICE_MS));
}
