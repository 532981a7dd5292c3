import { setTimeout } from "node:timers/promises";
import { type Child, startChild } from "./child.ts";
import { type SippResult, startSipp } from "./sipp.ts";
import { USERS } from "./users.ts";

/** How long each rate is played, in seconds. */
const SECONDS = 10;

/** Ports of SIPp: it takes no free one by itself. */
const CLIENT_PORT = 27_060;
const ORIGINATOR_PORT = 27_061;

/** What is between the originator and the clients. */
export interface Subject {
  readonly name: string;

  /** Starts it; the clients listen at a port. `undefined`: nothing is between. */
  readonly start?: (clientPort: number) => Child;

  /** Rates that are tried, in calls a second, from the lowest on; the first one that fails ends it. */
  readonly rates: readonly number[];
}

/** How one rate went. */
export interface SetUpRow {
  readonly name: string;
  readonly rate: number;
  readonly result: SippResult;

  /** Part of a processor that the subject used. */
  readonly load: number;

  /** Set-ups for each second of processor time. */
  readonly perCpuSecond: number;
}

/** The subjects of the table: SIPp to itself and a bare relay are what the others are compared with. */
export const SUBJECTS: readonly Subject[] = [
  { name: "SIPp to SIPp", rates: [300, 600] },
  {
    name: "bare relay",
    start: (port) => startChild("bare-sip-relay.ts", [String(port)]),
    rates: [300, 600],
  },
  {
    name: "policy A, one client",
    start: (port) => startChild("function-process.ts", [String(port), "1", "first"]),
    rates: [200, 300, 400],
  },
  {
    name: "policy C, three clients",
    start: (port) => startChild("function-process.ts", [String(port), "3", "all"]),
    rates: [100, 150, 200],
  },
];

/**
 * Measures how many sessions a second can be set up and ended.
 *
 * @param subject What is between the originator and the clients.
 */
export async function measureSetUps(subject: Subject): Promise<readonly SetUpRow[]> {
  const clients = startSipp({ scenario: "client", port: CLIENT_PORT, transport: "tcp" });
  const child = subject.start?.(CLIENT_PORT);
  const to = { host: "127.0.0.1", port: (await child?.line())?.["sip"] ?? CLIENT_PORT };
  await setTimeout(500);
  const rows: SetUpRow[] = [];
  // Once before, unmeasured: code gets compiled.
  await play(to, 50, child);
  for (const rate of subject.rates) {
    const row = { name: subject.name, rate, ...(await play(to, rate, child)) };
    rows.push(row);
    if (row.result.failed > 0) break;
  }
  await child?.stop();
  await clients.stop();
  return rows;
}

async function play(
  to: { readonly host: string; readonly port: number },
  rate: number,
  child: Child | undefined,
): Promise<Omit<SetUpRow, "name" | "rate">> {
  const users = Array.from({ length: USERS }, (_, user) => [`u${user}`]);
  const before = (await child?.ask())?.["cpuMs"] ?? 0;
  const beganMs = performance.now();
  const calls = rate * SECONDS;
  const port = ORIGINATOR_PORT;
  const sipp = startSipp({
    scenario: "originator",
    port,
    to,
    rate,
    calls,
    rows: users,
    transport: "tcp",
  });
  const result = await sipp.finished;
  const tookMs = performance.now() - beganMs;
  const cpuMs = ((await child?.ask())?.["cpuMs"] ?? 0) - before;
  return { result, load: cpuMs / tookMs, perCpuSecond: result.successful / (cpuMs / 1_000) };
}
