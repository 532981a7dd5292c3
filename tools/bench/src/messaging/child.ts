import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A process of this folder that talks in lines of JSON. */
export interface Child {
  /** The next line that it prints. */
  line(): Promise<Record<string, number>>;

  /** Sends a line, and gives the answer. */
  ask(text?: string): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

/**
 * Starts a script of this folder.
 *
 * @param script Its file name.
 * @param args Its arguments.
 * @param nodeArgs Arguments of Node.
 */
export function startChild(
  script: string,
  args: readonly string[],
  nodeArgs: readonly string[] = [],
): Child {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child: ChildProcess = spawn(
    process.execPath,
    ["--conditions=@callingcard/source", ...nodeArgs, file, ...args],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  if (child.stdout === null) throw new Error("no output");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<Record<string, number>> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${script} ended`);
    return JSON.parse(value) as Record<string, number>;
  };
  return {
    line,
    ask(text = "") {
      child.stdin?.write(`${text}\n`);
      return line();
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, "close");
    },
  };
}
