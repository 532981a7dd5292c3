import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { SubjectError } from "./subject.ts";

/** A command and its arguments; no shell is between. */
export type CommandLine = readonly [command: string, ...args: readonly string[]];

/** A process that leads a group of its own. */
export interface StartedProgram {
  readonly pid: number;
  readonly child: ChildProcessWithoutNullStreams;
  /** Kills the whole group, also what the process left behind. */
  readonly kill: () => void;
  /** Comes when the process has ended and its output was read. */
  readonly ended: Promise<ProgramEnd>;
}

/** How a process ended. */
export interface ProgramEnd {
  readonly status: number | undefined;
  readonly signal: string | undefined;
}

/** How long output is waited for that somebody else keeps open after the process has ended. */
const DRAIN_MS = 500;

const groups = new Set<number>();
let isGuarded = false;

/**
 * Starts a program as the leader of a process group. It does not outlive this process.
 *
 * @param commandLine The command.
 * @param stop Kills it.
 * @throws SubjectError When it cannot be started.
 */
export async function startProgram(
  [command, ...args]: CommandLine,
  stop?: AbortSignal,
): Promise<StartedProgram> {
  const child = spawn(command, args, { detached: true, stdio: "pipe" });
  // Who ends early does not read to the end: that is no failure of ours.
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on("error", () => {});
  const ended = endOf(child);
  try {
    await once(child, "spawn");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SubjectError(`${command} cannot be started: ${reason}`, { cause: error });
  }
  const { pid } = child;
  if (pid === undefined) throw new SubjectError(`${command} has no process`);
  guard(pid);
  const kill = (): void => {
    killGroup(pid);
  };
  stop?.addEventListener("abort", kill);
  if (stop?.aborted === true) kill();
  return {
    pid,
    child,
    kill,
    ended: ended.then(async ({ closed, ...end }) => {
      stop?.removeEventListener("abort", kill);
      kill(); // children would keep the output open, and go on
      await Promise.race([closed, delay(DRAIN_MS)]);
      child.stdout.destroy();
      child.stderr.destroy();
      groups.delete(pid);
      return end;
    }),
  };
}

function endOf(
  child: ChildProcessWithoutNullStreams,
): Promise<ProgramEnd & { readonly closed: Promise<unknown> }> {
  return new Promise((resolve) => {
    const closed = new Promise((close) => void child.once("close", close));
    child.once("exit", (status, signal) => {
      resolve({ status: status ?? undefined, signal: signal ?? undefined, closed });
    });
    child.on("error", () => undefined);
  });
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

function guard(pid: number): void {
  groups.add(pid);
  if (isGuarded) return;
  isGuarded = true;
  process.once("exit", () => {
    for (const each of groups) killGroup(each);
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // nothing of it is left
  }
}
