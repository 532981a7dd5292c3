import type { ReadStream } from "node:tty";
import type { Environment } from "./setting.ts";

/** Signals that the program listens to. */
type Signal = "SIGINT" | "SIGTERM" | "SIGHUP";

/** What the program has of the process it runs in; `process` fits. */
export interface Surroundings {
  readonly env: Environment;
  readonly stdin: NodeJS.ReadableStream & Partial<Pick<ReadStream, "isTTY">>;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly once: (signal: Signal, listener: () => void) => unknown;
  readonly off: (signal: Signal, listener: () => void) => unknown;
}

/**
 * Gives the same process another environment.
 *
 * @param surroundings The process.
 * @param env Tells the environment when it is asked for.
 */
export function withEnvironment(surroundings: Surroundings, env: () => Environment): Surroundings {
  const { stdin, stdout, stderr } = surroundings;
  return {
    get env() {
      return env();
    },
    stdin,
    stdout,
    stderr,
    once: (signal, listener) => surroundings.once(signal, listener),
    off: (signal, listener) => surroundings.off(signal, listener),
  };
}

/** Ends the program with a message and a status: 1 for what could not be done, 2 for wrong settings. */
export class ExitError extends Error {
  override readonly name = "ExitError";
  readonly status: 1 | 2;

  /**
   * @param status Exit status.
   * @param reason One lower-case clause; names the setting or the argument.
   */
  constructor(status: 1 | 2, reason: string) {
    super(reason);
    this.status = status;
  }
}
