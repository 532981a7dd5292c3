import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { programArguments } from "../../../tools/build/built-program.ts";

/** The program as it is shipped, or from source where that is newer. */
const PROGRAM = programArguments();

export const USER = "ada";
export const PASSWORD = "correct horse";
export const AUTHORIZATION = `Basic ${btoa(`${USER}:${PASSWORD}`)}`;

const DEFAULTS = {
  CALLINGCARD_PORT: "0",
  CALLINGCARD_MESSAGING: "off",
  CALLINGCARD_USER: USER,
  CALLINGCARD_PASSWORD: PASSWORD,
};

/** A `callingcard serve` in a process of its own. */
export interface RunningProgram {
  readonly child: ChildProcessWithoutNullStreams;
  readonly url: string;
  readonly bookUrl: string;
  /** What it printed after the address. */
  readonly output: readonly string[];
  /** What it logged. */
  readonly log: readonly string[];
  /** Resolves with `output` when it holds a line with this text. */
  untilPrinted(text: string): Promise<readonly string[]>;
  /** Sends a signal and waits for the end; gives the exit status, `null` when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the program as its users do, with some variables or without, and waits for the address. */
export async function startProgram(
  data: string,
  env: Readonly<Record<string, string>> = {},
  without: readonly string[] = [],
): Promise<RunningProgram> {
  const all = { ...DEFAULTS, CALLINGCARD_DATA: data, ...env };
  return launch(
    Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name))),
    // A test that failed leaves no server behind.
    (child) => onTestFinished(() => void child.kill("SIGKILL")),
  );
}

/** What the tests of a file have together. */
interface SharedProgram {
  /** What the commands of the program are given, to use the same data. */
  readonly env: { readonly CALLINGCARD_DATA: string };
  readonly program: RunningProgram;
}

/**
 * Starts the program for all tests of a file, before the first of them: each has names of its own in it. It has to end well behind
 * the last.
 *
 * @param env Some variables.
 * @returns Gives the program to a test.
 */
export function shareProgram(env: Readonly<Record<string, string>> = {}): () => SharedProgram {
  let shared: SharedProgram | undefined;
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "callingcard-"));
    const own = { CALLINGCARD_DATA: folder };
    shared = { env: own, program: await launch({ ...DEFAULTS, ...own, ...env }) };
  });
  afterAll(async () => {
    const status = await shared?.program.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
    expect(status).toBe(0);
  });
  return () => {
    if (shared === undefined) throw new Error("the program is started before the tests");
    return shared;
  };
}

async function launch(
  env: Readonly<Record<string, string>>,
  onStart: (child: ChildProcessWithoutNullStreams) => void = () => undefined,
): Promise<RunningProgram> {
  const child = spawnProgram(["serve"], env);
  onStart(child);
  const output: string[] = [];
  const log: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => log.push(line));
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    let address: string | undefined;
    lines.on("line", (line) => {
      if (address !== undefined) output.push(line);
      address ??= /https?:\/\/\S+/.exec(line)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", () => {
      reject(new Error(`program ended before it answered: ${log.join("\n")}`));
    });
  });
  return {
    child,
    url,
    bookUrl: `${url}addressbooks/${USER}/contacts/`,
    output,
    log,
    async untilPrinted(text) {
      while (!output.some((line) => line.includes(text))) await once(lines, "line");
      return output;
    },
    async end(signal) {
      const ended = once(child, "exit");
      child.kill(signal);
      const [status] = (await ended) as [number | null];
      return status;
    },
  };
}

/** Starts the program with arguments of its own and pipes for its streams. */
export function spawnProgram(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return spawn(process.execPath, [...PROGRAM, ...args], {
    env: { PATH, NODE_COMPILE_CACHE, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** Runs with an empty folder and removes it after. */
export async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "callingcard-"));
  try {
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
