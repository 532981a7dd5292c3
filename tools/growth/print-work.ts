import { Session } from "node:inspector";

/** A kind of input, and what is done with one of some size. */
export interface HostileInput {
  readonly name: string;
  /** Makes the input and reads it, whatever comes of it. */
  readonly work: (size: number) => void;
}

/**
 * Prints how many blocks of our code inputs run through, at a size and at four times the size. Counts do not
 * depend on the machine, as times do; what the engine does within one call is not seen. For a program of its
 * own, which `countGrowth` runs: counting would disturb a test runner that measures coverage.
 *
 * @param inputs The inputs.
 * @param size The size. Default 500.
 */
export function printWork(inputs: readonly HostileInput[], size = 500): void {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  // The first run of all code counts what is done once.
  for (const { work } of inputs) work(4);
  const counts = inputs.map(({ name, work }) => {
    const once = count(session, () => {
      work(size);
    });
    const fourTimes = count(session, () => {
      work(4 * size);
    });
    return { name, once, fourTimes };
  });
  console.log(JSON.stringify(counts));
}

function count(session: Session, work: () => void): number {
  takeCounts(session);
  work();
  return takeCounts(session);
}

/** How often the blocks of the packages ran since the last call. */
function takeCounts(session: Session): number {
  let sum = 0;
  session.post("Profiler.takePreciseCoverage", (error, { result }) => {
    if (error) throw error;
    for (const { url, functions } of result) {
      if (!/\/packages\/[^/]+\/(src|dist)\//.test(url)) continue;
      for (const { ranges } of functions) for (const range of ranges) sum += range.count;
    }
  });
  return sum;
}
