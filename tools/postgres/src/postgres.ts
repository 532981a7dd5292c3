// A real PostgreSQL server for tests and benches, on a free port of the loopback interface, in a folder of its own.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chownSync, mkdirSync, mkdtempSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../port/free-port.ts";
import { findPrograms, type Programs } from "./programs.ts";

/** A server that was started. */
export interface PostgresServer {
  /** URL of the database `postgres`, from which others are made. */
  readonly url: string;
  /** The URL of a database of another name on the server, which has to be made by `CREATE DATABASE`. */
  readonly urlOf: (name: string) => string;
  /** A name that no database has. */
  readonly newName: () => string;
  /** Ends it as a loss of power would: nothing more is written, connections break. */
  readonly crash: () => Promise<void>;
  /** Starts it again on the same port and data. */
  readonly restart: () => Promise<void>;
  /** Ends it and removes its folder, as happens too when the process ends that started it. */
  readonly stop: () => Promise<void>;
}

/** What a server is started with. */
export interface PostgresOptions {
  /** Settings beside those below, as in `{ synchronous_commit: "off" }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

const WATCHMAN = fileURLToPath(new URL("watchman.ts", import.meta.url));

/** How long it may take until connections are taken, in milliseconds. */
const START_MS = 110_000;

/** Settings for many short-lived databases; commits are on disk as ever. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "64MB",
  max_connections: "200",
  log_min_messages: "log",
};

/**
 * Starts a server.
 *
 * @param options Settings.
 * @throws Error With what the program said when it does not start.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const programs = findPrograms(folder);
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (programs.as !== undefined) {
    for (const path of [folder, data]) chownSync(path, programs.as.uid, programs.as.gid);
  }
  const watchman = watch(folder);
  makeCluster(programs, data);
  const port = await freePort();
  const settings = { ...SETTINGS, ...options.settings, port: `${port}` };
  let server = await startServer(programs, data, settings);
  const urlOf = (name: string): string => `postgres://postgres@127.0.0.1:${port}/${name}`;
  return {
    url: urlOf("postgres"),
    urlOf,
    newName: () => `test_${randomUUID().replaceAll("-", "")}`,
    crash: () => end(server, "SIGQUIT"),
    restart: async () => {
      await end(server, "SIGINT");
      server = await startServer(programs, data, settings);
    },
    stop: async () => {
      await end(server, "SIGINT");
      // Waited for, as nothing else of it is.
      watchman.ref();
      const exit = once(watchman, "exit");
      watchman.stdin?.end();
      await exit;
    },
  };
}

function watch(folder: string): ChildProcess {
  const watchman = spawn(process.execPath, [WATCHMAN, folder], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  watchman.unref();
  if (watchman.stdin instanceof Socket) watchman.stdin.unref();
  return watchman;
}

function makeCluster({ initdb, as }: Programs, data: string): void {
  const options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale"];
  const made = spawnSync(initdb, [...options, "--no-sync", `--pgdata=${data}`], {
    ...as,
    cwd: data,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr ?? made.error?.message}`);
}

async function startServer(
  { postgres, as }: Programs,
  data: string,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const set = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(postgres, ["-D", data, ...set], {
    ...as,
    cwd: data,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const started = Promise.withResolvers<void>();
  let said = "";
  server.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = `${said}${text}`.slice(-4_000);
    if (said.includes("ready to accept connections")) started.resolve();
  });
  server.once("exit", () => started.reject(new Error(`postgres did not start: ${said}`)));
  const timer = setTimeout(() => server.kill("SIGQUIT"), START_MS);
  await started.promise.finally(() => clearTimeout(timer));
  return server;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, "exit");
  server.kill(signal);
  await exit;
}
