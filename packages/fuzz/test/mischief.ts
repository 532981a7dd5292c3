import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { CommandLine, RunOptions, Subject, SubjectKind } from "../src/index.ts";
import { freePort } from "../../../tools/port/free-port.ts";

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** In the command lines of these servers alone. */
export const MARK = `server-of-${randomUUID()}`;

/** Time is for servers that hang alone: a busy machine may need all of it for an answer. */
export const limits = { timeoutMs: 60_000, outputOctets: 1 << 20 };

/** For an input that a server hangs at. */
const HANG_MS = 500;

/** For an input that a server ends of by itself: it is watched until it does. */
const LATE_MS = 60_000;

/** What all servers do when they read these words; otherwise they answer. */
export const MISCHIEF = `// ${MARK}
  const mischief = (text) => {
    if (text === "die") process.kill(process.pid, "SIGSEGV");
    if (text === "throw") throw new Error("thrown");
    if (text === "hang") for (;;);
    if (text === "log") for (;;) require("node:fs").writeSync(1, "x".repeat(4096));
  };`;

/**
 * The command of a server.
 *
 * @param script Its script.
 * @param port Where it listens.
 */
export function serve(script: string, port: number): CommandLine {
  return [process.execPath, "-e", script, `${port}`];
}

/**
 * Makes a server ready, at a free port, and closes it behind the test.
 *
 * @param kindAt How it is reached.
 */
export async function open(kindAt: (port: number) => SubjectKind): Promise<
  Subject & {
    /** What an input came to that the server lives on with, and does not hang at. */
    readonly ending: (text: string) => Promise<object>;
    /** What an input came to that the server hangs at. */
    readonly hanging: (text: string) => Promise<object>;
    /** What an input came to that ends the server, sooner or later. */
    readonly ended: (text: string) => Promise<object>;
  }
> {
  const subject = await kindAt(await freePort()).open();
  onTestFinished(subject.close);
  const endingOf = async (text: string, options: RunOptions = {}): Promise<object> =>
    (await subject.run(encode(text), options)).ending;
  return {
    ...subject,
    ending: endingOf,
    hanging: (text) => endingOf(text, { timeoutMs: HANG_MS }),
    ended: (text) => endingOf(text, { lateMs: LATE_MS }),
  };
}

export const SILENT = { kind: "silent" };
export const DIED = { kind: "signal", signal: "SIGSEGV" };
export const HUNG = { kind: "hang" };
export const FLOODED = { kind: "flood" };
export const LEFT = { kind: "gone", reason: "its command ended with status 1" };
