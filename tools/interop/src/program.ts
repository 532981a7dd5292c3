import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { freePort } from "../../port/free-port.ts";
import { keepLog } from "./child-log.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const PROGRAM = "packages/callingcard/src/bin/callingcard.ts";

/** What a client is given of an account. */
export interface Account {
  /** An address, with a slash at the end. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** The address book program, started as its users start it, on a data folder of its own; its first user's account. */
export interface Program extends Account {
  /** The first user's address book, with a slash at the end. */
  readonly bookUrl: string;
  /** Makes another user, whose account has the same address. */
  addUser(user: string, password: string): Account;
  /** Asks the program to stop, waits for it and removes its data. */
  stop(): Promise<void>;
}

/**
 * Runs `npm start` on a free port and waits until it answers.
 *
 * @param settings What stands in its environment beside its place, user and port.
 */
export async function startProgram(
  settings: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const data = mkdtempSync(join(tmpdir(), "callingcard-"));
  const user = "ada";
  const password = "correct horse battery staple";
  const child = spawn("npm", ["start"], {
    cwd: ROOT,
    env: {
      ...process.env,
      CALLINGCARD_DATA: data,
      CALLINGCARD_PORT: `${await freePort()}`, // where it may come back
      CALLINGCARD_MESSAGING: "off",
      CALLINGCARD_USER: user,
      CALLINGCARD_PASSWORD: password,
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = keepLog("callingcard", child.stderr);
  const url = await addressPrinted(child, log);
  return {
    url,
    bookUrl: new URL(`addressbooks/${user}/contacts/`, url).href,
    user,
    password,
    addUser(name, secret) {
      const command = ["--conditions=@callingcard/source", PROGRAM, "user", "add", name];
      const options = { cwd: ROOT, input: `${secret}\n` };
      run(process.execPath, [...command, "--data", data], {}, options);
      return { url, user: name, password: secret };
    },
    async stop() {
      const exit = once(child, "exit");
      child.kill("SIGTERM");
      const [code] = (await exit) as [number | null];
      rmSync(data, { recursive: true });
      if (code !== 0) throw new Error(`the program ended with ${code} when asked to stop`);
    },
  };
}

/** Waits for the line that tells the address. */
async function addressPrinted(
  child: ChildProcessByStdio<null, Readable, Readable>,
  log: () => string,
): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address !== undefined) {
      child.stdout.resume();
      return address.endsWith("/") ? address : `${address}/`;
    }
  }
  throw new Error(`the program ended before it printed its address: ${log()}`);
}

/**
 * Runs a peer's command and gives back what it printed, on both streams.
 *
 * @param environment What it has beside the environment of the tests.
 * @param options Its folder and what it reads; those of the tests and nothing by default.
 * @throws Error That says how to install the peer when it is missing.
 */
export function run(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  options: { readonly cwd?: string; readonly input?: string } = {},
): string {
  const { stdout, stderr, status, error } = spawnSync(command, args, {
    env: { ...process.env, LC_ALL: "C.UTF-8", ...environment },
    encoding: "utf8",
    input: "",
    ...options,
    timeout: 110_000,
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) {
    const isMissing = "code" in error && error.code === "ENOENT";
    const reason = isMissing ? `is not installed: apt-get install ${command}` : "did not end well";
    throw new Error(`${command} ${reason}`, { cause: error });
  }
  if (status === 0) return stdout + stderr;
  throw new Error(`${command} ${args.join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
}
