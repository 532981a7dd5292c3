import { Presets, SingleBar } from "cli-progress";
import type { Surroundings } from "../surroundings.ts";

/** A progress bar of a search, or nothing where standard error is no terminal. */
export interface FuzzProgress {
  readonly update: (done: number, total: number | undefined) => void;
  /** Prints to standard output, over the bar. */
  readonly print: (text: string) => void;
  readonly stop: () => void;
}

/**
 * Makes the progress bar of a search.
 *
 * @param surroundings The process.
 */
export function createFuzzProgress(surroundings: Surroundings): FuzzProgress {
  const { stdout, stderr } = surroundings;
  const print = (text: string): void => void stdout.write(text);
  if (stderr.isTTY !== true) return { update: () => {}, print, stop: () => {} };
  let bar: SingleBar | undefined;
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    update: (done, total) => {
      if (bar === undefined) {
        const format =
          total === undefined
            ? "{value} inputs in {duration_formatted}"
            : "{bar} {percentage}% | {value} of {total} inputs";
        const options = { format, stream: stderr, hideCursor: true, clearOnComplete: true };
        bar = new SingleBar(options, Presets.shades_classic);
        bar.start(total ?? 0, done);
      }
      bar.update(done);
    },
    print: (text) => {
      stop();
      print(text);
    },
    stop,
  };
}
