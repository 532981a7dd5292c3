import { keepEnds } from "./kept-output.ts";
import type { Limits } from "./limits.ts";
import { watchMemory } from "./memory.ts";
import { type CommandLine, type ProgramEnd, startProgram } from "./started-program.ts";
import type { Ending, Outcome } from "./subject.ts";

/** What is kept of standard error, at each end. */
export const ERROR_OCTETS = 4096;

/** What a shell adds to the number of the signal that its command died of. */
const SHELL_SIGNALS: ReadonlyMap<number, string> = new Map([
  [132, "SIGILL"],
  [134, "SIGABRT"],
  [135, "SIGBUS"],
  [136, "SIGFPE"],
  [137, "SIGKILL"],
  [139, "SIGSEGV"],
]);

/**
 * Starts a program, writes the input to it and waits for its end, which comes at a limit at the latest.
 *
 * @param commandLine The command.
 * @param input What it reads.
 * @param limits When it is killed.
 * @param halt Kills it before.
 * @throws SubjectError When it cannot be started.
 */
export async function runProgram(
  commandLine: CommandLine,
  input: Uint8Array,
  { timeoutMs, memoryOctets, outputOctets }: Required<Limits>,
  halt?: AbortSignal,
): Promise<Outcome> {
  const begun = performance.now();
  const { pid, child, kill, ended } = await startProgram(commandLine, halt);
  let cut: "hang" | "flood" | "memory" | undefined;
  const stop = (reason: NonNullable<typeof cut>): void => {
    cut ??= reason;
    kill();
  };
  const timer = setTimeout(stop, timeoutMs, "hang");
  const memory = watchMemory(pid, memoryOctets, () => {
    stop("memory");
  });
  const output = keepEnds(outputOctets, 0);
  const errors = keepEnds(ERROR_OCTETS, ERROR_OCTETS);
  let written = 0;
  const count = (chunk: Uint8Array): void => {
    written += chunk.length;
    if (written > outputOctets) stop("flood");
  };
  child.stdout.on("data", (chunk: Uint8Array) => {
    output.push(chunk);
    count(chunk);
  });
  child.stderr.on("data", (chunk: Uint8Array) => {
    errors.push(chunk);
    count(chunk);
  });
  child.stdin.end(input);
  const end = await ended;
  clearTimeout(timer);
  memory.stop();
  return {
    ending: cut === undefined ? endingOf(end) : { kind: cut },
    output: output.octets(),
    errors: errors.octets(),
    ms: performance.now() - begun,
    peakOctets: memory.peakOctets(),
  };
}

/**
 * Tells how a process ended; a shell that tells of a death by a signal is believed.
 *
 * @param end Its status or signal.
 */
export function endingOf({ status = 0, signal }: ProgramEnd): Ending {
  const died = signal ?? SHELL_SIGNALS.get(status);
  return died === undefined ? { kind: "exit", status } : { kind: "signal", signal: died };
}
