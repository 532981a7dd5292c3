// Ports that a test may give away by their number: to a program that it starts, to a server that comes back, or to a
// client that shall find nobody. A number that "listen on port 0" gave is anybody's again when that listener closes.

import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type ListenOptions } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Below are ports of well-known services, and such that browsers refuse. */
const LOWEST = 20_000;

const HIGHEST = 65_535;

/** What RFC 6335 section 6 leaves to be given to connections, where the system does not tell its own range. */
const DYNAMIC: Range = [49_152, 65_535];

/** Port numbers from one to another. */
type Range = readonly [low: number, high: number];

/**
 * Finds a port of 127.0.0.1 where nobody listens by TCP or UDP. It is outside of the range that the system takes ports of
 * connections from, and no other caller on this machine is given it until this process ends.
 *
 * @param among Where it is looked for. Default: from 20 000 on, without the range of connections.
 * @throws Error When no port is free.
 */
export async function freePort(among: readonly Range[] = outside(ephemeral())): Promise<number> {
  const ports = among.flatMap(([low, high]) =>
    Array.from({ length: high - low + 1 }, (_, index) => low + index),
  );
  const start = randomInt(ports.length);
  for (const port of [...ports.slice(start), ...ports.slice(0, start)]) {
    if ((await isClaimed(port)) && (await isFree(port))) return port;
  }
  throw new Error(`no port of ${ports.length} is free`);
}

function ephemeral(): Range {
  if (process.platform !== "linux") return DYNAMIC;
  const text = readFileSync("/proc/sys/net/ipv4/ip_local_port_range", "utf8");
  const [low = 0, high = 0] = text.trim().split(/\s+/).map(Number);
  return [low, high];
}

function outside([low, high]: Range): readonly Range[] {
  const below: Range = [LOWEST, Math.min(HIGHEST, low - 1)];
  const above: Range = [Math.max(LOWEST, high + 1), HIGHEST];
  const ranges = [below, above].filter(([first, last]) => first <= last);
  // Where connections may have any port, at least no two callers share one.
  return ranges.length > 0 ? ranges : [[LOWEST, HIGHEST]];
}

/**
 * Claims a port by a socket that only one process can have. The system drops it with the process; where it is a file, one
 * that a killed process left behind costs one port until the folder is cleared.
 */
async function isClaimed(port: number): Promise<boolean> {
  const name = `callingcard-port-${port}`;
  const names: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
    linux: `\0${name}`,
    win32: `\\\\.\\pipe\\${name}`,
  };
  const server = await listen({ path: names[process.platform] ?? join(tmpdir(), name) });
  server?.unref();
  return server !== undefined;
}

async function isFree(port: number): Promise<boolean> {
  const server = await listen({ port, host: "127.0.0.1" });
  if (server === undefined) return false;
  const socket = createSocket("udp4");
  const isBound = await new Promise<boolean>((resolve) => {
    socket.once("error", () => resolve(false));
    socket.bind({ port, address: "127.0.0.1", exclusive: true }, () => resolve(true));
  });
  socket.close();
  server.close();
  await once(server, "close");
  return isBound;
}

function listen(options: ListenOptions): Promise<ReturnType<typeof createServer> | undefined> {
  return new Promise((resolve) => {
    const server = createServer((connection) => connection.destroy());
    server.once("error", () => resolve(undefined));
    server.listen({ ...options, exclusive: true }, () => resolve(server));
  });
}
