import { spawn } from "node:child_process";
import { once } from "node:events";

/** Characters kept of what a command prints. */
const MAX_OUTPUT = 1_000_000;

/** How a command ended. */
export interface Ran {
  /** `undefined` where it was ended by a signal. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how long a command runs. */
export interface CommandOptions {
  readonly cwd: string;
  readonly timeoutMs: number;
  /** Put before the folders of PATH. */
  readonly path?: string;
}

/** Runs a command to its end, or to its limit of time. Its output beyond a million characters is left out. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, timeoutMs, path }: CommandOptions,
): Promise<Ran> {
  const child = spawn(command, args, {
    cwd,
    env: commandEnvironment(path),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text.slice(0, MAX_OUTPUT - output[name].length);
    });
  }
  const limit = setTimeout(() => {
    output.stderr += `\nended after ${timeoutMs} ms`;
    child.kill("SIGKILL");
  }, timeoutMs);
  const [status] = (await once(child, "close")) as [number | null];
  clearTimeout(limit);
  return { status: status ?? undefined, ...output };
}

/**
 * Runs a command that has to end well.
 *
 * @throws Error With what it printed, where it did not.
 */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<string> {
  const { status, stdout, stderr } = await runCommand(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}\n${stdout}`);
  return stdout;
}

/** The environment of this process without what npm and pnpm say to their scripts, but for the registry. */
export function commandEnvironment(path?: string): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_registry$)|pnpm_|NODE_OPTIONS$)/i.test(name),
  );
  const environment = Object.fromEntries(entries);
  if (path === undefined) return environment;
  return { ...environment, PATH: `${path}:${environment["PATH"] ?? ""}` };
}
