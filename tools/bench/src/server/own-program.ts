import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { programArguments } from "../../../build/built-program.ts";
import { end, newFolder } from "./peer-process.ts";
import type { Peer } from "./peers.ts";

/**
 * Starts the program of this repository, as it was built where it was.
 *
 * @param name What it is called in the table.
 * @param processes How many processes answer clients.
 */
export async function startOwnProgram(name: string, processes: number): Promise<Peer> {
  const folder = newFolder(name);
  const child = spawn(process.execPath, [...programArguments(), "serve"], {
    env: {
      ...process.env,
      CALLINGCARD_DATA: folder,
      CALLINGCARD_PORT: "0",
      CALLINGCARD_PROCESSES: String(processes),
      CALLINGCARD_MESSAGING: "off",
      CALLINGCARD_USER: "bench",
      CALLINGCARD_PASSWORD: "bench",
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let url: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    url = /http:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) break;
  }
  if (url === undefined) throw new Error(`${name} did not start`);
  child.stdout.resume();
  return {
    name,
    version: "",
    isOwn: true,
    bookUrl: new URL("/addressbooks/bench/book/", url),
    credentials: "bench:bench",
    processId: child.pid,
    stop: () => end(child, folder),
  };
}
