import { Presets, SingleBar } from "cli-progress";
import type { Surroundings } from "./surroundings.ts";

/** A progress bar, or nothing where standard error is no terminal. */
export interface Progress {
  /** Adds octets to read. */
  readonly add: (octets: number) => void;
  /** One card is done. */
  readonly step: () => void;
  /** Octets were read, and what is in them is done. */
  readonly read: (octets: number) => void;
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
      read: () => {},
      print: (output, line) => {
        output.write(`${line}\n`);
      },
      stop: () => {},
    };
  }
  const format = "{bar} {percentage}% | {cards} cards";
  const bar = new SingleBar({ format, stream: stderr, hideCursor: true }, Presets.shades_classic);
  const waiting: (() => void)[] = [];
  let total = 0;
  let cards = 0;
  return {
    add: (octets) => {
      if (total === 0 && octets > 0) bar.start(octets, 0, { cards });
      total += octets;
      bar.setTotal(total);
    },
    step: () => {
      cards += 1;
      bar.increment(0, { cards });
    },
    read: (octets) => {
      bar.increment(octets);
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
