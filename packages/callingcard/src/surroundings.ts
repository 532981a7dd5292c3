import type { ReadStream } from "node:tty";

/** What the program has of the process it runs in; `process` fits. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadableStream & Partial<Pick<ReadStream, "isTTY">>;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly once: (signal: "SIGINT" | "SIGTERM", listener: () => void) => unknown;
  readonly off: (signal: "SIGINT" | "SIGTERM", listener: () => void) => unknown;
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
