/** How a program ended one input. */
export type Ending =
  /** It ended by itself, with this status. */
  | { readonly kind: "exit"; readonly status: number }
  /** It goes on, and answered; `accepted` is what the answer says, where it says so, and `status` its number. */
  | {
      readonly kind: "answer";
      readonly accepted: boolean | undefined;
      readonly status?: number;
    }
  /** It goes on, and whether it took the input cannot be told. */
  | { readonly kind: "silent" }
  /** It goes on, and says that it failed, with a status of 500 to 599. */
  | { readonly kind: "server-error"; readonly status: number }
  /** It died of a signal, such as `SIGSEGV`. */
  | { readonly kind: "signal"; readonly signal: string }
  /** It gave no answer in time and was killed. */
  | { readonly kind: "hang" }
  /** It wrote more than the limit and was killed. */
  | { readonly kind: "flood" }
  /** It took more memory than the limit and was killed. */
  | { readonly kind: "memory" }
  /** It could no longer be reached. */
  | { readonly kind: "gone"; readonly reason: string };

/** What one input did. */
export interface Outcome {
  readonly ending: Ending;
  /** What it wrote to standard output, or answered; as much as the limit allows. */
  readonly output: Uint8Array;
  /** The beginning and the end of what it wrote to standard error. */
  readonly errors: Uint8Array;
  readonly ms: number;
  /** How long behind the answer, or the wait for one, a server was seen to end, in milliseconds. */
  readonly lateMs?: number;
  /** Most memory that was seen in use, in octets; `undefined` where nothing was seen. */
  readonly peakOctets: number | undefined;
}

/** How long a program is given for one input. */
export interface RunOptions {
  /** A shorter time than the limit, to find out sooner that it hangs, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /**
   * How long a server is watched that passed the input, as it may end of it later, in milliseconds. It is started again behind that, so that
   * an end that comes later still is not taken for the doing of the next input. Default: 5, and it goes on.
   */
  readonly lateMs?: number | undefined;
}

/** A program under test. One input is given at a time. */
export interface Subject {
  /**
   * Gives it one input.
   *
   * @param octets The input.
   * @param options How long.
   * @throws SubjectError When it cannot be started at all.
   */
  readonly run: (octets: Uint8Array, options?: RunOptions) => Promise<Outcome>;

  /**
   * Tells how a program that goes on from input to input has ended by itself, behind the last one and without having failed at it;
   * it is started again then. Left out where the outcome of an input always has the end.
   *
   * @param waitMs How long its end is waited for, in milliseconds.
   * @returns `undefined` when it goes on.
   */
  readonly lateEnd?: (waitMs: number) => Promise<Outcome | undefined>;

  /** Ends what still runs. */
  readonly close: () => Promise<void>;
}

/** How to reach a program under test. */
export interface SubjectKind {
  /** The command or the address, for people. */
  readonly description: string;

  /** Whether several inputs may be given at the same time, each to a subject of its own. */
  readonly isParallel: boolean;

  /**
   * The command line that gives it one input again, for people, where there is a short one.
   *
   * @param octets The input.
   */
  readonly again: (octets: Uint8Array) => string | undefined;

  /**
   * Makes it ready.
   *
   * @param stop Kills what runs, at once, whatever it is doing.
   */
  readonly open: (stop?: AbortSignal) => Promise<Subject>;
}

/** The program under test cannot be started, or an address may not be used. */
export class SubjectError extends Error {
  override readonly name = "SubjectError";
}
