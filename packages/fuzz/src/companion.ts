import { setTimeout as delay } from "node:timers/promises";
import { keepEnds } from "./kept-output.ts";
import type { Limits } from "./limits.ts";
import { type MemoryWatch, watchMemory } from "./memory.ts";
import { endingOf, ERROR_OCTETS } from "./run-program.ts";
import { type CommandLine, startProgram } from "./started-program.ts";
import { type Ending, SubjectError } from "./subject.ts";
import type { Transport } from "./transport.ts";

/** A server that is kept running: started where it does not run. */
export interface Companion {
  /**
   * Waits until the server can be reached, and forgets what it wrote.
   *
   * @throws SubjectError When it cannot be reached in time.
   */
  readonly ready: () => Promise<void>;
  /**
   * What became of the server by itself, or because of a limit.
   *
   * @param graceMs How long its end is waited for.
   * @returns `undefined` when it goes on.
   */
  readonly fate: (graceMs: number) => Promise<Ending | undefined>;
  /** What it wrote to standard error since it was ready. */
  readonly errors: () => Uint8Array;
  readonly peakOctets: () => number | undefined;
  /** Kills it with all that it started; `ready` starts it again. */
  readonly end: () => Promise<void>;
}

/** How long is between two attempts to reach a server, in milliseconds. */
const ATTEMPT_MS = 20;

/**
 * Waits until somebody is at an address.
 *
 * @param transport The way there.
 * @param waitMs How long.
 * @param isGone Whether there is nothing to wait for any more.
 */
async function isReached(
  transport: Transport,
  waitMs: number,
  isGone: () => boolean,
): Promise<boolean> {
  const until = performance.now() + waitMs;
  while (!isGone()) {
    if (await transport.isOpen()) return !isGone();
    if (performance.now() > until) return false;
    await delay(ATTEMPT_MS);
  }
  return false;
}

/**
 * A server that somebody else keeps running.
 *
 * @param transport The way to it.
 * @param waitMs How long it may take to come back.
 */
export function foreignServer(transport: Transport, waitMs: number): Companion {
  return {
    ready: async () => {
      if (await isReached(transport, waitMs, () => false)) return;
      const advice = "give its command behind --, and it is started again";
      throw new SubjectError(`nobody is at ${transport.address}: ${advice}`);
    },
    fate: async () => undefined,
    errors: () => new Uint8Array(0),
    peakOctets: () => undefined,
    end: async () => {},
  };
}

/**
 * A server that is started by a command.
 *
 * @param commandLine The command; no shell is between.
 * @param transport The way to it.
 * @param limits What it may cost between one input and the next.
 * @param waitMs How long it may take to start.
 * @param stop Kills it.
 */
export function startedServer(
  commandLine: CommandLine,
  transport: Transport,
  limits: Required<Limits>,
  waitMs: number,
  stop?: AbortSignal,
): Companion {
  let running: Running | undefined;
  const start = async (): Promise<Running> => {
    if (await transport.isOpen()) {
      throw new SubjectError(`somebody is at ${transport.address} before the command is started`);
    }
    const server = await run(commandLine, limits, stop);
    if (await isReached(transport, waitMs, () => server.ending() !== undefined)) return server;
    await server.end();
    const said = new TextDecoder().decode(server.errors()).trim().split("\n").at(-1) ?? "";
    const why = said === "" ? "" : `: ${said}`;
    throw new SubjectError(
      `${commandLine[0]} was started and is not at ${transport.address}${why}`,
    );
  };
  return {
    ready: async () => {
      if (running?.ending() !== undefined) running = undefined;
      running ??= await start();
      running.forget();
    },
    fate: async (graceMs) => {
      if (running === undefined) return undefined;
      const waiting = new AbortController();
      const { signal } = waiting;
      await Promise.race([running.ended, delay(graceMs, undefined, { signal })]);
      waiting.abort();
      return running.ending();
    },
    errors: () => running?.errors() ?? new Uint8Array(0),
    peakOctets: () => running?.peakOctets(),
    end: async () => {
      await running?.end();
      running = undefined;
    },
  };
}

interface Running {
  readonly ended: Promise<unknown>;
  readonly ending: () => Ending | undefined;
  readonly forget: () => void;
  readonly errors: () => Uint8Array;
  readonly peakOctets: () => number | undefined;
  readonly end: () => Promise<void>;
}

async function run(
  commandLine: CommandLine,
  { memoryOctets, outputOctets }: Required<Limits>,
  stop: AbortSignal | undefined,
): Promise<Running> {
  const { child, pid, kill, ended } = await startProgram(commandLine, stop);
  let ending: Ending | undefined;
  let errors = keepEnds(ERROR_OCTETS, ERROR_OCTETS);
  let written = 0;
  const cut = (reason: Ending): void => {
    ending ??= reason;
    kill();
  };
  const memory: MemoryWatch = watchMemory(pid, memoryOctets, () => {
    cut({ kind: "memory" });
  });
  const count = (chunk: Uint8Array): void => {
    written += chunk.length;
    if (written > outputOctets) cut({ kind: "flood" });
  };
  child.stdout.on("data", count);
  child.stderr.on("data", (chunk: Uint8Array) => {
    errors.push(chunk);
    count(chunk);
  });
  const gone = ended.then((end) => {
    memory.stop();
    const own = endingOf(end);
    ending ??=
      own.kind === "exit"
        ? { kind: "gone", reason: `its command ended with status ${own.status}` }
        : own;
  });
  return {
    ended: gone,
    ending: () => ending,
    forget: () => {
      errors = keepEnds(ERROR_OCTETS, ERROR_OCTETS);
      written = 0;
    },
    errors: () => errors.octets(),
    peakOctets: memory.peakOctets,
    end: async () => {
      memory.stop();
      kill();
      await gone;
    },
  };
}
