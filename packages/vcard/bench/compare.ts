// Measures contestants against each other. They take turns, and each time is processor time, which
// neighbours disturb less than the clock. A ratio is the median of the ratios within one turn.

const TURNS = 9;

/** One contestant. */
export interface Runner {
  readonly name: string;
  readonly run: () => unknown;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}

/** Milliseconds of processor time. */
function time(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Prints for each runner its median time and how many times the first one's that is. */
export function compare(title: string, runners: readonly Runner[], megabytes: number): void {
  for (const { run } of runners) run();
  const turns = Array.from({ length: TURNS }, () => runners.map(({ run }) => time(run)));
  console.log(`\n${title}\n`);
  console.log("| | ms | MB/s | times the first |\n| --- | --: | --: | --: |");
  for (const [index, { name }] of runners.entries()) {
    const ms = median(turns.map((turn) => turn[index] ?? Number.NaN));
    const ratio = median(
      turns.map((turn) => (turn[index] ?? Number.NaN) / (turn[0] ?? Number.NaN)),
    );
    const speed = (megabytes * 1000) / ms;
    console.log(`| ${name} | ${ms.toFixed(1)} | ${speed.toFixed(0)} | ${ratio.toFixed(2)} |`);
  }
}

const SLICES = 25;

/** Prints the same by the clock, and by the best turn of each: for work of few milliseconds. */
export function compareBest(title: string, runners: readonly Runner[], megabytes: number): void {
  const best = runners.map(() => Infinity);
  for (let turn = 0; turn < SLICES; turn++) {
    for (const [index, { run }] of runners.entries()) {
      const start = performance.now();
      run();
      best[index] = Math.min(best[index] ?? Infinity, performance.now() - start);
    }
  }
  console.log(`\n${title}\n`);
  console.log("| | ms | MB/s | times the first |\n| --- | --: | --: | --: |");
  for (const [index, { name }] of runners.entries()) {
    const ms = best[index] ?? Number.NaN;
    const ratio = ms / (best[0] ?? Number.NaN);
    const speed = (megabytes * 1000) / ms;
    console.log(`| ${name} | ${ms.toFixed(1)} | ${speed.toFixed(0)} | ${ratio.toFixed(2)} |`);
  }
}
