import { Presets, SingleBar } from "cli-progress";
import type { Surroundings } from "./surroundings.ts";

/** A progress bar, or nothing where standard error is no terminal. */
export interface Progress {
  /** Adds cards to do. */
  readonly add: (count: number) => void;
  /** One card is done. */
  readonly step: () => void;
  /** Prints a line; while a bar is shown, it waits for the end of the bar. */
  readonly print: (output: NodeJS.WritableStream, line: string) => void;
  /** Ends the bar and prints what waited. */
  readonly stop: () => void;
}

/**
 * Makes a progress bar.
 *
 * @param stderr Where it is shown.
 */
export function createProgress(stderr: Surroundings["stderr"]): Progress {
  if (stderr.isTTY !== true) {
    return {
      add: () => {},
      step: () => {},
      print: (output, line) => {
        output.write(`${line}\n`);
      },
      stop: () => {},
    };
  }
  const format = "{bar} {percentage}% | {value} of {total} cards";
  const bar = new SingleBar({ format, stream: stderr, hideCursor: true }, Presets.shades_classic);
  const waiting: (() => void)[] = [];
  let total = 0;
  return {
    add: (count) => {
      if (total === 0 && count > 0) bar.start(count, 0);
      total += count;
      bar.setTotal(total);
    },
    step: () => {
      bar.increment();
    },
    print: (output, line) => {
      waiting.push(() => {
        output.write(`${line}\n`);
      });
    },
    stop: () => {
      bar.stop();
      for (const print of waiting.splice(0)) print();
    },
  };
}
