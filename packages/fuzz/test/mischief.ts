import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { CommandLine, Subject, SubjectKind } from "../src/index.ts";
import { freePort } from "../../../tools/port/free-port.ts";

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** In the command lines of these servers alone. */
export const MARK = `server-of-${randomUUID()}`;

export const limits = { timeoutMs: 1000, outputOctets: 1 << 20 };

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
 * @param port Where it listens. Default: a port that is free.
 */
export async function open(
  kindAt: (port: number) => SubjectKind,
  port?: number,
): Promise<Subject & { readonly ending: (text: string) => Promise<object> }> {
  const subject = await kindAt(port ?? (await freePort())).open();
  onTestFinished(subject.close);
  return { ...subject, ending: async (text) => (await subject.run(encode(text))).ending };
}

export const SILENT = { kind: "silent" };
export const DIED = { kind: "signal", signal: "SIGSEGV" };
export const HUNG = { kind: "hang" };
export const FLOODED = { kind: "flood" };
export const LEFT = { kind: "gone", reason: "its command ended with status 1" };
